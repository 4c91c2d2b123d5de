import fc from 'fast-check';
import pg from 'pg';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/v1/contacts';
const INVALID = 'Validation error';
const FEB_11 = 1_770_768_000_000;
const DAY = 86_400_000;

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const search = (body: object): Promise<Answer> => org.octolaneReader.post(`${CONTACTS}/search`, body);
const list = (query: string): Promise<Answer> => org.octolaneReader.get(`${CONTACTS}${query}`);
const namesIn = (answer: Answer): unknown => {
  const records = (answer.body as { data?: { contacts?: { first_name: string }[] } }).data?.contacts;
  return records ? records.map(({ first_name }) => first_name).join(' ') : answer.body;
};

describe('over a few contacts', () => {
  let accountId: string;

  beforeAll(async () => {
    org = await app.newOrganization();
    const make = async (body: object): Promise<string> => ((await org.octolane.post(CONTACTS, body)).body.data as { id: string; account_id: string }).account_id;
    accountId = await make({ first_name: 'Ann', last_name: 'Ávila', email: 'ann@acme.example', job_title: 'CEO', twitter_followers: 10, email_verified: true, other_emails: ['a@x.example', 'B@x.example'], last_interaction: FEB_11 });
    await make({ first_name: 'Bob', last_name: 'Ober', email: 'bob@brix.example', job_title: 'ceo of sales', twitter_followers: 20, other_emails: ['b@x.example'], last_interaction: FEB_11 + DAY });
    await make({ first_name: 'Cid', last_name: 'Öst', email: 'cid@gmail.com', job_title: 'Clerk 50%', current_company: 'Brix' });
  });

  it.each<[string, string, unknown, string]>([
    ['job_title', 'eq', 'CEO', 'Ann'],
    ['job_title', 'is', 'ceo', 'Ann'],
    ['job_title', 'neq', 'ceo', 'Bob Cid'],
    ['seniority', 'is_not', 'x', 'Ann Bob Cid'],
    ['job_title', 'contains', 'EO', 'Ann Bob'],
    ['job_title', 'contain', '0%', 'Cid'],
    ['job_title', 'contains', 'c_o', ''],
    ['job_title', 'not_contains', 'sales', 'Ann Cid'],
    ['job_title', 'not_contain', 'ceo', 'Cid'],
    ['job_title', 'starts_with', 'ceo', 'Ann Bob'],
    ['job_title', 'ends_with', 'CEO', 'Ann'],
    ['job_title', 'in', ['CEO', 'clerk 50%'], 'Ann Cid'],
    ['job_title', 'is_any_of', ['nobody'], ''],
    ['job_title', 'not_in', ['ceo'], 'Bob Cid'],
    ['job_title', 'contains_all', ['ceo', 'sales'], 'Bob'],
    ['other_emails', 'contains_all', ['b@X.example', 'A@x.example'], 'Ann'],
    ['other_emails', 'include_all', ['b@x.example'], 'Ann Bob'],
    ['other_emails', 'contains_none', ['a@x.example'], 'Bob Cid'],
    ['other_emails', 'exclude_all', ['b@x.example', 'c@x.example'], 'Cid'],
    ['other_emails', 'empty', undefined, 'Cid'],
    ['twitter_followers', 'gt', 10, 'Bob'],
    ['twitter_followers', 'greater_than', 9.5, 'Ann Bob'],
    ['twitter_followers', 'gte', 20, 'Bob'],
    ['twitter_followers', 'lt', 20, 'Ann'],
    ['twitter_followers', 'less_than', 10, ''],
    ['twitter_followers', 'lte', 20, 'Ann Bob'],
    ['twitter_followers', 'between', [10, 20], 'Ann Bob'],
    ['twitter_followers', 'empty', undefined, 'Cid'],
    ['twitter_followers', 'not_empty', undefined, 'Ann Bob'],
    ['last_interaction', 'after', FEB_11, 'Bob'],
    ['last_interaction', 'before', '2026-02-12', 'Ann'],
    ['last_interaction', 'between', ['2026-02-11', '2026-02-12T01:00:00+01:00'], 'Ann Bob'],
    ['email_verified', 'eq', true, 'Ann'],
    ['full_name', 'contains', 'AVILA', 'Ann'],
    ['name', 'ends_with', 'ost', 'Cid'],
    ['name', 'contains', 'o', 'Bob Cid'],
    ['email', 'eq', 'Ann@ACME.example', 'Ann'],
    ['email', 'in', ['ann@acme.example', 'cid@gmail.com'], 'Ann Cid'],
    ['email', 'ends_with', '@gmail.com', 'Cid'],
    ['current_company', 'eq', 'BRIX', 'Cid'],
    ['account_id', 'empty', undefined, 'Cid'],
    ['created_at', 'gte', 0, 'Ann Bob Cid'],
  ])('%s %s %j finds "%s"', async (field, operator, value, names) => {
    expect(namesIn(await search({ filters: [{ field, operator, value }], sort: 'first_name' }))).toBe(names);
  });

  it('finds by ids of records, and all filters hold together', async () => {
    expect(namesIn(await search({ filters: [{ field: 'account_id', operator: 'eq', value: accountId }] }))).toBe('Ann');
    const both = [{ field: 'job_title', operator: 'contains', value: 'ceo' }, { field: 'twitter_followers', operator: 'gt', value: 10 }];
    expect(namesIn(await search({ query: 'o', filters: both }))).toBe('Bob');
  });

  it.each<[unknown, string]>([
    [undefined, 'Cid Bob Ann'],
    ['created_at', 'Ann Bob Cid'],
    ['updated_at:desc', 'Cid Bob Ann'],
    ['name:desc', 'Cid Bob Ann'],
    ['last_name', 'Bob Ann Cid'],
    [{ field: 'first_name', direction: 'desc' }, 'Cid Bob Ann'],
    [{ field: 'email' }, 'Ann Bob Cid'],
    ['id', 'Ann Bob Cid'],
  ])('sorted by %j it is "%s"', async (sort, names) => {
    expect(namesIn(await search(sort === undefined ? {} : { sort }))).toBe(names);
  });

  it('has those without a value first', async () => {
    expect(namesIn(await search({ sort: 'account_id:asc' }))).toMatch(/^Cid /);
  });

  it('seeks a part of the name or the email', async () => {
    expect([namesIn(await list('?q=AVIL')), namesIn(await list('?q=gmail')), namesIn(await list('?q=clerk')), namesIn(await search({ q: 'brix' }))]).toEqual(['Ann', 'Cid', '', 'Bob']);
  });

  it('answers in pages, with the whole records', async () => {
    const first = await list('?limit=2');
    const { contacts, ...page } = first.body.data as { contacts: { id: string }[]; next_cursor: string };
    expect([first.status, first.body.message, page]).toEqual([200, 'Contacts retrieved successfully', { custom_field_definitions: {}, has_more: true, next_cursor: expect.any(String), limit: 2 }]);
    expect((await org.octolane.get(`${CONTACTS}/${contacts[0]?.id}`)).body.data).toEqual(contacts[0]);
    const second = await list(`?limit=2&cursor=${page.next_cursor}`);
    expect([namesIn(second), second.body.data]).toEqual(['Ann', { contacts: expect.any(Array), custom_field_definitions: {}, has_more: false, next_cursor: null, limit: 2 }]);
    expect((await list('')).body.data.limit).toBe(100);
  });

  it('answers with the fields that are asked for, and the id', async () => {
    const keys = ({ body }: Answer): string[] => Object.keys((body.data as { contacts: object[] }).contacts[0] ?? {});
    const asked = [await list('?fields=first_name,email'), await list('?fields=email&fields=first_name'), await search({ fields: ['first_name', 'email'] })];
    expect(asked.map(keys)).toEqual(Array(3).fill(['id', 'email', 'first_name']));
    expectRefused(await list('?fields=nam'), 400, INVALID, { fields: /^Fields names nam, which the record has not: the nearest is name/ });
    expectRefused(await search({ fields: ['email', 'phones'] }), 400, INVALID, { 'fields.1': /nearest is phone$/ });
  });

  it('tells until when it is synced where a walk follows the changes', async () => {
    const since = (operator: string) => search({ filters: [{ field: 'updated_at', operator, value: FEB_11 }], sort: 'updated_at' });
    expect((await since('gte')).body.data.synced_until).toEqual(expect.any(Number));
    expect((await since('after')).body.data).not.toHaveProperty('synced_until');
  });

  it.each<[string, object, Record<string, string | RegExp>]>([
    ['an unknown field', { filters: [{ field: 'job_titel', operator: 'eq', value: 'x' }] }, { 'filters.0.field': /^Field names job_titel, .*the nearest is job_title$/ }],
    ['an unknown operator', { filters: [{ field: 'job_title', operator: 'like', value: 'x' }] }, { 'filters.0.operator': /^Operator names like, which is no operator/ }],
    ['a value of the wrong type', { filters: [{ field: 'created_at', operator: 'gt', value: true }] }, { 'filters.0.value': /^Value must be a number of milliseconds/ }],
    ['an operator that does not fit', { filters: [{ field: 'email_verified', operator: 'gt', value: true }] }, { 'filters.0.operator': /^Operator is gt, which does not fit email_verified/ }],
    ['an unknown sort', { sort: 'phone' }, { sort: /^Sort names phone/ }],
    ['too many filters', { filters: Array(51).fill({ field: 'name', operator: 'empty' }) }, { filters: 'Filters must have at most 50 entries, but has 51' }],
    ['a limit of 501', { limit: 501 }, { limit: 'Limit must be at most 500' }],
    ['an unknown key', { page: 2 }, { page: /^Page is no field of this body/ }],
    ['a cursor that is none', { cursor: 'x' }, { cursor: /^Cursor is not one of this API/ }],
  ])('refuses %s', async (_name, body, errors) => {
    expectRefused(await search(body), 400, INVALID, errors);
  });

  it.each<[string, object]>([
    ['query', { query: 'a' }],
    ['filters', { filters: [{ field: 'name', operator: 'not_empty' }] }],
    ['sort', { sort: 'name' }],
    ['limit', { limit: 2 }],
  ])('a cursor belongs to its %s', async (_name, changed) => {
    const { next_cursor: cursor } = (await search({ limit: 1 })).body.data as { next_cursor: string };
    expect((await search({ limit: 1, cursor })).status).toBe(200);
    expectRefused(await search({ limit: 1, ...changed, cursor }), 400, INVALID, { cursor: /^Cursor belongs to another list/ });
  });

  it('shows nothing of another organization, and takes no cursor of it', async () => {
    const other = await app.newOrganization();
    const { next_cursor: cursor } = (await search({ limit: 1 })).body.data as { next_cursor: string };
    expect((await other.octolane.post(`${CONTACTS}/search`, { filters: [{ field: 'account_id', operator: 'eq', value: accountId }] })).body.data).toMatchObject({ contacts: [], has_more: false });
    expect((await other.octolane.post(`${CONTACTS}/search`, { limit: 1, cursor })).status).toBe(400);
  });

  it('is refused on the filter to narrow where it takes more than two seconds', async () => {
    const blocker = new pg.Client({ connectionString: app.databaseUrl });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
    try {
      const filters = [{ field: 'email', operator: 'contains', value: 'a' }, { field: 'job_title', operator: 'contains', value: 'a' }];
      expectRefused(await search({ filters }), 400, INVALID, { 'filters.1.job_title': 'Job title makes this search take too long: narrow it' });
    } finally {
      await blocker.end();
    }
  });
});

