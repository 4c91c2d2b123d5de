import { randomUUID } from 'node:crypto';
import type { AttributeType } from '../../src/contracts/attribute-types.js';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import { expectRefused } from '../support/expect-refused.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const INVALID = 'Validation error';
const FEB_11 = 1_770_768_000_000;
const OPTIONS = { select_options: ['Gold', 'Silver', 'Tin'].map((label) => ({ label })) };

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

/** Each kind of record: where its fields are, and the body of a new one with these values. */
const KINDS = {
  accounts: { fields: () => '/v1/accounts/fields', body: (name: string, values: object): object => ({ domain: `${randomUUID()}.example`, name, ...values }) },
  contacts: { fields: () => '/v1/contacts/fields', body: (name: string, values: object): object => ({ email: `${randomUUID()}@gmail.com`, full_name: name, ...values }) },
  opportunities: { fields: () => `/v1/pipelines/${pipelineId}/fields`, body: (name: string, values: object): object => ({ pipeline_id: pipelineId, opportunity: { name, custom_attributes: values } }) },
};
type Kind = keyof typeof KINDS;

const search = (kind: Kind, filters: readonly object[], more: object = {}) => org.octolane.post(`/v1/${kind}/search`, { ...(kind === 'opportunities' ? { pipeline_id: pipelineId } : {}), sort: 'name', filters, ...more });

/** Defines a field, and makes one record of each value, named by its place; null is one without the value. */
async function fill(kind: Kind, type: AttributeType, values: readonly unknown[], name = 'Mine'): Promise<void> {
  const { body, fields } = KINDS[kind];
  await org.octolane.post(`${fields()}/bulk`, [{ name, attribute_type: type, ...(['select', 'multi_select', 'radio'].includes(type) ? { metadata: OPTIONS } : {}) }]);
  const answer = await org.octolane.post(`/v1/${kind}/bulk`, values.map((value, place) => body(`${place}`, { [name.toLowerCase()]: value })));
  expect(answer.body.data).toMatchObject({ failed: 0, created: values.length });
}
const found = async (kind: Kind, operator: string, value?: unknown): Promise<number[]> => {
  const { status, body } = await search(kind, [{ field: 'mine', operator, ...(value === undefined ? {} : { value }) }]);
  expect([status, body.errors]).toEqual([200, undefined]);
  return body.data[kind].map((record: any) => Number(record.name));
};

/** Of some types, the values of four records, the last one without, and which of them each filter keeps. */
const CASES: readonly (readonly [AttributeType, readonly unknown[], readonly (readonly [operator: string, value: unknown, kept: readonly number[]])[]])[] = [
  ['string', ['Red 100%', 'blue', 'x'], [
    ['is', 'RED 100%', [0]], ['neq', 'blue', [0, 2, 3]], ['contains', '0%', [0]], ['not_contains', 'e', [2, 3]], ['starts_with', 'B', [1]], ['ends_with', 'e', [1]], ['in', ['X', 'Blue'], [1, 2]], ['not_in', ['x'], [0, 1, 3]], ['empty', undefined, [3]], ['not_empty', undefined, [0, 1, 2]], ['contains_all', ['r', 'd'], [0]], ['contains_none', ['l', 'x'], [0, 3]],
  ]],
  ['number', [-1.5, 0, 10], [['eq', 0, [1]], ['neq', 0, [0, 2, 3]], ['gt', -1.5, [1, 2]], ['gte', 0, [1, 2]], ['lt', 10, [0, 1]], ['lte', 0, [0, 1]], ['between', [-1.5, 0], [0, 1]], ['in', [10, 7], [2]], ['not_in', [10], [0, 1, 3]], ['empty', undefined, [3]]]],
  ['currency', [0.01, 1, 999_999_999_999.99], [['eq', 0.01, [0]], ['gte', 1, [1, 2]], ['in', [999_999_999_999.99], [2]]]],
  ['rating', [1, 3, 5], [['after', 2, [1, 2]], ['is', 5, [2]]]],
  ['checkbox', [true, false, true], [['is', true, [0, 2]], ['is_not', true, [1, 3]], ['empty', undefined, [3]]]],
  ['date', [FEB_11, FEB_11 + 86_400_000, '2027-01-01'], [['after', '2026-02-11', [1, 2]], ['eq', '2026-02-11T01:00:00+01:00', [0]], ['between', [FEB_11, '2026-02-12'], [0, 1]], ['before', '2026-02-12', [0]], ['in', [FEB_11, '2027-01-01'], [0, 2]]]],
  ['date_range', [{ start: '2026-01-01', end: '2026-01-31' }, { start: '2026-01-15', end: '2026-02-15' }, { start: '2026-03-01', end: '2026-03-01' }], [
    ['contains', '2026-01-20', [0, 1]], ['not_contains', '2026-01-20', [2, 3]], ['after', '2026-01-01', [1, 2]], ['gte', '2026-01-15', [1, 2]], ['before', '2026-02-15', [0]], ['lte', '2026-02-15', [0, 1]], ['between', ['2026-01-01', '2026-02-15'], [0, 1]], ['empty', undefined, [3]], ['not_empty', undefined, [0, 1, 2]],
  ]],
  ['time', ['09:30', '09:30:01', '23:59'], [['is', '09:30:00', [0]], ['gt', '09:30', [1, 2]], ['between', ['09:30', '09:31'], [0, 1]], ['in', ['23:59:00'], [2]], ['neq', '09:30', [1, 2, 3]]]],
  ['select', ['Gold', 'Silver', 'Tin'], [['is', 'gold', [0]], ['is_any_of', ['Tin', 'SILVER'], [1, 2]], ['is_not', 'Gold', [1, 2, 3]], ['empty', undefined, [3]]]],
  ['multi_select', [['Gold', 'Tin'], ['Tin'], ['Silver']], [['contains', 'tin', [0, 1]], ['include_all', ['Gold', 'tin'], [0]], ['exclude_all', ['Gold', 'Silver'], [1, 3]], ['eq', ['tin', 'gold'], [0]], ['eq', 'Tin', [1]], ['in', ['Silver', 'Gold'], [0, 2]], ['empty', undefined, [3]]]],
  ['url', ['https://a.example', 'https://b.example/x', 'http://a.example'], [['contains', 'A.example', [0, 2]], ['starts_with', 'https:', [0, 1]]]],
];

