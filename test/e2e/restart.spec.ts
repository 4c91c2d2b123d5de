import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ApiClient } from '../support/api-client.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { LocalServer } from '../support/local-server.js';
import { RawRequest } from '../support/raw-http.js';
import { type EndedProcess, ServerProcess } from '../support/server-process.js';

const CONTACTS = '/api/v1/contacts';

afterEach(() => ServerProcess.killAll());

/** One sentence on stderr, exit status 1, and nothing that looks as if it had started. */
function expectRefused(run: EndedProcess, ...hints: string[]): void {
  expect(run.code).toBe(1);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  for (const hint of hints) expect(run.stderr).toContain(hint);
  expect(run.stderr).not.toMatch(/\bat .+:\d+:\d+/);
  expect(run.stdout).not.toMatch(/otk_|ready/);
}

describe('on the embedded database', () => {
  let root: string;
  let dataDir: string;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'oratek-restart-'));
    // Postgres does not run as root, and must get in.
    await chmod(root, 0o755);
    dataDir = join(root, 'data');
  });
  afterAll(async () => {
    // A Postgres whose server was killed at the end of a failed test; its pid stands in its own folder.
    const pid = Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')[0]);
    if (pid > 0) process.kill(pid, 'SIGQUIT');
    await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  });

  const rows = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
    const { url } = JSON.parse(await readFile(join(dataDir, 'connection.json'), 'utf8')) as { url: string };
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  it('kill -9 in the middle of a burst of creates: every contact that was answered 201 is there, with its event', async () => {
    const first = await ServerProcess.start({ DATA_DIR: dataDir });
    const token = first.token;
    expect(token).not.toBeNull();
    const client = first.client();
    expect((await client.get(`${CONTACTS}?label=hot`)).body.data.length).toBeGreaterThan(0);

    const answered: { id: string }[] = [];
    let killed = false;
    const create = async (loop: number): Promise<void> => {
      for (let i = 0; ; i++) {
        try {
          const { status, body } = await client.post(CONTACTS, { full_name: `Burst ${loop}-${i}`, email: `burst${loop}-${i}@x.example`, tags: ['burst'] });
          expect(status).toBe(201);
          answered.push(body as { id: string });
        } catch (error) {
          // Only the kill may break a request.
          if (!killed) throw error;
          return;
        }
        if (answered.length >= 200 && !killed) {
          killed = true;
          first.child.kill('SIGKILL');
        }
      }
    };
    await Promise.all(Array.from({ length: 8 }, (_, loop) => create(loop)));
    expect((await first.ended).code).toBeNull();
    expect(answered.length).toBeGreaterThanOrEqual(200);

    const second = await ServerProcess.start({ DATA_DIR: dataDir });
    expect(second.token).toBeNull();
    const again = second.client(token);
    for (const contact of answered) {
      const { status, body } = await again.get(`${CONTACTS}/${contact.id}`);
      expect([status, body]).toEqual([200, contact]);
    }
    const bursts = await rows<{ id: string; event: string | null; claim: string | null }>(
      `SELECT c.id, e.type || ' ' || e.seq AS event, m.contact_id AS claim FROM contacts c
         LEFT JOIN events e ON e.org_id = c.org_id AND e.record_id = c.id LEFT JOIN contact_emails m ON m.org_id = c.org_id AND m.contact_id = c.id
        WHERE c.full_name LIKE 'Burst %'`,
    );
    // Changes that were committed but not answered are whole as well.
    expect(bursts.filter(({ id, event, claim }) => event !== 'contact.created 1' || claim !== id)).toEqual([]);
    expect(bursts.map(({ id }) => id)).toEqual(expect.arrayContaining(answered.map(({ id }) => id)));
    expect(bursts.length).toBeLessThanOrEqual(answered.length + 8);
    expect((await again.post(CONTACTS, { full_name: 'After' })).status).toBe(201);

    // While it runs, no other process gets the folder.
    expectRefused(await ServerProcess.spawn({ DATA_DIR: dataDir }).ended, dataDir, 'in use');
    expect((await again.get('/health/ready')).status).toBe(200);

    const { code, stderr } = await second.end('SIGTERM');
    expect([code, stderr]).toEqual([0, '']);
    // Its Postgres has ended with it.
    await expect(readFile(join(dataDir, 'postgres', 'postmaster.pid'))).rejects.toThrow('ENOENT');
  });
});

