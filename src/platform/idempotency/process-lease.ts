import { newId } from '../../kernel/ids.js';
import type { Database } from '../database/database.js';

/** How often a process says that it lives. */
const BEAT_MS = 2_000;

/** So long after its last word a process is taken for dead: by the database's clock, in SQL. */
const LAPSES_AFTER = "interval '7 seconds'";

/** Whether the process of this id, a column, is dead or unknown. */
export const isGone = (column: string): string => `NOT EXISTS (SELECT FROM process_leases l WHERE l.id = ${column} AND l.alive_at > now() - ${LAPSES_AFTER})`;

const BEAT = 'INSERT INTO process_leases (id, alive_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET alive_at = now()';
const END = 'DELETE FROM process_leases WHERE id = $1';
const SWEEP = "DELETE FROM process_leases WHERE alive_at < now() - interval '1 hour'";

/**
 * This process's lease in the database, by which other instances see that it is gone. It only says so approximately: a
 * process that was merely stopped for a while is taken for dead, too, so whatever is taken over must be fenced besides.
 */
export class ProcessLease {
  readonly id = newId();
  private timer: NodeJS.Timeout | undefined;
  private beatAt = -Infinity;
  private beating: Promise<void> = Promise.resolve();
  private ended = false;

  /** @param onBeat runs after each beat, so whenever the database answers again */
  constructor(
    private readonly database: Database,
    private readonly onBeat: () => Promise<void>,
  ) {}

  /**
   * Holds the lease from now on; it is not begun before it is needed. Ends at once, unless the last beat is long ago.
   * Throws `unavailable` if the database cannot answer now.
   */
  async hold(): Promise<void> {
    if (performance.now() - this.beatAt < 2 * BEAT_MS) return;
    await this.beat();
    if (this.timer !== undefined || this.ended) return;
    this.timer = setInterval(() => {
      // The next turn comes anyway, and who cannot reach the database hears it from the requests.
      this.beating = this.beating.then(() => this.beat()).then(this.onBeat).catch(() => undefined);
    }, BEAT_MS);
    this.timer.unref();
  }

  /** Deletes the leases of processes that are long gone. */
  async sweep(): Promise<void> {
    await this.database.query({ name: 'process_leases_sweep', writes: true, text: SWEEP, values: [] });
  }

  /** Gives the lease up: what the process still holds is free. */
  async end(): Promise<void> {
    this.ended = true;
    clearInterval(this.timer);
    await this.beating;
    if (this.beatAt > -Infinity) await this.database.query({ name: 'process_leases_end', writes: true, text: END, values: [this.id] }).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    const at = performance.now();
    await this.database.query({ name: 'process_leases_beat', writes: true, text: BEAT, values: [this.id] });
    this.beatAt = at;
  }
}
