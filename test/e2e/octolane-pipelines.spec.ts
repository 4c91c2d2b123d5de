import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const PIPELINES = '/v1/pipelines';

interface Stage {
  readonly stage_id: string;
  readonly label: string;
  readonly stage_order: number;
  readonly is_default: boolean;
  readonly [field: string]: unknown;
}

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

async function created(body: object): Promise<{ pipeline_id: string; stages: Stage[] }> {
  const answer = await org.octolane.post(PIPELINES, body);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: 201, body: { success: true, message: 'Pipeline created successfully' } });
  return answer.body.data;
}

const salesOf = async (of = org): Promise<string> => (await of.octolane.get(PIPELINES)).body.data.pipelines[0].pipeline_id;
const stagesOf = async (id: string): Promise<Stage[]> => (await org.octolane.get(`${PIPELINES}/${id}/stages`)).body.data.stages;
const add = (id: string, stages: unknown, of = org): Promise<Answer> => of.octolane.post(`${PIPELINES}/${id}/stages/bulk`, stages);
const places = (stages: readonly Stage[]): string[] => stages.map(({ stage_order: order, label, is_default: isDefault }) => `${order} ${label}${isDefault ? ' (default)' : ''}`);

describe('POST /v1/pipelines', () => {
  it('makes a pipeline without stages, which the list then has behind the default one', async () => {
    const { pipeline_id: id, ...rest } = await created({ name: '  Partners ' });
    expect(rest).toEqual({ name: 'Partners', is_default: false, stages: [] });
    expect((await org.octolane.get(PIPELINES)).body.data.pipelines).toEqual([expect.objectContaining({ name: 'Sales', is_default: true }), { pipeline_id: id, name: 'Partners', is_default: false }]);
    expect(await stagesOf(id)).toEqual([]);
    expectRefused(await org.octolane.post('/v1/opportunities', { pipeline_id: id, opportunity: { name: 'X' } }), 404, 'The pipeline has no stages.', { pipeline_id: 'Pipeline id names a pipeline without stages: add some first' });
  });

  it('makes its stages with all that they have, the first one the default', async () => {
    const { pipeline_id: id, stages } = await created({
      name: 'Partners',
      stages: [{ label: 'Contacted' }, { label: 'Signed', color: '#36b37e', probability: 100, stage_type: 'positive' }, { label: 'Declined', stage_type: 'negative', probability: 0, stage_order: 9 }],
    });
    const shown = { pipeline_id: id, stage_id: expect.any(String) as string, is_active: true };
    expect(stages).toEqual([
      { ...shown, label: 'Contacted', stage_order: 1, color: null, is_default: true, probability: null },
      { ...shown, label: 'Signed', stage_order: 2, color: '#36b37e', is_default: false, probability: 100 },
      { ...shown, label: 'Declined', stage_order: 9, color: null, is_default: false, probability: 0 },
    ]);
    expect(await stagesOf(id)).toEqual(stages);
    expect(await app.sql('SELECT key, type FROM stages WHERE pipeline_id = $1 ORDER BY stage_order', [id])).toEqual([{ key: 'contacted', type: 'default' }, { key: 'signed', type: 'positive' }, { key: 'declined', type: 'negative' }]);
    const opened = await org.octolane.post('/v1/opportunities', { pipeline_id: id, opportunity: { name: 'X' } });
    expect(opened.body.data).toMatchObject({ pipeline_id: id, stage_name: 'Contacted' });
  });

  it.each<[string, unknown, Readonly<Record<string, string | RegExp>>]>([
    ['no name', {}, { name: 'Name is required' }],
    ['a blank name', { name: ' ' }, { name: 'Name must not be blank' }],
    ['a name of 256 characters', { name: 'x'.repeat(256) }, { name: /at most 255 characters, but has 256/ }],
    ['an unknown key', { name: 'X', locked: true }, { locked: /./ }],
    ['a stage without a label', { name: 'X', stages: [{ label: 'A' }, { color: 'red' }] }, { 'stages.1.label': 'Label is required' }],
    ['a label of 256 characters', { name: 'X', stages: [{ label: 'x'.repeat(256) }] }, { 'stages.0.label': /at most 255/ }],
    ['a color of 33 characters', { name: 'X', stages: [{ label: 'A', color: 'x'.repeat(33) }] }, { 'stages.0.color': /at most 32/ }],
    ['a place below 1', { name: 'X', stages: [{ label: 'A', stage_order: 0 }] }, { 'stages.0.stage_order': 'Stage order must be at least 1' }],
    ['a probability beyond 100', { name: 'X', stages: [{ label: 'A', probability: 101 }] }, { 'stages.0.probability': 'Probability must be at most 100' }],
    ['a probability that is not whole', { name: 'X', stages: [{ label: 'A', probability: 1.5 }] }, { 'stages.0.probability': /whole number/ }],
    ['an unknown type', { name: 'X', stages: [{ label: 'A', stage_type: 'won' }] }, { 'stages.0.stage_type': /must be one of default, positive, negative/ }],
    ['101 stages', { name: 'X', stages: Array.from({ length: 101 }, (_, i) => ({ label: `Stage ${i}` })) }, { stages: /at most 100/ }],
    ['a label that an earlier stage has', { name: 'X', stages: [{ label: 'Won deal' }, { label: 'WON-DEAL' }] }, { 'stages.1.label': /already means the stage "Won deal"/ }],
  ])('refuses %s, and makes nothing', async (_what, body, errors) => {
    expectRefused(await org.octolane.post(PIPELINES, body), 400, 'Validation error', errors);
    expect((await org.octolane.get(PIPELINES)).body.data.pipelines).toHaveLength(1);
  });

  it('makes at most 50 for an organization, also when many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 55 }, (_, i) => org.octolane.post(PIPELINES, { name: `Pipeline ${i}` })));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(6);
    for (const answer of refused) expectRefused(answer, 400, 'Validation error', { name: /50 pipelines/ });
    expect((await org.octolane.get(PIPELINES)).body.data.pipelines).toHaveLength(50);
  });

  it('needs the scope write', async () => {
    expectRefused(await org.octolaneReader.post(PIPELINES, { name: 'X' }), 403, /"write"/);
    expectRefused(await org.octolaneReader.post(`${PIPELINES}/${await salesOf()}/stages/bulk`, [{ label: 'X' }]), 403, /"write"/);
  });
});

