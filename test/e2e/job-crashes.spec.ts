import pg from 'pg';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestOrganization } from '../support/test-app.js';
import { killWorker, killWorkers, startWorker } from '../support/worker-process.js';

const IS_LONG = process.env['TEST_LONG'] === '1';
const KILLS = IS_LONG ? 6 : 1;
/** Several units, so that a process dies in the middle of the job. */
const DEALS = IS_LONG ? 3_000 : 1_500;

afterEach(async () => {
  await killWorkers();
  await ServerProcess.killAll();
});

interface Opportunities {
  readonly org: TestOrganization;
  readonly pipeline: string;
  readonly stageId: (label: string) => string;
  readonly sql: <Row extends object>(text: string, ...values: unknown[]) => Promise<Row[]>;
}

/** A job over all of the organization's opportunities. */
interface CrashedJob {
  readonly name: string;
  /** What has to be there before the opportunities; their `custom`. */
  readonly prepare: (all: Opportunities) => Promise<object>;
  /** Starts it. @returns its id and total, as the API answers them */
  readonly start: (all: Opportunities) => Promise<unknown>;
  /** SQL of what it has done with an opportunity `d`. */
  readonly isDone: string;
  /** What is left of what it ends by removing. */
  readonly removed: (all: Opportunities) => Promise<object[]>;
}

/** It runs as the others do: a short suite need not see it die. */
const REASSIGNMENT: CrashedJob = {
  name: 'the reassignment of what a user owns',
  prepare: () => Promise.resolve({}),
  start: async ({ org, sql }) => {
    const users = '/api/v1/settings/users';
    const { id } = (await org.admin.post(users, { email: 'jane@acme.example', role: 'member' })).body as { id: string };
    await sql('UPDATE deals SET owner_id = $1', id);
    await org.admin.patch(`${users}/${id}`, { active: false });
    return (await org.admin.post(`${users}/${id}/reassign`, { to: null })).body;
  },
  isDone: 'd.owner_id IS NULL',
  removed: () => Promise.resolve([]),
};

const JOBS: readonly CrashedJob[] = [
  ...(IS_LONG ? [REASSIGNMENT] : []),
  {
    name: 'a merge of stages',
    prepare: () => Promise.resolve({}),
    start: async ({ org, pipeline, stageId }) => (await org.admin.post(`/api/v1/settings/pipelines/${pipeline}/stages/${stageId('Lead')}/merge`, { into: stageId('Won') })).body,
    isDone: "(SELECT s.label FROM stages s WHERE s.id = d.stage_id) = 'Won'",
    removed: ({ sql, stageId }) => sql('SELECT 1 FROM stages WHERE id = $1', stageId('Lead')),
  },
  {
    name: 'the deletion of a custom field',
    prepare: async ({ org, pipeline }) => {
      expect((await org.octolane.post(`/v1/pipelines/${pipeline}/fields/bulk`, [{ name: 'Tier', attribute_type: 'string' }, { name: 'Size', attribute_type: 'number' }])).body.data).toMatchObject({ created: 2 });
      return { tier: 'A', size: 1 };
    },
    start: async ({ org, pipeline, sql }) => {
      const [field] = await sql<{ id: string }>("SELECT id FROM custom_fields WHERE property_name = 'tier'");
      return (await org.octolaneAdmin.delete(`/v1/pipelines/${pipeline}/fields/${field?.id ?? ''}?confirm=${DEALS}`)).body.data;
    },
    isDone: `d.custom = '{"size": 1}'`,
    removed: ({ sql }) => sql("SELECT 1 FROM custom_fields WHERE property_name = 'tier'"),
  },
];

it.each(JOBS)('$name whose processes are killed again and again changes each record once, with one event, and ends', async ({ prepare, start, isDone, removed }) => {
  const database = await newDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  const sql = async <Row extends object>(text: string, ...values: unknown[]): Promise<Row[]> => (await pool.query<Row>(text, values)).rows;
  const app = await startTestApp({ databaseUrl: database.url });
  const org = await app.newOrganization();
  const pipeline = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  const stages = (await org.octolane.get(`/v1/pipelines/${pipeline}/stages`)).body.data.stages as { stage_id: string; label: string }[];
  const all: Opportunities = { org, pipeline, sql, stageId: (label) => stages.find((stage) => stage.label === label)?.stage_id ?? '' };
  const custom = await prepare(all);
  await sql(
    `INSERT INTO deals (org_id, id, version, name, pipeline_id, stage_id, custom, created_at, updated_at)
     SELECT $1, gen_random_uuid(), 1, 'Deal ' || n, $2, $3, $4, now(), now() FROM generate_series(1, ${DEALS}) n`,
    org.id, pipeline, all.stageId('Lead'), JSON.stringify(custom),
  );
  await sql('INSERT INTO deals_search SELECT org_id, id, lower(name) FROM deals');
  const started = (await start(all)) as { id: string };
  expect(started).toMatchObject({ status: 'pending', total: DEALS });
  await app.close();

  const env = { DATABASE_URL: database.url, LOG_LEVEL: 'silent', ENCRYPTION_KEY: Buffer.alloc(32, 1).toString('base64'), DEMO_DATA: 'false' };
  const state = async (): Promise<{ status: string; done: number; version: number }> => (await sql<{ status: string; done: number; version: number }>('SELECT status, done, version FROM jobs WHERE id = $1', started.id))[0]!;
  for (let kill = 0; kill < KILLS; kill++) {
    const before = await state();
    const worker = await startWorker(env);
    // It has claimed a unit, or begun the one after.
    await eventually(async () => expect((await state()).version).toBeGreaterThan(before.version));
    await killWorker(worker);
    const [changed] = await sql<{ count: number }>(`SELECT count(*)::int AS count FROM deals d WHERE ${isDone}`);
    expect((await state()).done).toBe(changed?.count);
  }
  const server = await ServerProcess.start(env);
  // The lease of a dead process ends after 15 seconds.
  await eventually(async () => expect((await state()).status).toBe('completed'), 120_000);
  expect((await server.client(org.tokens.admin).get(`/api/v1/settings/jobs/${started.id}`)).body).toEqual({ id: started.id, status: 'completed', done: DEALS, total: DEALS });
  expect(await sql(`SELECT ${isDone} AS done, version, seq, count(*)::int AS count FROM deals d GROUP BY 1, 2, 3`)).toEqual([{ done: true, version: 2, seq: 1, count: DEALS }]);
  const events = await sql("SELECT type, count(*)::int AS count, count(DISTINCT record_id)::int AS records FROM events WHERE record_type = 'opportunity' GROUP BY 1");
  expect(events).toEqual([{ type: 'opportunity.updated', count: DEALS, records: DEALS }]);
  expect(await removed(all)).toEqual([]);
  await ServerProcess.killAll();
  await pool.end();
  await database.drop();
}, 300_000);
