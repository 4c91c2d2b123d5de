/** A piece of work, with a name from the program for the log. */
interface Task {
  readonly name: string;
  readonly run: () => Promise<void>;
}

export interface BacklogOptions {
  /** How many tasks run at a time. */
  readonly concurrency: number;
  /** How many may wait; further ones are dropped. */
  readonly maxWaiting: number;
  readonly failed: (name: string, error: unknown) => void;
}

/**
 * Work that is done beside the requests, in order, a few at a time: a request that adds to it takes as long whatever the work turns out
 * to be. It lies in memory, so what waits is lost with the process.
 */
export class Backlog {
  private readonly waiting: Task[] = [];
  private readonly running = new Set<Promise<void>>();

  constructor(private readonly options: BacklogOptions) {}

  /** Adds a task. Returns false, and drops it, if too many wait. */
  add(name: string, run: () => Promise<void>): boolean {
    if (this.waiting.length >= this.options.maxWaiting) {
      this.options.failed(name, new Error('it is dropped, since too much waits already'));
      return false;
    }
    this.waiting.push({ name, run });
    this.fill();
    return true;
  }

  /** Resolves when nothing is left, tasks that others added included. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private fill(): void {
    while (this.running.size < this.options.concurrency) {
      const task = this.waiting.shift();
      if (!task) return;
      const running = this.run(task).finally(() => {
        this.running.delete(running);
        this.fill();
      });
      this.running.add(running);
    }
  }

  private async run({ name, run }: Task): Promise<void> {
    // The caller goes on first, whatever the task begins with.
    await Promise.resolve();
    try {
      await run();
    } catch (error) {
      this.options.failed(name, error);
    }
  }
}
