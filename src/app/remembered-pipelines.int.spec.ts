import type { Answer } from '../../test/support/api-client.js';
import { newDatabase } from '../../test/support/databases.js';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import { Database } from '../platform/database/database.js';

/*
 * A process caches the pipelines of an organization. Here another process changes them, without a notification: every
 * answer must be as if they had been read.
 */

let database: Awaited<ReturnType<typeof newDatabase>>;
let app: TestApp;
let other: TestApp;
let org: TestOrganization;
let statements: string[] = [];

const CONTACTS = '/api/v1/contacts';
const PIPELINES = '/v1/pipelines';
const SETTINGS = '/api/v1/settings/pipelines';

beforeAll(async () => {
  database = await newDatabase();
  app = await startTestApp({ databaseUrl: database.url });
  other = await startTestApp({ databaseUrl: database.url });
  const sent = app.get(Database);
  const query = sent.query.bind(sent);
  jest.spyOn(sent, 'query').mockImplementation((statement) => {
    statements.push(statement.text);
    return query(statement);
  });
});
afterAll(async () => {
  jest.restoreAllMocks();
  await Promise.all([app.close(), other.close()]);
  await database.drop();
});

beforeEach(async () => {
  org = await app.newOrganization();
  // From now on this process remembers them.
  await create({ deal_stage: 'lead' });
  statements = [];
});

const create = (fields: object): Promise<Answer> => org.client.post(CONTACTS, { full_name: 'Jane', ...fields });
const reads = (): number => statements.filter((text) => text.includes('FROM pipelines p WHERE org_id')).length;
const elsewhere = { admin: (): typeof org.admin => org.admin.at(other.baseUrl), octolane: (): typeof org.octolane => org.octolane.at(other.baseUrl) };
interface SalesPipeline {
  readonly pipeline_id: string;
  readonly stages: readonly { readonly stage_id: string; readonly label: string }[];
}
const sales = async (): Promise<SalesPipeline> => {
  const [{ pipeline_id }] = (await elsewhere.octolane().get(PIPELINES)).body.data.pipelines;
  return { pipeline_id, stages: (await elsewhere.octolane().get(`${PIPELINES}/${pipeline_id}/stages`)).body.data.stages };
};
const stageId = async (label: string): Promise<string> => (await sales()).stages.find((stage) => stage.label === label)?.stage_id ?? '';
const addStage = async (label: string): Promise<void> => {
  expect((await elsewhere.octolane().post(`${PIPELINES}/${(await sales()).pipeline_id}/stages/bulk`, [{ label }])).status).toBe(201);
};
const lock = async (): Promise<void> => {
  expect((await elsewhere.admin().patch(`${SETTINGS}/${(await sales()).pipeline_id}`, { locked: true })).status).toBe(200);
};

it('reads them once, not with each contact', async () => {
  for (const stage of ['lead', 'Qualified', 'won']) expect((await create({ deal_stage: stage })).status).toBe(201);
  const { body } = await create({ deal_stage: 'lead' });
  expect((await org.client.patch(`${CONTACTS}/${body.id}`, { deal_stage: 'proposal' })).body.deal_stage).toBe('proposal');
  expect(reads()).toBe(0);
});

it('reads them again after it has added a stage itself, and then not', async () => {
  expect((await create({ deal_stage: 'Trial' })).body.deal_stage).toBe('trial');
  expect((await create({ deal_stage: 'trial' })).body.deal_stage).toBe('trial');
  expect((await create({ deal_stage: 'TRIAL' })).body.deal_stage).toBe('trial');
  expect(reads()).toBe(1);
  expect((await sales()).stages.filter(({ label }) => label.toLowerCase() === 'trial')).toHaveLength(1);
});

it('finds a stage that another process has added, though the pipeline is locked', async () => {
  await addStage('Trial');
  await lock();
  expect((await create({ deal_stage: 'trial' })).body.deal_stage).toBe('trial');
  expect(reads()).toBe(1);
});

it('refuses an unknown stage after another process has locked the pipeline, and names the stages as they are', async () => {
  await addStage('Trial');
  await lock();
  const { status, body } = await create({ deal_stage: 'nowhere' });
  expect([status, body.details[0].message]).toEqual([422, expect.stringContaining('trial')]);
});

it('follows a label that another process has given a stage', async () => {
  expect((await elsewhere.admin().patch(`${SETTINGS}/${(await sales()).pipeline_id}/stages/${await stageId('Lead')}`, { label: 'Fresh' })).status).toBe(200);
  expect((await create({ deal_stage: 'fresh' })).body.deal_stage).toBe('lead');
});

it('follows a merge that another process has begun', async () => {
  const into = await stageId('Qualified');
  expect((await elsewhere.admin().post(`${SETTINGS}/${(await sales()).pipeline_id}/stages/${await stageId('Lead')}/merge`, { into })).status).toBe(202);
  expect((await create({ deal_stage: 'lead' })).body.deal_stage).toBe('qualified');
});

it('opens deals in the pipeline that another process has made the default one', async () => {
  const before = await sales();
  const made = await elsewhere.octolane().post(PIPELINES, { name: 'Renewals', stages: [{ label: 'Renewing' }] });
  expect((await elsewhere.admin().patch(`${SETTINGS}/${made.body.data.pipeline_id}`, { is_default: true })).status).toBe(200);
  expect((await create({ deal_stage: 'Renewing' })).body.deal_stage).toBe('renewing');
  expect((await elsewhere.octolane().get(`${PIPELINES}/${before.pipeline_id}/stages`)).body.data.stages).toHaveLength(before.stages.length);
});

it('changes nothing by a change that is none any more, nor by one that is none only in its memory', async () => {
  const { body } = await create({ deal_stage: 'lead' });
  await elsewhere.admin().patch(`${SETTINGS}/${(await sales()).pipeline_id}/stages/${await stageId('Lead')}`, { label: 'Fresh' });
  const same = await org.client.patch(`${CONTACTS}/${body.id}`, { deal_stage: 'Fresh' });
  expect([same.status, same.body.deal_stage, same.body.updated_at]).toEqual([200, 'lead', body.updated_at]);
});

it('judges the items of a bulk by what is so now', async () => {
  await addStage('Trial');
  await lock();
  const answer = await org.client.post(`${CONTACTS}/bulk`, [{ op: 'create', body: { full_name: 'A', deal_stage: 'trial' } }, { op: 'create', body: { full_name: 'B', deal_stage: 'nowhere' } }]);
  expect(answer.status).toBe(200);
  expect(answer.body.data.map(({ status }: { status: number }) => status)).toEqual([201, 422]);
});

it('remembers nothing of another organization', async () => {
  const stranger = await app.newOrganization();
  expect((await stranger.client.post(CONTACTS, { full_name: 'Joe', deal_stage: 'lead' })).status).toBe(201);
  await addStage('Trial');
  await lock();
  expect((await stranger.client.post(CONTACTS, { full_name: 'Joe', deal_stage: 'nowhere' })).body.deal_stage).toBe('nowhere');
  expect((await create({ deal_stage: 'nowhere' })).status).toBe(422);
});
