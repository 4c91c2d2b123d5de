import { hash, randomUUID } from 'node:crypto';
import { fold } from '../../src/kernel/fold.js';
import { Database } from '../../src/platform/database/database.js';
import { writeCursor } from '../../src/platform/database/keyset-cursor.js';
import type { ApiClient } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';

interface Contact {
  readonly id: string;
  readonly full_name: string | null;
  readonly company: string | null;
  readonly deal_value: number | null;
  readonly created_at: string;
  readonly updated_at: string;
}

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** A new organization with these contacts, oldest first. */
async function withContacts(contacts: readonly object[]): Promise<TestOrganization> {
  const org = await app.newOrganization();
  for (const contact of contacts) expect((await org.client.post(CONTACTS, contact)).status).toBe(201);
  return org;
}

async function list(client: ApiClient, query: Readonly<Record<string, string>> = {}): Promise<{ data: Contact[]; meta: Record<string, unknown> & { next_cursor: string | null } }> {
  const answer = await client.get(`${CONTACTS}?${new URLSearchParams(query).toString()}`);
  expect(answer.status).toBe(200);
  return answer.body as Awaited<ReturnType<typeof list>>;
}

const names = async (client: ApiClient, query?: Readonly<Record<string, string>>): Promise<(string | null)[]> => (await list(client, query)).data.map((contact) => contact.full_name);

describe('an organization without contacts', () => {
  it('has an empty list', async () => {
    const org = await app.newOrganization();
    expect(await list(org.client)).toEqual({ data: [], meta: { count: 0, limit: 50, offset: 0, next_cursor: null } });
    expect(await list(org.client, { total: 'exact', offset: '7', limit: '3' })).toEqual({ data: [], meta: { count: 0, limit: 3, offset: 7, next_cursor: null, total: 0 } });
  });
});

describe('limit and offset', () => {
  let org: TestOrganization;
  beforeAll(async () => {
    org = await app.newOrganization();
    await Promise.all(Array.from({ length: 205 }, (_, i) => org.client.post(CONTACTS, { full_name: `Contact ${i}` })));
  });

  it('limit is 50 without being given, offset 0; count is the number of rows in the page', async () => {
    const { data, meta } = await list(org.client);
    expect(data).toHaveLength(50);
    expect(meta).toMatchObject({ count: 50, limit: 50, offset: 0 });
  });

  it.each([[1, 1], [10, 10], [200, 200]])('limit %d gives %d rows', async (limit, count) => {
    const { data, meta } = await list(org.client, { limit: String(limit) });
    expect(data).toHaveLength(count);
    expect(meta).toMatchObject({ count, limit, offset: 0 });
  });

  it('offset skips so many of the same order', async () => {
    const all = [...(await list(org.client, { limit: '200' })).data, ...(await list(org.client, { limit: '200', offset: '200' })).data];
    expect(new Set(all.map(({ id }) => id)).size).toBe(205);
    const { data, meta } = await list(org.client, { limit: '10', offset: '198' });
    expect(data).toEqual(all.slice(198, 208));
    expect(meta).toMatchObject({ count: 7, limit: 10, offset: 198, next_cursor: null });
  });

  it('an offset beyond the end gives an empty page', async () => {
    for (const offset of ['205', '1000000', '9007199254740991']) {
      const { data, meta } = await list(org.client, { offset });
      expect(data).toEqual([]);
      expect(meta).toMatchObject({ count: 0, next_cursor: null });
    }
  });

  it.each(['0', '201', '-1', 'abc', '', ' ', '1.5', '1e2', '0x10', '10 000', '9'.repeat(30), 'Infinity', 'null'])('limit=%j is 422 on limit', async (limit) => {
    expectError(await org.client.get(`${CONTACTS}?limit=${encodeURIComponent(limit)}`), 422, 'validation', ['limit']);
  });

  it.each(['-1', 'abc', '', '1.5', '9'.repeat(30)])('offset=%j is 422 on offset', async (offset) => {
    expectError(await org.client.get(`${CONTACTS}?offset=${encodeURIComponent(offset)}`), 422, 'validation', ['offset']);
  });

  it('a parameter given twice is 422', async () => {
    for (const name of ['limit', 'offset', 'label', 'stage', 'q', 'cursor', 'sort', 'total', 'updated_since']) {
      expectError(await org.client.get(`${CONTACTS}?${name}=1&${name}=2`), 422, 'validation', [name]);
    }
  });

  it.each(['%ff', '%', '%zz', '%C3', '%C3%28', '%ED%A0%80', 'x&q=%ff'])('q=%s is not UTF-8 in percent-encoding: 422 on q, no empty list', async (value) => {
    const answer = await org.client.get(`${CONTACTS}?q=${value}`);
    expectError(answer, 422, 'validation', ['q']);
    expect(answer.body.details[0].code).toBe('encoding');
  });

  it('what is not UTF-8 is named, whatever it is and wherever', async () => {
    for (const name of ['limit', 'offset', 'label', 'stage', 'q', 'cursor', 'sort', 'total', 'updated_since']) expectError(await org.client.get(`${CONTACTS}?${name}=%ff`), 422, 'validation', [name]);
    expectError(await org.client.get(`${CONTACTS}?limit=0&label=%ff&q=%`), 422, 'validation', ['limit', 'label', 'q']);
    for (const path of ['/api/v1/deals?label=%ff', '/api/v1/tasks?status=%ff', `/api/v1/contacts/${randomUUID()}/activities?cursor=%ff`]) expectError(await org.client.get(path), 422, 'validation', [/(\w+)=/.exec(path)?.[1] ?? '']);
    expectError(await org.admin.get(`${CONTACTS}?q=%ff`), 403, 'insufficient_scope');
  });

  it('details lists every fault of the query', async () => {
    expectError(await org.client.get(`${CONTACTS}?limit=0&offset=-1&sort=x&total=y&updated_since=z&label=`), 422, 'validation', ['limit', 'offset', 'sort', 'total', 'updated_since', 'label']);
    expectError(await org.client.get(`${CONTACTS}?limit=0&cursor=abc&offset=1`), 422, 'validation', ['limit', 'offset']);
  });

  it('total=exact adds the number of rows on all pages', async () => {
    expect((await list(org.client, { total: 'exact', limit: '1' })).meta).toMatchObject({ count: 1, total: 205 });
    expect((await list(org.client, { total: 'exact', q: 'contact 20', limit: '2' })).meta).toMatchObject({ count: 2, total: 6 });
    expect((await list(org.client)).meta).not.toHaveProperty('total');
    expectError(await org.client.get(`${CONTACTS}?total=yes`), 422, 'validation', ['total']);
  });
});

