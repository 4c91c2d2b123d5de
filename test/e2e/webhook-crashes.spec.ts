import pg from 'pg';
import { OrganizationsApi } from '../../src/modules/organizations/organizations.api.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { pace } from '../support/pace.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';
import { startUnrulySubscriptions, type UnrulySubscriptions } from '../support/unruly-subscriptions.js';
import { startSink } from '../support/webhook-sink.js';
import { killWorker, killWorkers, startWorker } from '../support/worker-process.js';

/** Six show each kind of kill; `npm run test:long` looks for rare moments. */
const ROUNDS = process.env['TEST_LONG'] === '1' ? 20 : 4;
/** The other kills are the worker's. */
const SERVER_EVERY = 3;
/** Each contact changes at most ten times a second: 200 changes a second in all. */
const CONTACTS = 20;
const PACE_MS = 100;

let unruly: UnrulySubscriptions | null = null;

afterEach(async () => {
  await unruly?.close();
  await killWorkers();
  await ServerProcess.killAll();
});

it('whatever is killed whenever, and whatever other subscriptions do, each committed event arrives, nothing else does, and those of a record first arrive in order', async () => {
  const database = await newDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const sink = await startSink();
  const env = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'), DEMO_DATA: 'false' };
  const app = await startTestApp({ databaseUrl: database.url });
  const org = await app.newOrganization();
  await app.get(OrganizationsApi).update(org.operator, { requestsPerHour: 1_000_000 });
  await app.close();
  let server = await ServerProcess.start(env);
  const token = org.tokens.write;
  let worker = await startWorker(env);
  const subscribed = await server.client(org.tokens.admin).post('/api/v1/settings/webhooks', { url: sink.url, events: ['contact.created', 'contact.updated', 'contact.deleted', 'deal.stage_changed'] });
  expect(subscribed.status).toBe(201);
  unruly = await startUnrulySubscriptions(() => server.client(org.tokens.admin));
  const { rows: [{ since }] } = await pool.query('SELECT clock_timestamp() AS since');

  const until = { done: false };
  const changing = Array.from({ length: CONTACTS }, async (_, n) => {
    let id = '';
    for (let i = 0; !until.done; i++) {
      // A refused or broken request is ignored: the test reads from the database what was committed.
      await (async () => {
        const client = server.client(token);
        if (id === '') id = (await client.post('/api/v1/contacts', { full_name: `Contact ${n}` })).body.id ?? '';
        else await client.patch(`/api/v1/contacts/${id}`, { label: `label ${i}` });
      })().catch(() => undefined);
      await pace(PACE_MS);
    }
  });
  for (let round = 0; round < ROUNDS; round++) {
    await pace(Math.random() * 400);
    if (round % SERVER_EVERY !== SERVER_EVERY - 1) {
      await killWorker(worker);
      worker = await startWorker(env);
    } else {
      await server.end('SIGKILL');
      server = await ServerProcess.start(env);
    }
  }
  until.done = true;
  await Promise.all(changing);
  await unruly.stop();

  // The leases of a dead process end after 20 seconds, and the rows of a deleted subscription are swept.
  await eventually(async () => expect((await pool.query("SELECT 1 FROM pending_deliveries")).rowCount).toBe(0), 120_000);
  const { rows: events } = await pool.query('SELECT id FROM events WHERE org_id = $1 AND at >= $2 ORDER BY id', [org.id, since]);
  expect(events.length).toBeGreaterThan(CONTACTS);
  expect([...sink.eventIds].sort()).toEqual(events.map(({ id }) => id));
  for (const sequences of sink.firstArrivals.values()) expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
  // Deliveries to the other subscriptions may be older than `since`.
  const { rows: known } = await pool.query('SELECT id FROM events WHERE org_id = $1', [org.id]);
  expect(unruly.wrong(new Set(known.map(({ id }) => id as string)))).toEqual([]);
  const { hostile, churned } = unruly.arrivals();
  expect(hostile).toBeGreaterThan(0);
  process.stdout.write(`${ROUNDS} kills, ${events.length} events, ${sink.repeats()} came again; ${hostile} deliveries to a hostile endpoint and ${churned} to subscriptions that paused, rotated and went.\n`);
  await sink.close();
  await ServerProcess.killAll();
  await pool.end();
  await database.drop();
}, 360_000);
