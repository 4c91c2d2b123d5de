/** A task that is repeated in the background. */
export interface PeriodicWork {
  /** The name in the log and the metrics. */
  readonly name: string;
  /** Milliseconds from the end of one turn to the next. */
  readonly every: number;
  /** One turn. It should end soon after `isStopped` says so. */
  readonly turn: (isStopped: () => boolean) => Promise<void>;
}

/**
 * Repeats the work from `start` or `startLater` until `stop`. A failed turn is reported, and the next takes place as
 * planned.
 */
export class Periodic {
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly work: PeriodicWork,
    private readonly failed: (name: string, error: unknown) => void,
  ) {}

  /** Runs the first turn at once. */
  start(): this {
    this.turning = this.turn();
    return this;
  }

  /** Runs the first turn after one interval. */
  startLater(): this {
    this.next();
    return this;
  }

  /** Resolves when the turn under way is done. */
  turned(): Promise<void> {
    return this.turning;
  }

  /** Resolves when the turn under way is done. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.turning;
  }

  private async turn(): Promise<void> {
    try {
      await this.work.turn(() => this.isStopped);
    } catch (error) {
      if (!this.isStopped) this.failed(this.work.name, error);
    }
    this.next();
  }

  private next(): void {
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.turning = this.turn();
    }, this.work.every);
    this.timer.unref();
  }
}
