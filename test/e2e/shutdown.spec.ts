import type { ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { startSink } from '../support/hostile-sink.js';
import { LocalServer } from '../support/local-server.js';
import { ServerProcess, START_MS } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';
import { killWorkers, spawnWorker, startWorker } from '../support/worker-process.js';

afterEach(async () => {
  await killWorkers();
  await ServerProcess.killAll();
});

function spawnServer(env: Readonly<Record<string, string>>): { readonly child: ChildProcess; readonly output: { readonly stdout: string; readonly stderr: string } } {
  const server = ServerProcess.spawn({ ...env, LOG_LEVEL: 'info', DEMO_DATA: 'false' });
  return { child: server.child, output: server };
}

/** The process id of the Postgres of a data folder. */
const postgresOf = async (dataDir: string): Promise<number> => Number((await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

it.each([['server', '0'], ['server', '1000'], ['worker', '0']] as const)('a %s whose endpoint never answers keeps to SHUTDOWN_TIMEOUT_MS=%s: the attempt is cut off, and its delivery given back as it was', async (program, timeout) => {
  const database = await newDatabase();
  const sql = new pg.Pool({ connectionString: database.url, max: 1 });
  sql.on('error', () => undefined);
  const sink = await startSink(() => undefined);
  try {
    const app = await startTestApp({ databaseUrl: database.url });
    const org = await app.newOrganization();
    const env = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', DEMO_DATA: 'false', SHUTDOWN_TIMEOUT_MS: timeout, ENCRYPTION_KEY: Buffer.alloc(32, 'test').toString('base64') };
    const server = program === 'server' ? await ServerProcess.start(env) : await LocalServer.start({ ...env, WEBHOOK_WORKER: 'off' });
    await app.close();
    const worker = server instanceof ServerProcess ? server.child : await startWorker(env);
    const admin = server.client(org.tokens.admin);
    expect((await admin.post('/api/v1/settings/webhooks', { url: `http://127.0.0.1:${sink.port}/`, events: ['contact.created'] })).status).toBe(201);
    await server.client(org.tokens.write).post('/api/v1/contacts', { full_name: 'Unheard' });
    await eventually(() => expect(sink.requests).toHaveLength(1));
    const ended = new Promise<number | null>((resolve) => worker.once('close', resolve));
    worker.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(sink.open()).toBe(0);
    // After its own 15 seconds the attempt would have failed, and been counted.
    const { rows } = await sql.query('SELECT attempts, lease, attempt_log, due_at <= now() AS is_due FROM pending_deliveries');
    expect(rows).toEqual([{ attempts: 0, lease: null, attempt_log: null, is_due: true }]);
  } finally {
    await Promise.all([ServerProcess.killAll(), LocalServer.stopAll()]);
    await sink.close();
    await sql.end();
    await database.drop();
  }
});

it.each(['server', 'worker'] as const)('a %s whose embedded Postgres ends by itself says so, logs it and exits with 1', async (program) => {
  const root = await mkdtemp(join(tmpdir(), 'oratek-ended-'));
  // Postgres does not run as root, and must get in.
  await chmod(root, 0o755);
  const dataDir = join(root, 'data');
  const [spawned, called, lastSentence] = program === 'server' ? [spawnServer, 'oratek', /--admin-email <email>\n/] as const : [spawnWorker, 'oratek worker', /delivers webhooks\.\n/] as const;
  try {
    const { child, output } = spawned({ DATA_DIR: dataDir });
    await eventually(() => expect(output.stdout).toMatch(lastSentence), START_MS);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    process.kill(await postgresOf(dataDir), 'SIGQUIT');
    expect(await ended).toBe(1);
    expect(output.stderr).toMatch(new RegExp(`^${called}: The embedded Postgres ended by itself .*postgres\\.log`));
    // After the sentences of the start, all is JSON.
    const lines = (output.stdout.split(lastSentence)[1] ?? '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as unknown);
    for (const line of lines) expect(line).toEqual(expect.objectContaining({ level: expect.any(Number), time: expect.stringMatching(/^\d{4}-.*Z$/), msg: expect.any(String) }));
    expect(lines).toContainEqual(expect.objectContaining({ level: 50, msg: 'the embedded Postgres ended by itself', reason: expect.stringMatching(/^Postgres has stopped by itself: ./) }));
  } finally {
    await Promise.all([killWorkers(), ServerProcess.killAll()]);
    const pid = await postgresOf(dataDir).catch(() => 0);
    if (pid > 0) process.kill(pid, 'SIGQUIT');
    await rm(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
});
