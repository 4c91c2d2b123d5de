import type { Settings } from './config/settings.js';
import { attachOrStart, startEmbeddedPostgres } from './platform/database/embedded/embedded-postgres.js';

/** How the data folder is used. */
export type DatabaseUse = 'server' | 'command' | 'existing';

/** A Postgres to work with, wherever it comes from. */
export interface OpenDatabase {
  readonly url: string;
  /** Where the data lies, for people: a folder or nothing. */
  readonly dataDir: string | null;
  /** Calls back if an embedded Postgres ends by itself. */
  onExit(listener: (reason: string) => void): void;
  /** Stops what was started. */
  close(): Promise<void>;
}

/**
 * The Postgres that the settings name: DATABASE_URL's, or the embedded one. A `server` owns the data folder; a
 * `command` works beside a running server; `existing` is one that makes no database where there is none.
 * Throws StartupError.
 */
export async function openDatabase(settings: Settings, use: DatabaseUse, log: (sentence: string) => void): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    return { url: settings.databaseUrl, dataDir: null, onExit: () => undefined, close: () => Promise.resolve() };
  }
  const options = { dataDir: settings.dataDir, explicit: settings.dataDirGiven, role: use === 'server' ? use : ('command' as const), mustExist: use === 'existing', log };
  const embedded = use === 'server' ? await startEmbeddedPostgres(options) : await attachOrStart(options);
  return {
    url: embedded.url,
    dataDir: embedded.dataDir,
    onExit: (listener) => embedded.onExit(listener),
    close: () => embedded.stop(),
  };
}
