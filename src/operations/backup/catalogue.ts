import type pg from 'pg';
import type { BackupSequence, BackupTable } from './backup-format.js';
import { loadOrder } from './load-order.js';

/** The content of a database that a backup includes. */
export interface Catalogue {
  /** Names of the migrations that have run, oldest first. */
  readonly migrations: readonly string[];
  /** In loading order. */
  readonly tables: readonly BackupTable[];
  readonly sequences: readonly BackupSequence[];
}

/**
 * The tables of the schema `public`, without the list of migrations and tables of extensions. A partitioned table is
 * included as one table without its partitions, which depend on the date.
 */
const OUR_TABLES = `
  c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'migrations'
  AND NOT EXISTS (SELECT 1 FROM pg_depend e WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')`;

/** The names of our tables, in no special order. */
export async function tableNames(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`SELECT c.relname AS name FROM pg_class c WHERE ${OUR_TABLES} ORDER BY 1`);
  return rows.map(({ name }) => name);
}

/** The migrations that have run, oldest first; null if the database has never been migrated. */
export async function migrationsRun(client: pg.ClientBase): Promise<string[] | null> {
  const found = await client.query<{ found: string | null }>("SELECT to_regclass('public.migrations')::text AS found");
  if (found.rows[0]?.found == null) return null;
  const { rows } = await client.query<{ name: string }>('SELECT name FROM public.migrations ORDER BY timestamp, id');
  return rows.map(({ name }) => name);
}

export async function readCatalogue(client: pg.ClientBase): Promise<Catalogue> {
  const tables = await client.query<BackupTable>(`
    SELECT c.relname AS name, json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum) AS columns
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE ${OUR_TABLES} AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    GROUP BY c.relname ORDER BY c.relname`);
  const references = await client.query<{ from: string; to: string }>(`
    SELECT DISTINCT c.relname AS from, r.relname AS to
    FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class r ON r.oid = f.confrelid
    WHERE f.contype = 'f' AND ${OUR_TABLES}`);
  const byName = new Map(tables.rows.map((table) => [table.name, table]));
  return {
    migrations: (await migrationsRun(client)) ?? [],
    tables: loadOrder([...byName.keys()], references.rows).flatMap((name) => byName.get(name) ?? []),
    sequences: await readSequences(client),
  };
}

/** All sequences but the one of the list of migrations. */
async function readSequences(client: pg.ClientBase): Promise<BackupSequence[]> {
  const { rows } = await client.query<{ name: string; quoted: string }>(`
    SELECT c.relname AS name, c.oid::regclass::text AS quoted FROM pg_class c
    WHERE c.relkind = 'S' AND c.relnamespace = 'public'::regnamespace
      AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND (d.deptype = 'e' OR d.refobjid = to_regclass('public.migrations')))
    ORDER BY 1`);
  const sequences: BackupSequence[] = [];
  for (const { name, quoted } of rows) {
    const state = await client.query<Omit<BackupSequence, 'name'>>(`SELECT last_value::text AS last_value, is_called FROM ${quoted}`);
    sequences.push(...state.rows.map((row) => ({ name, ...row })));
  }
  return sequences;
}