const ROWS = process.env['TEST_LONG'] ? 10_000 : 2_000;

it(`a walk of ${ROWS} contacts in pages of 7, while others are added and changed, repeats nothing and skips nothing untouched`, async () => {
  org = await app.newOrganization();
  const add = (from: number, to: number): Promise<unknown> =>
    app.sql(
      `WITH made AS (
         INSERT INTO contacts (org_id, id, version, seq, full_name, tags, other_emails, source, created_at, updated_at)
         SELECT $1, ('0190cccc-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 1, 1, 'p' || n, '{}', '{}', 'api', now(), timestamptz '2026-01-01' + (n * 7919 % 4000) * interval '1 second' FROM generate_series($2::int, $3::int) n
         RETURNING org_id, id, created_at, full_name)
       INSERT INTO contacts_search (org_id, id, created_at, folded) SELECT org_id, id, created_at, full_name || E'\\x1f\\x1f\\x1f' FROM made`,
      [org.id, from, to],
    );
  await add(1, ROWS);
  const isTouched = (name: string): boolean => Number(name.slice(1)) > ROWS || Number(name.slice(1)) % 10 === 0;
  const seen: string[] = [];
  let cursor: string | null = null;
  for (let page = 0; ; page++) {
    const { contacts, next_cursor }: { contacts: { name: string }[]; next_cursor: string | null } = (await search({ filters: [{ field: 'name', operator: 'starts_with', value: 'p' }], limit: 7, cursor, fields: ['name'] })).body.data;
    seen.push(...contacts.map(({ name }) => name));
    if (next_cursor === null) break;
    cursor = next_cursor;
    if (page % 10 === 0) {
      await add(ROWS + page + 1, ROWS + page + 1);
      // Every tenth contact moves to the beginning of the order or towards its end.
      await app.sql(`UPDATE contacts SET updated_at = CASE WHEN id < $2 THEN now() ELSE timestamptz '2025-12-31' END, version = version + 1 WHERE org_id = $1 AND substr(full_name, 2)::int % 10 = 0 AND substr(full_name, 2)::int % 100 = $3`, [
        org.id,
        '0190cccc-0000-7000-8000-000000001000',
        page % 100,
      ]);
    }
  }
  const untouched = seen.filter((name) => !isTouched(name));
  expect(new Set(untouched).size).toBe(untouched.length);
  expect(untouched.length).toBe(ROWS - ROWS / 10);
});

