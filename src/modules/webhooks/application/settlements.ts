import type { Settlement } from '../domain/delivery.js';

/** At most so many are written at once. */
const BATCH = 200;
/** How long the first of a batch waits for others, in milliseconds. */
const GATHER = 5;
/** Pauses between tries while the database cannot be reached, in milliseconds. */
const PAUSE = 250;
/** A lease is over after 20 seconds; an attempt takes up to 15 of them. What is not written then belongs to somebody else. */
const KEEP_FOR = 20_000;

interface Waiting {
  readonly settlement: Settlement;
  readonly since: number;
}

/**
 * Writes results as they come, one statement at a time: what comes while it runs goes with the next. So batches grow
 * with the load.
 */
export class Settlements {
  private waiting: Waiting[] = [];
  private writing: Promise<void> | null = null;

  /**
   * @param write a statement for many
   * @param done told of each batch that is written, or given up since its leases are over
   */
  constructor(
    private readonly write: (settlements: readonly Settlement[]) => Promise<void>,
    private readonly done: (settlements: readonly Settlement[]) => void,
  ) {}

  add(settlement: Settlement): void {
    this.waiting.push({ settlement, since: Date.now() });
    this.writing ??= this.writeAll();
  }

  /** Ends when all that came until then is written, or given up. */
  async drained(): Promise<void> {
    while (this.writing) await this.writing;
  }

  private async writeAll(): Promise<void> {
    // What was claimed together ends at about the same time, and what is settled together is claimed together again.
    await new Promise((resolve) => setTimeout(resolve, GATHER));
    while (this.waiting.length > 0) {
      const batch = this.waiting.slice(0, BATCH);
      const settlements = batch.map(({ settlement }) => settlement);
      try {
        await this.write(settlements);
        this.waiting.splice(0, batch.length);
        this.done(settlements);
      } catch {
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
        const expired = this.waiting.filter(({ since }) => Date.now() - since > KEEP_FOR);
        this.waiting = this.waiting.filter(({ since }) => Date.now() - since <= KEEP_FOR);
        if (expired.length > 0) this.done(expired.map(({ settlement }) => settlement));
      }
    }
    this.writing = null;
  }
}
