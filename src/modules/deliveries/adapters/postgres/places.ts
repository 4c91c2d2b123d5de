/*
 * The statements of the queue find a row once, by an index, and reach it by its place (`ctid`) from then on. Joined by its key it would be at the mercy
 * of statistics: while the planner believes the table to be empty, it takes all of it for the outer side. A place is the one that the
 * snapshot sees; a row that changed since is not reached by it, and each statement says what it then does.
 */

/** The place of the row of the queue that another row names, or no row. The first key that is not less: so the search ends with one row, also where there is none. */
export function placeOf(named: string, alias: string): string {
  return (
    `CROSS JOIN LATERAL (SELECT x.ctid AS place, x.event_id, x.id FROM pending_deliveries x WHERE (x.org_id, x.event_id, x.id) >= (${named}.org_id, ${named}.event_id, ${named}.id)` +
    ` ORDER BY x.org_id, x.event_id, x.id LIMIT 1) ${alias}`
  );
}

/** Holds of what `placeOf` found only what was named. */
export function isNamed(alias: string, named: string): string {
  return `${alias}.event_id = ${named}.event_id AND ${alias}.id = ${named}.id`;
}

/** The event that a row names: some columns of it. It is there as long as the row is. */
export function eventOf(named: string, columns: string): string {
  return `CROSS JOIN LATERAL (SELECT ${columns} FROM events x WHERE (x.org_id, x.id) >= (${named}.org_id, ${named}.event_id) ORDER BY x.org_id, x.id LIMIT 1)`;
}

/** Shares a lock on the event, against a deletion of the contact: the log refers to it, and must not wait. No row if the event is going. */
export function lockEventOf(named: string): string {
  return `${eventOf(named, 'x.ctid AS place')} e CROSS JOIN LATERAL (SELECT 1 AS there FROM events v WHERE v.ctid = e.place FOR KEY SHARE SKIP LOCKED) v`;
}

/** Due at once: a column of milliseconds would round the moment up, and the next claim would not find it due. */
export const NOW = "date_trunc('milliseconds', now())";
