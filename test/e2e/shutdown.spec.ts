import { type ChildProcess, spawn } from 'node:child_process';
import pg from 'pg';
import { bareEnvironment } from '../support/bare-environment.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { startSink } from '../support/hostile-sink.js';
import { ServerProcess, START_MS } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await ServerProcess.killAll();
});

async function startWorker(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['dist/worker.js'], { env: { ...bareEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  let said = '';
  child.stdout.on('data', (text: Buffer) => (said += text.toString()));
  await eventually(() => expect(said).toMatch(/delivers webhooks/), START_MS);
  return child;
}

it.each([['server', '0'], ['server', '1000'], ['worker', '0']] as const)('a %s whose endpoint never answers keeps to SHUTDOWN_TIMEOUT_MS=%s: the attempt is cut off, and its delivery given back as it was', async (program, timeout) => {
  const database = await newDatabase();
  const sql = new pg.Pool({ connectionString: database.url, max: 1 });
  sql.on('error', () => undefined);
  const sink = await startSink(() => undefined);
  try {
    const app = await startTestApp({ databaseUrl: database.url });
    const org = await app.newOrganization();
    const env = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', DEMO_DATA: 'false', SHUTDOWN_TIMEOUT_MS: timeout, ENCRYPTION_KEY: Buffer.alloc(32, 'test').toString('base64') };
    const server = await ServerProcess.start({ ...env, WEBHOOK_WORKER: program === 'server' ? 'server' : 'off' });
    await app.close();
    const worker = program === 'worker' ? await startWorker(env) : server.child;
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
    await ServerProcess.killAll();
    await sink.close();
    await sql.end();
    await database.drop();
  }
});
