import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { StartupError } from '../../kernel/startup-error.js';
import type { BackupHeader, BackupTable } from './backup-format.js';
import type { BackupReader, TableReading } from './backup-reader.js';
import { type Catalogue, readCatalogue, tableNames } from './catalogue.js';
import { codeOf } from '../../kernel/unknown-error.js';
import type { Progress } from './progress.js';
import { buildSecondaryIndexes, dropSecondaryIndexes } from './secondary-indexes.js';
import { lockTables, qualified } from './session.js';

/** The application name of the connections of servers, and of commands that use the application. */
const APPLICATION_NAME = 'oratek';

export interface Loaded {
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly rows: number;
  /** Tables with rows in the backup that OraTek's schema does not have: they were left out. */
  readonly skipped: readonly string[];
}

export interface LoadReports {
  /** Receives sentences about the progress. */
  readonly log: (sentence: string) => void;
  readonly progress: Progress;
}

/** Throws StartupError if a table has a row. */
export async function refuseRows(client: pg.ClientBase, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rows } = await client.query<{ found: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${qualified(client, table)}) AS found`);
    if (rows[0]?.found !== true) continue;
    throw new StartupError(`The database is not empty (${table} has rows), and a backup is restored into an empty one only: use a new database, or a new DATA_DIR.`);
  }
}

/**
 * Loads the part after the header, atomically. The session holds the migration lock, the schema is that of the backup,
 * and constraints are checked as usual.
 * @throws StartupError if the backup is damaged, or the database not empty or in use
 */
export async function load(client: pg.Client, reader: BackupReader, header: BackupHeader, { log, progress }: LoadReports): Promise<Loaded> {
  await client.query('BEGIN');
  try {
    await keepOthersOut(client);
    const catalogue = await readCatalogue(client);
    refuseOtherSchema(header, catalogue);
    const known = new Set(catalogue.tables.map(({ name }) => name));
    const tables = new Map(header.tables.filter(({ name }) => known.has(name)).map((table) => [table.name, table]));
    const skipped: string[] = [];
    const indexes = await dropSecondaryIndexes(client, [...known]);
    const read = await reader.readTables(header, (reading) => {
      const table = tables.get(reading.name);
      return table ? copyIn(client, table, reading, progress) : passOver(reading);
    });
    await reader.finish();
    for (const { name, rows } of read) {
      if (known.has(name) || rows === 0) continue;
      skipped.push(name);
      log(`The table ${name} (${rows} rows) is not part of OraTek's schema and was left out.`);
    }
    await buildSecondaryIndexes(client, indexes, log);
    await continueSequences(client, header, catalogue);
    await client.query('COMMIT');
    const restored = read.filter(({ name }) => known.has(name));
    return { tables: restored, rows: restored.reduce((sum, { rows }) => sum + rows, 0), skipped };
  } catch (error) {
    // If the connection is lost, Postgres rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/**
 * Blocks all reads and writes of the tables until the commit. A server that starts waits for the migration lock. One
 * that is past that, and may have found the database empty and be about to make its demo, is recognized by its
 * connections.
 */
async function keepOthersOut(client: pg.Client): Promise<void> {
  const tables = await tableNames(client);
  await lockTables(client, tables, 'ACCESS EXCLUSIVE');
  const { rows } = await client.query<{ pid: number }>(
    'SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1 AND pid <> pg_backend_pid()',
    [APPLICATION_NAME],
  );
  if (rows.length > 0) throw new StartupError(`A server or a command uses the database (${rows.length} connections): stop it, and restore again.`);
  await refuseRows(client, tables);
}

function refuseOtherSchema(header: BackupHeader, catalogue: Catalogue): void {
  const shapeOf = ({ columns }: BackupTable): string => columns.map(({ name, type }) => `${name} ${type}`).sort().join(', ');
  const inBackup = new Map(header.tables.map((table) => [table.name, shapeOf(table)]));
  const other = catalogue.tables.filter((table) => inBackup.get(table.name) !== shapeOf(table)).map(({ name }) => name);
  if (other.length === 0) return;
  throw new StartupError(`The schema of the backup differs from the one that its migrations make (${other.join(', ')}): the schema of one of the two databases was changed by hand.`);
}

async function copyIn(client: pg.Client, { name, columns }: BackupTable, reading: TableReading, progress: Progress): Promise<number> {
  const names = columns.map((column) => client.escapeIdentifier(column.name)).join(', ');
  const copy = client.query(copyFrom(`COPY ${qualified(client, name)} (${names}) FROM STDIN (FORMAT text, ENCODING 'UTF8')`));
  try {
    let bytes = 0;
    const watched = async function* (): AsyncGenerator<Buffer, void> {
      for await (const piece of reading.rows) {
        yield piece;
        progress(name, (bytes += piece.length));
      }
    };
    await pipeline(watched, copy);
    return copy.rowCount;
  } catch (error) {
    const code = codeOf(error);
    if (error instanceof StartupError || code === undefined) throw error;
    // Postgres' own message may quote customers' data.
    throw new StartupError(`Postgres refused the rows of ${name} with the error ${code}: the backup is damaged or the database failed, and nothing was restored.`, { cause: error });
  }
}

async function passOver({ rows }: TableReading): Promise<null> {
  for await (const _piece of rows);
  return null;
}

async function continueSequences(client: pg.Client, header: BackupHeader, catalogue: Catalogue): Promise<void> {
  const known = new Set(catalogue.sequences.map(({ name }) => name));
  for (const { name, last_value, is_called } of header.sequences) {
    if (known.has(name)) await client.query('SELECT setval($1::regclass, $2::bigint, $3)', [qualified(client, name), last_value, is_called]);
  }
}
