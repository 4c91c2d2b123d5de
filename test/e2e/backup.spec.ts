import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import pg from 'pg';
import type { ApiClient } from '../support/api-client.js';
import { bareEnvironment } from '../support/bare-environment.js';
import { oratek } from '../support/command.js';
import { asRestored, rowsOf, schemaOf } from '../support/database-content.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';
import { walk } from '../support/records.js';
import { START_MS } from '../support/server-process.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
interface Ended {
  readonly code: number | null;
  readonly stdout: Buffer | string;
  readonly stderr: string;
}

interface EndedProcess extends Ended {
  readonly stdout: Buffer;
}

/** A process of ours with nothing in its environment but what is given. */
class Running {
  static readonly all: Running[] = [];
  private readonly out: Buffer[] = [];
  private err = '';
  readonly ended: Promise<EndedProcess>;

  constructor(readonly child: ChildProcess) {
    Running.all.push(this);
    child.stdout?.on('data', (piece: Buffer) => this.out.push(piece));
    child.stderr?.on('data', (piece: Buffer) => (this.err += piece.toString()));
    child.stdin?.on('error', () => undefined);
    this.ended = new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout: Buffer.concat(this.out), stderr: this.err })));
  }

  static spawn(env: Readonly<Record<string, string>>, ...args: string[]): Running {
    const bare = { ...bareEnvironment(), ENCRYPTION_KEY: Buffer.alloc(32, 'test').toString('base64') };
    return new Running(spawn(process.execPath, ['dist/bin/cli.js', ...args], { env: { ...bare, ...env }, stdio: ['pipe', 'pipe', 'pipe'] }));
  }

  async end(signal: NodeJS.Signals): Promise<EndedProcess> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** As a process: what goes through pipes, or works beside this one. */
const startOratek = (env: Readonly<Record<string, string>>, ...args: string[]): Promise<EndedProcess> => {
  const running = Running.spawn(env, ...args);
  running.child.stdin?.end();
  return running.ended;
};

async function done(running: Promise<Ended>): Promise<string> {
  const { code, stdout, stderr } = await running;
  expect([code, stderr.replace(/^(Building \d+ indexes|Making a new database in .*|(Backing up|Restoring) \w+: \d+ MB so far)\.\n/gm, '')]).toEqual([0, '']);
  return stdout.toString();
}

async function refused(running: Promise<Ended>, ...hints: string[]): Promise<void> {
  const { code, stdout, stderr } = await running;
  expect([code, stdout.toString()]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).not.toContain('unexpected');
  for (const hint of hints) expect(stderr).toContain(hint);
}