describe.each(Object.keys(KINDS) as Kind[])('a search for %s by a custom field', (kind) => {
  it.each(CASES)('of type %s keeps what fits', async (type, values, filters) => {
    await fill(kind, type, [...values, null]);
    for (const [operator, value, kept] of filters) expect([operator, value, await found(kind, operator, value)]).toEqual([operator, value, kept]);
  });

  it('finds few among many beyond the first rows of the order, by the index', async () => {
    await fill(kind, 'string', Array.from({ length: 100 }, (_, place) => (place === 99 ? 'rare' : 'common')));
    const { body } = await search(kind, [{ field: 'mine', operator: 'is', value: 'RARE' }], { limit: 1 });
    expect(body.data[kind].map((record: any) => record.name)).toEqual(['99']);
    expect(body.data.has_more).toBe(false);
  });

  it('walks all pages of a broad value, together with filters on fields of the system', async () => {
    await fill(kind, 'string', Array.from({ length: 20 }, (_, place) => (place % 2 === 0 ? 'even' : 'odd')));
    const seen: string[] = [];
    for (let cursor: string | null = null; ; ) {
      const { body } = await search(kind, [{ field: 'mine', operator: 'is', value: 'even' }, { field: 'name', operator: 'contains', value: '1' }], { limit: 2, sort: 'updated_at', cursor });
      seen.push(...body.data[kind].map((record: any) => record.name as string));
      cursor = body.data.next_cursor as string | null;
      if (cursor === null) break;
    }
    expect(seen.sort()).toEqual(['10', '12', '14', '16', '18']);
  });
});

it.each<[object, string, string | RegExp]>([
  [{ field: 'mine', operator: 'gt', value: 'a' }, 'filters.0.operator', /^Operator is gt, which does not fit mine/],
  [{ field: 'mine', operator: 'eq', value: 7 }, 'filters.0.value', 'Value must be a string'],
  [{ field: 'mine', operator: 'nope', value: 'a' }, 'filters.0.operator', /^Operator names nope, which is no operator/],
  [{ field: 'mines', operator: 'eq', value: 'a' }, 'filters.0.field', 'Field names mines, by which this search cannot filter: the nearest is mine'],
  [{ field: '__proto__', operator: 'eq', value: 'a' }, 'filters.0.field', /by which this search cannot filter/],
  [{ field: 'constructor', operator: 'eq', value: 'a' }, 'filters.0.field', /by which this search cannot filter/],
  [{ field: 'mine', operator: 'eq', value: 'a', more: 1 }, 'filters.0.more', /is no key of a filter/],
])('a filter on a custom field is refused as %j', async (filter, field, sentence) => {
  await fill('contacts', 'string', ['a']);
  expectRefused(await search('contacts', [filter]), 400, INVALID, { [field]: sentence });
});

it('a custom field of another organization, or of other records, is none', async () => {
  const theirs = await app.newOrganization();
  await fill('contacts', 'string', ['a']);
  const filters = [{ field: 'mine', operator: 'eq', value: 'a' }];
  expectRefused(await theirs.octolane.post('/v1/contacts/search', { filters }), 400, INVALID, { 'filters.0.field': /^Field names mine/ });
  expectRefused(await search('accounts', filters), 400, INVALID, { 'filters.0.field': /^Field names mine/ });
});

it('a search that follows changes by updated_at may filter by custom fields, too', async () => {
  await fill('contacts', 'number', [1, 2]);
  const { body } = await search('contacts', [{ field: 'updated_at', operator: 'gte', value: 0 }, { field: 'mine', operator: 'gt', value: 1 }]);
  expect(body.data).toMatchObject({ contacts: [{ name: '1' }], synced_until: expect.any(Number) });
});
