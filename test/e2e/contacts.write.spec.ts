import { randomUUID } from 'node:crypto';
import { ApiKeysApi } from '../../src/modules/api-keys/api-keys.api.js';
import { expectError } from '../support/expect-error.js';
import { eventNames } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { serverNow } from '../support/server-clock.js';

const CONTACTS = '/api/v1/contacts';
const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };

/** The seed page's example, byte for byte. */
const EXAMPLE = `{
"full_name": "Wasatch Drug Testing",
"company": "Wasatch Drug Testing",
"email": "sales@wasatchdrug.example",
"phone": "801-555-0102",
"location": "Murray, UT",
"deal_stage": "qualified",
"deal_value": 42000,
"label": "hot",
"tags": ["employer", "utah"]
}`;

type Fields = Readonly<Record<string, unknown>>;
interface Contact extends Fields {
  readonly id: string;
  readonly updated_at: string;
}
interface EventRow {
  readonly type: string;
  readonly seq: number;
  readonly record_type: string;
  readonly contact_id: string;
  readonly actor: unknown;
  readonly body: string;
}

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const pathOf = (contact: { id: string }): string => `${CONTACTS}/${contact.id}`;

async function create(fields: Fields = {}, by = org): Promise<Contact> {
  const answer = await by.client.post(CONTACTS, { full_name: 'Somebody', ...fields });
  expect(answer.status).toBe(201);
  return answer.body as Contact;
}

async function change(contact: { id: string }, fields: Fields): Promise<Contact> {
  const answer = await org.client.patch(pathOf(contact), fields);
  expect(answer.status).toBe(200);
  return answer.body as Contact;
}

const read = async (contact: { id: string }): Promise<Contact> => (await org.client.get(pathOf(contact))).body as Contact;

const eventsOf = (contact: { id: string }): Promise<EventRow[]> =>
  app.sql<EventRow>('SELECT type, seq, record_type, contact_id, actor, body FROM events WHERE record_id = $1 ORDER BY seq', [contact.id]);

const told = async (contact: { id: string }): Promise<Fields[]> => (await eventsOf(contact)).map(({ body }) => JSON.parse(body) as Fields);

/** The faults' fields and codes. */
const faults = (body: { details: { field: string; code: string }[] }): string[] => body.details.map(({ field, code }) => `${field}: ${code}`).sort();

/** Refused with 422 on this field, both when it is created with it and when it is changed to it; nothing changes. */
async function refused(fields: Fields, ...expected: string[]): Promise<void> {
  const before = await app.sql('SELECT * FROM contacts WHERE org_id = $1 ORDER BY id', [org.id]);
  const created = await org.client.post(CONTACTS, { full_name: 'Refused', ...fields });
  expectError(created, 422, 'validation');
  expect(faults(created.body)).toEqual([...expected].sort());
  const contact = await create();
  const changed = await org.client.patch(pathOf(contact), fields);
  expectError(changed, 422, 'validation');
  expect(faults(changed.body)).toEqual([...expected].sort());
  expect(await read(contact)).toEqual(contact);
  await org.client.delete(pathOf(contact));
  expect(await app.sql('SELECT * FROM contacts WHERE org_id = $1 ORDER BY id', [org.id])).toEqual(before);
}

/** Accepted on both ways in, stored and shown as `shown`. */
async function accepted(fields: Fields, shown: Fields = fields): Promise<void> {
  const created = await create(fields);
  expect(created).toMatchObject(shown);
  expect(await read(created)).toEqual(created);
  const contact = await create();
  expect(await change(contact, fields)).toMatchObject(shown);
  expect(await read(contact)).toMatchObject(shown);
}

