import type pg from 'pg';
import { qualified } from './session.js';

/** The memory for building an index, which makes it many times faster. */
const MEMORY = '256MB';

/**
 * Drops the indexes that no constraint needs, and returns their definitions. Filling an index row by row takes many
 * times as long as building it over all rows. For a transaction that builds them again, or is rolled back.
 */
export async function dropSecondaryIndexes(client: pg.ClientBase, tables: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    // For a partitioned table, the definition says ON ONLY, which would leave its partitions out.
    `SELECT c.relname AS name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ') AS definition
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid::regclass = ANY ($1::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)
     ORDER BY c.relname`,
    [tables.map((table) => qualified(client, table))],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${qualified(client, name)}`);
  return rows.map(({ definition }) => definition);
}

/** Builds what `dropSecondaryIndexes` dropped. */
export async function buildSecondaryIndexes(client: pg.ClientBase, definitions: readonly string[], log: (sentence: string) => void): Promise<void> {
  if (definitions.length > 0) log(`Building ${definitions.length} indexes.`);
  await client.query("SELECT set_config('maintenance_work_mem', $1, true)", [MEMORY]);
  for (const definition of definitions) await client.query(definition);
}