describe('filters', () => {
  let org: TestOrganization;
  beforeAll(async () => {
    org = await withContacts([
      { full_name: 'Pinnacle Tox Lab', company: 'Pinnacle', label: 'hot', deal_stage: 'qualified', email: 'needle@lab.example' },
      { full_name: 'Jürgen Äpfel', company: 'Öl & Straße GmbH', label: 'hot', deal_stage: 'lead' },
      { full_name: '100% Organic', company: 'A_B', label: 'Hot', deal_stage: 'Lead' },
      { full_name: 'Back\\slash', company: null, label: 'hotter', deal_stage: null },
      { full_name: null, company: 'Only Company', phone: '555-needle', location: 'needle', tags: ['needle'] },
      { full_name: 'alpha', company: 'beta', label: 'needle', deal_stage: 'needle' },
    ]);
  });

  it('without filters all are listed, newest first', async () => {
    expect(await names(org.client)).toEqual(['alpha', null, 'Back\\slash', '100% Organic', 'Jürgen Äpfel', 'Pinnacle Tox Lab']);
  });

  it('label is exact', async () => {
    expect(await names(org.client, { label: 'hot' })).toEqual(['Jürgen Äpfel', 'Pinnacle Tox Lab']);
    expect(await names(org.client, { label: 'Hot' })).toEqual(['100% Organic']);
    expect(await names(org.client, { label: 'ho%' })).toEqual([]);
  });

  it('stage finds what a deal_stage of that text would set', async () => {
    // One was sent as "Lead"; both are shown and found as "lead".
    expect(await names(org.client, { stage: 'lead' })).toEqual(['100% Organic', 'Jürgen Äpfel']);
    expect(await names(org.client, { stage: ' LEAD\u200b' })).toEqual(['100% Organic', 'Jürgen Äpfel']);
    expect(await names(org.client, { stage: 'lea' })).toEqual([]);
  });

  it.each([
    ['a substring of the name', 'tox', ['Pinnacle Tox Lab']],
    ['a single character', 'x', ['Pinnacle Tox Lab']],
    ['a substring of the company', 'only', [null]],
    ['without regard to case', 'pINNACLE tOX', ['Pinnacle Tox Lab']],
    ['nor to that of umlauts', 'JÜRGEN äPFEL', ['Jürgen Äpfel']],
    ['nor to that of umlauts in the company', 'öL & STRAß', ['Jürgen Äpfel']],
    ['nor to accents', 'jurgen apfel', ['Jürgen Äpfel']],
    ['nor to how an accent is written', 'ju\u0308rgen', ['Jürgen Äpfel']],
    ['ß as ss', 'STRASSE', ['Jürgen Äpfel']],
    ['not across two fields', 'alphabeta', []],
    ['not across two fields with a blank', 'alpha beta', []],
    ['not the email, phone, location, tags, label or stage', 'needle', []],
    ['a percent sign for itself', '%', ['100% Organic']],
    ['a percent sign between letters', 'P%b', []],
    ['an underscore for itself', '_', ['100% Organic']],
    ['an underscore between letters', 'a_b', ['100% Organic']],
    ['a backslash for itself', '\\', ['Back\\slash']],
    ['a backslash before a percent sign', '\\%', []],
    ['two backslashes', '\\\\', []],
    ["a quote", "'", []],
    ['trimmed', '  tox  ', ['Pinnacle Tox Lab']],
  ])('q finds %s', async (_what, q, found) => {
    expect(await names(org.client, { q })).toEqual(found);
  });

  it('a plus sign stands for a blank, as in every query', async () => {
    expect(((await org.client.get(`${CONTACTS}?q=tox+lab`)).body.data as Contact[]).map((contact) => contact.full_name)).toEqual(['Pinnacle Tox Lab']);
  });

  it('a blank q is no filter, as from an empty search box', async () => {
    expect(await names(org.client, { q: '' })).toHaveLength(6);
    expect(await names(org.client, { q: '  ' })).toHaveLength(6);
  });

  it('are combined by AND', async () => {
    expect(await names(org.client, { label: 'hot', stage: 'lead' })).toEqual(['Jürgen Äpfel']);
    expect(await names(org.client, { label: 'hot', q: 'lab' })).toEqual(['Pinnacle Tox Lab']);
    expect(await names(org.client, { label: 'hot', stage: 'qualified', q: 'tox' })).toEqual(['Pinnacle Tox Lab']);
    expect(await names(org.client, { label: 'hot', stage: 'lead', q: 'tox' })).toEqual([]);
  });

  it.each([['label', 'x'.repeat(65)], ['stage', 'x'.repeat(65)], ['q', 'x'.repeat(256)], ['label', ''], ['stage', ' '], ['q', 'a\0b'], ['label', '\0'], ['stage', 'a\0']])('%s=%j is 422', async (name, value) => {
    expectError(await org.client.get(`${CONTACTS}?${name}=${encodeURIComponent(value)}`), 422, 'validation', [name]);
  });

  it.each([
    ['nothing=1', 'nothing'],
    ['Limit=0', 'Limit'],
    ['__proto__=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['label[]=x', 'label[]'],
    ['filter[label]=x', 'filter[label]'],
    ['=', ''],
    ['page=2', 'page'],
  ])('an unknown parameter is a 422 that names it: %s', async (query, name) => {
    expectError(await org.client.get(`${CONTACTS}?${query}`), 422, 'validation', [name]);
  });

  it('an unknown parameter is a 422 that names the one that is meant', async () => {
    const { body } = await org.client.get(`${CONTACTS}?lable=hot&updatedSince=x`);
    expect(body.details.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringMatching(/^lable .* the nearest is label\.$/),
      expect.stringMatching(/^updatedSince .* the nearest is updated_since\.$/),
    ]);
  });

  it('a text is sought as it is kept', async () => {
    const own = await withContacts([{ full_name: 'Jose\u0301', label: 'Cafe\u0301' }]);
    for (const query of [{ q: 'JOSE\u0301' }, { q: 'jos\u00e9\u200b' }, { label: 'Cafe\u0301' }, { label: ' Caf\u00e9 ' }]) expect(await names(own.client, query)).toEqual(['Jos\u00e9']);
  });
});

