import { randomUUID } from 'node:crypto';
import type { SentCustomValues } from '../../src/contracts/custom-values.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { ResolveAccount } from '../../src/modules/accounts/application/resolve-account.js';
import { JobRunner } from '../../src/modules/jobs/application/job-runner.js';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventNames, eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const INVALID = 'Validation error';
const TIER = { name: 'Tier', attribute_type: 'string' };
const SIZE = { name: 'Size', attribute_type: 'number' };

let app: TestApp;
let org: TestOrganization;
let pipelineId: string;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  pipelineId = (await app.get(PipelinesApi).list(org.id))[0]!.state.id;
});
afterAll(() => app.close());

/** One kind of record, with its fields and the event of a change. */
const KINDS = [
  { name: 'accounts', fields: () => '/v1/accounts/fields', body: (values: object): object => ({ domain: `${randomUUID()}.example`, ...values }), scope: () => ({}), record: 'account' },
  { name: 'contacts', fields: () => '/v1/contacts/fields', body: (values: object): object => ({ email: `${randomUUID()}@gmail.com`, ...values }), scope: () => ({}), record: 'contact' },
  { name: 'opportunities', fields: () => `/v1/pipelines/${pipelineId}/fields`, body: (values: object): object => ({ pipeline_id: pipelineId, opportunity: { name: 'Acme', custom_attributes: values } }), scope: () => ({ pipeline_id: pipelineId }), record: 'opportunity' },
] as const;
type Kind = (typeof KINDS)[number];

const define = async ({ fields }: Kind, ...items: object[]): Promise<string[]> => (await org.octolane.post(`${fields()}/bulk`, items)).body.data.results.map(({ id }: { id: string }) => id);
const create = async ({ name, body }: Kind, values: object): Promise<string> => (await org.octolane.post(`/v1/${name}`, body(values))).body.data.id;
const valuesOf = async ({ name }: Kind, id: string): Promise<object> => (await org.octolane.get(`/v1/${name}/${id}`)).body.data.custom_fields;
const remove = ({ fields }: Kind, id: string | undefined, confirm?: number | string): Promise<Answer> => org.octolaneAdmin.delete(`${fields()}/${id}${confirm === undefined ? '' : `?confirm=${confirm}`}`);
const namesOf = async ({ fields }: Kind): Promise<string[]> => (await org.octolane.get(fields())).body.data.fields.filter((field: any) => !field.is_system).map(({ property_name: name }: any) => name);
const runJobs = (): Promise<void> => app.get(JobRunner).turn(() => false);
const job = async ({ body }: Answer): Promise<any> => (await org.admin.get(`/api/v1/settings/jobs/${body.data.id}`)).body;

