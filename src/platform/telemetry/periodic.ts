/** Something that is done in the background again and again. */
export interface PeriodicWork {
  /** For the log and the metrics. */
  readonly name: string;
  /** Milliseconds from the end of one turn to the next. */
  readonly every: number;
  /** One turn. It should end soon after `isStopped` says so. */
  readonly turn: (isStopped: () => boolean) => Promise<void>;
}

/** Does it from `start` or `startLater` on until `stop`. A turn that fails is reported, and the next comes anyway. */
export class Periodic {
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly work: PeriodicWork,
    private readonly failed: (name: string, error: unknown) => void,
  ) {}

  /** Takes the first turn at once. */
  start(): this {
    this.turning = this.turn();
    return this;
  }

  /** Takes the first turn after the time between two. */
  startLater(): this {
    this.next();
    return this;
  }

  /** Ends, when the turn that is under way has. */
  turned(): Promise<void> {
    return this.turning;
  }

  /** Ends, when the turn that is under way has. */
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