describe('filters of one field', () => {
  let org: TestOrganization;
  let ids: string[];
  beforeAll(async () => {
    org = await withContacts([
      { full_name: 'Ann', email: 'İann@BÜCHER.example', phone: '+1 (801) 555-0102', company: 'Łódź Søren', tags: ['a', 'b'], label: 'x' },
      { full_name: 'Bob', email: 'bob@x.example', phone: '٨٠١٥٥٥', company: 'Łódź Søren Ltd', tags: ['a'], deal_value: 0 },
      { full_name: 'Cyd', email: 'BOB@x.example', tags: ['A%', 'c'] },
      { full_name: 'Dan 8015', location: 'Murray', deal_stage: 'lead' },
    ]);
    ids = (await list(org.client, { sort: 'created_at' })).data.map(({ id }) => id);
  });
  const found = async (query: string): Promise<string> => {
    const answer = await org.client.get(`${CONTACTS}?sort=full_name&total=exact&${query}`);
    expect(answer.status).toBe(200);
    const data = answer.body.data as Contact[];
    expect(answer.body.meta.total).toBe(data.length);
    return data.map(({ full_name }) => full_name?.slice(0, 1)).join('');
  };

  it.each([
    ['email=bob@X.example', 'BC'],
    ['email=i%CC%87ANN@xn--bcher-kva.example', 'A'],
    ['email=bob', ''],
    ['phone=555-0102', 'A'],
    ['phone=(801)555', 'AB'],
    ['phone=8015 x', 'AB'],
    ['phone=9999', ''],
    ['company=LODZ soren', 'A'],
    ['company=Łódź Søren Ltd', 'B'],
    ['company=soren', ''],
    ['company=%25', ''],
    ['tag=a', 'AB'],
    ['tag=a&tag=b', 'A'],
    ['tag=a&tag=c', ''],
    ['tag=A%25', 'C'],
    ['source=api', 'ABCD'],
    ['source=ui', ''],
    ['has=email', 'ABC'],
    ['has=email,tags&missing=phone', 'C'],
    ['missing=email', 'D'],
    ['missing=tags,company', 'D'],
    ['has=deal_value', 'B'],
    ['has=deal_stage', 'D'],
    ['has=label&has=email', 'A'],
    ['has=email&missing=email', ''],
    ['missing=account_id', 'ABCD'],
    ['q=8015', 'D'],
    ['q=o&email=bob@x.example&tag=a&source=api&has=phone', 'B'],
    ['q=bob&label=none', ''],
    ['company=Łódź Søren&label=x&phone=5550102', 'A'],
  ])('%s', async (query, names) => {
    expect(await found(query)).toBe(names);
  });

  it('ids: those of the organization, in the order of the list, however often they are named', async () => {
    const other = await withContacts([{ full_name: 'theirs' }]);
    const [theirs] = (await list(other.client)).data;
    expect(await found(`ids=${ids[2]},${ids[0]?.toUpperCase()},${theirs?.id},${ids[0]}&ids=${ids[3]}`)).toBe('ACD');
    expect(await found(`ids=${theirs?.id}`)).toBe('');
    expect(await found(`ids=${ids.join()}&has=email`)).toBe('ABC');
  });

  it.each([
    ['phone', ['555', 'abcd', '', '1'.repeat(65)]],
    ['q', ['\u0301', '\u0302\u0303', '´', '¨ ', '\u200b', '\u0007', 'x'.repeat(256)]],
    ['email', ['', 'x'.repeat(255), 'plus tag@x.example', 'a\u200b@x.example']],
    ['company', ['', 'x'.repeat(256), '\u0301']],
    ['tag', ['', 'x'.repeat(65)]],
    ['source', ['', 'API', 'x']],
    ['ids', ['', 'x', '0'.repeat(36), ',', Array.from({ length: 201 }, (_, i) => `019a2b3c-4d5e-7f60-8a9b-${String(i).padStart(12, '0')}`).join()]],
    ['has', ['', 'id', 'email,', 'Email', 'email, tags', Array(12).fill('email').join()]],
    ['missing', ['', 'created_at', 'email, nothing']],
  ])('%s: what cannot be is 422', async (name, values) => {
    for (const value of values) expectError(await org.client.get(`${CONTACTS}?${name}=${encodeURIComponent(value)}`), 422, 'validation', [name]);
  });

  it('a cursor goes with its filter, given in any order', async () => {
    const first = await list(org.client, { tag: 'a', has: 'email,phone', limit: '1' });
    expect((await list(org.client, { tag: 'a', has: 'phone,email', limit: '1', cursor: first.meta.next_cursor ?? '' })).data).toHaveLength(1);
    for (const other of [{ tag: 'b', has: 'email,phone' }, { tag: 'a', missing: 'email,phone' }, { tag: 'a', has: 'email,phone', source: 'api' }]) {
      expectError(await org.client.get(`${CONTACTS}?${new URLSearchParams({ ...other, cursor: first.meta.next_cursor ?? '' }).toString()}`), 422, 'validation', ['cursor']);
    }
  });

  it('follow a change of what they are about', async () => {
    const [contact] = (await list(org.client, { q: 'Dan' })).data;
    const path = `${CONTACTS}/${contact?.id}`;
    expect((await org.client.patch(path, { full_name: 'Édgar', company: 'ΟΔΟΣ', email: 'e@x.example', phone: '0000-7777' })).status).toBe(200);
    for (const query of ['q=edgar', 'q=οδος', 'company=οδός', 'email=E@x.example', 'phone=00007777']) expect(await found(query)).toBe('É');
    for (const query of ['q=dan', 'q=8015']) expect(await found(query)).toBe('');
    expect((await org.client.patch(path, { email: null, phone: null, company: null })).status).toBe(200);
    for (const query of ['company=οδός', 'email=E@x.example', 'phone=00007777']) expect(await found(query)).toBe('');
  });
});

