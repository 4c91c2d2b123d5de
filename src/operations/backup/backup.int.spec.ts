import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { asRestored, rowsOf, schemaOf } from '../../../test/support/database-content.js';
import { newDatabase } from '../../../test/support/databases.js';
import { hasPgBouncer, startPgBouncer } from '../../../test/support/pgbouncer.js';
import { insertNastyRows, NASTY_TEXTS } from '../../../test/support/nasty-rows.js';
import { type MigrationClass, withLockedSchema } from '../../migrations/migrate.js';
import { ALL_MIGRATIONS } from '../../migrations/all-migrations.js';
import { StartupError } from '../../kernel/startup-error.js';
import { backUpToFile } from './back-up.js';
import type { Progress } from './progress.js';
import { readCatalogue } from './catalogue.js';
import { restore, type RestoreSummary } from './restore.js';

let folder: string;
let open: { sql: pg.Client; drop: () => Promise<void> }[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oratek-backup-'));
  open = [];
});
afterEach(async () => {
  for (const { sql, drop } of open) {
    await sql.end();
    await drop();
  }
  rmSync(folder, { recursive: true });
});

async function database(state: 'migrated' | 'bare' = 'migrated'): Promise<{ url: string; sql: pg.Client }> {
  const { url, drop } = await newDatabase(state);
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  open.push({ sql, drop });
  return { url, sql };
}

const file = (): string => join(folder, 'a.backup');
const quiet: Progress = () => undefined;
const backUp = (url: string, progress = quiet) => backUpToFile(file(), true, { url, release: '0.1.0', progress });

interface More {
  readonly migrations?: readonly MigrationClass[];
  readonly progress?: Progress;
  readonly bytes?: Buffer;
}
const restoreInto = (url: string, { migrations = ALL_MIGRATIONS, progress = quiet, bytes = readFileSync(file()) }: More = {}): Promise<RestoreSummary> =>
  restore(Readable.from([bytes]), { url, migrations, progress, log: () => undefined });

async function refusal(restoring: Promise<unknown>): Promise<string> {
  const error: unknown = await restoring.then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  expect((error as StartupError).message).toMatch(/^[^\n]+\.$/);
  return (error as StartupError).message;
}

const isEmpty = async (sql: pg.Client): Promise<boolean> => Object.values(await rowsOf(sql)).every((rows) => rows.length === 0);

describe("today's schema", () => {
  it('is made of what a backup knows: tables in an order, no triggers that a restore would run, no views, only the log of deliveries partitioned', async () => {
    const { sql } = await database();
    const { tables, sequences } = await readCatalogue(sql);
    expect(tables.map(({ name }) => name).sort()).toEqual(Object.keys(await rowsOf(sql)));
    expect(tables.length).toBeGreaterThan(0);
    expect(sequences).toEqual([]);
    const { relations, triggers } = await schemaOf(sql);
    expect([...new Set(relations?.map((relation) => (relation as string[])[1]))].sort()).toEqual(['I', 'S', 'i', 'p', 'r']);
    expect(relations?.filter((relation) => (relation as string[])[1] === 'p').map((relation) => (relation as string[])[0])).toEqual(['delivery_log']);
    // A trigger of inserts would run again for each restored row, so the schema must have none.
    expect(triggers?.filter((trigger) => / INSERT /.test((trigger as string[])[1]?.replace(/ ON .*/, ' ') ?? ''))).toEqual([]);
    expect(triggers).toHaveLength(2);
  });
});

it('restores every row of every table and the schema, whatever is in the rows', async () => {
  const from = await database();
  await insertNastyRows(from.sql);
  const before = await rowsOf(from.sql);
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
  expect(before['contacts']).toHaveLength(NASTY_TEXTS.length);

  const made = await backUp(from.url);
  for (const state of ['bare', 'migrated'] as const) {
    const to = await database(state);
    const restored = await restoreInto(to.url);
    expect(await rowsOf(to.sql)).toEqual(asRestored(before));
    expect(await schemaOf(to.sql)).toEqual(await schemaOf(from.sql));
    expect(restored).toMatchObject({ header: made.header, tables: made.tables, rows: made.rows, skipped: [], migrated: [] });
    expect(restored.tables).toEqual(restored.tables.map(({ name }) => ({ name, rows: before[name]?.length })));
    const { rows } = await to.sql.query("SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition AND relnamespace = 'public'::regnamespace AND relname <> 'migrations' AND reltuples < 1 ORDER BY 1");
    // Of what nobody has any more there is nothing to count.
    expect(rows.map(({ relname }) => relname)).toEqual(['sessions', 'sign_in_choices', 'sign_in_links']);
  }
});

