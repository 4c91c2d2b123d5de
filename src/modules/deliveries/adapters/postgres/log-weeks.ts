import { firstIdOf } from '../../../../kernel/ids.js';
import type { Database } from '../../../../platform/database/database.js';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const KEPT_MS = 30 * DAY_MS;
const WEEKS_AHEAD = 3;
/** Rows of `delivery_log_other` that one statement deletes. */
const STEP = 1_000;
/** An arbitrary number that no other advisory lock with one integer uses. */
const LOCK = 4_031_960_118;

/** Matches a partition's name: it contains the Monday of its week. */
const NAME = /^delivery_log_(\d{4})(\d\d)(\d\d)$/;

/** The name of the partition whose week begins at this moment. */
function nameOf(monday: number): string {
  return `delivery_log_${new Date(monday).toISOString().slice(0, 10).replaceAll('-', '')}`;
}

/**
 * The partitions of the log, one for the ids of each week. A partition is made long before its week, and dropped when
 * all of it is past the 30 days that the log is kept: its rows are never deleted one by one. Rows outside of these
 * weeks, such as those of a restored old backup, lie in `delivery_log_other`.
 */
export class LogWeeks {
  constructor(private readonly database: Database) {}

  /** Makes partitions for the next weeks and drops expired ones. Only one process at a time does it. */
  async turn(): Promise<void> {
    // A transaction that reads for hours, such as a backup, blocks this one; the lock timeout keeps this one from
    // blocking all others behind it.
    await this.database.transaction(() => this.turnLocked(), { lock_timeout: "'1s'" });
    await this.database.query({ writes: true, text: `DELETE FROM delivery_log_other WHERE id IN (SELECT id FROM delivery_log_other WHERE created_at < now() - interval '30 days' LIMIT ${STEP})`, values: [] });
  }

  private async turnLocked(): Promise<void> {
    const [lock] = await this.database.query<{ now: number; taken: boolean }>({ text: `SELECT extract(epoch FROM now())::float8 * 1000 AS now, pg_try_advisory_xact_lock(${LOCK}) AS taken`, values: [] });
    if (!lock?.taken) return;
    const known = new Set((await this.partitions()).filter((name) => NAME.test(name)));
    const monday = Math.floor((lock.now - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
    for (let week = 0; week <= WEEKS_AHEAD; week++) {
      const from = monday + week * WEEK_MS;
      if (!known.has(nameOf(from))) await this.make(from);
    }
    for (const name of known) {
      const from = Date.parse(name.replace(NAME, '$1-$2-$3'));
      if (from + WEEK_MS < lock.now - KEPT_MS) await this.database.query({ text: `DROP TABLE ${name}`, values: [] });
    }
  }

  /** Takes rows of its week from `delivery_log_other`, for the case that no process ran for weeks. */
  private async make(from: number): Promise<void> {
    const name = nameOf(from);
    const range = [firstIdOf(from), firstIdOf(from + WEEK_MS)] as const;
    const run = (text: string): Promise<unknown> => this.database.query({ text, values: [] });
    await run(`CREATE TABLE ${name} (LIKE delivery_log INCLUDING ALL)`);
    await run(`WITH moved AS (DELETE FROM delivery_log_other WHERE id >= '${range[0]}' AND id < '${range[1]}' RETURNING *) INSERT INTO ${name} SELECT * FROM moved`);
    await run(`ALTER TABLE delivery_log ATTACH PARTITION ${name} FOR VALUES FROM ('${range[0]}') TO ('${range[1]}')`);
  }

  private async partitions(): Promise<string[]> {
    const rows = await this.database.query<{ name: string }>({ text: "SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'delivery_log'::regclass ORDER BY 1", values: [] });
    return rows.map(({ name }) => name);
  }
}