describe("the seed page's own requests", () => {
  it('its example contact is created as printed, with all server-set fields populated', async () => {
    const { status, body, headers } = await org.client.post(CONTACTS, EXAMPLE, JSON_TYPE);
    expect(status).toBe(201);
    expect(body).toEqual({
      ...(JSON.parse(EXAMPLE) as Fields),
      id: expect.stringMatching(UUID_7) as string,
      owner_id: null,
      source: 'api',
      account_id: null,
      custom_fields: {},
      created_at: expect.stringMatching(TIME) as string,
      updated_at: body.created_at as string,
    });
    expect(headers['location']).toBe(pathOf(body as Contact));
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('its quickstart lists the hot leads and creates a contact', async () => {
    const own = await app.newOrganization();
    const { body } = await own.client.post(CONTACTS, '{"full_name":"New Lab","company":"New Lab Co","deal_stage":"lead"}', JSON_TYPE);
    expect(body).toMatchObject({ full_name: 'New Lab', company: 'New Lab Co', deal_stage: 'lead' });
    const hot = (await own.client.post(CONTACTS, EXAMPLE, JSON_TYPE)).body as Contact;
    const answer = await own.client.get(`${CONTACTS}?label=hot`);
    expect(answer.body).toEqual({ data: [hot], meta: { count: 1, limit: 50, offset: 0, next_cursor: null } });
    expect((await own.client.get(`${CONTACTS}?label=hot&limit=10`)).body.meta).toMatchObject({ count: 1, limit: 10, offset: 0 });
  });
});

describe('POST', () => {
  it('answers the bare record; absent values are null, tags are []', async () => {
    const contact = await create();
    expect(contact).toEqual({
      id: expect.stringMatching(UUID_7) as string,
      full_name: 'Somebody',
      company: null,
      email: null,
      phone: null,
      location: null,
      deal_stage: null,
      deal_value: null,
      label: null,
      tags: [],
      owner_id: null,
      source: 'api',
      account_id: null,
      custom_fields: {},
      created_at: expect.stringMatching(TIME) as string,
      updated_at: expect.stringMatching(TIME) as string,
    });
    expect(await read(contact)).toEqual(contact);
    expect(Math.abs(Date.parse(contact['created_at'] as string) - serverNow())).toBeLessThan(60_000);
  });

  it('null is as absent', async () => {
    const { body, status } = await org.client.post(CONTACTS, { full_name: null, company: 'C', email: null, phone: null, location: null, deal_stage: null, deal_value: null, label: null, tags: null });
    expect(status).toBe(201);
    expect(body).toMatchObject({ full_name: null, company: 'C', email: null, deal_value: null, tags: [] });
  });

  it.each([{}, { full_name: null }, { full_name: '', company: '' }, { full_name: '  ', company: '\t\n' }, { company: '\u00a0\u3000' }, { email: 'a@b.example', deal_value: 1 }])('with neither a name nor a company is 422: %j', async (fields) => {
    expectError(await org.client.post(CONTACTS, fields), 422, 'validation', ['full_name']);
  });

  it('a company alone is enough', async () => {
    expect((await org.client.post(CONTACTS, { company: 'Alone' })).status).toBe(201);
    expect((await org.client.post(CONTACTS, { full_name: ' ', company: 'Alone' })).body).toMatchObject({ full_name: null, company: 'Alone' });
  });

  it('two with one email make two contacts', async () => {
    const [a, b] = [await create({ email: 'twice@x.example' }), await create({ email: 'twice@x.example' })];
    expect(a.id).not.toBe(b.id);
  });
});

describe('texts', () => {
  const LIMITS: [string, number][] = [['full_name', 255], ['company', 255], ['location', 255], ['phone', 64], ['label', 64], ['deal_stage', 64]];

  it.each(LIMITS)('%s has at most %d characters', async (field, max) => {
    await accepted({ [field]: 'x'.repeat(max) });
    await refused({ [field]: 'x'.repeat(max + 1) }, `${field}: max_length`);
  });

  const AS_SENT = LIMITS.filter(([field]) => field !== 'deal_stage');

  it('deal_stage: its 64 characters are code points, too, and its key is no longer', async () => {
    for (const letter of ['𝔞', 'ö']) await accepted({ deal_stage: letter.repeat(64) });
    await refused({ deal_stage: 'ä'.repeat(65) }, 'deal_stage: max_length');
  });

  it.each(AS_SENT)('%s: its %d characters are code points, whatever bytes they take', async (field, max) => {
    await accepted({ [field]: '💥'.repeat(max) });
    await accepted({ [field]: 'ä'.repeat(max) });
    await refused({ [field]: '💥'.repeat(max + 1) }, `${field}: max_length`);
  });

  it.each(LIMITS)('%s is trimmed before it is measured (at most %d), and blank is null', async (field, max) => {
    await accepted({ [field]: ` \t\n${'x'.repeat(max)}\u00a0 ` }, { [field]: 'x'.repeat(max) });
    await accepted({ company: 'Named', full_name: 'Named', [field]: ' \t ' }, { [field]: null });
  });

  it.each(AS_SENT)('%s keeps what is inside as it is', async (field) => {
    for (const value of ['a  b', "O'Brien; DROP TABLE contacts;--", '<b>"&amp;\\', '\u00e9', 'a\u200b\u202e!', '{}', 'null', '%s $1 {x}']) {
      await accepted({ [field]: value });
    }
  });

  it.each(LIMITS.map(([field]) => field))('%s is kept in NFC, and without what is not seen at its ends', async (field) => {
    const shown = field === 'deal_stage' ? 'jos\u00e9' : 'Jos\u00e9';
    await accepted({ [field]: '\ufeff\u200bJose\u0301\u2060 ' }, { [field]: shown });
    await accepted({ company: 'Named', full_name: 'Named', [field]: '\u200b\u2800\u0001' }, { [field]: null });
  });

  it.each([...LIMITS.map(([field]) => field), 'email'])('%s with a control inside is 422', async (field) => {
    for (const value of ['a\r\nb', 'a\tb', 'a\u0001', 'a\u0085b']) await refused({ [field]: value }, `${field}: control_character`);
  });

  it.each([...LIMITS.map(([field]) => field), 'email'])('%s with a NUL is 422', async (field) => {
    await refused({ [field]: 'a\0b' }, `${field}: nul`);
    await refused({ [field]: '\0' }, `${field}: nul`);
  });

  it.each([...LIMITS.map(([field]) => field), 'email'])('%s with half of a surrogate pair is 422', async (field) => {
    for (const half of ['\ud83d', '\udca5', 'a\ud83db', '\udca5\ud83d']) await refused({ [field]: half }, `${field}: unicode`);
  });

  it.each([...LIMITS.map(([field]) => field), 'email'])('%s that is no string is 422', async (field) => {
    for (const value of [1, 0, true, false, [], ['x'], {}, { toString: 'x' }]) await refused({ [field]: value }, `${field}: string`);
  });
});

describe('email', () => {
  /** 64 characters before the @, and a domain that makes it as long as asked. */
  const ofLength = (length: number): string => {
    const local = 'a'.repeat(64);
    const rest = length - local.length - 1 - '.example'.length;
    const labels = ['b'.repeat(63), 'c'.repeat(63), 'd'.repeat(rest - 63 - 63 - 2)];
    return `${local}@${labels.join('.')}.example`;
  };

  it.each(['a@b.example', 'First.Last+tag@Sub.Domain.example', "o'brien@x.example", 'a_b-c@d-e.example', '1@2.example', `${'a'.repeat(64)}@b.example`])('%s is accepted, and kept as written', async (email) => {
    await accepted({ email });
  });

  it('is trimmed; blank is null', async () => {
    await accepted({ email: '  a@b.example\n' }, { email: 'a@b.example' });
    await accepted({ email: ' ' }, { email: null });
  });

  it.each(['x', '@', 'a@', '@b.example', 'a@b', 'a b@c.example', 'a@b c.example', 'a@@b.example', 'a@b@c.example', 'a@.example', 'a@b..example', '.a@b.example', 'a.@b.example', 'a..b@c.example', 'a@-b.example', 'a@b.example.', 'mailto:a@b.example', 'A <a@b.example>', 'a@b.example,c@d.example', `${'a'.repeat(65)}@b.example`])('%s is 422', async (email) => {
    await refused({ email }, 'email: email');
  });

  it('has at most 254 characters', async () => {
    expect(ofLength(254)).toHaveLength(254);
    await accepted({ email: ofLength(254) });
    await refused({ email: ofLength(255) }, 'email: max_length');
  });
});

describe('deal_value', () => {
  it.each([0, 0.01, 0.1, 0.29, 1.1, 28000, 42000.5, 1e6, 99_999_999.99, 123_456_789_012.34, 999_999_999_999, 999_999_999_999.98, 999_999_999_999.99])('%d is kept exactly', async (value) => {
    await accepted({ deal_value: value });
    const contact = await create({ deal_value: value });
    const [row] = await app.sql<{ value: string }>('SELECT deal_value::text AS value FROM contacts WHERE id = $1', [contact.id]);
    expect(row?.value).toBe(value.toFixed(2));
  });

  it.each([['1e3', 1000], ['1.50', 1.5], ['-0', 0], ['0.0', 0], ['100E-2', 1], ['999999999999.990', 999_999_999_999.99]])('%s is the number that JSON says it is', async (text, value) => {
    const { status, body } = await org.client.post(CONTACTS, `{"company":"Money","deal_value":${text}}`, JSON_TYPE);
    expect(status).toBe(201);
    expect(body.deal_value === value).toBe(true);
    expect(((await org.client.get(pathOf(body as Contact))).body as Fields)['deal_value'] === value).toBe(true);
  });

  it.each([
    [-0.01, 'min'],
    [-1, 'min'],
    [-1e300, 'min'],
    [0.001, 'decimals'],
    [1.234, 'decimals'],
    [0.1 + 0.2, 'decimals'],
    [1e-7, 'decimals'],
    [5e-324, 'decimals'],
    [1_000_000_000_000, 'max'],
    [1e21, 'max'],
    [Number.MAX_VALUE, 'max'],
    ['42000', 'number'],
    ['', 'number'],
    [true, 'number'],
    [[1], 'number'],
    [{}, 'number'],
  ])('%j is 422 (%s)', async (value, code) => {
    await refused({ deal_value: value }, `deal_value: ${code}`);
  });

  it.each(['0.1000000000000000055', '999999999999.990000001', '42.00000000000000000001', '1e-400', '-1e-400'])('a number that would be read as another one is 422: %s', async (text) => {
    for (const body of [`{"company":"Money","deal_value":${text}}`, `\ufeff{"company":"\\"${text}é","tags":["${text}"],"deal_value":${text} }`]) {
      const answer = await org.client.post(CONTACTS, body, JSON_TYPE);
      expectError(answer, 422, 'validation', ['deal_value']);
      expect(faults(answer.body)).toEqual(['deal_value: decimals']);
    }
  });

  it.each(['1e400', '-1e400', `1${'0'.repeat(400)}`])('a number beyond all numbers is 422: %s', async (text) => {
    expectError(await org.client.post(CONTACTS, `{"company":"Money","deal_value":${text}}`, JSON_TYPE), 422, 'validation', ['deal_value']);
  });
});

describe('tags', () => {
  it('keep their order and their doubles, each trimmed', async () => {
    await accepted({ tags: ['b', 'a', 'B', 'b'] });
    await accepted({ tags: [' a ', '\tb'] }, { tags: ['a', 'b'] });
    await accepted({ tags: ['{a,b}', '"', '\\', 'NULL', 'null', ',', 'a b', '💥', "'"] });
    await accepted({ tags: [] });
    await accepted({ tags: null }, { tags: [] });
  });

  it('are at most 50', async () => {
    await accepted({ tags: Array.from({ length: 50 }, (_, i) => `tag ${i}`) });
    await refused({ tags: Array.from({ length: 51 }, (_, i) => `tag ${i}`) }, 'tags: max_items');
  });

  it('have at most 64 characters each', async () => {
    await accepted({ tags: ['x'.repeat(64), '💥'.repeat(64), ` ${'y'.repeat(64)} `] }, { tags: ['x'.repeat(64), '💥'.repeat(64), 'y'.repeat(64)] });
    await refused({ tags: ['ok', 'x'.repeat(65)] }, 'tags.1: max_length');
  });

  it('that are wrong are named by their place, all of them', async () => {
    await refused({ tags: ['ok', '', ' ', 7, null, 'a\0', '\ud83d', ['x'], {}, 'x'.repeat(65)] }, 'tags.1: blank', 'tags.2: blank', 'tags.3: string', 'tags.4: string', 'tags.5: nul', 'tags.6: unicode', 'tags.7: string', 'tags.8: string', 'tags.9: max_length');
  });

  it.each(['x', 1, {}, { 0: 'x', length: 1 }, true])('that are no list are 422: %j', async (tags) => {
    await refused({ tags }, 'tags: array');
  });
});

describe('unknown keys', () => {
  it.each(['fullname', 'Full_Name', 'fullName', 'dealValue', 'nothing', '', ' full_name', '__proto__', 'constructor', 'toString', 'hasOwnProperty', 'full_name.x', '💥'])('are 422 and named as they were sent: %j', async (key) => {
    const text = `{"full_name":"x",${JSON.stringify(key)}:"y"}`;
    const contact = await create();
    for (const answer of [await org.client.post(CONTACTS, text, JSON_TYPE), await org.client.patch(pathOf(contact), text, JSON_TYPE)]) {
      expectError(answer, 422, 'validation', [key]);
      expect(answer.body.details[0].message).toContain(key);
    }
    expect(await read(contact)).toEqual(contact);
  });

  it('cannot pollute a prototype', async () => {
    const text = '{"full_name":"x","__proto__":{"polluted":true,"deal_value":7},"constructor":{"prototype":{"polluted":true}}}';
    expectError(await org.client.post(CONTACTS, text, JSON_TYPE), 422, 'validation', ['__proto__', 'constructor']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((await create())['deal_value']).toBeNull();
  });

  it.each([['id', randomUUID()], ['source', 'ui'], ['account_id', randomUUID()], ['created_at', '2026-05-14T18:24:30.000Z'], ['updated_at', '2026-05-14T18:24:30.000Z']])('what the server sets cannot be sent: %s', async (field, value) => {
    const created = await org.client.post(CONTACTS, { full_name: 'x', [field]: value });
    expect([created.status, faults(created.body)]).toEqual([422, [`${field}: unknown_field`]]);
    const changed = await org.client.patch(pathOf(await create()), { label: 'x', [field]: value });
    expect([changed.status, faults(changed.body)]).toEqual([422, [`${field}: set_by_server`]]);
  });
});

describe('details', () => {
  it('lists every issue, not only the first', async () => {
    await refused(
      { full_name: 1, email: 'x', phone: 'x'.repeat(65), deal_value: -1, tags: ['', 'ok', 2], nothing: 1, company: 'a\nb' },
      'full_name: string',
      'email: email',
      'phone: max_length',
      'deal_value: min',
      'tags.0: blank',
      'tags.2: string',
      'nothing: unknown_field',
      'company: control_character',
    );
  });

  it('lists the missing name beside the other issues of a new contact', async () => {
    const { status, body } = await org.client.post(CONTACTS, { deal_value: -1, nothing: 1 });
    expect(status).toBe(422);
    expect(faults(body)).toEqual(['deal_value: min', 'full_name: required', 'nothing: unknown_field']);
  });
});

describe('GET', () => {
  it('answers the bare record', async () => {
    const contact = await create({ tags: ['a'], deal_value: 1.5 });
    const answer = await org.client.get(pathOf(contact));
    expect([answer.status, answer.body]).toEqual([200, contact]);
  });
});

describe('PATCH', () => {
  it('takes a record that was read, whole, and changes nothing by it', async () => {
    const contact = await create({ email: 'a@b.example', deal_stage: 'lead', deal_value: 0.1, tags: ['x', 'y'] });
    const answer = await org.client.patch(pathOf(contact), contact);
    expect([answer.status, answer.body]).toEqual([200, contact]);
    const onlyTheServers = await org.client.patch(pathOf(contact), { id: contact.id, created_at: String(contact['created_at']).replace('Z', '+00:00') });
    expect([onlyTheServers.status, onlyTheServers.body]).toEqual([200, contact]);
    expect(await change(contact, { ...contact, label: 'new' })).toMatchObject({ label: 'new', tags: ['x', 'y'] });
    expect(await eventNames(app, contact.id)).toEqual(['contact.created 1', 'contact.updated 2']);
  });

  it('leaves a stored value that is refused today as it is, and takes it for nothing else', async () => {
    const contact = await create();
    const old = { full_name: '\u200b', email: '"Jane"@example.com', phone: 'a\tb', tags: ['\u200b', 'x\ny'] };
    await app.sql('UPDATE contacts SET version = version + 1, full_name = $2, email = $3, phone = $4, tags = $5 WHERE id = $1', [contact.id, old.full_name, old.email, old.phone, old.tags]);
    const read = (await org.client.get(pathOf(contact))).body as object;
    expect(await change(contact, { ...read, label: 'new' })).toMatchObject({ ...old, label: 'new' });
    const refusal = await org.client.patch(pathOf(contact), { ...read, label: 'new', email: `${old.email}x`, phone: 'b\ta' });
    expect([refusal.status, faults(refusal.body).sort()]).toEqual([422, ['email: email', 'phone: control_character', 'updated_at: set_by_server']]);
    expect(await change(contact, { email: 'jane@example.com' })).toMatchObject({ ...old, email: 'jane@example.com' });
  });

  const FULL = { ...(JSON.parse(EXAMPLE) as Fields) };

  it.each(Object.entries({ full_name: 'N', company: 'N', email: 'n@n.example', phone: 'N', location: 'N', deal_stage: 'n', deal_value: 1.25, label: 'n', tags: ['n'] }))('changes %s alone', async (field, value) => {
    const contact = await create(FULL);
    const changed = await change(contact, { [field]: value });
    expect(changed).toEqual({ ...contact, [field]: value, updated_at: changed.updated_at });
    expect(await read(contact)).toEqual(changed);
  });

  it.each(Object.keys(JSON.parse(EXAMPLE) as Fields))('null clears %s', async (field) => {
    const contact = await create(FULL);
    const changed = await change(contact, { [field]: null });
    expect(changed).toEqual({ ...contact, [field]: field === 'tags' ? [] : null, updated_at: changed.updated_at });
    expect(await read(contact)).toEqual(changed);
  });

  it('changes several fields at once, and only moves updated_at forward', async () => {
    const contact = await create(FULL);
    await app.sql("UPDATE contacts SET version = version + 1, updated_at = updated_at - interval '1 day' WHERE id = $1", [contact.id]);
    const changed = await change(contact, { label: 'cold', deal_value: null, tags: ['z'] });
    expect(changed).toMatchObject({ label: 'cold', deal_value: null, tags: ['z'], created_at: contact['created_at'], source: 'api' });
    expect(changed.updated_at >= contact.updated_at).toBe(true);
  });

  it('never lets updated_at go back, though the clock did', async () => {
    const contact = await create();
    await app.sql("UPDATE contacts SET version = version + 1, updated_at = '2099-01-01T00:00:00Z' WHERE id = $1", [contact.id]);
    expect((await change(contact, { label: 'x' })).updated_at).toBe('2099-01-01T00:00:00.000Z');
  });

  it('that would leave neither a name nor a company is 422, and changes nothing', async () => {
    const both = await create({ company: 'C' });
    expectError(await org.client.patch(pathOf(both), { full_name: null, company: ' ' }), 422, 'validation', ['full_name']);
    expect(await change(both, { full_name: '' })).toMatchObject({ full_name: null, company: 'C' });
    expectError(await org.client.patch(pathOf(both), { company: null, label: 'x' }), 422, 'validation');
    expect(await read(both)).toMatchObject({ company: 'C', label: null });
    expect(await change(both, { company: null, full_name: 'Again' })).toMatchObject({ full_name: 'Again', company: null });
  });

  it.each([
    ['the same values', FULL],
    ['the same values with blanks around', { full_name: ' Wasatch Drug Testing ', tags: ['employer ', ' utah'] }],
    ['one same value', { deal_value: 42000.0 }],
  ])('with %s changes nothing: not the row, no event', async (_what, fields) => {
    const contact = await create(FULL);
    await app.sql("UPDATE contacts SET version = version + 1, updated_at = '2026-01-01T00:00:00Z' WHERE id = $1", [contact.id]);
    const row = (): Promise<unknown[]> => app.sql('SELECT c.*, xmin::text FROM contacts c WHERE id = $1', [contact.id]);
    const [before, events] = [await row(), await eventsOf(contact)];
    expect(await change(contact, fields)).toEqual({ ...contact, updated_at: '2026-01-01T00:00:00.000Z' });
    expect(await row()).toEqual(before);
    expect(await eventsOf(contact)).toEqual(events);
  });

  it('of the order of tags, or of the case of an email, is a change', async () => {
    const contact = await create({ tags: ['a', 'b'], email: 'a@b.example' });
    expect((await change(contact, { tags: ['b', 'a'] }))['tags']).toEqual(['b', 'a']);
    expect((await change(contact, { email: 'A@b.example' }))['email']).toBe('A@b.example');
    expect(await eventsOf(contact)).toHaveLength(3);
  });
});

describe('DELETE', () => {
  it('answers 204 without a body, and the contact is gone for good', async () => {
    const contact = await create({ email: 'gone@x.example' });
    const answer = await org.client.delete(pathOf(contact));
    expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([204, '', undefined]);
    for (const after of [await org.client.get(pathOf(contact)), await org.client.patch(pathOf(contact), { label: 'x' }), await org.client.delete(pathOf(contact))]) {
      expectError(after, 404, 'not_found');
    }
    expect(await app.sql('SELECT 1 FROM contacts WHERE id = $1', [contact.id])).toEqual([]);
    expect((await org.client.get(`${CONTACTS}?limit=200`)).text).not.toContain(contact.id);
  });
});

describe('events', () => {
  const actor = async (): Promise<unknown> => {
    const key = (await app.get(ApiKeysApi).list(org.id, 10)).find(({ name }) => name === 'write');
    return { type: 'api_key', id: key?.id, name: 'write' };
  };

  it('a new contact tells contact.created, with the record as the API shows it', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 0.1, tags: ['ä'] });
    const events = await eventsOf(contact);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'contact.created', seq: 1, record_type: 'contact', contact_id: contact.id, actor: await actor() });
    expect(JSON.parse(events[0]?.body ?? '')).toEqual({ event: 'contact.created', ts: contact['created_at'], payload: { contact }, sequence: 1 });
    expect(events[0]?.body).toMatch(/^\{"event":"contact\.created","ts":"[^"]+","payload":\{"contact":\{"id":/);
  });

  it('a change tells contact.updated alone', async () => {
    const contact = await create({ deal_stage: 'lead' });
    const changed = await change(contact, { label: 'x', deal_stage: 'lead' });
    const events = await told(contact);
    expect(events.slice(1)).toEqual([{ event: 'contact.updated', ts: changed.updated_at, payload: { contact: changed }, sequence: 2 }]);
    expect((await eventsOf(contact))[1]?.actor).toEqual(await actor());
  });

  it('a change of the stage tells contact.updated, then deal.stage_changed', async () => {
    const contact = await create();
    const opened = await change(contact, { deal_stage: 'lead' });
    const moved = await change(contact, { deal_stage: 'negotiation', label: 'x' });
    expect((await told(contact)).slice(1)).toEqual([
      { event: 'contact.updated', ts: opened.updated_at, payload: { contact: opened }, sequence: 2 },
      { event: 'deal.stage_changed', ts: opened.updated_at, payload: { contact: opened, new_stage: 'lead', previous_stage: null }, sequence: 3 },
      { event: 'contact.updated', ts: moved.updated_at, payload: { contact: moved }, sequence: 4 },
      { event: 'deal.stage_changed', ts: moved.updated_at, payload: { contact: moved, new_stage: 'negotiation', previous_stage: 'lead' }, sequence: 5 },
    ]);
  });

  it('a stage that is cleared tells contact.updated alone', async () => {
    const contact = await create({ deal_stage: 'lead' });
    await change(contact, { deal_stage: null });
    expect((await told(contact)).map(({ event, sequence }) => [event, sequence])).toEqual([['contact.created', 1], ['contact.updated', 2]]);
  });

  it('a deletion takes the timeline with it and leaves contact.deleted, with the last state and the next number', async () => {
    const contact = await create({ deal_stage: 'lead' });
    const last = await change(contact, { deal_stage: 'won' });
    await org.client.delete(pathOf(contact));
    const events = await eventsOf(contact);
    expect(events.map(({ type, seq }) => [type, seq])).toEqual([['contact.deleted', 4]]);
    expect(events[0]?.actor).toEqual(await actor());
    const [body] = await told(contact);
    expect(body).toEqual({ event: 'contact.deleted', ts: expect.stringMatching(TIME) as string, payload: { contact: last }, sequence: 4 });
    expect((body?.['ts'] as string) >= last.updated_at).toBe(true);
  });

  it('what is refused tells nothing', async () => {
    const contact = await create();
    await org.client.patch(pathOf(contact), { deal_value: -1 });
    await org.client.patch(pathOf(contact), { full_name: null });
    await org.client.patch(pathOf(contact), {});
    await org.reader.patch(pathOf(contact), { label: 'x' });
    await org.reader.delete(pathOf(contact));
    expect(await eventsOf(contact)).toHaveLength(1);
  });
});