describe.each(KINDS)('DELETE of a field of $name', (kind) => {
  it('asks for the number of values, closes the field, and clears them by a job, each with its event', async () => {
    const [tier] = await define(kind, TIER, SIZE);
    const [both, other] = [await create(kind, { tier: 'A', size: 1 }), await create(kind, { size: 2 })];
    const told = (await eventNames(app, both)).length;
    for (const confirm of [undefined, 0, 2]) expectRefused(await remove(kind, tier, confirm), 400, INVALID, { confirm: 'Confirm must be 1, the number of records that have a value of the field and lose it' });
    expect(await namesOf(kind)).toEqual(['tier', 'size']);
    const started = await remove(kind, tier, 1);
    expect([started.status, started.body]).toEqual([202, { success: true, message: 'Field is being deleted', data: { id: expect.any(String) as string, status: 'pending', done: 0, total: 1 } }]);

    // Until the job has cleared it, the record shows its value; nothing else knows the field.
    expect(await namesOf(kind)).toEqual(['size']);
    expect(await valuesOf(kind, both)).toEqual({ size: 1, tier: 'A' });
    const search = (filters: object[]): Promise<Answer> => org.octolane.post(`/v1/${kind.name}/search`, { ...kind.scope(), filters });
    expect(Object.keys((await search([])).body.data.custom_field_definitions)).toEqual(['size']);
    expect((await search([{ field: 'tier', operator: 'eq', value: 'A' }])).status).toBe(400);
    expect((await org.octolane.post(`/v1/${kind.name}`, kind.body({ tier: 'B' }))).status).toBe(400);
    expectRefused(await remove(kind, tier, 1), 404, 'The field does not exist.');
    expect((await org.octolaneAdmin.post(`${kind.fields()}/bulk/update`, [{ id: tier, name: 'X' }])).body.errors).toMatchObject({ '0.id': /./ });
    const again = await org.octolane.post(`${kind.fields()}/bulk`, [TIER, { ...TIER, name: 'Other', property_name: 'tier' }]);
    expect([again.status, Object.values(again.body.errors as object)]).toEqual([400, [expect.stringMatching(/^Name is that of a field that is being deleted/), expect.stringMatching(/^Property name is that of a field that is being deleted/)]]);

    await runJobs();
    expect(await job(started)).toEqual({ id: started.body.data.id, status: 'completed', done: 1, total: 1 });
    expect([await valuesOf(kind, both), await valuesOf(kind, other)]).toEqual([{ size: 1 }, { size: 2 }]);
    expect((await eventNames(app, both)).slice(told)).toEqual([`${kind.record}.updated ${told + 1}`]);
    expect((await eventsOf(app, both)).at(-1)!.payload[kind.record].custom_fields).toEqual({ size: 1 });
    expect(await eventNames(app, other)).toHaveLength(1);
    expect(await app.sql('SELECT property_name FROM custom_fields WHERE org_id = $1', [org.id])).toEqual([{ property_name: 'size' }]);
    expect((await org.octolane.post(`${kind.fields()}/bulk`, [{ ...TIER, attribute_type: 'number' }])).body.data).toMatchObject({ created: 1 });
    expect(await valuesOf(kind, await create(kind, { tier: 7 }))).toEqual({ tier: 7 });
  });

  it('needs no confirmation where no record has a value, and leaves values of that name in other records alone', async () => {
    for (const each of KINDS) await define(each, TIER);
    const others = KINDS.filter((each) => each !== kind);
    const kept = await Promise.all(others.map((each) => create(each, { tier: 'A' })));
    const gone = await create(kind, { tier: 'A' });
    await org.octolane.patch(`/v1/${kind.name}/${gone}`, kind.name === 'opportunities' ? { custom_attributes: { tier: null } } : { tier: null });
    const [id] = await define(kind, TIER);
    expectRefused(await remove(kind, id, 1), 400, INVALID, { confirm: /^Confirm must be 0,/ });
    const started = await remove(kind, id);
    await runJobs();
    expect(await job(started)).toMatchObject({ status: 'completed', done: 0, total: 0 });
    expect(await namesOf(kind)).toEqual([]);
    for (const [index, each] of others.entries()) expect(await valuesOf(each, kept[index]!)).toEqual({ tier: 'A' });
  });

  it('is for admins, and knows the custom fields of these records alone', async () => {
    const [id] = await define(kind, TIER);
    expectRefused(await org.octolane.delete(`${kind.fields()}/${id}`), 403, /admin/);
    const theirs = await app.newOrganization();
    expectRefused(await theirs.octolaneAdmin.delete(`${kind.fields()}/${id}`), 404, /does not exist/);
    const elsewhere = KINDS.find((each) => each !== kind)!;
    for (const [at, named] of [[elsewhere, id], [kind, randomUUID()], [kind, 'name']] as const) expectRefused(await remove(at, named), 404, 'The field does not exist.');
    for (const confirm of ['x', -1, '1.5', '']) expectRefused(await remove(kind, id, confirm), 400, INVALID, { confirm: 'Confirm must be a whole number, at least 0' });
    expect(await namesOf(kind)).toEqual(['tier']);
  });
});

it('of a pipeline leaves the opportunities of other pipelines alone, and clears archived ones without an event', async () => {
  const deals = KINDS[2];
  const other = (await org.octolane.post('/v1/pipelines', { name: 'Renewals', stages: [{ label: 'New' }] })).body.data.pipeline_id as string;
  const [id] = await define(deals, TIER);
  await org.octolane.post(`/v1/pipelines/${other}/fields/bulk`, [TIER]);
  const kept = (await org.octolane.post('/v1/opportunities', { pipeline_id: other, opportunity: { name: 'X', custom_attributes: { tier: 'A' } } })).body.data.id as string;
  const archived = await create(deals, { tier: 'A' });
  await app.sql('UPDATE deals SET archived_at = now() WHERE id = $1', [archived]);
  expectRefused(await remove(deals, id), 400, INVALID, { confirm: /^Confirm must be 1,/ });
  expect((await remove(deals, id, 1)).status).toBe(202);
  await runJobs();
  expect(await valuesOf(deals, kept)).toEqual({ tier: 'A' });
  expect(await app.sql('SELECT custom FROM deals WHERE id = $1', [archived])).toEqual([{ custom: {} }]);
  expect(await eventNames(app, archived)).toEqual(['opportunity.created 1']);
});

