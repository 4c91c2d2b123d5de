import pg from 'pg';
import { JobRunner } from '../../src/modules/jobs/application/job-runner.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventNames, eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const SETTINGS = '/api/v1/settings/pipelines';
const CONTACTS = '/api/v1/contacts';
const NOBODY = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a99';

interface Stage {
  readonly stage_id: string;
  readonly label: string;
}

let app: TestApp;
let org: TestOrganization;
let sales: string;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  sales = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id;
});
afterAll(() => app.close());

const pipelines = async (): Promise<unknown[]> => (await org.octolane.get('/v1/pipelines')).body.data.pipelines;
const stages = async (pipeline = sales): Promise<any[]> => (await org.octolane.get(`/v1/pipelines/${pipeline}/stages`)).body.data.stages;
const labels = async (pipeline = sales): Promise<string[]> => (await stages(pipeline)).map(({ label }: Stage) => label);
const stageId = async (label: string, pipeline = sales): Promise<string> => (await stages(pipeline)).find((stage: Stage) => stage.label === label)?.stage_id ?? NOBODY;
const patch = (id: string, body: object, headers = {}): Promise<Answer> => org.admin.patch(`${SETTINGS}/${id}`, body, { headers });
const patchStage = async (label: string, body: object, headers = {}): Promise<Answer> => org.admin.patch(`${SETTINGS}/${sales}/stages/${await stageId(label)}`, body, { headers });
const newPipeline = async (name: string, labels: readonly string[] = []): Promise<string> => (await org.octolane.post('/v1/pipelines', { name, stages: labels.map((label) => ({ label })) })).body.data.pipeline_id;
const contact = async (fields: object): Promise<any> => (await org.client.post(CONTACTS, { full_name: 'X', ...fields })).body;
const stageOf = async ({ id }: { id: string }): Promise<string> => (await org.client.get(`${CONTACTS}/${id}`)).body.deal_stage;

