import type { Settings } from '../config/settings.js';
import type { DatabaseOptions } from '../platform/database/database.module.js';
import { checkPooler } from '../operations/check-pooler.js';
import { migrate } from '../migrations/migrate.js';

/** How the data folder is used. */
export type DatabaseUse = 'server' | 'command' | 'existing';

/** A Postgres to work with, external or embedded. */
export interface OpenDatabase {
  readonly url: string;
  /** The same Postgres without the pooler, for work that needs a session of its own. */
  readonly directUrl: string;
  /** The data folder, to be shown to people; null if there is none. */
  readonly dataDir: string | null;
  /** Calls back if an embedded Postgres ends by itself. */
  onExit(listener: (reason: string) => void): void;
  /** Stops what `openDatabase` started. */
  close(): Promise<void>;
}

/**
 * The Postgres that the settings name: DATABASE_URL's, or the embedded one. A `server` owns the data folder; a
 * `command` works beside a running server; `existing` makes no database where there is none. Throws StartupError.
 */
export async function openDatabase(settings: Settings, use: DatabaseUse, log: (sentence: string) => void): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    return { url: settings.databaseUrl, directUrl: settings.databaseDirectUrl ?? settings.databaseUrl, dataDir: null, onExit: () => undefined, close: () => Promise.resolve() };
  }
  const options = { dataDir: settings.dataDir, explicit: settings.dataDirGiven, role: use === 'server' ? use : ('command' as const), mustExist: use === 'existing', log };
  const { attachOrStart, startEmbeddedPostgres } = await import('../operations/embedded-postgres/embedded-postgres.js');
  const embedded = use === 'server' ? await startEmbeddedPostgres(options) : await attachOrStart(options);
  return {
    url: embedded.url,
    directUrl: embedded.url,
    dataDir: embedded.dataDir,
    onExit: (listener) => embedded.onExit(listener),
    close: () => embedded.stop(),
  };
}

/** The application's options for its database. */
export function databaseOptions({ url, directUrl }: Pick<OpenDatabase, 'url' | 'directUrl'>, { poolSize, statementTimeout, preparedStatements }: Settings): Omit<DatabaseOptions, 'onConnectionError' | 'cursorKeys'> & { url: string } {
  return { url, directUrl, poolSize, statementTimeout, preparedStatements };
}

/** Brings the database to the schema of this release, and checks the pooler in front of it. Throws StartupError. */
export async function prepareDatabase(database: Pick<OpenDatabase, 'url' | 'directUrl'>, settings: Settings, log: (sentence: string) => void): Promise<void> {
  await migrate(database.directUrl, log);
  await checkPooler(database.url, settings, log);
}