it('no body of a search is answered with a 5xx', async () => {
  org = await app.newOrganization();
  const word = fc.constantFrom('name', 'email', 'job_title', 'updated_at', 'other_emails', 'twitter_followers', 'email_verified', 'account_id', '__proto__', 'constructor', '', '%', "'; --", '\0', '\ud800');
  const operator = fc.constantFrom('eq', 'neq', 'contains', 'in', 'not_in', 'between', 'empty', 'gt', 'contains_all', 'contains_none', 'starts_with', 'is', 'toString');
  const scalar = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.double(), fc.integer(), fc.boolean(), fc.constant(null), word, fc.constantFrom(FEB_11, '2026-02-11', 1e308, -1e308, 5e-324, '019a5c3e-7b1a-7c3d-9e4f-0123456789ab', '\\', '{}', '{"a'));
  const value = fc.oneof({ weight: 3, arbitrary: scalar }, { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });
  const filter = fc.record({ field: word, operator, value }, { requiredKeys: ['field', 'operator'] });
  const body = fc.record({ filters: fc.oneof({ weight: 4, arbitrary: fc.array(filter, { maxLength: 3 }) }, value), sort: fc.oneof(word, fc.record({ field: word, direction: word }, { requiredKeys: [] }), value), q: scalar, limit: value, cursor: scalar, fields: value }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(fc.oneof({ weight: 5, arbitrary: body }, fc.array(value, { maxLength: 2 })), async (sent) => {
      expect([200, 400]).toContain((await search(sent)).status);
    }),
    { numRuns: 120 },
  );
});
