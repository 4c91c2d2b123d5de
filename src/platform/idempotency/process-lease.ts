import { newId } from '../../kernel/ids.js';
import type { Database } from '../database/database.js';
import { Periodic } from '../telemetry/periodic.js';
import type { PeriodicFailures } from '../telemetry/periodic-failures.js';

/** Milliseconds between two renewals of the lease. */
const BEAT_MS = 2_000;

/** A process is considered dead this long after its last renewal: by the database's clock, in SQL. */
const LAPSES_AFTER = "interval '7 seconds'";

/** Whether the process of this id, a column, is dead or unknown. */
export const isGone = (column: string): string => `NOT EXISTS (SELECT FROM process_leases l WHERE l.id = ${column} AND l.alive_at > now() - ${LAPSES_AFTER})`;

const BEAT = 'INSERT INTO process_leases (id, alive_at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET alive_at = now()';
const END = 'DELETE FROM process_leases WHERE id = $1';
const SWEEP = "DELETE FROM process_leases WHERE alive_at < now() - interval '1 hour'";

/**
 * This process's lease in the database, by which other instances see that it is dead. It is only approximate: a process
 * that was merely stopped for a while is considered dead, too, so every takeover needs a fencing check as well.
 */
export class ProcessLease {
  readonly id = newId();
  private readonly beats: Periodic;
  private beatAt = -Infinity;
  private isBegun = false;

  /**
   * @param onBeat runs after each renewal, so whenever the database answers again @param failures receives each renewal
   * that fails
   */
  constructor(
    private readonly database: Database,
    onBeat: () => Promise<void>,
    failures: PeriodicFailures,
  ) {
    this.beats = new Periodic({ name: 'process_lease', every: BEAT_MS, turn: () => this.beat().then(onBeat) }, failures.report);
  }

  /**
   * Holds the lease from now on; it is not taken before it is needed. Returns at once, unless the last renewal is long
   * ago. Throws `unavailable` if the database cannot answer now.
   */
  async hold(): Promise<void> {
    if (performance.now() - this.beatAt < 2 * BEAT_MS) return;
    await this.beat();
    if (!this.isBegun) this.beats.startLater();
    this.isBegun = true;
  }

  /** Deletes the leases of processes that have long been dead. */
  async sweep(): Promise<void> {
    await this.database.query({ name: 'process_leases_sweep', writes: true, text: SWEEP, values: [] });
  }

  /** Gives the lease up: the reservations of this process become free. */
  async end(): Promise<void> {
    await this.beats.stop();
    // If the database does not answer any more, the lease expires within seconds, and a sweep deletes it.
    if (this.beatAt > -Infinity) await this.database.query({ name: 'process_leases_end', writes: true, text: END, values: [this.id] }).catch(() => undefined);
  }

  private async beat(): Promise<void> {
    const at = performance.now();
    await this.database.query({ name: 'process_leases_beat', writes: true, text: BEAT, values: [this.id] });
    this.beatAt = at;
  }
}
