import fc from 'fast-check';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const ACCOUNTS = '/v1/accounts';
const INVALID = 'Validation error';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  await org.octolane.post(ACCOUNTS, { domain: 'zeta.example', name: 'Ábc', founded: 2016, tags: ['A', 'b'], estimated_revenue: 10.5 });
  await org.octolane.post(ACCOUNTS, { domain: 'acme.example', name: 'Brix', founded: 2017, tags: ['b'] });
  await org.octolane.post(ACCOUNTS, { domain: 'm\u00fcller.example', industry: '100% Wood' });
});
afterAll(() => app.close());

const search = (body: object): Promise<Answer> => org.octolaneReader.post(`${ACCOUNTS}/search`, body);
const list = (query: string): Promise<Answer> => org.octolaneReader.get(`${ACCOUNTS}${query}`);
const domains = ({ body }: Answer): unknown => {
  const records = (body as { data?: { accounts?: { domain: string }[] } }).data?.accounts;
  return records ? records.map(({ domain }) => domain.replace('.example', '')).join(' ') : (body as unknown);
};

it('lists accounts, those changed last first, and seeks a part of the name or the domain', async () => {
  expect([domains(await list('')), domains(await list('?q=abc')), domains(await list('?q=ACME.e')), domains(await search({ query: 'brix' }))]).toEqual(['xn--mller-kva acme zeta', 'zeta', 'acme', 'acme']);
});

it.each<[unknown, string]>([
  ['name', 'xn--mller-kva zeta acme'],
  ['domain:desc', 'zeta xn--mller-kva acme'],
  [{ field: 'created_at', direction: 'asc' }, 'zeta acme xn--mller-kva'],
  ['updated_at', 'zeta acme xn--mller-kva'],
  ['id:desc', 'xn--mller-kva acme zeta'],
])('sorted by %j they are "%s"', async (sort, found) => {
  expect(domains(await search({ sort }))).toBe(found);
});

it.each<[string, string, unknown, string]>([
  ['domain', 'is', 'ACME.example', 'acme'],
  ['domain', 'ends_with', '.example', 'acme xn--mller-kva zeta'],
  ['name', 'starts_with', 'a', 'zeta'],
  ['name', 'is_not', 'abc', 'acme xn--mller-kva'],
  ['name', 'empty', undefined, 'xn--mller-kva'],
  ['industry', 'contains', '0%', 'xn--mller-kva'],
  ['founded', 'between', [2016, 2016], 'zeta'],
  ['founded', 'greater_than', 2016, 'acme'],
  ['estimated_revenue', 'is_any_of', [10.5, 7], 'zeta'],
  ['tags', 'include_all', ['a', 'B'], 'zeta'],
  ['tags', 'exclude_all', ['a'], 'acme xn--mller-kva'],
  ['created_at', 'after', '2020-01-01', 'acme xn--mller-kva zeta'],
])('%s %s %j finds "%s"', async (field, operator, value, found) => {
  expect(domains(await search({ filters: [{ field, operator, value }], sort: 'domain' }))).toBe(found);
});

it('answers in pages, with whole records or the fields that are asked for', async () => {
  const first = await search({ limit: 2, sort: 'domain' });
  const { accounts, ...page } = first.body.data as { accounts: { id: string }[]; next_cursor: string };
  expect([first.body.message, page]).toEqual(['Accounts retrieved successfully', { custom_field_definitions: {}, has_more: true, next_cursor: expect.any(String), limit: 2 }]);
  expect((await org.octolane.get(`${ACCOUNTS}/${accounts[0]?.id}`)).body.data).toEqual(accounts[0]);
  const second = await search({ limit: 2, sort: 'domain', cursor: page.next_cursor, fields: ['domain'] });
  expect(second.body.data).toEqual({ accounts: [{ id: expect.any(String), domain: 'zeta.example' }], custom_field_definitions: {}, has_more: false, next_cursor: null, limit: 2 });
  expectRefused(await search({ limit: 3, sort: 'domain', cursor: page.next_cursor }), 400, INVALID, { cursor: /^Cursor belongs to another list/ });
  expect(Object.keys((await list('?fields=name&fields=founded')).body.data.accounts[0] as object)).toEqual(['id', 'name', 'founded']);
});

it('tells until when it is synced where a walk follows the changes', async () => {
  const since = async (operator: string): Promise<unknown> => (await search({ filters: [{ field: 'updated_at', operator, value: 0 }], sort: 'updated_at' })).body.data.synced_until as unknown;
  expect([await since('gte'), await since('gt')]).toEqual([expect.any(Number), undefined]);
});

it.each<[object, Record<string, string | RegExp>]>([
  [{ filters: [{ field: 'fonded', operator: 'eq', value: 1 }] }, { 'filters.0.field': /^Field names fonded, .*the nearest is founded$/ }],
  [{ filters: [{ field: 'founded', operator: 'like', value: 1 }] }, { 'filters.0.operator': /^Operator names like, which is no operator/ }],
  [{ filters: [{ field: 'founded', operator: 'gt', value: '1' }] }, { 'filters.0.value': 'Value must be a number' }],
  [{ sort: 'founded' }, { sort: /^Sort names founded, by which this search cannot sort/ }],
  [{ fields: ['nam'] }, { 'fields.0': /^Fields names nam, which the record has not: the nearest is name/ }],
])('refuses %j', async (body, errors) => {
  expectRefused(await search(body), 400, INVALID, errors);
});

it('shows nothing of another organization', async () => {
  const other = await app.newOrganization();
  expect((await other.octolane.post(`${ACCOUNTS}/search`, {})).body.data).toMatchObject({ accounts: [], has_more: false });
});

it('no body of a search is answered with a 5xx', async () => {
  const word = fc.constantFrom('name', 'domain', 'industry', 'updated_at', 'tags', 'founded', 'id', '__proto__', 'constructor', '', '%', "'; --", '\0', '\ud800');
  const operator = fc.constantFrom('eq', 'neq', 'contains', 'in', 'not_in', 'between', 'empty', 'gt', 'contains_all', 'contains_none', 'starts_with', 'is', 'toString');
  const scalar = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), word, fc.constantFrom('2026-02-11', 1e308, -1e308, 5e-324, '019a5c3e-7b1a-7c3d-9e4f-0123456789ab', '\\', '{}', '{"a'));
  const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
  const filter = fc.record({ field: word, operator, value }, { requiredKeys: ['field', 'operator'] });
  const body = fc.record({ filters: fc.oneof({ weight: 4, arbitrary: fc.array(filter, { maxLength: 3 }) }, value), sort: fc.oneof(word, fc.record({ field: word, direction: word }, { requiredKeys: [] }), value), q: scalar, limit: value, cursor: scalar, fields: value }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: body }, fc.array(value, { maxLength: 2 })), async (sent) => {
      expect([200, 400]).toContain((await search(sent)).status);
    }),
    { numRuns: 150 },
  );
});