describe('order', () => {
  it('newest first by created_at, then by id, and stable under equal times', async () => {
    const org = await withContacts(Array.from({ length: 12 }, (_, i) => ({ full_name: String(i) })));
    // Groups of three at one moment, the groups against the order of the ids.
    await app.sql(
      `UPDATE contacts c SET version = version + 1, created_at = timestamptz '2026-01-01T00:00:00Z' - (n / 3) * interval '1 ms'
         FROM (SELECT id, row_number() OVER (ORDER BY id) - 1 AS n FROM contacts WHERE org_id = $1) o WHERE c.id = o.id AND c.org_id = $1`,
      [org.id],
    );
    const { data } = await list(org.client);
    const expected = [...data].sort((a, b) => compare(b.created_at, a.created_at) || compare(b.id, a.id));
    expect(data).toEqual(expected);
    expect(new Set(data.map(({ created_at }) => created_at)).size).toBe(4);
    for (let offset = 0; offset < 12; offset++) expect((await list(org.client, { limit: '1', offset: String(offset) })).data).toEqual([expected[offset]]);
  });

  it.each(['created', 'createdAt', 'email', 'full_name,company', '--created_at', '+created_at', 'created_at desc', '', 'id'])('sort=%j is 422 on sort', async (sort) => {
    const org = await app.newOrganization();
    expectError(await org.client.get(`${CONTACTS}?sort=${encodeURIComponent(sort)}`), 422, 'validation', ['sort']);
  });
});

