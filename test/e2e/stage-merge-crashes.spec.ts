import pg from 'pg';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp } from '../support/test-app.js';
import { killWorker, killWorkers, startWorker } from '../support/worker-process.js';

const KILLS = process.env['TEST_LONG'] === '1' ? 6 : 2;
/** Several units, so that a process dies in the middle of the job. */
const DEALS = 3_000;

afterEach(async () => {
  await killWorkers();
  await ServerProcess.killAll();
});

it('a merge whose processes are killed again and again moves each deal once, with one event, and ends', async () => {
  const database = await newDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const app = await startTestApp({ databaseUrl: database.url });
  const org = await app.newOrganization();
  const pipeline = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  const stages = (await org.octolane.get(`/v1/pipelines/${pipeline}/stages`)).body.data.stages as { stage_id: string; label: string }[];
  const [lead, won] = ['Lead', 'Won'].map((label) => stages.find((stage) => stage.label === label)?.stage_id ?? '');
  await pool.query(
    `INSERT INTO deals (org_id, id, version, name, pipeline_id, stage_id, created_at, updated_at)
     SELECT $1, gen_random_uuid(), 1, 'Deal ' || n, $2, $3, now(), now() FROM generate_series(1, ${DEALS}) n`,
    [org.id, pipeline, lead],
  );
  await pool.query('INSERT INTO deals_search SELECT org_id, id, lower(name) FROM deals');
  const started = await org.admin.post(`/api/v1/settings/pipelines/${pipeline}/stages/${lead ?? ''}/merge`, { into: won });
  expect(started.body).toMatchObject({ status: 'pending', total: DEALS });
  await app.close();

  const env = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'), DEMO_DATA: 'false' };
  const state = async (): Promise<{ status: string; done: number; version: number }> => (await pool.query<{ status: string; done: number; version: number }>('SELECT status, done, version FROM jobs WHERE id = $1', [started.body.id])).rows[0]!;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = await state();
    const worker = await startWorker(env);
    // It has claimed a unit, or begun the one after.
    await eventually(async () => expect((await state()).version).toBeGreaterThan(before.version));
    await killWorker(worker);
    const { rows: [{ moved }] } = await pool.query('SELECT count(*)::int AS moved FROM deals WHERE stage_id = $1', [won]);
    expect((await state()).done).toBe(moved);
  }
  const server = await ServerProcess.start(env);
  // The lease of a dead process ends after 15 seconds.
  await eventually(async () => expect((await state()).status).toBe('completed'), 120_000);
  expect((await server.client(org.tokens.admin).get(`/api/v1/settings/jobs/${started.body.id}`)).body).toEqual({ id: started.body.id, status: 'completed', done: DEALS, total: DEALS });
  const { rows: deals } = await pool.query('SELECT stage_id, version, seq, count(*)::int AS count FROM deals GROUP BY 1, 2, 3');
  expect(deals).toEqual([{ stage_id: won, version: 2, seq: 1, count: DEALS }]);
  const { rows: events } = await pool.query("SELECT type, count(*)::int AS count, count(DISTINCT record_id)::int AS records FROM events WHERE record_type = 'opportunity' GROUP BY 1");
  expect(events).toEqual([{ type: 'opportunity.updated', count: DEALS, records: DEALS }]);
  expect((await pool.query('SELECT 1 FROM stages WHERE id = $1', [lead])).rowCount).toBe(0);
  await ServerProcess.killAll();
  await pool.end();
  await database.drop();
}, 300_000);
