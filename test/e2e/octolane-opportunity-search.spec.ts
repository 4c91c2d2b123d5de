import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const OPPORTUNITIES = '/v1/opportunities';

let app: TestApp;
let org: TestOrganization;
let pipeline: string;
let stages: Record<string, string>;

async function pipelineOf(of: TestOrganization): Promise<string> {
  return (await of.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
}

async function open(opportunity: object, related: object): Promise<string> {
  const { status, body } = await org.octolane.post(OPPORTUNITIES, { pipeline_id: pipeline, opportunity, related_objects: related });
  expect(status).toBe(201);
  return body.data.id as string;
}

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  pipeline = await pipelineOf(org);
  const { body } = await org.octolane.get(`/v1/pipelines/${pipeline}/stages`);
  stages = Object.fromEntries((body.data.stages as { label: string; stage_id: string }[]).map(({ label, stage_id }) => [label, stage_id]));
  await open({ name: 'Zürich robots', deal_size: 10.5, close_date: '2026-03-01', stage_name: 'Qualified' }, { account_domain: 'acme.example', additional_contact_emails: ['jo@acme.example'] });
  await open({ name: 'Alpha', deal_size: 20 }, { primary_contact_email: 'jane@gmail.com' });
  await open({ name: 'Beta 100%', close_date: 1_770_768_000_000, next_steps: 'Call Jo' }, { account_domain: 'beta.example' });
});
afterAll(() => app.close());

const search = (body: object): Promise<Answer> => org.octolaneReader.post(`${OPPORTUNITIES}/search`, { pipeline_id: pipeline, ...body });
const list = (query = ''): Promise<Answer> => org.octolaneReader.get(`${OPPORTUNITIES}?pipeline_id=${pipeline}${query}`);
const names = ({ body }: Answer): unknown => (body.data?.opportunities as { name: string }[] | undefined)?.map(({ name }) => name.slice(0, 1)).join('') ?? body;

it('lists the opportunities of a pipeline, those changed last first, as each is read alone', async () => {
  const answer = await list();
  expect(names(answer)).toBe('BAZ');
  const { opportunities, ...page } = answer.body.data;
  expect(page).toEqual({ custom_field_definitions: {}, has_more: false, next_cursor: null, limit: 100 });
  for (const opportunity of opportunities as { id: string }[]) expect((await org.octolane.get(`${OPPORTUNITIES}/${opportunity.id}`)).body.data).toEqual(opportunity);
  expect(opportunities[2].additional_contacts).toEqual([expect.objectContaining({ contact_email: 'jo@acme.example' })]);
});

it('seeks a part of the name, in a stage or in all', async () => {
  expect([names(await list('&q=ZURICH')), names(await list(`&stage_id=${stages['Qualified']}`)), names(await list(`&q=a&stage_id=${stages['Lead']}`)), names(await search({ query: '0%', stage_id: null }))]).toEqual(['Z', 'Z', 'BA', 'B']);
});

it.each([
  ['name', 'ABZ'],
  ['deal_size', 'BZA'],
  ['deal_size:desc', 'AZB'],
  ['close_date', 'ABZ'],
  [{ field: 'close_date', direction: 'desc' }, 'ZBA'],
  ['created_at', 'ZAB'],
  ['id:desc', 'BAZ'],
])('sorted by %j they are %s, whole or page by page', async (sort, found) => {
  expect(names(await search({ sort }))).toBe(found);
  let [walked, cursor]: [string, string | null] = ['', null];
  do {
    const answer: Answer = await search({ sort, limit: 1, ...(cursor === null ? {} : { cursor }) });
    walked += String(names(answer));
    cursor = answer.body.data.next_cursor as string | null;
  } while (cursor !== null);
  expect(walked).toBe(found);
});

it.each<[string, string, unknown, string]>([
  ['amount', 'gte', 10.5, 'AZ'],
  ['deal_size', 'empty', undefined, 'B'],
  ['name', 'starts_with', 'zu', 'Z'],
  ['next_steps', 'contains', 'JO', 'B'],
  ['close_date', 'before', '2026-02-12', 'B'],
  ['close_date', 'between', [1_770_768_000_000, '2026-03-01'], 'BZ'],
  ['account_id', 'empty', undefined, 'A'],
  ['contact_id', 'not_empty', undefined, 'A'],
  ['owner_id', 'empty', undefined, 'ABZ'],
])('%s %s %j finds %s', async (field, operator, value, found) => {
  expect(names(await search({ filters: [{ field, operator, value }], sort: 'name' }))).toBe(found);
});

it('filters by stage and by account', async () => {
  const { account_id } = (await list('&q=beta')).body.data.opportunities[0];
  expect(names(await search({ filters: [{ field: 'account_id', operator: 'eq', value: account_id }] }))).toBe('B');
  expect(names(await search({ filters: [{ field: 'stage_id', operator: 'not_in', value: [stages['Lead']] }] }))).toBe('Z');
});

it.each<[string, unknown, string]>([
  ['eq', 'qualiFIED', 'Z'],
  ['neq', 'lead', 'Z'],
  ['in', ['LEAD', 'won'], 'AB'],
  ['not_in', ['Lead', 'Qualified'], ''],
  ['contains', 'EA', 'AB'],
  ['not_contains', 'lea', 'Z'],
  ['starts_with', 'qual', 'Z'],
  ['not_empty', undefined, 'ABZ'],
])('filters by the name of the stage: %s %j finds %s', async (operator, value, found) => {
  expect(names(await search({ filters: [{ field: 'stage_name', operator, value }], sort: 'name' }))).toBe(found);
  expect(names(await search({ filters: [{ field: 'stage_name', operator, value }, { field: 'name', operator: 'contains', value: 'a' }], sort: 'name', limit: 1 }))).toBe(found.replace('Z', '').slice(0, 1));
});