describe('updated_since', () => {
  let org: TestOrganization;
  beforeAll(async () => {
    org = await withContacts([{ full_name: 'before' }, { full_name: 'at' }, { full_name: 'after' }]);
    for (const [name, at] of [['before', '29.999'], ['at', '30.000'], ['after', '30.001']]) {
      await app.sql('UPDATE contacts SET version = version + 1, updated_at = $3 WHERE org_id = $1 AND full_name = $2', [org.id, name, `2026-05-14T18:24:${at}Z`]);
    }
  });

  it.each([
    '2026-05-14T18:24:30Z',
    '2026-05-14T18:24:30.000Z',
    '2026-05-14T18:24:30.000000Z',
    '2026-05-14t18:24:30z',
    '2026-05-14T20:24:30+02:00',
    '2026-05-14T12:54:30-05:30',
    '2026-05-15T00:24:30+06:00',
    '2026-05-14T18:24:30-00:00',
  ])('%s finds what changed at that moment or later', async (since) => {
    expect(await names(org.client, { updated_since: since, sort: 'full_name' })).toEqual(['after', 'at']);
  });

  it('accepts an offset whose plus sign was not escaped', async () => {
    const { body } = await org.client.get(`${CONTACTS}?updated_since=2026-05-14T20:24:30+02:00&sort=full_name`);
    expect((body.data as Contact[]).map((contact) => contact.full_name)).toEqual(['after', 'at']);
  });

  it('accepts the ends of the calendar', async () => {
    expect(await names(org.client, { updated_since: '0001-01-01T00:00:00Z' })).toHaveLength(3);
    expect(await names(org.client, { updated_since: '9999-12-31T23:59:59.999Z' })).toHaveLength(0);
  });

  it.each(['2026-05-14', '2026-05-14T18:24:30', '18:24:30Z', 'yesterday', '1747246000', '', '2026-02-30T00:00:00Z', '2026-13-01T00:00:00Z', '2026-05-14T24:00:00Z', '2026-05-14T18:60:00Z', '2026-05-14T18:24:30+24:00', '2026-05-14T18:24:30+0200', '2026-05-14T18:24Z', '2026-5-14T18:24:30Z', '2026-05-14T18:24:30.Z', '0000-12-31T23:59:59+23:59', '9999-12-31T23:59:59-23:59'])(
    '%j is 422 on updated_since',
    async (since) => {
      expectError(await org.client.get(`${CONTACTS}?updated_since=${encodeURIComponent(since)}`), 422, 'validation', ['updated_since']);
    },
  );

  it('follows a change', async () => {
    const { data } = await list(org.client, { q: 'before' });
    const { body } = await org.client.patch(`${CONTACTS}/${data[0]?.id ?? ''}`, { label: 'changed' });
    expect(await names(org.client, { updated_since: body.updated_at as string })).toEqual(['before']);
  });
});

