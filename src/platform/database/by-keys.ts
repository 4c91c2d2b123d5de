import type { TransactionSettings } from './statement.js';

/**
 * For statements that read rows by the keys of an organization. A plan for given values goes by the statistics of that
 * organization: of one that came since the last ANALYZE they say that it has no rows, so that any index that begins with
 * `org_id` looks as good as the key's, and each lookup would read all its rows. A generic plan goes by the average
 * organization.
 */
export const BY_KEYS: TransactionSettings = { plan_cache_mode: 'force_generic_plan' };

/**
 * The rows of a table whose column has one of the values of `$2`, in the organization `$1`. One lookup for each value, since
 * the cost of `= ANY` is that of ten.
 * @param condition of the rows, such as that of a partial index
 */
export function selectByKeys(columns: readonly string[], table: string, column: string, type: 'uuid' | 'text', condition = 'true'): string {
  return `SELECT f.* FROM (SELECT DISTINCT unnest($2::${type}[]) AS key) k CROSS JOIN LATERAL (
    SELECT ${columns.join(', ')} FROM ${table} WHERE org_id = $1 AND ${column} = k.key AND ${condition} OFFSET 0) f`;
}