describe('what one email stands for (contact_emails)', () => {
  const claims = (by: TestOrganization): Promise<unknown[]> => app.sql('SELECT email_key AS email, contact_id AS id FROM contact_emails WHERE org_id = $1 ORDER BY email_key', [by.id]);
  let own: TestOrganization;
  beforeEach(async () => {
    own = await app.newOrganization();
  });
  const patch = async (contact: Contact, fields: Fields): Promise<void> => expect((await own.client.patch(pathOf(contact), fields)).status).toBe(200);

  it('the first contact that has it, in any case; none for a contact without', async () => {
    const first = await create({ email: 'Same@X.example' }, own);
    await create({ email: 'same@x.EXAMPLE' }, own);
    await create({}, own);
    expect(await claims(own)).toEqual([{ email: 'same@x.example', id: first.id }]);
  });

  it.each([
    ['İ@x.example', 'i\u0307@x.example'],
    ['ΟΔΟΣ@x.example', 'οδος@x.example'],
    ['a@BÜCHER.example', 'a@xn--bcher-kva.example'],
    ['Jose\u0301@x.example', 'JOSÉ@x.example'],
  ])('%s and %s are one', async (one, other) => {
    const [first, second] = [await create({ email: one }, own), await create({ email: other }, own)];
    expect(await claims(own)).toMatchObject([{ id: first.id }]);
    await own.client.delete(pathOf(first));
    expect(await claims(own)).toMatchObject([{ id: second.id }]);
    await own.client.delete(pathOf(second));
    expect(await claims(own)).toEqual([]);
  });

  it('follows an email that is given, changed and cleared', async () => {
    const contact = await create({}, own);
    await patch(contact, { email: 'a@x.example' });
    expect(await claims(own)).toEqual([{ email: 'a@x.example', id: contact.id }]);
    await patch(contact, { email: 'A@x.example' });
    expect(await claims(own)).toEqual([{ email: 'a@x.example', id: contact.id }]);
    await patch(contact, { email: 'b@x.example' });
    expect(await claims(own)).toEqual([{ email: 'b@x.example', id: contact.id }]);
    await patch(contact, { email: null });
    expect(await claims(own)).toEqual([]);
  });

  it.each([
    ['deleted', (contact: Contact) => own.client.delete(pathOf(contact))],
    ['given another email', (contact: Contact) => own.client.patch(pathOf(contact), { email: 'other@x.example' })],
    ['left without one', (contact: Contact) => own.client.patch(pathOf(contact), { email: null })],
  ])('passes to the oldest other one when its contact is %s', async (_what, leave) => {
    const [first, second, third] = [await create({ email: 'a@x.example' }, own), await create({ email: 'A@X.example' }, own), await create({ email: 'a@x.example' }, own)];
    for (const change of ['contacts SET version = version + 1,', 'contacts_search SET']) await app.sql(`UPDATE ${change} created_at = created_at - interval '1 day' WHERE id = $1`, [third.id]);
    await leave(first);
    expect(await claims(own)).toContainEqual({ email: 'a@x.example', id: third.id });
    await leave(third);
    expect(await claims(own)).toContainEqual({ email: 'a@x.example', id: second.id });
    await leave(second);
    expect((await claims(own)).map((claim) => (claim as { email: string }).email)).not.toContain('a@x.example');
  });

  it('stays when another contact with the same email goes', async () => {
    const [first, second] = [await create({ email: 'a@x.example' }, own), await create({ email: 'a@x.example' }, own)];
    await own.client.delete(pathOf(second));
    expect(await claims(own)).toEqual([{ email: 'a@x.example', id: first.id }]);
  });

  it('is each organization\'s own', async () => {
    const other = await app.newOrganization();
    const [mine, theirs] = [await create({ email: 'a@x.example' }, own), await create({ email: 'a@x.example' }, other)];
    await own.client.delete(pathOf(mine));
    expect(await claims(own)).toEqual([]);
    expect(await claims(other)).toEqual([{ email: 'a@x.example', id: theirs.id }]);
  });
});
