import type { IdempotencyKeys } from './idempotency-keys.js';

const INTERVAL_MS = 60_000;
/** So many rows a statement: none holds its locks for long. */
const STEP = 500;

/** Deletes expired keys in small steps, once a minute on every instance; they step around each other. */
export class IdempotencySweeper {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly keys: IdempotencyKeys,
    private readonly interval = INTERVAL_MS,
  ) {}

  /** Sweeps from now on, until `stop`. */
  start(): void {
    this.timer = setInterval(() => {
      // The next turn comes anyway, and who cannot reach the database hears it from the requests.
      this.sweeping = this.sweeping.then(() => this.sweep()).catch(() => undefined);
    }, this.interval);
    this.timer.unref();
  }

  /** Ends, when the step that is under way is done. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    while (!this.stopped && (await this.keys.sweep(STEP)) === STEP);
  }

  /** So that Nest waits for it before the connections are closed. */
  onModuleDestroy(): Promise<void> {
    return this.stop();
  }
}