it('clears more records than a unit, with progress', async () => {
  const [accounts] = KINDS;
  const [id] = await define(accounts, TIER);
  const origin = await create(accounts, { tier: 'A' });
  await app.sql(
    `WITH made AS (INSERT INTO accounts (org_id, id, version, seq, domain, tags, custom, created_at, updated_at)
       SELECT org_id, gen_random_uuid(), 1, 0, n || '.example', tags, custom, created_at, updated_at FROM accounts, generate_series(1, 1099) n WHERE id = $1 RETURNING org_id, id, domain)
     INSERT INTO accounts_search (org_id, id, folded) SELECT org_id, id, domain FROM made`,
    [origin],
  );
  const started = await remove(accounts, id, 1100);
  const seen: [string, number, number][] = [];
  for (let units = 0; units < 4; units++) {
    await app.get(JobRunner).runUnitOf(started.body.data.id as string);
    const { status, done, total } = await job(started);
    seen.push([status, done, total]);
  }
  expect(seen).toEqual([['running', 500, 1100], ['running', 1000, 1100], ['running', 1100, 1100], ['completed', 1100, 1100]]);
  expect(await app.sql("SELECT count(*)::int AS left FROM accounts WHERE org_id = $1 AND custom <> '{}'", [org.id])).toEqual([{ left: 0 }]);
  expect(await app.sql("SELECT count(*)::int AS told FROM events WHERE org_id = $1 AND type = 'account.updated'", [org.id])).toEqual([{ told: 1100 }]);
});

describe('at once', () => {
  it.each(['closed', 'gone'])('a value that is on its way when its field is %s is refused, and none is left behind', async (state) => {
    const [id] = await define(KINDS[0], TIER);
    const custom: SentCustomValues = { values: { tier: 'A' }, at: [], moments: [], publish: () => ({}), unknown: (names) => names.map((name) => ({ path: [name], code: 'unknown_field', rule: 'is unknown' })) };
    let runs = 0;
    const written = app.get(UnitOfWork).run(async () => {
      await app.get(ResolveAccount).execute(org.operator, { domain: 'acme.example', fields: {}, custom });
      if (++runs > 1) return;
      expect((await remove(KINDS[0], id)).status).toBe(202);
      if (state === 'gone') await runJobs();
    });
    await expect(written).rejects.toMatchObject({ issues: [{ path: ['tier'], code: 'unknown_field' }] });
    await runJobs();
    expect(await app.sql('SELECT 1 FROM accounts WHERE org_id = $1', [org.id])).toEqual([]);
    expect(await namesOf(KINDS[0])).toEqual([]);
  });

  it('records that change while their values are cleared keep the change', async () => {
    const [accounts] = KINDS;
    const [id] = await define(accounts, TIER);
    const made = await Promise.all(Array.from({ length: 8 }, () => create(accounts, { tier: 'A' })));
    await remove(accounts, id, made.length);
    const changed = await Promise.all([...made.map((each, n) => org.octolane.patch(`/v1/accounts/${each}`, { name: `N ${n}` })), runJobs()]);
    expect(changed.slice(0, made.length).map((answer) => (answer as Answer).status)).toEqual(made.map(() => 200));
    await runJobs();
    for (const [n, each] of made.entries()) expect((await org.octolane.get(`/v1/accounts/${each}`)).body.data).toMatchObject({ name: `N ${n}`, custom_fields: {} });
  });

  it('of two deletions one starts', async () => {
    const [id] = await define(KINDS[1], TIER);
    const answers = await Promise.all([remove(KINDS[1], id), remove(KINDS[1], id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 404]);
    await runJobs();
    expect(await namesOf(KINDS[1])).toEqual([]);
  });
});
