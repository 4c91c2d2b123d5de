import pg from 'pg';
import { DataSource, type Logger, type MigrationInterface } from 'typeorm';
import { ALL_MIGRATIONS } from './all-migrations.js';
import { messageOf } from '../kernel/unknown-error.js';
import { StartupError } from '../kernel/startup-error.js';

/** Any number, but always the same: who holds this advisory lock migrates. */
const MIGRATION_LOCK = 4_031_960_117;
const LOCK_WAIT_MS = 600_000;
const LOCK_POLL_MS = 200;
const BESIDE_WAIT_MS = 10_000;
const MEND_POOLER = 'set DATABASE_DIRECT_URL to the Postgres itself, or let the pooler give two connections in transaction mode.';
const OLDEST_VERSION = 150_000;

/** A database that nobody else migrates meanwhile. */
export interface LockedSchema {
  /** A session of the holder's. Do not leave a transaction open in it while migrations run: they would wait for it. */
  readonly client: pg.Client;
  /** Runs those of these migrations that have not run, each in a transaction of its own; gives their names. */
  run(migrations: readonly MigrationClass[], log?: Log): Promise<string[]>;
}

/** Takes whole sentences about what goes on. */
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
 * Does the work while no other instance can migrate, nor start on this database.
 * Throws StartupError if the database cannot be reached or used.
 */
export async function withLockedSchema<T>(url: string, work: (schema: LockedSchema) => Promise<T>): Promise<T> {
  return withConnection(url, async (client) => {
    await checkDatabase(client);
    return withConnection(url, async (holder) => {
      await takeLock(holder);
      try {
        await checkConnectionBeside(client);
        return await work({ client, run: (migrations, log) => runMigrations(url, migrations, log) });
      } finally {
        // Where the connection broke, the lock has ended with it.
        await holder.query('ROLLBACK').catch(() => undefined);
      }
    });
  });
}

/** Throws StartupError if a pooler has no other connection while the lock is held: all that follows would wait for it. */
async function checkConnectionBeside(client: pg.Client): Promise<void> {
  const question = { text: 'SELECT 1', query_timeout: BESIDE_WAIT_MS };
  await client.query(question).catch((error: unknown) => {
    throw new StartupError(`The pooler at DATABASE_URL gives migrations no connection beside the one that holds their lock (${reason(error)}): ${MEND_POOLER}`, { cause: error });
  });
}

async function runMigrations(url: string, migrations: readonly MigrationClass[], log: Log = () => undefined): Promise<string[]> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: [...migrations], migrationsTableName: 'migrations', extra: { max: 2 }, logger: reporting(log) });
  try {
    await dataSource.initialize();
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    return ran.map((migration) => migration.name);
  } finally {
    if (dataSource.isInitialized) await dataSource.destroy();
  }
}

/** TypeORM's logger, through which migrations report how far they are; of itself TypeORM says nothing here. */
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
  const client = new pg.Client({ ...config, connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'oratek-migrate' });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw new StartupError(`The database at ${withoutSecret(url)} cannot be reached (${reason(error)}): check DATABASE_URL, DATABASE_DIRECT_URL if it is set, and that it runs.`, { cause: error });
  }
  try {
    return await work(client);
  } finally {
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

/**
 * Takes the lock for a transaction that is left open and idle: a session's lock would stay on a backend that a pooler gives to others.
 * A transaction that has nothing but the lock has no snapshot between statements if it is READ COMMITTED, so no CREATE INDEX CONCURRENTLY waits for it.
 * Polls: one that waits inside pg_advisory_xact_lock() would have a snapshot.
 */
async function takeLock(client: pg.Client): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED').catch((error: unknown) => {
      throw new StartupError(`The database gives migrations no transaction to hold their lock in (${reason(error)}): ${MEND_POOLER}`, { cause: error });
    });
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [MIGRATION_LOCK]);
    if (rows[0]?.taken) {
      // A migration may take longer than these let a transaction be idle, or last at all.
      await client.query("SELECT set_config(name, '0', true) FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout')");
      return;
    }
    await client.query('ROLLBACK');
    if (Date.now() > deadline) throw new StartupError('Another instance has been migrating or restoring this database for ten minutes: wait for it, or end it, and start again.');
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
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
