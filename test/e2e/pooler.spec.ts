import { runWorkerProgram } from '../../src/app/worker-program.js';
import { readSettings } from '../../src/config/settings.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';
import { hasPgBouncer, startPgBouncer } from '../support/pgbouncer.js';
import { startScriptedSink } from '../support/scripted-sink.js';
import { TEST_KEY } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

/** The program of the worker within this process. */
function startWorker(env: Readonly<Record<string, string>>): { readonly said: () => string; readonly stop: () => Promise<number> } {
  let said = '';
  let ask = (): void => undefined;
  const asked = new Promise<void>((resolve) => (ask = resolve));
  const add = (text: string): void => void (said += text);
  const ended = runWorkerProgram(() => readSettings(env), { out: add, err: add, log: { write: add } }, () => asked);
  return { said: () => said, stop: () => (ask(), ended) };
}

if (!hasPgBouncer) process.stderr.write('PgBouncer is not installed: a server and a worker behind it are not tried.\n');

it.each(hasPgBouncer ? ['PgBouncer'] : [])('a server and a worker behind %s in transaction mode alone: every change once, every webhook in order, and the log says what to set', async () => {
  const app = await startTestApp();
  ends.push(() => app.close());
  const [bouncer, sink] = [await startPgBouncer(app.databaseUrl), await startScriptedSink()];
  ends.push(() => bouncer.stop(), () => sink.close());
  const env = { DATABASE_URL: bouncer.url, DATABASE_PREPARED_STATEMENTS: 'off', ENCRYPTION_KEY: TEST_KEY, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', DEMO_DATA: 'false', LOG_LEVEL: 'info', SHUTDOWN_TIMEOUT_MS: '0' };
  const server = await LocalServer.start({ ...env, WEBHOOK_WORKER: 'off' });
  ends.push(() => server.stop());
  const worker = startWorker(env);
  ends.push(() => worker.stop());
  const org = await app.newOrganization();
  const [client, admin] = [server.client(org.tokens.write), server.client(org.tokens.admin)];
  expect((await admin.post('/api/v1/settings/webhooks', { url: `${sink.url}/hook`, events: ['contact.created', 'contact.updated'] })).status).toBe(201);

  const record = async (n: number): Promise<void> => {
    const post = () => client.post(CONTACTS, { full_name: `Number ${n}` }, { headers: { 'Idempotency-Key': `contact ${n}` } });
    const [first, again] = [await post(), await post()];
    expect([first.status, again.status, again.text]).toEqual([201, 201, first.text]);
    expect((await client.patch(`${CONTACTS}/${first.body.id as string}`, { label: `label ${n}` })).status).toBe(200);
  };
  await Promise.all(Array.from({ length: 20 }, (_, n) => record(n)));
  await eventually(() => expect(new Set(sink.at('/hook').map(({ headers }) => headers['webhook-id'])).size).toBe(40));
  const orders = new Map<string, string[]>();
  for (const { event } of sink.at('/hook')) {
    const { id } = event.payload.contact as { id: string };
    orders.set(id, [...(orders.get(id) ?? []), event.event as string]);
  }
  expect([...orders.values()]).toEqual(Array(20).fill(['contact.created', 'contact.updated']));

  expect(server.stdout).toMatch(/Statements have no time limit .*connect_query/);
  await eventually(() => expect(worker.said()).toMatch(/"msg":"Notifications of the database do not arrive, .* set DATABASE_DIRECT_URL /));
  expect([(await server.stop()).code, await worker.stop()]).toEqual([0, 0]);
});