it('restores an empty schema', async () => {
  const [from, to] = [await database(), await database('bare')];
  expect((await backUp(from.url)).rows).toBe(0);
  expect((await restoreInto(to.url)).rows).toBe(0);
  expect(await schemaOf(to.sql)).toEqual(await schemaOf(from.sql));
});

it("brings an older release's backup to today's schema, its rows with it", async () => {
  const [from, to] = [await database('bare'), await database('bare')];
  await withLockedSchema(from.url, ({ run }) => run(ALL_MIGRATIONS.slice(0, 2)));
  await from.sql.query("INSERT INTO organizations VALUES ('01900000-0000-7000-8000-000000000001', 'old', 'Old', 'pro', now())");
  await from.sql.query(`INSERT INTO contacts (org_id, id, version, seq, full_name, deal_stage, tags, source, created_at, updated_at)
    SELECT id, id, 1, 1, 'Ann', 'Closed Won', '{}', 'api', now(), now() FROM organizations`);
  await backUp(from.url);

  const { migrated } = await restoreInto(to.url);
  expect(migrated).toEqual(ALL_MIGRATIONS.slice(2).map((migration) => new migration().name));
  expect((await to.sql.query('SELECT d.name, s.key FROM deals d JOIN stages s ON s.id = d.stage_id')).rows).toEqual([{ name: 'Ann', key: 'closed_won' }]);
  expect((await to.sql.query("SELECT folded FROM contacts_search")).rows).toEqual([{ folded: 'ann\u001f\u001f\u001f' }]);
  expect(await schemaOf(to.sql)).toEqual(await schemaOf((await database()).sql));

  // On a newer schema, the later migrations would never process the restored rows.
  const ahead = await database();
  expect(await refusal(restoreInto(ahead.url))).toContain('restore into a new database');
  expect(await isEmpty(ahead.sql)).toBe(true);
});

class Later9999999999999 {
  readonly name = 'Later9999999999999';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE "Odd ""name" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "select" text, parent bigint REFERENCES "Odd ""name" (id))');
    await runner.query('CREATE SEQUENCE "Odd Sequence" START 5');
  }
  down = (): Promise<void> => Promise.resolve();
}
const LATER: readonly MigrationClass[] = [...ALL_MIGRATIONS, Later9999999999999];