describe('on a database of its own', () => {
  let database: Awaited<ReturnType<typeof newDatabase>>;
  let sql: pg.Client;

  beforeEach(async () => {
    database = await newDatabase();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
  });
  afterEach(async () => {
    await Promise.all([ServerProcess.killAll(), LocalServer.stopAll()]);
    await sql.end();
    await database.drop();
  });

  /** Waits until the server takes no new connections. */
  const closed = (baseUrl: string): Promise<void> =>
    eventually(async () => {
      const { port, hostname } = new URL(baseUrl);
      const socket = connect(Number(port), hostname);
      const refused = await new Promise((resolve) => socket.once('connect', () => resolve(false)).once('error', () => resolve(true)));
      socket.destroy();
      expect(refused).toBe(true);
    });

  it.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s drains what is in flight: the answers arrive, and it ends with 0', async (signal) => {
    const server = await ServerProcess.start({ DATABASE_URL: database.url });
    const client = server.client();
    // Blocks every write until it is released.
    await sql.query('BEGIN');
    await sql.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
    const inFlight = Array.from({ length: 5 }, (_, i) => client.post(CONTACTS, { full_name: `In flight ${i}` }));
    await eventually(async () => {
      const { rows } = await sql.query("SELECT 1 FROM pg_locks WHERE relation = 'contacts'::regclass AND NOT granted");
      expect(rows).toHaveLength(5);
    });
    server.child.kill(signal);
    await closed(server.baseUrl);
    await sql.query('COMMIT');

    const answers = await Promise.all(inFlight);
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    const { code, stderr } = await server.ended;
    expect([code, stderr]).toEqual([0, '']);
    const { rows } = await sql.query<{ id: string }>("SELECT id FROM contacts WHERE full_name LIKE 'In flight %'");
    expect(rows.map(({ id }) => id).sort()).toEqual(answers.map(({ body }) => body.id as string).sort());
  });

  it('a stop waits for a body that is still on its way', async () => {
    const server = await LocalServer.start({ DATABASE_URL: database.url });
    const body = '{"full_name":"Slow"}';
    const request = await RawRequest.open(server.baseUrl, 'POST', CONTACTS, {
      Authorization: `Bearer ${server.token ?? ''}`,
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      Expect: '100-continue',
    });
    await request.continued();
    request.write(body.slice(0, 5));
    server.requestStop();
    await closed(server.baseUrl);
    request.write(body.slice(5));
    expect((await request.answer()).status).toBe(201);
    expect((await server.ended).code).toBe(0);
  });

  it('a stop does not wait for ever: a request that never ends is cut off', async () => {
    const server = await LocalServer.start({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT_MS: '200' });
    const request = await RawRequest.open(server.baseUrl, 'POST', CONTACTS, {
      Authorization: `Bearer ${server.token ?? ''}`,
      'Content-Type': 'application/json',
      'Content-Length': '1000',
      Expect: '100-continue',
    });
    await request.continued();
    expect((await server.stop()).code).toBe(0);
    await expect(request.answer()).rejects.toThrow();
  });

  it('a second start keeps the data, and prints no token', async () => {
    const first = await LocalServer.start({ DATABASE_URL: database.url });
    const token = first.token;
    const { body } = await first.client().post(CONTACTS, { full_name: 'Kept' });
    expect((await first.stop()).code).toBe(0);
    const second = await LocalServer.start({ DATABASE_URL: database.url });
    expect(second.token).toBeNull();
    expect((await second.client(token).get(`${CONTACTS}/${body.id}`)).body).toEqual(body);
    expect((await second.stop()).code).toBe(0);
  });

  it('production makes no demo and prints no token', async () => {
    const server = await LocalServer.start({ DATABASE_URL: database.url, NODE_ENV: 'production', SHUTDOWN_DELAY_MS: '0' });
    expect(server.token).toBeNull();
    expect((await sql.query('SELECT 1 FROM organizations')).rows).toEqual([]);
    expectError(await server.client(null).get(CONTACTS), 401, 'missing_api_key');
    expect((await server.stop()).code).toBe(0);
  });

  it('what it prints works when pasted: the curl line lists the hot leads', async () => {
    const server = await LocalServer.start({ DATABASE_URL: database.url });
    const [, token = '', url = ''] = /curl -H "Authorization: Bearer (\S+)" "(\S+)"/.exec(server.stdout) ?? [];
    expect(url.startsWith(server.baseUrl)).toBe(true);
    const { status, body } = await new ApiClient(server.baseUrl, token).get(url.slice(server.baseUrl.length));
    expect(status).toBe(200);
    expect(new Set((body.data as { label: string }[]).map(({ label }) => label))).toEqual(new Set(['hot']));
    expect(server.stdout.split(token)).toHaveLength(3);
  });

  it('a port that is taken: one sentence, exit status 1, and no token is made that nobody sees', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as AddressInfo;
    try {
      expectRefused(await LocalServer.run({ DATABASE_URL: database.url, PORT: String(port) }), String(port), 'taken', 'PORT');
      expect((await sql.query('SELECT 1 FROM api_keys')).rows).toEqual([]);
    } finally {
      squatter.close();
    }
  });
});

it('a database that cannot be reached: one sentence without the password, exit status 1', async () => {
  const run = await LocalServer.run({ DATABASE_URL: 'postgres://user:verysecret@127.0.0.1:1/nothing' });
  expectRefused(run, '127.0.0.1:1', 'DATABASE_URL');
  expect(run.stderr).not.toContain('verysecret');
});

it('bad configuration: every bad variable is named at once, each in a line, exit status 1', async () => {
  const bad = {
    PORT: '70000',
    HOST: 'a b',
    DATABASE_URL: 'mysql://x',
    DATABASE_POOL_SIZE: '0',
    DATABASE_STATEMENT_TIMEOUT_MS: 'soon',
    SHUTDOWN_DELAY_MS: '5s',
    SHUTDOWN_TIMEOUT_MS: '-1',
    DEMO_DATA: 'maybe',
    LOG_LEVEL: 'loud',
    NODE_ENV: 'prod',
  };
  const { code, stdout, stderr } = await ServerProcess.spawn(bad).ended;
  expect([code, stdout]).toEqual([1, '']);
  const lines = stderr.trim().split('\n');
  expect(lines).toHaveLength(Object.keys(bad).length);
  for (const name of Object.keys(bad)) expect(lines.filter((line) => line.includes(`${name} must`))).toHaveLength(1);
});