it('filters by additional contacts', async () => {
  const own = await app.newOrganization();
  const pipeline_id = await pipelineOf(own);
  const make = async (name: string, additional_contact_emails: string[]): Promise<string[]> => {
    const { body } = await own.octolane.post(OPPORTUNITIES, { pipeline_id, opportunity: { name }, related_objects: { primary_contact_email: 'primary@acme.example', additional_contact_emails } });
    return (body.data.additional_contacts as { contact_id: string }[]).map(({ contact_id }) => contact_id);
  };
  const [jo, ann] = (await make('Both', ['jo@acme.example', 'ann@acme.example'])) as [string, string];
  await make('Jo', ['jo@acme.example']);
  await make('None', []);
  const found = async (operator: string, value?: unknown, more: object[] = []): Promise<unknown> => names(await own.octolane.post(`${OPPORTUNITIES}/search`, { pipeline_id, filters: [{ field: 'additional_contacts', operator, value }, ...more], sort: 'name' }));
  const stranger = randomUUID();
  const cases: [string, unknown, string][] = [
    ['contains', jo, 'BJ'], ['contains', jo.toUpperCase(), 'BJ'], ['contains', stranger, ''], ['not_contains', jo, 'N'], ['in', [ann, stranger], 'B'], ['not_in', [ann], 'JN'],
    ['eq', jo, 'J'], ['eq', [ann, jo], 'B'], ['neq', [jo, ann], 'JN'], ['contains_all', [jo, ann, jo], 'B'], ['contains_none', [ann], 'JN'], ['empty', undefined, 'N'], ['not_empty', undefined, 'BJ'],
  ];
  for (const [operator, value, expected] of cases) expect([operator, await found(operator, value)]).toEqual([operator, expected]);
  expect(await found('contains', jo, [{ field: 'additional_contacts', operator: 'contains', value: ann }])).toBe('B');
  expect(await found('contains', jo, [{ field: 'stage_name', operator: 'eq', value: 'lead' }, { field: 'name', operator: 'starts_with', value: 'j' }])).toBe('J');
  expectRefused(await search({ filters: [{ field: 'additional_contacts', operator: 'contains', value: 'jo@acme.example' }] }), 400, 'Validation error', { 'filters.0.value': /UUID|uuid/ });
  expectRefused(await search({ filters: [{ field: 'additional_contacts', operator: 'starts_with', value: jo }] }), 400, 'Validation error', { 'filters.0.operator': /does not fit additional_contacts/ });
  expectRefused(await search({ filters: [{ field: 'stage_name', operator: 'gt', value: 'a' }] }), 400, 'Validation error', { 'filters.0.operator': /does not fit stage_name/ });
  // Of another organization's search, the same contact finds nothing.
  expect(names(await search({ filters: [{ field: 'additional_contacts', operator: 'contains', value: jo }] }))).toBe('');
});

it('answers with the fields that are asked for', async () => {
  const answer = await list('&q=alpha&fields=name,deal_size');
  expect(answer.body.data.opportunities).toEqual([{ id: expect.any(String), name: 'Alpha', deal_size: 20 }]);
});

it('says until when changes were seen, where they are followed', async () => {
  const answer = await search({ filters: [{ field: 'updated_at', operator: 'gte', value: 0 }] });
  expect([names(answer), answer.body.data.synced_until]).toEqual(['BAZ', expect.any(Number)]);
});

it('shows no archived one', async () => {
  const other = await app.newOrganization();
  const theirs = await pipelineOf(other);
  const { body } = await other.client.post('/api/v1/contacts', { full_name: 'Jane', deal_stage: 'lead' });
  const shown = async (): Promise<number> => (await other.octolane.get(`${OPPORTUNITIES}?pipeline_id=${theirs}`)).body.data.opportunities.length as number;
  expect(await shown()).toBe(1);
  await other.client.patch(`/api/v1/contacts/${body.id}`, { deal_stage: null });
  expect(await shown()).toBe(0);
});

it('needs a pipeline of the organization, and a stage of it', async () => {
  expectRefused(await org.octolane.get(OPPORTUNITIES), 400, 'Validation error', { pipeline_id: /required/ });
  expectRefused(await search({ pipeline_id: null }), 400, 'Validation error', { pipeline_id: 'Pipeline id is required' });
  const other = await app.newOrganization();
  for (const unknown of [randomUUID(), await pipelineOf(other)]) {
    expectRefused(await org.octolane.get(`${OPPORTUNITIES}?pipeline_id=${unknown}`), 404, /pipeline/, { pipeline_id: /pipeline/ });
    expectRefused(await search({ pipeline_id: unknown }), 404, /pipeline/, { pipeline_id: /pipeline/ });
  }
  expectRefused(await search({ stage_id: randomUUID() }), 404, /stage/, { stage_id: /stage/ });
});

it('a cursor is good for the same search alone', async () => {
  const cursor = (await search({ limit: 1 })).body.data.next_cursor as string;
  expect(names(await search({ limit: 1, cursor }))).toBe('A');
  for (const other of [{ limit: 2 }, { limit: 1, stage_id: stages['Lead'] }, { limit: 1, query: 'a' }, { limit: 1, sort: 'name' }]) {
    expectRefused(await search({ ...other, cursor }), 400, 'Validation error', { cursor: /another list/ });
  }
});
