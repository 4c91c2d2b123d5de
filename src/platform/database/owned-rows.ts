import type { TransactionSettings } from './statement.js';

/*
 * Rows of one owner. Each table has an index that begins with `org_id, owner_id`; a user may own most rows of it, or none of a million.
 */

/**
 * Leaves only plans from an index, and compares them by the rows that they pass over: by the pages, an index in the order of the
 * rows in the table looks better than the owner's, and reads all rows of the organization where the owner has few left.
 */
export const OWNED: TransactionSettings = { plan_cache_mode: 'force_generic_plan', enable_seqscan: 'off', enable_bitmapscan: 'off', seq_page_cost: '0', random_page_cost: '0' };

/** The rows of the organization `$1` that `$2` owns, at most `$3`. @param condition of the rows, such as that of a partial index */
export function selectOwned(columns: string, table: string, condition = 'true'): string {
  return `SELECT ${columns} FROM ${table} d WHERE org_id = $1 AND owner_id = $2 AND ${condition} LIMIT $3`;
}

/** Counts them, up to `$3`. */
export function countOwned(table: string, condition = 'true'): string {
  return `SELECT count(*) AS count FROM (${selectOwned('1', table, condition)}) o`;
}