it('takes along what a later release adds: sequences, identities, rows that refer to rows behind them', async () => {
  const [from, to, other] = [await database(), await database('bare'), await database('bare')];
  await withLockedSchema(from.url, ({ run }) => run(LATER));
  await from.sql.query(`INSERT INTO "Odd ""name" ("select", parent) SELECT 'x' || n, 8 - n FROM generate_series(1, 7) n`);
  await from.sql.query(`SELECT nextval('"Odd Sequence"'), nextval('"Odd Sequence"')`);
  await backUp(from.url);

  expect(await refusal(restoreInto(other.url))).toContain('does not know its migrations (Later9999999999999): restore it with release 0.1.0 or newer');
  expect((await other.sql.query("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rows).toEqual([]);

  await restoreInto(to.url, { migrations: LATER });
  expect((await to.sql.query(`SELECT count(*)::int AS rows, nextval('"Odd Sequence"')::int AS next FROM "Odd ""name"`)).rows).toEqual([{ rows: 7, next: 7 }]);
  expect((await to.sql.query(`INSERT INTO "Odd ""name" ("select") VALUES ('y') RETURNING id::int`)).rows).toEqual([{ id: 8 }]);
});

it('leaves out a table that is not ours, and says so; an added column is refused', async () => {
  const [from, to] = [await database(), await database('bare')];
  await from.sql.query("CREATE TABLE scribbles AS SELECT 'mine' AS text");
  await backUp(from.url);
  expect(await restoreInto(to.url)).toMatchObject({ skipped: ['scribbles'], rows: 0 });
  await from.sql.query('DROP TABLE scribbles; ALTER TABLE contacts ADD COLUMN shoe_size text');
  await backUp(from.url);
  expect(await refusal(restoreInto((await database()).url))).toContain('(contacts): the schema of one of the two databases was changed by hand');
});

it('refuses a database that has a row, in any table', async () => {
  const from = await database();
  await insertNastyRows(from.sql);
  await backUp(from.url);
  const to = await database();
  await to.sql.query("INSERT INTO events VALUES (gen_random_uuid(), gen_random_uuid(), '', '', gen_random_uuid(), 1, NULL, '{}', now(), '')");
  const before = await rowsOf(to.sql);
  expect(await refusal(restoreInto(to.url))).toContain('not empty (events has rows)');
  expect(await rowsOf(to.sql)).toEqual(before);
});

it('refuses a database that a server uses', async () => {
  const [from, to] = [await database(), await database()];
  await backUp(from.url);
  const server = new pg.Client({ connectionString: to.url, application_name: 'oratek' });
  await server.connect();
  try {
    expect(await refusal(restoreInto(to.url))).toContain('A server or a command uses the database');
  } finally {
    await server.end();
  }
});

it('writes no row of a damaged backup, and then restores a whole one', async () => {
  const [from, to] = [await database(), await database('bare')];
  await insertNastyRows(from.sql);
  await backUp(from.url);
  const whole = readFileSync(file());
  const flipped = (at: number): Buffer => {
    const bytes = Buffer.from(whole);
    bytes[at]! ^= 0x10;
    return bytes;
  };
  for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) {
    const at = Math.floor(whole.length * part);
    // The file is not checked first, so the damage is found while rows are being written.
    await refusal(restoreInto(to.url, { bytes: whole.subarray(0, at) }));
    await refusal(restoreInto(to.url, { bytes: flipped(at) }));
    expect(await isEmpty(to.sql)).toBe(true);
  }
  await restoreInto(to.url);
  expect(await rowsOf(to.sql)).toEqual(asRestored(await rowsOf(from.sql)));
  expect(await schemaOf(to.sql)).toEqual(await schemaOf(from.sql));
});

it('leaves nothing behind when the connection breaks in the middle, of either', async () => {
  const [from, to] = [await database(), await database('bare')];
  await from.sql.query(`INSERT INTO organizations SELECT gen_random_uuid(), n::text, md5(n::text) || repeat('x', 200), 'pro', now() FROM generate_series(1, 20000) n`);
  const breakOf = (sql: pg.Client): Progress => {
    let broken: Promise<unknown> | undefined;
    return () => void (broken ??= sql.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name LIKE 'oratek-migrat%' AND datname = current_database()"));
  };

  await expect(backUp(from.url, breakOf(from.sql))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual([]);
  await backUp(from.url);
  await expect(restoreInto(to.url, { progress: breakOf(to.sql) })).rejects.toThrow();
  expect(await isEmpty(to.sql)).toBe(true);
  await restoreInto(to.url);
  expect(await rowsOf(to.sql)).toEqual(asRestored(await rowsOf(from.sql)));
});

if (!hasPgBouncer) process.stderr.write('PgBouncer is not installed: that backups and restores through it are refused is not tried.\n');

it.each(hasPgBouncer ? ['PgBouncer'] : [])('through %s in transaction mode neither is done, and each says so in one sentence', async () => {
  const [from, to] = [await database(), await database('bare')];
  const bouncers = [await startPgBouncer(from.url), await startPgBouncer(to.url)] as const;
  try {
    expect(await refusal(backUp(bouncers[0].url))).toMatch(/^A backup needs a session .* set DATABASE_DIRECT_URL /);
    expect(readdirSync(folder)).toEqual([]);
    await backUp(from.url);
    expect(await refusal(restoreInto(bouncers[1].url))).toMatch(/^A restore needs a session .* set DATABASE_DIRECT_URL /);
    expect(await rowsOf(to.sql)).toEqual({});
  } finally {
    await Promise.all(bouncers.map((bouncer) => bouncer.stop()));
  }
});