/** Code points, as `COLLATE "C"` compares: not UTF-16 units, which put emoji before U+FFFD. */
const compare = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('walking with next_cursor while others add and remove', () => {
  const KEYS: Readonly<Record<string, (contact: Contact) => string | number>> = {
    created_at: (contact) => contact.created_at,
    updated_at: (contact) => contact.updated_at,
    full_name: (contact) => fold(contact.full_name ?? ''),
    company: (contact) => fold(contact.company ?? ''),
    deal_value: (contact) => contact.deal_value ?? -1,
  };
  const NAMES = [null, 'anna', 'Anna', 'ANNA', 'Ärger', 'ärger', 'Zoë', '💥', '\uFFFD', 'a"b\\c', 'x y'];
  const VALUES = [null, 0, 0.01, 10, 10.5, 999_999_999_999.99];
  let org: TestOrganization;
  let serial = 0;

  const draft = (): object => {
    const n = serial++;
    const fullName = NAMES[n % NAMES.length] ?? null;
    return { full_name: fullName, company: fullName === null || n % 3 > 0 ? `Company ${n % 7}` : null, deal_value: VALUES[n % VALUES.length] ?? null };
  };

  beforeAll(async () => {
    org = await app.newOrganization();
    await Promise.all(Array.from({ length: 250 }, () => org.client.post(CONTACTS, draft())));
    // Many at the same moment.
    await app.sql("UPDATE contacts SET version = version + 1, created_at = date_trunc('second', created_at), updated_at = date_trunc('minute', updated_at) WHERE org_id = $1", [org.id]);
    await app.sql("UPDATE contacts_search SET created_at = date_trunc('second', created_at) WHERE org_id = $1", [org.id]);
  });

  it.each(Object.keys(KEYS).flatMap((field) => [field, `-${field}`]))('sort=%s: no row repeats, none is skipped, all in order', async (sort) => {
    const key = KEYS[sort.replace(/^-/, '')];
    if (!key) throw new Error(sort);
    const direction = sort.startsWith('-') ? -1 : 1;
    const order = (a: Contact, b: Contact): number => {
      const [x, y] = [key(a), key(b)];
      return direction * ((typeof x === 'number' && typeof y === 'number' ? x - y : compare(String(x), String(y))) || compare(a.id, b.id));
    };
    const atStart = (await app.sql<{ id: string }>('SELECT id FROM contacts WHERE org_id = $1', [org.id])).map(({ id }) => id);
    expect(atStart.length).toBeGreaterThanOrEqual(250);
    const removed = new Set<string>();
    const remove = async (id: string): Promise<void> => {
      expect((await org.client.delete(`${CONTACTS}/${id}`)).status).toBe(204);
      removed.add(id);
    };
    const walked: Contact[] = [];
    for (let query: Record<string, string> = {}, pages = 1; ; pages++) {
      const { data, meta } = await list(org.client, { ...query, sort, limit: String(30 + pages) });
      expect(meta['count']).toBe(data.length);
      walked.push(...data);
      if (meta.next_cursor === null) break;
      expect(data).toHaveLength(30 + pages);
      query = { cursor: meta.next_cursor };
      // Deletes the cursor's own row, one before it and one behind it, and inserts three.
      const seen = new Set(walked.map(({ id }) => id));
      const [last, passed, ahead] = [data.at(-1)?.id, data[3]?.id, atStart.find((id) => !seen.has(id) && !removed.has(id))];
      for (const id of [last, passed, ahead]) if (id !== undefined) await remove(id);
      for (let i = 0; i < 3; i++) await org.client.post(CONTACTS, draft());
    }
    const ids = walked.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const walkedIds = new Set(ids);
    expect(atStart.filter((id) => !removed.has(id) && !walkedIds.has(id))).toEqual([]);
    expect(walked).toEqual([...walked].sort(order));
    expect(removed.size).toBeGreaterThan(10);
  });

  it('keeps the filters that it was made with', async () => {
    const filter = { q: 'company 3', limit: '4' };
    const found: Contact[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(org.client, cursor === null ? filter : { ...filter, cursor });
      found.push(...page.data);
      cursor = page.meta.next_cursor;
    } while (cursor !== null);
    expect(found).toEqual((await list(org.client, { q: 'company 3', limit: '200' })).data);
    expect(found.length).toBeGreaterThan(8);
  });

  it('may change the limit, and may add total', async () => {
    const first = await list(org.client, { limit: '3' });
    const second = await list(org.client, { limit: '5', cursor: first.meta.next_cursor ?? '', total: 'exact', offset: '0' });
    expect([...first.data, ...second.data]).toEqual((await list(org.client, { limit: '8' })).data);
    expect(second.meta['total']).toBeGreaterThanOrEqual(250);
  });

  it('next_cursor is null exactly on the last page', async () => {
    const small = await withContacts([{ full_name: 'a' }, { full_name: 'b' }, { full_name: 'c' }]);
    expect((await list(small.client, { limit: '3' })).meta.next_cursor).toBeNull();
    expect((await list(small.client, { limit: '2', offset: '1' })).meta.next_cursor).toBeNull();
    const { meta } = await list(small.client, { limit: '2' });
    const { data, meta: last } = await list(small.client, { limit: '2', cursor: meta.next_cursor ?? '' });
    expect([data.length, last.next_cursor]).toEqual([1, null]);
  });

  it.each([['emoji', '💥'], ['quotes', '"'], ['backslashes', '\\'], ['letters that grow in lower case', 'İ'], ['letters that fold to eighteen', '\ufdfa']])('goes on behind names of 255 %s', async (_what, character) => {
    const long = await withContacts([{ full_name: character.repeat(255) }, { full_name: character.repeat(255) }, { full_name: character.repeat(255) }]);
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof list>> = await list(long.client, { sort: 'full_name', limit: '1', ...(cursor === null ? {} : { cursor }) });
      ids.push(...page.data.map(({ id }) => id));
      cursor = page.meta.next_cursor;
    } while (cursor !== null);
    expect(new Set(ids).size).toBe(3);
    expect(ids).toHaveLength(3);
  });
});

