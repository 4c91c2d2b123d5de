import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { newDatabase, onServer } from '../../test/support/databases.js';
import { eventually } from '../../test/support/eventually.js';
import { checkVersion, type LockedSchema, migrate, type MigrationClass, pendingMigrations, withLockedSchema } from './migrate.js';
import { ALL_MIGRATIONS } from './all-migrations.js';
import { StartupError } from '../kernel/startup-error.js';

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function withBare<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { url, drop } = await newDatabase('bare');
  try {
    return await work(url);
  } finally {
    await drop();
  }
}

async function refusal(url: string): Promise<string> {
  const error: unknown = await migrate(url).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  const { message } = error as StartupError;
  expect(message).not.toContain('\n');
  return message;
}

it('migrates an empty database once, also when four instances start together', async () => {
  await withBare(async (url) => {
    expect(await pendingMigrations(url)).toHaveLength(ALL_MIGRATIONS.length);
    const ran = await Promise.all([migrate(url), migrate(url), migrate(url), migrate(url)]);
    expect(ran.filter((names) => names.length > 0)).toHaveLength(1);
    expect(await migrate(url)).toEqual([]);
    expect(await pendingMigrations(url)).toEqual([]);
  });
});

it('leaves a schema that is newer than this release as it is', async () => {
  const { url, drop } = await newDatabase();
  await withClient(url, async (client) => {
    await client.query(`INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture9999999999999')`);
    await client.query('ALTER TABLE contacts ADD COLUMN from_the_future text');
  });
  expect(await migrate(url)).toEqual([]);
  await drop();
});

it('runs what it has not run, also where a migration with a later time has run: so do those of two branches that meet', async () => {
  const step = (name: string, sql: string): MigrationClass =>
    class {
      readonly name = name;
      up = (runner: QueryRunner): Promise<void> => runner.query(sql).then(() => undefined);
      down = (): Promise<void> => Promise.reject(new Error('only go forward'));
    };
  const later = step('Added9000000000002', 'CREATE TABLE added_later (id integer)');
  const earlier = step('Added9000000000001', 'CREATE TABLE added_earlier (id integer)');
  await withBare(async (url) => {
    expect(await withLockedSchema(url, ({ run }) => run([later]))).toEqual(['Added9000000000002']);
    expect(await withLockedSchema(url, ({ run }) => run([earlier, later]))).toEqual(['Added9000000000001']);
    expect(await withLockedSchema(url, ({ run }) => run([earlier, later]))).toEqual([]);
  });
});

it('goes on where an earlier attempt was ended, and rebuilds an invalid index', async () => {
  await withBare(async (url) => {
    // Only the first two migrations: a later one drops the columns that their indexes cover.
    const first = ALL_MIGRATIONS.slice(0, 2);
    await withLockedSchema(url, ({ run }) => run(first));
    await withClient(url, async (client) => {
      await client.query("DELETE FROM migrations WHERE name LIKE 'CoreIndexes%'");
      await client.query('DROP INDEX contacts_stage_idx');
      await client.query("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'contacts_label_idx'::regclass");
      expect(await withLockedSchema(url, ({ run }) => run(first))).toEqual(['CoreIndexes1763769600001']);
      const { rows } = await client.query("SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid OR indexrelid::regclass::text = 'contacts_stage_idx'");
      expect(rows).toEqual([{ name: 'contacts_stage_idx' }]);
    });
  });
});

it('refuses a database that cannot be reached, without telling its password', async () => {
  const message = await refusal('postgres://somebody:hunter2@127.0.0.1:1/nowhere');
  expect(message).toContain('127.0.0.1:1/nowhere');
  expect(message).toContain('ECONNREFUSED');
  expect(message).not.toContain('hunter2');
});

it.each([
  ['whose locale knows only ASCII', "ENCODING 'UTF8' LOCALE 'C'", "lower('Ä')"],
  ['that is not UTF8', "ENCODING 'SQL_ASCII' LOCALE 'C'", "ENCODING 'UTF8'"],
])('refuses a database %s', async (_what, options, hint) => {
  const name = `oratek_refused_${process.pid}_${Date.now()}`;
  const provider = await onServer(async (client) => {
    const { rows } = await client.query<{ version: number }>("SELECT current_setting('server_version_num')::int AS version");
    return (rows[0]?.version ?? 0) >= 150000 ? ' LOCALE_PROVIDER libc' : '';
  });
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}${provider}`));
  try {
    const url = new URL(process.env['ORATEK_TEST_SERVER'] ?? '');
    url.pathname = `/${name}`;
    expect(await refusal(url.toString())).toContain(hint);
  } finally {
    await onServer((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
  }
});

it('refuses a Postgres that is too old', () => {
  // No old server is available here, so the test passes the version numbers that one would report.
  expect(() => checkVersion(140_011, '14.11')).toThrow('Postgres 14.11 is too old: OraTek needs Postgres 15 or newer.');
  expect(() => checkVersion(150_000, '15.0')).not.toThrow();
});

describe('work whose lock is lost', () => {
  /** Goes on for ever, in chunks. */
  function endless(chunk: string): MigrationClass {
    return class Endless1900000000000 {
      readonly name = 'Endless1900000000000';
      readonly transaction = false;
      async up(runner: QueryRunner): Promise<void> {
        await runner.query('CREATE TABLE chunks (id bigint GENERATED ALWAYS AS IDENTITY)');
        for (;;) {
          await runner.query('INSERT INTO chunks DEFAULT VALUES');
          await runner.query(chunk);
        }
      }
      down = (): Promise<void> => Promise.resolve();
    };
  }

  const LOCK_HOLDERS = "SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = 4031960117 AND granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

  const ACTIVE = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'";

  it.each<[string, (schema: LockedSchema) => Promise<unknown>, string]>([
    ['between two chunks of a migration', ({ run }) => run([endless('SELECT 1')]), 'SELECT 1 FROM chunks'],
    ['in a chunk that takes hours', ({ run }) => run([endless('SELECT pg_sleep(36000)')]), ACTIVE],
    ['in a statement of its own session', ({ client }) => client.query('SELECT pg_sleep(36000)'), ACTIVE],
  ])('stops with one sentence, %s, and leaves nothing beside the next holder', async (_when, work, begun) => {
    await withBare(async (url) => {
      const working = withLockedSchema(url, work).then(() => null, (error: unknown) => error);
      await withClient(url, async (sql) => {
        await eventually(async () => expect((await sql.query(begun)).rows).not.toEqual([]));
        await sql.query(`SELECT pg_terminate_backend(pid) FROM (${LOCK_HOLDERS}) h`);
        const error = await working;
        expect(error).toBeInstanceOf(StartupError);
        expect((error as StartupError).message).toMatch(/^The connection that holds the lock of migrations broke \(terminating [^\n]*$/);
        await withLockedSchema(url, async () => {
          const others = "SELECT query FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend' AND state <> 'idle' AND query ~ 'pg_sleep|chunks' AND pid <> pg_backend_pid()";
          expect((await sql.query(others)).rows).toEqual([]);
        });
      });
    });
  });
});
