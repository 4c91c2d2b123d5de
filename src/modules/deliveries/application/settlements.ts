import type { Settlement } from '../domain/delivery.js';
import type { Settled } from '../ports/delivery.queue.js';

/** The most results in one batch. */
const BATCH = 250;
/**
 * How long the first result of a batch waits for others, in milliseconds, while more than this many attempts are under
 * way.
 */
const [GATHER, FEW] = [5, 8];
/** Pauses in milliseconds: after a failure of the database, and while all remaining rows are locked by others. */
const [PAUSE, SHORT_PAUSE] = [250, 10];
/**
 * A lease lasts 20 seconds; an attempt takes up to 15 of them. A result that is not written in time belongs to the next
 * holder of the lease.
 */
const KEEP_FOR = 20_000;

interface Waiting {
  readonly settlement: Settlement;
  readonly since: number;
}

/**
 * Writes results as they come, one batch at a time: results that come during a batch join the next one, so batches grow
 * with the load. Rows that were locked by others join the next batch, too.
 */
export class Settlements {
  private waiting: Waiting[] = [];
  private writing = false;

  /**
   * @param write writes a batch @param done receives each batch that was written, or null for one that was given up
   * since its leases are over @param failed receives the error of a batch that was not written; it is tried again
   * @param underWay returns how many attempts may end soon
   */
  constructor(
    private readonly write: (settlements: readonly Settlement[]) => Promise<Settled>,
    private readonly done: (settlements: readonly Settlement[], settled: Settled | null) => void,
    private readonly failed: (error: unknown) => void,
    private readonly underWay: () => number,
  ) {}

  /** The number of unwritten results. */
  get size(): number {
    return this.waiting.length;
  }

  add(settlement: Settlement): void {
    this.waiting.push({ settlement, since: performance.now() });
    if (!this.writing) void this.writeAll();
  }

  private async writeAll(): Promise<void> {
    this.writing = true;
    while (this.waiting.length > 0) {
      // Deliveries that were claimed together end at about the same time, and those that are settled together are
      // claimed together again.
      if (this.waiting.length < BATCH && this.underWay() > FEW) await pause(GATHER);
      await this.writeBatch();
      this.giveUpExpired();
    }
    this.writing = false;
  }

  private async writeBatch(): Promise<void> {
    const batch = this.waiting.splice(0, BATCH);
    const settlements = batch.map(({ settlement }) => settlement);
    try {
      const settled = await this.write(settlements);
      const locked = new Set(settled.locked);
      this.waiting.push(...batch.filter(({ settlement }) => locked.has(settlement)));
      this.done(settlements, settled);
      if (locked.size === batch.length) await pause(SHORT_PAUSE);
    } catch (error) {
      this.failed(error);
      this.waiting.unshift(...batch);
      await pause(PAUSE);
    }
  }

  private giveUpExpired(): void {
    const now = performance.now();
    const expired = this.waiting.filter(({ since }) => now - since > KEEP_FOR);
    if (expired.length === 0) return;
    this.waiting = this.waiting.filter(({ since }) => now - since <= KEEP_FOR);
    this.done(expired.map(({ settlement }) => settlement), null);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