describe('a cursor outlives an upgrade', () => {
  /** The list that the cursor names. */
  const fingerprintIn = (cursor: string | null): unknown => (JSON.parse(Buffer.from(cursor ?? '', 'base64url').toString()) as unknown[])[0];
  /** The form of all releases so far: no name in it may change. */
  const fingerprintOf = (identity: readonly unknown[]): string => hash('sha256', JSON.stringify(identity), 'base64url').slice(0, 8);
  const NO_FILTER = { label: null, stages: null, text: null, email: null, phone: null, company: null, source: null, updatedSince: null };
  let org: TestOrganization;

  beforeAll(async () => {
    const contact = { company: 'C', email: 'a@b.example', phone: '12345', label: 'hot', deal_stage: 'lead', deal_value: 1, tags: ['a', 'b'] };
    org = await withContacts([{ ...contact, full_name: 'A' }, { ...contact, full_name: 'B' }]);
    for (const title of ['A', 'B']) expect((await org.client.post('/api/v1/tasks', { title })).status).toBe(201);
  });

  it.each<[Readonly<Record<string, string>>, readonly unknown[]]>([
    [{}, [NO_FILTER, null, null, null, null, 'created_at', true]],
    [{ sort: 'updated_at' }, [NO_FILTER, null, null, null, null, 'updated_at', false]],
    [{ sort: '-full_name', has: 'full_name,deal_stage', missing: 'location,account_id' }, [NO_FILTER, null, null, ['deal_stage', 'full_name'], ['account_id', 'location'], 'full_name', true]],
    [{ sort: 'deal_value', tag: 'a', source: 'api', label: 'hot', company: 'c', phone: '12345', email: 'a@b.example' }, [{ ...NO_FILTER, label: 'hot', email: 'a@b.example', phone: '12345', company: 'c', source: 'api' }, ['a'], null, null, null, 'deal_value', false]],
    [{ stage: 'Lead', updated_since: '1970-01-01T00:00:00Z' }, [{ ...NO_FILTER, stages: 'Lead', updatedSince: '1970-01-01T00:00:00.000Z' }, null, null, null, null, 'created_at', true]],
  ])('of contacts: %j', async (query, identity) => {
    const { meta } = await list(org.client, { ...query, limit: '1' });
    expect(fingerprintIn(meta.next_cursor)).toBe(fingerprintOf([org.id, 'contacts', ...identity]));
  });

  it.each<[string, readonly unknown[]]>([
    ['deals?stage=Lead&label=hot', ['deals', 'Lead', 'hot', null]],
    ['tasks?status=open', ['tasks', 'open', null, null]],
  ])('of /%s', async (path, identity) => {
    const { body } = await org.client.get(`/api/v1/${path}&limit=1`);
    expect(fingerprintIn(body.meta.next_cursor as string)).toBe(fingerprintOf([org.id, ...identity]));
  });
});