let folder: string;
let file: string;
let app: TestApp;
let org: TestOrganization;
let drops: (() => Promise<unknown>)[];

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  await app.newOrganization();
  for (let i = 0; i < 25; i++) {
    const { body } = await org.client.post(CONTACTS, { full_name: `Ann ${i} \\. ü😀`, email: `ann${i}@x.example`, tags: ['a"b', '\\N', '{}'], ...(i % 2 === 0 ? { deal_stage: `Stage ${i % 4}`, deal_value: i + 0.55 } : {}) });
    await org.client.post('/api/v1/tasks', { title: `Call\n${i}`, contact_id: body.id, due_at: '2027-01-15T14:00:00Z' });
    if (i % 5 === 0) await org.client.patch(`${CONTACTS}/${body.id as string}`, { full_name: null, company: '\t\\' });
  }
});
afterAll(() => app.close());

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oratek-backup-'));
  await chmod(folder, 0o755);
  file = join(folder, 'a.backup');
  drops = [];
});
afterEach(async () => {
  for (const running of Running.all.splice(0)) if (running.child.exitCode === null && running.child.signalCode === null) await running.end('SIGKILL');
  await LocalServer.stopAll();
  for (const drop of drops.reverse()) await drop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function database(state: 'migrated' | 'bare' = 'bare'): Promise<{ env: { DATABASE_URL: string }; sql: pg.Client }> {
  const { url, drop } = await newDatabase(state);
  drops.push(drop);
  return { env: { DATABASE_URL: url }, sql: await connected(url) };
}

async function connected(url: string): Promise<pg.Client> {
  const sql = new pg.Client({ connectionString: url });
  sql.on('error', () => undefined);
  await sql.connect();
  drops.push(() => sql.end());
  return sql;
}

const backUp = (): Promise<string> => done(oratek({ DATABASE_URL: app.databaseUrl }, 'backup', file));
const isEmpty = async (sql: pg.Client): Promise<boolean> => Object.values(await rowsOf(sql)).every((rows) => rows.length === 0);

/** The bytes of every list and of some records, as one client sees them. */
async function seenBy(client: ApiClient): Promise<string[]> {
  const paths = [`${CONTACTS}?limit=200&total=exact`, `${CONTACTS}?sort=full_name&limit=7`, `${CONTACTS}?q=ann`, '/api/v1/deals?limit=200', '/api/v1/tasks?limit=200'];
  const contacts = await walk<{ id: string }>(client, CONTACTS);
  for (const { id } of contacts.slice(0, 5)) paths.push(`${CONTACTS}/${id}`, `${CONTACTS}/${id}/activities`);
  return Promise.all(paths.map(async (path) => `${path} ${(await client.get(path)).text}`));
}

it('backs up beside a running server and restores into an empty database, where the same token sees the same bytes', async () => {
  const before = await seenBy(org.client);
  expect(await backUp()).toMatch(/^contacts +25$[^]*^Backed up \d+ rows to /m);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const to = await database();
  expect(await done(oratek(to.env, 'restore', file))).toMatch(/^contacts +25$[^]*^Restored \d+ rows, as the database was at /m);
  const from = await connected(app.databaseUrl);
  expect(await rowsOf(to.sql)).toEqual(asRestored(await rowsOf(from)));
  expect(await schemaOf(to.sql)).toEqual(await schemaOf(from));

  const again = await startTestApp({ databaseUrl: to.env.DATABASE_URL });
  try {
    const client = again.anonymous.as(org.tokens.write);
    expect(await seenBy(client)).toEqual(before);
    expect((await client.post(CONTACTS, { full_name: 'After', deal_stage: 'lead' })).status).toBe(201);
  } finally {
    await again.close();
  }
});

it('shows one moment while others write: each contact with its event and its deal', async () => {
  const backedUp = new AbortController();
  let written = 0;
  const write = async (loop: number): Promise<void> => {
    for (let i = 0; !backedUp.signal.aborted; i++) {
      const { status } = await org.client.post(CONTACTS, { full_name: `W ${loop}-${i}`, email: `w${loop}-${i}@x.example`, deal_stage: 'lead' });
      expect(status).toBe(201);
      written += 1;
    }
  };
  const writers = [1, 2, 3].map(write);
  await eventually(() => expect(written).toBeGreaterThan(20));
  const atStart = written;
  const running = startOratek({ DATABASE_URL: app.databaseUrl }, 'backup', file, '--json').finally(() => backedUp.abort());
  const told = JSON.parse(await done(running)) as { rows: number; tables: { name: string; rows: number }[] };
  await Promise.all(writers);
  expect(written).toBeGreaterThan(atStart);

  const to = await database();
  const restored = JSON.parse(await done(oratek(to.env, 'restore', file, '--json'))) as { tables: unknown; rows: number };
  expect(restored).toMatchObject({ tables: told.tables, rows: told.rows, skipped: [], migrations: [] });
  const { rows } = await to.sql.query(`
    SELECT c.full_name FROM contacts c
      LEFT JOIN events e ON e.org_id = c.org_id AND e.record_id = c.id AND e.seq = c.seq
      LEFT JOIN deals d ON d.org_id = c.org_id AND d.contact_id = c.id
     WHERE e.id IS NULL OR (c.deal_stage IS NOT NULL AND d.id IS NULL)`);
  expect(rows).toEqual([]);
  const { rows: orphans } = await to.sql.query("SELECT 1 FROM events e WHERE record_type = 'contact' AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.id = e.record_id)");
  expect(orphans).toEqual([]);
  const { rows: [count] } = await to.sql.query<{ n: number }>("SELECT count(*)::int AS n FROM contacts WHERE full_name LIKE 'W %'");
  expect(count?.n).toBeGreaterThanOrEqual(atStart);
  expect(count?.n).toBeLessThanOrEqual(written);
});

it('goes through pipes: stdout holds the backup alone, stdin is read as one', async () => {
  const made = await startOratek({ DATABASE_URL: app.databaseUrl }, 'backup', '-');
  expect([made.code, made.stderr.split('\n')[0]]).toEqual([0, expect.stringMatching(/^TABLE/)]);
  expect(JSON.parse(gunzipSync(made.stdout).toString().split('\n')[0] ?? '')).toMatchObject({ format: 'oratek-backup', version: 1 });
  const to = await database();
  const restoring = Running.spawn(to.env, 'restore', '-');
  restoring.child.stdin?.end(made.stdout);
  await done(restoring.ended);
  expect(await rowsOf(to.sql)).toEqual(asRestored(await rowsOf(await connected(app.databaseUrl))));
  // A failure in the middle of the pipe prints one sentence.
  const cut = Running.spawn((await database()).env, 'restore', '-');
  cut.child.stdin?.end(made.stdout.subarray(0, made.stdout.length / 2));
  await refused(cut.ended, 'cut short');
});

it('refuses in one sentence what cannot be done, and leaves no file', async () => {
  const from = { DATABASE_URL: app.databaseUrl };
  const [bare, full] = [await database(), await database('migrated')];
  await refused(oratek(bare.env, 'backup', file), 'The database is empty');
  await refused(oratek({ DATABASE_URL: 'postgres://a:hunter2@127.0.0.1:1/x' }, 'backup', file), 'cannot be reached');
  await refused(oratek(from, 'backup', join(folder, 'missing', 'a')), 'cannot be written', 'ENOENT');
  await refused(oratek(from, 'backup', folder), 'is not a file');
  await refused(oratek(from, 'backup', '/proc/oratek.backup'), 'cannot be written');
  expect(await readdir(folder)).toEqual([]);

  await backUp();
  const first = await readFile(file);
  await refused(oratek(from, 'backup', file), 'is there already', '--force');
  expect(await readFile(file)).toEqual(first);
  await done(oratek(from, 'backup', file, '--force'));
  expect(await readFile(file)).not.toEqual(first);

  await refused(oratek(bare.env, 'restore', join(folder, 'missing')), 'cannot be read', 'ENOENT');
  await refused(oratek(bare.env, 'restore', folder), 'cannot be read', 'EISDIR');
  const other = join(folder, 'other');
  await writeFile(other, 'PGDMP something else');
  await refused(oratek(bare.env, 'restore', other), 'not a backup');
  await writeFile(other, first);
  await truncate(other, first.length - 1);
  await refused(oratek(bare.env, 'restore', other), 'cut short');
  // Not even its schema was made.
  expect((await bare.sql.query("SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace")).rows).toEqual([]);
  await full.sql.query("INSERT INTO organizations VALUES (gen_random_uuid(), 'there', 'There', 'pro', now())");
  await refused(oratek(full.env, 'restore', file), 'not empty (organizations has rows)');
});

it('a full disk ends it in one sentence', async () => {
  const child = spawn('sh', ['-c', `exec "${process.execPath}" dist/bin/cli.js backup - > /dev/full`], { env: { ...bareEnvironment(), DATABASE_URL: app.databaseUrl }, stdio: ['ignore', 'pipe', 'pipe'] });
  await refused(new Running(child).ended, 'ENOSPC');
});

it('kill -9 while it backs up leaves no file that looks whole, and the next one is not hindered', async () => {
  const from = await connected(app.databaseUrl);
  await from.query('BEGIN');
  await from.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
  const running = Running.spawn({ DATABASE_URL: app.databaseUrl }, 'backup', file);
  await eventually(async () => expect(await readdir(folder)).toEqual(['a.backup.partial']), START_MS);
  await running.end('SIGKILL');
  await from.query('ROLLBACK');
  expect(await readdir(folder)).toEqual(['a.backup.partial']);
  await backUp();
  expect(await readdir(folder)).toEqual(['a.backup']);
});

describe('while a restore is under way', () => {
  /** Restores from a pipe that has given half of the backup: rows are loaded, and nothing is committed. */
  async function halfWay(to: { env: { DATABASE_URL: string }; sql: pg.Client }): Promise<{ restoring: Running; rest: Buffer }> {
    const from = await database('migrated');
    await from.sql.query("INSERT INTO organizations SELECT gen_random_uuid(), n::text, md5(n::text) || md5((-n)::text), 'pro', now() FROM generate_series(1, 30000) n");
    const whole = join(folder, 'whole.backup');
    await done(oratek(from.env, 'backup', whole));
    const bytes = await readFile(whole);
    const restoring = Running.spawn(to.env, 'restore', '-');
    restoring.child.stdin?.write(bytes.subarray(0, bytes.length / 2));
    await eventually(async () => {
      const { rows } = await to.sql.query('SELECT 1 FROM pg_stat_progress_copy WHERE datname = current_database() AND tuples_processed > 1000');
      expect(rows).toHaveLength(1);
    }, START_MS);
    return { restoring, rest: bytes.subarray(bytes.length / 2) };
  }

  it('kill -9 leaves nothing, and a second restore succeeds', async () => {
    const to = await database();
    const { restoring } = await halfWay(to);
    await restoring.end('SIGKILL');
    await eventually(async () => expect((await to.sql.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE 'oratek-migrat%'")).rows).toEqual([]));
    expect(await isEmpty(to.sql)).toBe(true);
    await backUp();
    await done(oratek(to.env, 'restore', file));
    expect(await rowsOf(to.sql)).toEqual(asRestored(await rowsOf(await connected(app.databaseUrl))));
  });

  it('a server that starts waits, and then makes no demo', async () => {
    const to = await database();
    const { restoring, rest } = await halfWay(to);
    const starting = LocalServer.start(to.env);
    await eventually(async () => {
      const { rows } = await to.sql.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oratek-migrate'");
      expect(rows).toHaveLength(2);
    }, START_MS);
    restoring.child.stdin?.end(rest);
    await done(restoring.ended);
    const server = await starting;
    expect(server.stdout).not.toContain('otk_');
    expect((await to.sql.query("SELECT count(*)::int AS n, count(*) FILTER (WHERE slug = 'demo')::int AS demo FROM organizations")).rows).toEqual([{ n: 30000, demo: 0 }]);
    expect((await server.stop()).code).toBe(0);
  });
});
