import type { Readable } from 'node:stream';
import { type MigrationClass, withLockedSchema } from '../../migrations/migrate.js';
import { ALL_MIGRATIONS } from '../../migrations/all-migrations.js';
import { StartupError } from '../../kernel/startup-error.js';
import { requireOwnSession } from '../check-pooler.js';
import type { BackupHeader } from './backup-format.js';
import { BackupReader } from './backup-reader.js';
import { migrationsRun, tableNames } from './catalogue.js';
import { load, type Loaded, type LoadReports, refuseRows } from './load.js';
import { prepareSession, qualified } from './session.js';

/** What lets somebody in: it may have been ended since the backup, so everybody signs in again. Nothing refers to these. */
const SIGNED_IN = ['sessions', 'sign_in_choices', 'sign_in_links'] as const;

/** The result of a restore. */
export interface RestoreSummary extends Loaded {
  readonly header: BackupHeader;
  /** The migrations that are newer than the backup, and were run on its data. */
  readonly migrated: readonly string[];
}

export interface RestoreOptions extends LoadReports {
  readonly url: string;
  /** Those of this release. */
  readonly migrations?: readonly MigrationClass[];
}

/**
 * Reads a backup to its end without restoring it.
 *
 * @throws StartupError if it is no backup, damaged, or needs a newer release than this
 */
export async function checkBackup(source: Readable, migrations: readonly MigrationClass[] = ALL_MIGRATIONS): Promise<BackupHeader> {
  const reader = new BackupReader(source);
  const header = await reader.readHeader();
  refuseUnknownMigrations(header, migrations);
  await reader.readTables(header, async ({ rows }) => {
    for await (const _piece of rows);
    return null;
  });
  await reader.finish();
  return header;
}

/**
 * Restores a backup into an empty database: brings the schema to where the backup's was, loads the rows in one
 * transaction, and runs the migrations that came later. No server can start on the database meanwhile.
 *
 * @throws StartupError if the backup cannot be used, or the database is not empty or in use; then no row was written
 */
export async function restore(source: Readable, { url, migrations = ALL_MIGRATIONS, ...reports }: RestoreOptions): Promise<RestoreSummary> {
  const reader = new BackupReader(source);
  const header = await reader.readHeader();
  refuseUnknownMigrations(header, migrations);
  await requireOwnSession(url, 'A restore');
  return withLockedSchema(url, async (schema) => {
    const { client } = schema;
    await prepareSession(client);
    const before = (await migrationsRun(client)) ?? [];
    refuseNewerSchema(header, before);
    await refuseRows(client, await tableNames(client));
    await schema.run(migrations.filter((migration) => header.migrations.includes(new migration().name)));
    const loaded = await load(client, reader, header, reports);
    const migrated = await schema.run(migrations, reports.log);
    await client.query(`TRUNCATE ${SIGNED_IN.map((table) => qualified(client, table)).join(', ')}`);
    // Stale statistics: until autovacuum analyzes the new rows, Postgres would plan for empty tables.
    await client.query(`ANALYZE ${(await tableNames(client)).map((table) => qualified(client, table)).join(', ')}`);
    return { header, ...loaded, migrated };
  });
}

function refuseUnknownMigrations(header: BackupHeader, migrations: readonly MigrationClass[]): void {
  if (header.migrations.length === 0) throw new StartupError('The backup names no migrations: it is incomplete, or was not made by OraTek.');
  const known = new Set(migrations.map((migration) => new migration().name));
  const unknown = header.migrations.filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new StartupError(
    `The backup was made by a newer release (${plain(header.release)}) and this one does not know its migrations (${plain(unknown.join(', '))}): restore it with release ${plain(header.release)} or newer.`,
  );
}

/** Migrations only go forward, and those after the backup must run on its rows. */
function refuseNewerSchema(header: BackupHeader, ran: readonly string[]): void {
  const later = ran.filter((name) => !header.migrations.includes(name));
  if (later.length === 0) return;
  throw new StartupError(
    `The database has migrations that came after the backup (${later.join(', ')}), and they must run on its rows: restore into a new database, or a new DATA_DIR, that nothing was started on.`,
  );
}

/** The backup's author chose the text: no control character may reach the terminal. */
function plain(text: string): string {
  return text.replace(/[^\w.+, -]/g, '?');
}