describe('a cursor of the release before, which identified a list by the keys of the stages,', () => {
  it.each<[string, readonly unknown[], string]>([
    ['contacts', [{ label: null, stages: ['lead'], text: null, email: null, phone: null, company: null, source: null, updatedSince: null }, null, null, null, null, 'created_at', true], '9999-12-31T00:00:00.000Z'],
    ['deals', [['lead'], null, null], '100'],
  ])('is taken by /%s, for these stages alone', async (path, identity, value) => {
    const org = await withContacts([{ full_name: 'a', deal_stage: 'lead' }]);
    const cursor = writeCursor(app.get(Database).cursorKeys, [org.id, path, ...identity], { value, id: randomUUID() });
    const { status, body } = await org.client.get(`/api/v1/${path}?stage=Lead&cursor=${cursor}`);
    expect([status, body.data]).toEqual([200, [expect.objectContaining({ full_name: 'a' })]]);
    expectError(await org.client.get(`/api/v1/${path}?stage=Won&cursor=${cursor}`), 422, 'validation', ['cursor']);
  });
});

describe('a cursor that does not belong here is 422 on cursor', () => {
  let org: TestOrganization;
  let cursor: string;
  beforeAll(async () => {
    org = await withContacts([{ full_name: 'a', label: 'hot' }, { full_name: 'b', label: 'hot' }, { full_name: 'c', label: 'hot' }]);
    cursor = (await list(org.client, { limit: '1', label: 'hot' })).meta.next_cursor ?? '';
  });
  const refused = async (query: Readonly<Record<string, string>>, field = 'cursor'): Promise<void> =>
    expectError(await org.client.get(`${CONTACTS}?${new URLSearchParams(query).toString()}`), 422, 'validation', [field]);

  it('used rightly it is accepted', async () => {
    expect((await list(org.client, { label: 'hot', cursor })).data).toHaveLength(2);
  });

  it.each(['abc', '', '%%%', 'null', Buffer.from('[]').toString('base64url'), Buffer.from('["a","b"]').toString('base64url'), Buffer.from('[1,2,3]').toString('base64url'), Buffer.from('{}').toString('base64url'), 'ä'.repeat(50), 'A'.repeat(2048), 'A'.repeat(5000)])('garbage: %s', async (garbage) => {
    await refused({ cursor: garbage });
  });

  it('of other filters', async () => {
    await refused({ cursor });
    await refused({ cursor, label: 'cold' });
    await refused({ cursor, label: 'hot', stage: 'lead' });
    await refused({ cursor, label: 'hot', q: 'a' });
    await refused({ cursor, label: 'hot', updated_since: '2026-01-01T00:00:00Z' });
  });

  it('of another sort or direction', async () => {
    await refused({ cursor, label: 'hot', sort: 'created_at' });
    await refused({ cursor, label: 'hot', sort: '-updated_at' });
    await refused({ cursor, label: 'hot', sort: 'full_name' });
  });

  it('together with offset: 422 on offset', async () => {
    await refused({ cursor, label: 'hot', offset: '1' }, 'offset');
  });

  it.each([
    ['-created_at', ['9999-99-99 99:99:99+00', '2026-02-30 00:00:00+00', '2026-01-01 25:00:00+00', '0000-00-00 00:00:00+00', '2026-01-01 00:00:00+99', 'now', 'infinity', '', 1, null, {}]],
    ['-updated_at', ['2026-13-01 00:00:00+00', 'epoch']],
    ['full_name', ['\0', 'x'.repeat(5000), 7, ['x']]],
    ['deal_value', ['NaN', 'Infinity', '1e400', 'x', '', '9'.repeat(400), 1]],
  ] as [string, unknown[]][])('forged from a real one of sort=%s: refused or of no effect, never a 500', async (sort, values) => {
    const real = (await list(org.client, { limit: '1', sort })).meta.next_cursor ?? '';
    const [print, position, id] = JSON.parse(Buffer.from(real, 'base64url').toString()) as [string, string, string];
    for (const [forgedPosition, forgedId] of [...values.map((value) => [value, id]), [position, 'x'], [position, null], [position, `${id}x`]]) {
      const forged = Buffer.from(JSON.stringify([print, forgedPosition, forgedId])).toString('base64url');
      expectError(await org.client.get(`${CONTACTS}?sort=${sort}&cursor=${forged}`), 422, 'validation', ['cursor']);
    }
  });
});