describe('PATCH /api/v1/settings/pipelines/{id}', () => {
  it('renames a pipeline, and locks and unlocks it', async () => {
    expect((await patch(sales, { name: ' Partners ' })).body).toEqual({ id: sales, name: 'Partners', locked: false, is_default: true });
    expect((await patch(sales, { locked: true })).body).toEqual({ id: sales, name: 'Partners', locked: true, is_default: true });
    expectError(await org.client.post(CONTACTS, { full_name: 'X', deal_stage: 'Unknown' }), 422, 'validation', ['deal_stage']);
    expect((await patch(sales, { locked: false })).status).toBe(200);
    expect((await contact({ deal_stage: 'Unknown' })).deal_stage).toBe('unknown');
  });

  it('makes another one the default, to and fro, and then deals open there', async () => {
    const partners = await newPipeline('Partners', ['Contacted']);
    for (const [id, other, stage] of [[partners, sales, 'Contacted'], [sales, partners, 'Lead'], [partners, sales, 'Contacted']] as const) {
      expect((await patch(id, { is_default: true })).body).toMatchObject({ id, is_default: true });
      expect(await pipelines()).toEqual([expect.objectContaining({ pipeline_id: id, is_default: true }), expect.objectContaining({ pipeline_id: other, is_default: false })]);
      const { id: contactId } = await contact({ deal_stage: stage });
      expect(await app.sql('SELECT pipeline_id FROM deals WHERE contact_id = $1', [contactId])).toEqual([{ pipeline_id: id }]);
    }
    expectError(await patch(partners, { is_default: false }), 422, 'validation', ['is_default']);
    expect((await patch(sales, { is_default: false })).status).toBe(200);
  });

  it('leaves one default when many are made it at once', async () => {
    const ids = [sales, ...(await Promise.all(['A', 'B', 'C'].map((name) => newPipeline(name))))];
    const answers = await Promise.all([...ids, ...ids].map((id) => patch(id, { is_default: true })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await app.sql('SELECT count(*)::int AS defaults FROM pipelines WHERE org_id = $1 AND is_default', [org.id])).toEqual([{ defaults: 1 }]);
  });

  it('is made under If-Match only of what it names, takes back the record, and refuses what is no change', async () => {
    const first = await patch(sales, { name: 'One' });
    expectError(await patch(sales, { name: 'Two' }, { 'If-Match': '"other"' }), 412, 'precondition_failed');
    expect((await patch(sales, { ...first.body, name: 'Two' }, { 'If-Match': first.headers['etag'] as string })).body.name).toBe('Two');
    expectError(await patch(sales, { name: 'Three' }, { 'If-Match': first.headers['etag'] as string }), 412, 'precondition_failed');
    expectError(await patch(sales, {}), 400, 'no_fields');
    expectError(await patch(sales, { id: NOBODY }), 422, 'validation', ['id']);
    expectError(await patch(sales, { name: ' ', locked: 'yes', is_default: null, stages: [] }), 422, 'validation', ['name', 'locked', 'is_default', 'stages']);
  });

  it('is for admins of the organization', async () => {
    expectError(await org.client.patch(`${SETTINGS}/${sales}`, { name: 'X' }), 403, 'insufficient_scope');
    expectError(await (await app.newOrganization()).admin.patch(`${SETTINGS}/${sales}`, { name: 'X' }), 404, 'not_found');
    expectError(await patch(NOBODY, { name: 'X' }), 404, 'not_found');
  });
});

describe('PATCH …/stages/{stage_id}', () => {
  it('renames a stage, whose key stays, found by the new label, by the first one and by the key', async () => {
    const { id } = await contact({ deal_stage: 'won' });
    const answer = await patchStage('Won', { label: 'Gewonnen', color: '#36b37e', stage_type: 'positive', probability: 99 });
    expect(answer.body).toEqual({ id: await stageId('Gewonnen'), pipeline_id: sales, key: 'won', label: 'Gewonnen', stage_order: 5, color: '#36b37e', stage_type: 'positive', probability: 99, is_default: false });
    for (const asked of ['won', 'WON', 'gewonnen', 'Gewonnen']) {
      expect((await contact({ deal_stage: asked })).deal_stage).toBe('won');
      expect((await org.client.get(`${CONTACTS}?stage=${asked}`)).body.data.map((one: { id: string }) => one.id)).toContain(id);
    }
    expect((await org.octolane.post('/v1/opportunities', { pipeline_id: sales, opportunity: { name: 'X', stage_name: 'GEWONNEN' } })).body.data.stage_name).toBe('Gewonnen');
    expect(await eventNames(app, id)).toEqual(['contact.created 1']);
    expect(await labels()).toEqual(['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Gewonnen', 'Lost']);
    expect((await patchStage('Gewonnen', { label: 'Won' })).body).toMatchObject({ label: 'Won', key: 'won' });
  });

  it('moves it, lets stages make room, makes it the default, and clears what is null', async () => {
    expect((await patchStage('Lost', { stage_order: 2, probability: null, color: null, is_default: true })).body).toMatchObject({ stage_order: 2, probability: null, is_default: true });
    expect((await stages()).map(({ label, stage_order: order, is_default: isDefault }) => `${order} ${label}${isDefault ? '!' : ''}`)).toEqual(['1 Lead', '2 Lost!', '3 Qualified', '4 Proposal', '5 Negotiation', '6 Won']);
    expectError(await patchStage('Lost', { is_default: false }), 422, 'validation', ['is_default']);
  });

  it('refuses a label that means another stage, by whatever it is called', async () => {
    await patchStage('Won', { label: 'Gewonnen' });
    for (const label of ['LOST', 'lost', 'gewonnen', 'Won']) expectError(await patchStage('Lead', { label }), 422, 'validation', ['label']);
    expectError(await patchStage('Lead', { label: '', stage_order: null, color: 'x'.repeat(33), stage_type: null, probability: 101, is_default: null }), 422, 'validation', ['label', 'color', 'stage_type', 'stage_order', 'probability', 'is_default']);
    expectError(await patchStage('Lead', { stage_order: null }), 422, 'validation', ['stage_order']);
    expect(await labels()).toEqual(['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Gewonnen', 'Lost']);
  });

  it('is made under If-Match only of what it names, takes back the record, and knows the stages of its pipeline alone', async () => {
    const first = await patchStage('Lead', { probability: 11 });
    expect((await patchStage('Lead', { ...first.body, probability: 12 }, { 'If-Match': first.headers['etag'] as string })).status).toBe(200);
    expectError(await patchStage('Lead', { probability: 13 }, { 'If-Match': first.headers['etag'] as string }), 412, 'precondition_failed');
    expectError(await patchStage('Lead', { key: 'other' }), 422, 'validation', ['key']);
    expectError(await patchStage('Lead', {}), 400, 'no_fields');
    const partners = await newPipeline('Partners', ['Contacted']);
    expectError(await org.admin.patch(`${SETTINGS}/${sales}/stages/${await stageId('Contacted', partners)}`, { label: 'X' }), 404, 'not_found');
    expectError(await org.client.patch(`${SETTINGS}/${sales}/stages/${await stageId('Lead')}`, { label: 'X' }), 403, 'insufficient_scope');
    expectError(await (await app.newOrganization()).admin.patch(`${SETTINGS}/${sales}/stages/${await stageId('Lead')}`, { label: 'X' }), 404, 'not_found');
  });

  it('moves the ETag of an opportunity that shows the label', async () => {
    const path = `/v1/opportunities/${(await org.octolane.post('/v1/opportunities', { pipeline_id: sales, opportunity: { name: 'X' } })).body.data.id}`;
    const { etag } = (await org.octolane.get(path)).headers;
    await patchStage('Lead', { label: 'New' });
    const answer = await org.octolane.get(path, { headers: { 'If-None-Match': etag as string } });
    expect({ status: answer.status, stage: answer.body?.data?.stage_name }).toEqual({ status: 200, stage: 'New' });
  });
});

const merge = async (label: string, into: string, pipeline = sales): Promise<Answer> => org.admin.post(`${SETTINGS}/${pipeline}/stages/${await stageId(label, pipeline)}/merge`, { into: await stageId(into, pipeline) });
const runJobs = (): Promise<void> => app.get(JobRunner).turn(() => false);
const job = async ({ body }: Answer): Promise<any> => (await org.admin.get(`/api/v1/settings/jobs/${body.id}`)).body;
const idsIn = async (stage: string): Promise<string[]> => (await org.client.get(`${CONTACTS}?${new URLSearchParams({ stage, limit: '200' }).toString()}`)).body.data.map(({ id }: { id: string }) => id).sort();

describe.each([CONTACTS, '/api/v1/deals'])('a walk through %s?stage=', (path) => {
  it('goes on with its cursor when a merge into the stage begins and ends', async () => {
    const made = [];
    for (const [deal_stage, deal_value] of [['won', 9], ['won', 8], ['old', 7], ['won', 6]] as const) made.push((await contact({ deal_stage, deal_value })).id);
    const page = async (cursor: string | null): Promise<any> => {
      const { status, body } = await org.client.get(`${path}?${new URLSearchParams({ stage: 'Won', limit: '1', ...(path === CONTACTS ? { sort: '-deal_value' } : {}), ...(cursor === null ? {} : { cursor }) }).toString()}`);
      expect([status, body]).toEqual([200, expect.anything()]);
      return body;
    };
    const first = await page(null);
    await merge('old', 'Won');
    const second = await page(first.meta.next_cursor);
    const third = await page(second.meta.next_cursor);
    await runJobs();
    const last = await page(third.meta.next_cursor);
    expect([first, second, third, last].map(({ data }) => data[0].id)).toEqual(made);
    expect(last.meta.next_cursor).toBeNull();
  });
});

describe('merging a stage', () => {
  it('closes it at once, moves its deals with the events of any move, removes it, and keeps what it was called', async () => {
    const [old, other] = [await contact({ deal_stage: 'Closed - Won!', deal_value: 5 }), await contact({ deal_stage: 'won' })];
    const archived = await contact({ deal_stage: 'Closed - Won!' });
    await org.client.patch(`${CONTACTS}/${archived.id}`, { deal_stage: null });
    const closed = await stageId('Closed - Won!');
    const started = await merge('Closed - Won!', 'Won');
    expect({ status: started.status, body: started.body }).toEqual({ status: 202, body: { id: expect.any(String) as string, status: 'pending', done: 0, total: 2 } });
    expect(await labels()).toEqual(['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost']);

    // Until the job has moved it, the deal stands where it stood, and filters by either find both.
    expect(await stageOf(old)).toBe('closed_won');
    for (const asked of ['won', 'Won', 'closed_won', 'Closed - Won!']) expect(await idsIn(asked)).toEqual([old.id, other.id].sort());
    const found = async (query: string): Promise<number> => (await org.octolane.get(`/v1/opportunities?pipeline_id=${sales}${query}`)).body.data.opportunities.length;
    const sought = async (operator: string, value: unknown): Promise<number> => (await org.octolane.post('/v1/opportunities/search', { pipeline_id: sales, filters: [{ field: 'stage_id', operator, value }] })).body.data.opportunities.length;
    const won = await stageId('Won');
    expect([await found(''), await found(`&stage_id=${won}`), await found(`&stage_id=${closed}`)]).toEqual([2, 2, 2]);
    expect([await sought('eq', won), await sought('eq', closed), await sought('in', [won]), await sought('neq', won), await sought('not_in', [closed])]).toEqual([2, 2, 2, 0, 0]);
    const summary = async (): Promise<unknown> => (await org.octolane.get(`/v1/opportunities/summary?pipeline_id=${sales}&stage_id=${won}`)).body.data.stages;
    const ofWon = [{ stage_id: won, stage_name: 'Won', count: 2, deal_size: 5 }];
    expect(await summary()).toEqual(ofWon);

    await runJobs();
    expect(await job(started)).toEqual({ id: started.body.id, status: 'completed', done: 2, total: 2 });
    expect(await stageOf(old)).toBe('won');
    expect((await eventsOf(app, old.id)).slice(1)).toMatchObject([{ event: 'contact.updated' }, { event: 'deal.stage_changed', payload: { new_stage: 'won', previous_stage: 'closed_won' } }]);
    const deals = await app.sql<{ id: string; contact_id: string; stage_id: string }>('SELECT id, contact_id, stage_id FROM deals WHERE org_id = $1', [org.id]);
    expect(deals.map(({ stage_id }) => stage_id)).toEqual([won, won, won]);
    expect(await eventNames(app, deals.find(({ contact_id }) => contact_id === old.id)!.id)).toEqual(['opportunity.created 1', 'opportunity.updated 2']);
    expect(await eventNames(app, deals.find(({ contact_id }) => contact_id === archived.id)!.id)).toEqual(['opportunity.created 1', 'opportunity.deleted 2']);
    expect(await app.sql('SELECT 1 FROM stages WHERE id = $1', [closed])).toEqual([]);
    expect(await app.sql("SELECT actor->>'id' IS NOT NULL AS by_key, actor->>'type' AS type FROM events WHERE record_id = $1 AND type = 'deal.stage_changed'", [old.id])).toEqual([{ by_key: true, type: 'api_key' }]);
    expect(await summary()).toEqual(ofWon);

    for (const asked of ['closed_won', 'Closed - Won!', 'CLOSED - WON!']) {
      expect((await contact({ deal_stage: asked })).deal_stage).toBe('won');
      expect(await idsIn(asked)).toContain(old.id);
      expect((await org.octolane.post('/v1/opportunities', { pipeline_id: sales, opportunity: { name: 'X', stage_name: asked } })).body.data.stage_id).toBe(won);
    }
    expectRefused(await org.octolane.get(`/v1/opportunities?pipeline_id=${sales}&stage_id=${closed}`), 404, /./, { stage_id: /names no stage/ });
  });

  it('leads a chain of merges to the last target, for aliases and for deals, in whatever order the jobs run', async () => {
    const made = await Promise.all(['One', 'Two', 'Three'].map((deal_stage) => contact({ deal_stage })));
    const [one, two] = [await stageId('One'), await stageId('Two')];
    const jobs = [await merge('One', 'Two'), await merge('Two', 'Three')];
    expect(jobs.map(({ status }) => status)).toEqual([202, 202]);
    for (const asked of ['one', 'Two', 'three']) expect(await idsIn(asked)).toEqual(made.map(({ id }) => id as string).sort());
    await runJobs();
    for (const started of jobs) expect(await job(started)).toMatchObject({ status: 'completed', done: 1, total: 1 });
    for (const each of made) expect(await stageOf(each)).toBe('three');
    await merge('Three', 'Lost');
    await runJobs();
    for (const asked of ['One', 'two', 'Three']) expect((await contact({ deal_stage: asked })).deal_stage).toBe('lost');
    expect(await app.sql('SELECT key, stage_id FROM stage_aliases WHERE org_id = $1 ORDER BY key', [org.id])).toEqual(['one', 'three', 'two'].map((key) => ({ key, stage_id: expect.any(String) as string })));
    expectError(await org.admin.post(`${SETTINGS}/${sales}/stages/${one}/merge`, { into: two }), 404, 'not_found');
  });

  it('goes to where the target is being merged, and never round in a circle', async () => {
    await contact({ deal_stage: 'One' });
    await contact({ deal_stage: 'Two' });
    const [one, two] = [await stageId('One'), await stageId('Two')];
    await merge('Two', 'Won');
    expect((await org.admin.post(`${SETTINGS}/${sales}/stages/${one}/merge`, { into: two })).status).toBe(202);
    await runJobs();
    expect((await contact({ deal_stage: 'one' })).deal_stage).toBe('won');

    await contact({ deal_stage: 'Three' });
    const [three, won] = [await stageId('Three'), await stageId('Won')];
    await merge('Three', 'Won');
    expectError(await org.admin.post(`${SETTINGS}/${sales}/stages/${won}/merge`, { into: three }), 422, 'validation', ['into']);
    expectError(await org.admin.post(`${SETTINGS}/${sales}/stages/${won}/merge`, { into: won }), 422, 'validation', ['into']);
  });

  it('is asked for with a stage of the same pipeline', async () => {
    const partners = await newPipeline('Partners', ['Contacted']);
    const [lead, contacted] = [await stageId('Lead'), await stageId('Contacted', partners)];
    const path = `${SETTINGS}/${sales}/stages/${lead}/merge`;
    for (const into of [contacted, NOBODY]) expectError(await org.admin.post(path, { into }), 422, 'validation', ['into']);
    for (const body of [{}, { into: 'x' }, { into: null }]) expectError(await org.admin.post(path, body), 422, 'validation', ['into']);
    expectError(await org.client.post(path, { into: lead }), 403, 'insufficient_scope');
    const other = await app.newOrganization();
    expectError(await other.admin.post(path, { into: await stageId('Won') }), 404, 'not_found');
    expectError(await org.admin.post(`${SETTINGS}/${partners}/stages/${lead}/merge`, { into: contacted }), 404, 'not_found');
    expectError(await org.admin.post(path, { into: await stageId('Won') }, { headers: { 'If-Match': '"other"' } }), 412, 'precondition_failed');
    expect(await labels()).toHaveLength(6);
  });

  it('keeps aliases to their pipeline, out of the 200, and free of the keys of new stages', async () => {
    const partners = await newPipeline('Partners', ['Closed']);
    await contact({ deal_stage: 'Closed' });
    await merge('Closed', 'Won');
    await runJobs();
    expect((await org.octolane.post('/v1/opportunities', { pipeline_id: partners, opportunity: { name: 'X', stage_name: 'closed' } })).body.data.stage_name).toBe('Closed');
    // The key `closed` leads to `won` for ever: a new stage gets another one.
    expect((await contact({ deal_stage: 'Closed?' })).deal_stage).toBe('closed_2');
    const added = await org.octolane.post(`/v1/pipelines/${sales}/stages/bulk`, [{ label: 'CLOSED' }, ...Array.from({ length: 99 }, (_, i) => ({ label: `A ${i}` }))]);
    expect(added.body.data).toMatchObject({ created: 99, existing: 1 });
    expect((await org.octolane.post(`/v1/pipelines/${sales}/stages/bulk`, Array.from({ length: 100 }, (_, i) => ({ label: `B ${i}` })))).body.data).toMatchObject({ created: 94, failed: 6 });
    expectError(await patchStage('Lead', { label: 'Closed' }), 422, 'validation', ['label']);
    expect((await patchStage('Won', { label: 'Closed' })).status).toBe(200);
  });

  it('hands on the default, and works in a locked pipeline', async () => {
    await patch(sales, { locked: true });
    expect((await merge('Lead', 'Qualified')).status).toBe(202);
    expect((await stages()).find(({ is_default: isDefault }) => isDefault).label).toBe('Qualified');
    expect((await contact({ deal_stage: 'Lead' })).deal_stage).toBe('qualified');
  });

  it('moves more deals than a unit, with progress, in a number of statements that they do not change', async () => {
    const items = Array.from({ length: 100 }, (_, i) => ({ pipeline_id: sales, opportunity: { name: `Deal ${i}`, stage_name: 'Lead' }, related_objects: { primary_contact_email: `p${i}@x.example` } }));
    await org.octolane.post('/v1/opportunities/bulk', items);
    const [{ id: origin }] = await app.sql<{ id: string }>('SELECT id FROM deals WHERE org_id = $1 LIMIT 1', [org.id]) as [{ id: string }];
    await app.sql(
      `INSERT INTO deals (org_id, id, version, name, pipeline_id, stage_id, created_at, updated_at)
       SELECT org_id, gen_random_uuid(), 1, name, pipeline_id, stage_id, created_at, updated_at FROM deals, generate_series(1, 1000) WHERE id = $1`,
      [origin],
    );
    await app.sql('INSERT INTO deals_search SELECT org_id, id, name FROM deals d WHERE org_id = $1 AND NOT EXISTS (SELECT 1 FROM deals_search s WHERE s.org_id = d.org_id AND s.id = d.id)', [org.id]);
    const started = await merge('Lead', 'Won');
    expect(started.body).toMatchObject({ status: 'pending', done: 0, total: 1100 });
    const seen: [string, number][] = [];
    for (let units = 0; units < 4; units++) {
      await app.get(JobRunner).runUnitOf(started.body.id);
      const { status, done, total } = await job(started);
      expect(total).toBe(1100);
      seen.push([status, done]);
    }
    expect(seen).toEqual([['running', 500], ['running', 1000], ['running', 1100], ['completed', 1100]]);
    expect((await idsIn('won')).length).toBe(100);
  });
});

describe('DELETE …/stages/{stage_id}', () => {
  it('moves its deals to the stage that move_to names, and is the same as a merge', async () => {
    const { id } = await contact({ deal_stage: 'Odd' });
    const path = `${SETTINGS}/${sales}/stages/${await stageId('Odd')}`;
    expectError(await org.admin.delete(path), 422, 'validation', ['move_to']);
    expectError(await org.admin.delete(`${path}?move_to=${NOBODY}`), 422, 'validation', ['move_to']);
    expectError(await org.admin.delete(`${path}?move_to=${await stageId('Odd')}`), 422, 'validation', ['move_to']);
    const answer = await org.admin.delete(`${path}?move_to=${await stageId('Lost')}`);
    expect({ status: answer.status, body: answer.body }).toEqual({ status: 202, body: { id: expect.any(String) as string, status: 'pending', done: 0, total: 1 } });
    await runJobs();
    expect(await stageOf({ id })).toBe('lost');
    expect((await contact({ deal_stage: 'odd' })).deal_stage).toBe('lost');
    expectError(await org.admin.delete(`${path}?move_to=${await stageId('Lost')}`), 404, 'not_found');
  });
});

describe('at once', () => {
  it('deals that are moved into a stage while it is merged all arrive in the other one', async () => {
    for (let round = 0; round < 5; round++) {
      const label = `Round ${round}`;
      const made = await Promise.all(Array.from({ length: 6 }, () => contact({ deal_stage: round % 2 === 0 ? label : 'lead' })));
      if (round % 2 === 1) await contact({ deal_stage: label });
      const [started, ...moved] = await Promise.all([merge(label, 'Won'), ...made.map(({ id }) => org.client.patch(`${CONTACTS}/${id}`, { deal_stage: label })), runJobs(), runJobs()]);
      expect([(started).status, ...(moved as Answer[]).slice(0, made.length).map(({ status }) => status)]).toEqual([202, ...made.map(() => 200)]);
      await runJobs();
      expect(await job(started)).toMatchObject({ status: 'completed' });
      for (const each of made) expect(await stageOf(each)).toBe('won');
    }
    expect(await app.sql("SELECT s.key FROM deals d JOIN stages s ON s.org_id = d.org_id AND s.id = d.stage_id WHERE d.org_id = $1 AND s.key NOT IN ('won', 'lead')", [org.id])).toEqual([]);
    expect(await labels()).toEqual(['Lead', 'Qualified', 'Proposal', 'Negotiation', 'Won', 'Lost']);
  });

  it('a deal that was on its way into a stage when that was removed arrives in the other one', async () => {
    const { id } = await contact({ deal_stage: 'lead' });
    await org.octolane.post(`/v1/pipelines/${sales}/stages/bulk`, [{ label: 'Gone soon' }]);
    const elsewhere = new pg.Client({ connectionString: app.databaseUrl });
    await elsewhere.connect();
    await elsewhere.query('BEGIN');
    await elsewhere.query('SELECT 1 FROM contacts WHERE id = $1 FOR UPDATE', [id]);
    // Its statement has chosen the stage, and waits for the contact.
    const moved = org.client.patch(`${CONTACTS}/${id}`, { deal_stage: 'gone_soon' });
    await eventually(async () => expect(await app.sql('SELECT 1 FROM pg_locks WHERE NOT granted')).not.toEqual([]));
    const started = await merge('Gone soon', 'Won');
    await runJobs();
    expect(await job(started)).toMatchObject({ status: 'completed' });
    await elsewhere.query('COMMIT');
    await elsewhere.end();
    expect({ status: (await moved).status, stage: (await moved).body.deal_stage }).toEqual({ status: 200, stage: 'won' });
    expect(await stageOf({ id })).toBe('won');
  });

  it('merges of each into the other leave one of them', async () => {
    await contact({ deal_stage: 'A' });
    await contact({ deal_stage: 'B' });
    const answers = await Promise.all([merge('A', 'B'), merge('B', 'A')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, 422]);
    await runJobs();
    expect((await labels()).filter((label) => label === 'A' || label === 'B')).toHaveLength(1);
  });
});

it('GET /api/v1/settings/jobs/{id} is for admins of the organization', async () => {
  const { body } = await merge('Lead', 'Won');
  const path = `/api/v1/settings/jobs/${body.id}`;
  expectError(await org.client.get(path), 403, 'insufficient_scope');
  expectError(await (await app.newOrganization()).admin.get(path), 404, 'not_found');
  expectError(await org.admin.get(`/api/v1/settings/jobs/${NOBODY}`), 404, 'not_found');
});
