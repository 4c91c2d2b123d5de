import type { QueryRunner } from 'typeorm';

/**
 * Builds indexes without blocking writers. For a migration with `transaction = false`: if it is interrupted it runs
 * again, and rebuilds indexes that an earlier attempt left invalid.
 * @param indexes each index's name, with its definition behind ON
 */
export async function buildIndexes(runner: QueryRunner, indexes: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, definition] of Object.entries(indexes)) {
    const invalid = (await runner.query('SELECT 1 FROM pg_index WHERE indexrelid = to_regclass($1) AND NOT indisvalid', [name])) as unknown[];
    if (invalid.length > 0) await runner.query(`DROP INDEX CONCURRENTLY ${name}`);
    await runner.query(`CREATE INDEX CONCURRENTLY IF NOT EXISTS ${name} ON ${definition}`);
  }
}
