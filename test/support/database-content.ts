import type pg from 'pg';

/** Every row of every table as Postgres writes it, with generated columns, in a fixed order; a partitioned table counts as one. */
export async function rowsOf(sql: pg.Client): Promise<Record<string, string[]>> {
  const tables = await sql.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname <> 'migrations' ORDER BY 1");
  const found: Record<string, string[]> = {};
  await sql.query("SET TimeZone = 'UTC'");
  for (const { name } of tables.rows) {
    const { rows } = await sql.query<{ row: string }>(`SELECT t::text AS row FROM public.${name} t ORDER BY t::text COLLATE "C"`);
    found[name] = rows.map(({ row }) => row);
  }
  return found;
}

/** What a restore makes of these rows: whoever was signed in signs in again, and no link works. */
export const asRestored = (rows: Record<string, string[]>): Record<string, string[]> => ({ ...rows, sessions: [], sign_in_choices: [], sign_in_links: [] });

/** The parts of the schema: columns, constraints, indexes, functions, triggers, sequences, extensions, migrations. */
export async function schemaOf(sql: pg.Client): Promise<Record<string, unknown[]>> {
  const ours = "relnamespace = 'public'::regnamespace";
  const queries: Readonly<Record<string, string>> = {
    columns: `SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, a.attidentity, pg_get_expr(d.adbin, d.adrelid)
              FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
              WHERE c.${ours} AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, a.attnum`,
    constraints: 'SELECT conrelid::regclass::text, conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid <> 0 ORDER BY 1, 2',
    indexes: `SELECT c.relname, i.indisvalid, pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.${ours} ORDER BY 1`,
    triggers: 'SELECT tgrelid::regclass::text, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2',
    functions: "SELECT p.oid::regprocedure::text, p.prosrc FROM pg_proc p JOIN pg_language l ON l.oid = p.prolang WHERE p.pronamespace = 'public'::regnamespace AND l.lanname <> 'c' ORDER BY 1",
    relations: `SELECT relname, relkind::text, relpersistence::text, relrowsecurity FROM pg_class WHERE ${ours} ORDER BY 1`,
    migrations: 'SELECT timestamp, name FROM migrations ORDER BY id',
    extensions: 'SELECT extname FROM pg_extension ORDER BY 1',
  };
  const found: Record<string, unknown[]> = {};
  for (const [name, text] of Object.entries(queries)) found[name] = (await sql.query({ text, rowMode: 'array' })).rows;
  return found;
}
