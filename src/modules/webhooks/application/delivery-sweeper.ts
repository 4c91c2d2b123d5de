import type { DeliverySweeps } from '../ports/delivery.sweeps.js';

const INTERVAL_MS = 10_000;
/** So many rows a statement: none holds its locks for long. */
const STEP = 500;
const STEPS = ['failStranded', 'deleteOld', 'deleteOrphans'] as const;
/** What is old can wait a minute. */
const TURNS_BETWEEN_DELETES = 6;

/** Clears up among the deliveries in small steps, on every process that delivers; they step around each other. */
export class DeliverySweeper {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private isStopped = false;
  private turns = 0;

  constructor(
    private readonly sweeps: DeliverySweeps,
    private readonly interval = INTERVAL_MS,
  ) {}

  /** Sweeps from now on, until `stop`. */
  start(): void {
    this.timer = setInterval(() => {
      // The next turn comes anyway.
      this.sweeping = this.sweeping.then(() => this.sweep()).catch(() => undefined);
    }, this.interval);
    this.timer.unref();
  }

  /** Ends, when the step that is under way is done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearInterval(this.timer);
    await this.sweeping;
  }

  private async sweep(): Promise<void> {
    const steps = this.turns++ % TURNS_BETWEEN_DELETES === 0 ? STEPS : STEPS.slice(0, 1);
    for (const step of steps) {
      while (!this.isStopped && (await this.sweeps[step](STEP)) === STEP);
    }
  }
}
