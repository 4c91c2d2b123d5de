import pg from 'pg';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';
import { startSink } from '../support/webhook-sink.js';
import { killWorkers, startWorker } from '../support/worker-process.js';

/** `npm run test:long` has as many as an import of a large customer leaves. */
const DELIVERIES = process.env['TEST_LONG'] === '1' ? 1_000_000 : 10_000;
const PER_RECORD = 10;
const STEP = 50_000;
const KEY = Buffer.alloc(32, 'test').toString('base64');

afterEach(() => Promise.all([killWorkers(), ServerProcess.killAll()]));

it('a burst on tables that nobody ever analyzed arrives whole, each once and in order, and no table is read from end to end', async () => {
  const database = await newDatabase();
  const sql = new pg.Pool({ connectionString: database.url, max: 2 });
  sql.on('error', () => undefined);
  const sink = await startSink();
  const env = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ENCRYPTION_KEY: KEY, DEMO_DATA: 'false' };
  try {
    // Statistics stay as they are in an empty database: there are none.
    await sql.query('ALTER TABLE events SET (autovacuum_enabled = off)');
    await sql.query('ALTER TABLE pending_deliveries SET (autovacuum_enabled = off)');
    const app = await startTestApp({ databaseUrl: database.url });
    const { id: orgId, tokens } = await app.newOrganization();
    await app.close();
    const server = await ServerProcess.start({ ...env, WEBHOOK_WORKER: 'off' });
    const made = await server.client(tokens.admin).post('/api/v1/settings/webhooks', { url: sink.url, events: ['contact.updated'] });
    expect(made.status).toBe(201);
    await server.end('SIGTERM');
    for (let from = 0; from < DELIVERIES; from += STEP) {
      await sql.query(
        `WITH e AS (INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
           SELECT $1::uuid, md5('event' || i)::uuid, 'contact.updated', 'contact', r.id, 1 + i % $3::int, '{}', now(),
             json_build_object('event', 'contact.updated', 'sequence', 1 + i % $3::int, 'payload', json_build_object('contact', json_build_object('id', r.id)))::text
           FROM generate_series($4::int, $5::int - 1) i CROSS JOIN LATERAL (SELECT md5('record' || i / $3::int)::uuid AS id) r RETURNING *)
         INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)
         SELECT org_id, id, gen_random_uuid(), $2, 1, record_id, seq, false, type, 0, at, at FROM e`,
        [orgId, made.body.id, PER_RECORD, from, Math.min(from + STEP, DELIVERIES)],
      );
    }
    const scans = async (): Promise<unknown> =>
      (await sql.query(`SELECT relname, seq_scan FROM pg_stat_user_tables WHERE relname IN ('events', 'pending_deliveries') ORDER BY relname`)).rows;
    const before = await scans();
    await startWorker(env);
    await eventually(() => expect(sink.eventIds.size).toBe(DELIVERIES), 900_000);
    // Read from the log, which the statement that ends a delivery writes.
    await eventually(async () => expect((await sql.query("SELECT count(*)::int AS sent FROM delivery_log WHERE status = 'succeeded'")).rows).toEqual([{ sent: DELIVERIES }]));
    expect(sink.repeats()).toBe(0);
    for (const sequences of sink.firstArrivals.values()) expect(sequences).toEqual(Array.from({ length: PER_RECORD }, (_, n) => n + 1));
    // The statistics of a backend are there at the latest when it has ended.
    await killWorkers();
    await eventually(async () => expect(await scans()).toEqual(before));
  } finally {
    await killWorkers();
    await sink.close();
    await sql.end();
    await database.drop();
  }
}, 1_200_000);
