import type { QueryRunner } from 'typeorm';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
/** 1970 began on a Thursday. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
/** The log is kept for 30 days. */
const WEEKS_BACK = 5;
const WEEKS_AHEAD = 3;

/** Makes a partition of the log for each week that it may have rows of; older rows go to `delivery_log_other`. */
export async function makeWeeks(runner: QueryRunner): Promise<void> {
  const [row] = (await runner.query('SELECT extract(epoch FROM now())::float8 * 1000 AS now')) as { now: number }[];
  const monday = Math.floor(((row?.now ?? 0) - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
  for (let week = -WEEKS_BACK; week <= WEEKS_AHEAD; week++) {
    const from = monday + week * WEEK_MS;
    const name = `delivery_log_${new Date(from).toISOString().slice(0, 10).replaceAll('-', '')}`;
    await runner.query(`CREATE TABLE IF NOT EXISTS ${name} PARTITION OF delivery_log FOR VALUES FROM ('${firstIdOf(from)}') TO ('${firstIdOf(from + WEEK_MS)}')`);
  }
}

/** The least UUID version 7 of this millisecond. */
function firstIdOf(milliseconds: number): string {
  const hex = milliseconds.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-0000-0000-000000000000`;
}
