/*
 * Rows that have a value of a custom field, whatever it is. The index over the names of values, of the migration
 * `CustomNamesIndex`, holds this expression.
 */

const NAMES = "jsonb_path_query_array(custom, '$.keyvalue().key')";

/** The rows of the organization `$1` with a value under the name `$2`. */
function valued(table: string, condition: string): string {
  return `FROM ${table} WHERE org_id = $1 AND custom <> '{}' AND ${NAMES} ? $2 AND ${condition}`;
}

/** Counts the rows with a value. @param condition of the rows, such as that of a pipeline */
export function countValued(table: string, condition: string): string {
  return `SELECT count(*) AS count ${valued(table, condition)}`;
}

/**
 * Reads at most `limit` rows with a value. All are planned for, since a plan for a few of them reads the whole table until it
 * has met as many.
 */
export function selectValued(columns: string, table: string, condition: string, limit: `$${number}`): string {
  return `WITH valued AS MATERIALIZED (SELECT * ${valued(table, condition)}) SELECT ${columns} FROM valued d LIMIT ${limit}`;
}