describe('POST /v1/pipelines/{id}/stages/bulk', () => {
  it('adds stages, resolves labels that the pipeline knows, and refuses items with a fault alone', async () => {
    const id = await salesOf();
    const [lead] = await stagesOf(id);
    const answer = await add(id, [{ label: 'Legal review', stage_order: 4 }, { label: 'LEAD', color: 'red' }, { label: '' }, { label: 'legal-review' }]);
    expect(answer.status).toBe(201);
    const [legal] = (await stagesOf(id)).filter(({ label }) => label === 'Legal review');
    expect(answer.body).toEqual({
      success: true,
      message: 'Stages processed successfully',
      data: {
        results: [
          { index: 0, status: 'created', id: legal!.stage_id, errors: {} },
          { index: 1, status: 'existing', id: lead!.stage_id, errors: {} },
          { index: 2, status: 'error', id: null, errors: { label: 'Label must not be blank' } },
          { index: 3, status: 'existing', id: legal!.stage_id, errors: {} },
        ],
        created: 1,
        existing: 2,
        failed: 1,
      },
    });
    expect(places(await stagesOf(id))).toEqual(['1 Lead (default)', '2 Qualified', '3 Proposal', '4 Legal review', '5 Negotiation', '6 Won', '7 Lost']);
    expect((await stagesOf(id))[0]).toEqual(lead);
  });

  it('keeps the places that are sent, and lets only those move that stand in the way', async () => {
    const { pipeline_id: id } = await created({ name: 'X', stages: [{ label: 'A', stage_order: 10 }, { label: 'B', stage_order: 11 }, { label: 'C', stage_order: 20 }] });
    await add(id, [{ label: 'D', stage_order: 10 }, { label: 'E', stage_order: 1 }, { label: 'F' }]);
    expect(places(await stagesOf(id))).toEqual(['1 E', '10 D', '11 A (default)', '12 B', '20 C', '21 F']);
  });

  it('moves the default to the last one that asks for it', async () => {
    const id = await salesOf();
    await add(id, [{ label: 'A', is_default: true }, { label: 'B', is_default: true }, { label: 'C' }]);
    expect((await stagesOf(id)).filter((stage) => stage.is_default).map(({ label }) => label)).toEqual(['B']);
    expect((await org.octolane.post('/v1/opportunities', { pipeline_id: id, opportunity: { name: 'X' } })).body.data.stage_name).toBe('B');
  });

  it('gives each stage a key of its own, of at most 64 characters, by which /api/v1 finds it', async () => {
    const id = await salesOf();
    await add(id, [{ label: 'C' }, { label: 'C++' }, { label: '!'.repeat(255) }, { label: `${'long '.repeat(50)}end` }, { label: `${'long '.repeat(50)}other` }]);
    const keys = (await app.sql<{ key: string }>('SELECT key FROM stages WHERE pipeline_id = $1 AND stage_order > 6 ORDER BY stage_order', [id])).map(({ key }) => key);
    expect(keys).toEqual(['c', 'c_2', '!'.repeat(64), 'long_'.repeat(13).slice(0, 64), `${'long_'.repeat(13).slice(0, 62).replace(/_$/, '')}_2`]);
    for (const key of keys) expect((await org.client.post('/api/v1/contacts', { full_name: 'X', deal_stage: key })).body.deal_stage).toBe(key);
    expect(await stagesOf(id)).toHaveLength(11);
  });

  it('adds none to a locked pipeline, but resolves what it has', async () => {
    const id = await salesOf();
    await app.get(PipelinesApi).change(org.operator, 'Sales', { locked: true });
    expectRefused(await add(id, [{ label: 'New' }]), 400, 'Validation error', { '0.label': /locked: an admin can unlock it/ });
    expect((await add(id, [{ label: 'New' }, { label: 'Won' }])).body.data).toMatchObject({ created: 0, existing: 1, failed: 1 });
    expect(await stagesOf(id)).toHaveLength(6);
  });

  it('adds no more than 200 to a pipeline', async () => {
    const id = await salesOf();
    const many = (from: number): object[] => Array.from({ length: 100 }, (_, i) => ({ label: `Stage ${from + i}` }));
    expect((await add(id, many(0))).body.data).toMatchObject({ created: 100 });
    const { results, ...counts } = (await add(id, many(100))).body.data;
    expect(counts).toEqual({ created: 94, existing: 0, failed: 6 });
    expect(results[94].errors.label).toMatch(/200 stages.*merge or delete some/);
    const refused = await org.client.post('/api/v1/contacts', { full_name: 'X', deal_stage: 'One more' });
    expect({ status: refused.status, details: refused.body.details }).toMatchObject({ status: 422, details: [{ field: 'deal_stage', code: 'too_many_stages', message: expect.stringMatching(/merge or delete/) as string }] });
  });

  it('refuses what is no list of 1 to 100, and a pipeline that the organization does not have', async () => {
    const id = await salesOf();
    expectRefused(await add(id, []), 400, /./);
    expectRefused(await add(id, Array.from({ length: 101 }, (_, i) => ({ label: `${i}` }))), 400, /./);
    expectRefused(await add(id, { label: 'X' }), 400, /./);
    const theirs = await salesOf(await app.newOrganization());
    for (const unknown of [theirs, 'x', '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70']) expectRefused(await add(unknown, [{ label: 'X' }]), 404, /pipeline|Pipeline/);
  });

  it('at once, the same labels make each stage once', async () => {
    const id = await salesOf();
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(id, [{ label: 'A' }, { label: 'B' }])));
    expect(answers.reduce((sum, { body }) => sum + (body.data.created as number), 0)).toBe(2);
    expect(new Set(answers.map(({ body }) => body.data.results[0].id as string)).size).toBe(1);
    expect(await stagesOf(id)).toHaveLength(8);
  });
});
