import pg from 'pg';
import { DataSource, type Logger, type MigrationInterface } from 'typeorm';
import { ALL_MIGRATIONS } from './all-migrations.js';
import { endFormerWork, endWhenLost, UNDER_LOCK, underLock } from './migration-lock.js';
import { messageOf } from '../kernel/unknown-error.js';
import { StartupError } from '../kernel/startup-error.js';

const OLDEST_VERSION = 150_000;

/** A database whose migration lock this process holds. */
export interface LockedSchema {
  /**
   * The session that holds the lock. Do not leave a transaction open in it while migrations run: they would wait for
   * it.
   */
  readonly client: pg.Client;
  /** Runs those of these migrations that have not run, each in a transaction of its own; returns their names. */
  run(migrations: readonly MigrationClass[], log?: Log): Promise<string[]>;
}

/** Takes sentences about the progress. */
type Log = (sentence: string) => void;

/** A step of the schema's history; its name ends with the time that orders it. */
export type MigrationClass = new () => MigrationInterface & { readonly name: string };

/**
 * Checks that the database can serve, and brings its schema up to date. Any number of instances may call this at once:
 * one migrates, the others wait. A schema that is newer than this release is left as it is.
 * Returns the names of the migrations that it ran.
 * Throws StartupError if the database cannot be reached or used.
 *
 * @param log receives the progress of long migrations
 */
export async function migrate(url: string, log?: Log): Promise<string[]> {
  return withLockedSchema(url, (schema) => schema.run(ALL_MIGRATIONS, log));
}

/**
 * Does the work while no other instance can migrate, nor start on this database. If the lock is lost, the connections
 * of the work are ended, and with them the work. Throws StartupError if the database cannot be reached or used, or the
 * lock is lost.
 */
export async function withLockedSchema<T>(url: string, work: (schema: LockedSchema) => Promise<T>): Promise<T> {
  return withConnection(url, async (holder) => {
    await checkDatabase(holder);
    return underLock(holder, (lost) => withConnection(url, async (client) => {
      endWhenLost(lost, client);
      await endFormerWork(client);
      return work({ client, run: (migrations, log) => runMigrations(url, migrations, lost, log) });
    }, { application_name: UNDER_LOCK }));
  }, { keepAlive: true });
}

async function runMigrations(url: string, migrations: readonly MigrationClass[], lost: AbortSignal, log: Log = () => undefined): Promise<string[]> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: [...migrations], migrationsTableName: 'migrations', applicationName: UNDER_LOCK, extra: { max: 2 }, logger: reporting(log) });
  try {
    await dataSource.initialize();
    (dataSource.driver as unknown as { readonly master: pg.Pool }).master.on('acquire', (client) => endWhenLost(lost, client));
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

/** TypeORM's logger, through which migrations report their progress; TypeORM's own messages are dropped. */
function reporting(log: Log): Logger {
  const silent = (): void => undefined;
  return {
    log: (level, message) => {
      if (level === 'info') log(String(message));
    },
    logQuery: silent,
    logQueryError: silent,
    logQuerySlow: silent,
    logSchemaBuild: silent,
    logMigration: silent,
  };
}

/**
 * The names of the migrations that the database still lacks.
 * Throws StartupError if the database cannot be reached or used.
 */
export async function pendingMigrations(url: string): Promise<string[]> {
  return withConnection(url, async (client) => {
    await checkDatabase(client);
    const names = ALL_MIGRATIONS.map((migration) => new migration().name);
    const table = await client.query<{ found: string | null }>("SELECT to_regclass('migrations')::text AS found");
    if (table.rows[0]?.found == null) return names;
    const ran = new Set((await client.query<{ name: string }>('SELECT name FROM migrations')).rows.map((row) => row.name));
    return names.filter((name) => !ran.has(name));
  });
}

/**
 * Opens a connection for maintenance and closes it again.
 * Throws StartupError if the database cannot be reached.
 */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>, config: pg.ClientConfig = {}): Promise<T> {
  const client = new pg.Client({ application_name: 'oratek-migrate', ...config, connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(`The database at ${withoutSecret(url)} cannot be reached (${reason(error)}): check DATABASE_URL, DATABASE_DIRECT_URL if it is set, and that it runs.`, { cause: error });
  }
  try {
    return await work(client);
  } finally {
    // The work is done or has failed with its own error, which a failure to close must not replace.
    await client.end().catch(() => undefined);
  }
}

/** Throws StartupError if the database cannot be used, whatever is in it. */
async function checkDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: number; name: string; encoding: string; lowered: string; datestyle: string }>(
    `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS name,
            current_setting('server_encoding') AS encoding, lower(U&'\\00C4') AS lowered, current_setting('datestyle') AS datestyle`,
  ).catch((error: unknown) => {
    // U& literals do not convert to every encoding: a database that is not UTF8 may fail here already.
    throw new StartupError(`The database cannot be used (${reason(error)}): create it with ENCODING 'UTF8'.`, { cause: error });
  });
  const found = rows[0];
  if (!found) throw new StartupError('The database did not answer.');
  checkVersion(found.version, found.name);
  if (found.encoding !== 'UTF8') {
    throw new StartupError(`The database's encoding is ${found.encoding}: create it with ENCODING 'UTF8'.`);
  }
  if (found.lowered !== 'ä') {
    throw new StartupError("The database does not lower-case letters beyond ASCII (lower('Ä') is not 'ä'): create it with a UTF-8 locale, such as LC_CTYPE 'C.UTF-8'.");
  }
  if (!found.datestyle.startsWith('ISO')) {
    throw new StartupError(`The database's DateStyle is ${found.datestyle}: set it to ISO for this database or role.`);
  }
}

/** Throws StartupError if a server of that version lacks what the statements use. */
export function checkVersion(version: number, name: string): void {
  if (version < OLDEST_VERSION) throw new StartupError(`Postgres ${name} is too old: OraTek needs Postgres 15 or newer.`);
}

/** The address without user, password and parameters. */
function withoutSecret(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors[0] instanceof Error) return error.errors[0].message;
  return messageOf(error);
}
