import { createHash } from 'node:crypto';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { StartupError } from '../../kernel/startup-error.js';
import { type BackupEnd, type BackupHeader, type BackupTable, END_OF_ROWS, FORMAT, FORMAT_VERSION, type TableEnd, type TableStart } from './backup-format.js';
import { type Catalogue, migrationsRun, readCatalogue, tableNames } from './catalogue.js';
import type { Progress } from './progress.js';
import { lockTables, prepareSession, qualified } from './session.js';

/** The content of a backup in figures. */
export interface BackupSummary {
  readonly header: BackupHeader;
  readonly tables: readonly { readonly name: string; readonly rows: number }[];
  readonly rows: number;
  /** Before compression. */
  readonly bytes: number;
}

/** How often the lock is tried again when the set of tables changed between reading and locking it. */
const MAX_ATTEMPTS = 3;

/**
 * The text of a backup, piece by piece, as docs/backup.md describes it; at the end, its summary. All of it is one
 * snapshot: one reading transaction, which blocks nothing but changes of the schema.
 * @param client a session of its own @param release of OraTek @throws StartupError if there is nothing to back up, or
 * the tables are locked
 */
export async function* dump(client: pg.Client, release: string, progress: Progress): AsyncGenerator<Buffer, BackupSummary> {
  await prepareSession(client);
  if ((await migrationsRun(client)) === null) throw new StartupError('The database is empty: there is nothing to back up.');
  const catalogue = await beginAtOneMoment(client);
  const header = await describe(client, release, catalogue);
  const total = createHash('sha256');
  const tables: { name: string; rows: number }[] = [];
  let bytes = 0;
  let rows = 0;
  const counted = (piece: Buffer): Buffer => {
    total.update(piece);
    bytes += piece.length;
    return piece;
  };

  yield counted(asLine(header));
  for (const table of catalogue.tables) {
    yield counted(asLine({ table: table.name } satisfies TableStart));
    const digest = createHash('sha256');
    let inTable = 0;
    const copy = client.query(copyTo(copyOut(client, table)));
    for await (const piece of copy as AsyncIterable<Buffer>) {
      digest.update(piece);
      yield counted(piece);
      progress(table.name, (inTable += piece.length));
    }
    // Postgres reports the number of rows after the last row; the reply to the next query comes after that.
    await client.query('SELECT 1');
    tables.push({ name: table.name, rows: copy.rowCount });
    rows += copy.rowCount;
    yield counted(Buffer.from(`${END_OF_ROWS}\n`));
    yield counted(asLine({ rows: copy.rowCount, sha256: digest.digest('hex') } satisfies TableEnd));
  }
  yield asLine({ end: true, tables: tables.length, rows, sha256: total.digest('hex') } satisfies BackupEnd);
  await client.query('COMMIT');
  return { header, tables, rows, bytes };
}

/**
 * Begins the transaction. The tables are locked before the first query takes the snapshot: COPY uses the current
 * columns, which must be those of the snapshot.
 */
async function beginAtOneMoment(client: pg.Client): Promise<Catalogue> {
  for (let attempt = 1; ; attempt++) {
    const names = await tableNames(client);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await lockTables(client, names, 'ACCESS SHARE');
    const catalogue = await readCatalogue(client);
    if (catalogue.tables.map(({ name }) => name).sort().join() === [...names].sort().join()) return catalogue;
    await client.query('ROLLBACK');
    if (attempt === MAX_ATTEMPTS) throw new StartupError('Tables were added or removed during the backup: wait for the running migration to end, and try again.');
  }
}

async function describe(client: pg.Client, release: string, catalogue: Catalogue): Promise<BackupHeader> {
  const { rows } = await client.query<{ now: string; postgres: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now, split_part(current_setting('server_version'), ' ', 1) AS postgres`,
  );
  const { now = '', postgres = '' } = rows[0] ?? {};
  return { format: FORMAT, version: FORMAT_VERSION, created_at: now, release, postgres, ...catalogue };
}

function copyOut(client: pg.Client, { name, columns }: BackupTable): string {
  // A query, since COPY does not accept a partitioned table itself.
  return `COPY (SELECT ${columns.map((column) => client.escapeIdentifier(column.name)).join(', ')} FROM ${qualified(client, name)}) TO STDOUT (FORMAT text, ENCODING 'UTF8')`;
}

function asLine(value: object): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}
