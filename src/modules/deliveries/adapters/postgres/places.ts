/*
 * The statements of the queue find a row once, by an index, and then address it by its `ctid`. A join by its key would
 * depend on statistics: while the planner believes the table to be empty, it scans all of it as the outer side. A
 * `ctid` is that of the snapshot's version; if the row changed since, it is not found, and each statement says what it
 * then does.
 */

/**
 * The `ctid` of the row of the queue that another row names, or no row. Searches for the first key that is not less, so
 * the index scan ends after one row, even if the key does not exist.
 */
export function placeOf(named: string, alias: string): string {
  return (
    `CROSS JOIN LATERAL (SELECT x.ctid AS place, x.event_id, x.id FROM pending_deliveries x WHERE (x.org_id, x.event_id, x.id) >= (${named}.org_id, ${named}.event_id, ${named}.id)` +
    ` ORDER BY x.org_id, x.event_id, x.id LIMIT 1) ${alias}`
  );
}

/** Keeps a result of `placeOf` only if it has the key that was searched. */
export function isNamed(alias: string, named: string): string {
  return `${alias}.event_id = ${named}.event_id AND ${alias}.id = ${named}.id`;
}

/** Columns of the event that a row names. The event exists as long as the row does. */
export function eventOf(named: string, columns: string): string {
  return `CROSS JOIN LATERAL (SELECT ${columns} FROM events x WHERE (x.org_id, x.id) >= (${named}.org_id, ${named}.event_id) ORDER BY x.org_id, x.id LIMIT 1)`;
}

/**
 * Takes a share lock on the event, against a deletion of the contact: the log references it, and must not wait. No row
 * if the event is being deleted.
 */
export function lockEventOf(named: string): string {
  return `${eventOf(named, 'x.ctid AS place')} e CROSS JOIN LATERAL (SELECT 1 AS there FROM events v WHERE v.ctid = e.place FOR KEY SHARE SKIP LOCKED) v`;
}

/** Due at once: a column of milliseconds would round the time up, and the next claim would not find the row due. */
export const NOW = "date_trunc('milliseconds', now())";
