import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { AttributeType } from '../../src/contracts/attribute-types.js';
import type { SentCustomValues } from '../../src/contracts/custom-values.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { ResolveAccount } from '../../src/modules/accounts/application/resolve-account.js';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import type { Answer } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const INVALID = 'Validation error';
const [FEB_11, FEB_11_TEXT] = [1_770_768_000_000, '2026-02-11T00:00:00.000Z'];
const OPTIONS = { select_options: [{ label: 'Gold', value: 'gold' }, { label: 'Silver', value: 'silver' }] };

let app: TestApp;
let org: TestOrganization;
let pipelineId: string;
let userId: string;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  pipelineId = (await app.get(PipelinesApi).list(org.id))[0]!.state.id;
  userId = (await app.sql<{ id: string }>('SELECT id FROM users WHERE org_id = $1', [org.id]))[0]!.id;
});
afterAll(() => app.close());

/** One kind of record with its ways in and out. */
interface Kind {
  readonly name: string;
  readonly fields: () => string;
  /** The body of a new record with these values. */
  readonly body: (values: object) => object;
  readonly change: (values: object) => object;
  /** Where an error names a value. */
  readonly created: string;
  readonly changed: string;
}

const KINDS: readonly Kind[] = [
  { name: 'accounts', fields: () => '/v1/accounts/fields', body: (values) => ({ domain: `${randomUUID()}.example`, ...values }), change: (values) => values, created: '', changed: '' },
  { name: 'contacts', fields: () => '/v1/contacts/fields', body: (values) => ({ email: `${randomUUID()}@gmail.com`, ...values }), change: (values) => values, created: '', changed: '' },
  {
    name: 'opportunities',
    fields: () => `/v1/pipelines/${pipelineId}/fields`,
    body: (values) => ({ pipeline_id: pipelineId, opportunity: { name: 'Acme', custom_attributes: values } }),
    change: (values) => ({ custom_attributes: values }),
    created: 'opportunity.custom_attributes.',
    changed: 'custom_attributes.',
  },
];

const define = async ({ fields }: Kind, ...items: object[]): Promise<string[]> => {
  const { status, body } = await org.octolane.post(`${fields()}/bulk`, items);
  expect([status, body.data?.failed]).toEqual([201, 0]);
  return body.data.results.map(({ id }: { id: string }) => id);
};
const field = (name: string, attribute_type: AttributeType, more: object = {}): object => ({ name, attribute_type, ...more });
const create = (kind: Kind, values: object): Promise<Answer> => org.octolane.post(`/v1/${kind.name}`, kind.body(values));
const change = (kind: Kind, id: string, values: object): Promise<Answer> => org.octolane.patch(`/v1/${kind.name}/${id}`, kind.change(values));
const read = async (kind: Kind, id: string): Promise<any> => (await org.octolane.get(`/v1/${kind.name}/${id}`)).body.data;
const listOf = async (kind: Kind): Promise<any> => (await org.octolane.get(`/v1/${kind.name}${kind.name === 'opportunities' ? `?pipeline_id=${pipelineId}` : ''}`)).body.data;

/** A value of each type as it is sent, and as it is shown. */
const VALUES = (): Readonly<Record<AttributeType, readonly [sent: unknown, shown?: unknown]>> => ({
  string: [' Red ', 'Red'], number: [-1.5], checkbox: [false], date: ['2026-02-11', FEB_11], date_range: [{ start: '2026-02-11', end: FEB_11 + 1 }, { start: FEB_11, end: FEB_11 + 1 }], rating: [5], timestamp: [FEB_11],
  select: ['gold'], multi_select: [['silver', 'gold']], currency: [999_999_999_999.99], percentage: [12.5], location: ['Provo'], time: ['09:30'], datetime: ['2026-02-11T01:00:00+01:00', FEB_11], email: ['Jane@Acme.example'],
  phone: ['801-555-0102'], website: ['https://acme.example'], url: ['http://acme.example/x'], radio: ['silver'], team_members: [[userId.toUpperCase()], [userId]],
});
const typesOf = (): object[] => (Object.keys(VALUES()) as AttributeType[]).map((type) => field(`My ${type}`, type, ['select', 'multi_select', 'radio'].includes(type) ? { metadata: OPTIONS } : {}));
const sentOf = (): object => Object.fromEntries(Object.entries(VALUES()).map(([type, [sent]]) => [`my_${type}`, sent]));
const shownOf = (): object => Object.fromEntries(Object.entries(VALUES()).map(([type, [sent, shown = sent]]) => [`my_${type}`, shown]));

describe.each(KINDS)('custom values of $name', (kind) => {
  it('of every type are written by create, shown by every read with their definitions, and told by the event', async () => {
    await define(kind, ...typesOf());
    const made = await create(kind, sentOf());
    expect([made.status, made.body.data.custom_fields]).toEqual([201, shownOf()]);
    expect(Object.keys(made.body.data.custom_fields)).toEqual(Object.keys(shownOf()).sort());
    const { id } = made.body.data;
    expect((await read(kind, id)).custom_fields).toEqual(shownOf());
    const list = await listOf(kind);
    expect(list[kind.name].map(({ custom_fields }: any) => custom_fields)).toEqual([shownOf()]);
    expect(Object.keys(list.custom_field_definitions)).toEqual(Object.keys(VALUES()).map((type) => `my_${type}`));
    expect(list.custom_field_definitions.my_radio).toEqual({ current_name: 'My radio', property_name: 'my_radio', attribute_type: 'radio', metadata: { options: [{ label: 'Gold', value: 'gold', color: null, order: 1 }, { label: 'Silver', value: 'silver', color: null, order: 2 }] } });
    expect(list.custom_field_definitions.my_date).toEqual({ current_name: 'My date', property_name: 'my_date', attribute_type: 'date', metadata: {} });
    const search = await org.octolane.post(`/v1/${kind.name}/search`, kind.name === 'opportunities' ? { pipeline_id: pipelineId, fields: ['custom_fields'] } : { fields: ['custom_fields'] });
    expect(search.body.data).toMatchObject({ [kind.name]: [{ id, custom_fields: shownOf() }], custom_field_definitions: list.custom_field_definitions });
    const [event] = await eventsOf(app, id);
    const told = Object.values(event!.payload as Record<string, any>)[0].custom_fields;
    expect(told).toEqual(kind.name === 'contacts' ? { ...shownOf(), my_date: FEB_11_TEXT, my_datetime: FEB_11_TEXT, my_timestamp: FEB_11_TEXT, my_date_range: { start: FEB_11_TEXT, end: '2026-02-11T00:00:00.001Z' } } : shownOf());
  });

  it('are changed by PATCH: those that are not sent stay, null clears, what is equal is no change', async () => {
    await define(kind, field('Tier', 'string'), field('Size', 'number'), field('Since', 'date'));
    const { id } = (await create(kind, { tier: 'A', size: 1, since: FEB_11 })).body.data;
    const before = (await eventsOf(app, id)).length;
    const first = await change(kind, id, { tier: null, size: 2 });
    expect([first.status, first.body.data.custom_fields]).toEqual([200, { since: FEB_11, size: 2 }]);
    expect((await change(kind, id, { tier: ' ', size: 2, since: '2026-02-11' })).body.data).toEqual(first.body.data);
    expect(await eventsOf(app, id)).toHaveLength(before + 1);
    expect((await change(kind, id, { size: null, since: null })).body.data.custom_fields).toEqual({});
    expect((await read(kind, id)).custom_fields).toEqual({});
  });

  it.each<[AttributeType, unknown, string, RegExp]>([
    ['string', 7, '', /^Mine must be a string$/],
    ['number', '7', '', /^Mine must be a number$/],
    ['rating', 6, '', /^Mine must be at most 5$/],
    ['select', 'tin', '', /^Mine must be one of gold, silver$/],
    ['multi_select', ['gold', 'tin'], '.1', /^Mine must be one of/],
    ['date', 'soon', '', /^Mine must be a number of milliseconds since 1970, or/],
    ['date_range', { start: 2, end: 1 }, '.end', /^End must not be before start$/],
    ['team_members', [randomUUID()], '.0', /^Mine is not the id of a user of your organization$/],
  ])('of type %s are refused as %j, and nothing is written', async (type, value, at, rule) => {
    await define(kind, field('Mine', type, ['select', 'multi_select'].includes(type) ? { metadata: OPTIONS } : {}), field('Fine', 'string'));
    expectRefused(await create(kind, { mine: value, fine: 'x' }), 400, INVALID, { [`${kind.created}mine${at}`]: rule });
    expect((await listOf(kind))[kind.name]).toEqual([]);
    const { id } = (await create(kind, { fine: 'x' })).body.data;
    expectRefused(await change(kind, id, { mine: value, fine: 'y' }), 400, INVALID, { [`${kind.changed}mine${at}`]: rule });
    expect((await read(kind, id)).custom_fields).toEqual({ fine: 'x' });
  });

  it('are refused for an unknown key, with the field that was meant, and beside every other fault', async () => {
    await define(kind, field('Favourite colour', 'string'), field('Size', 'number'));
    const sent = { favourite_color: 'red', size: 'x', ['__proto__']: 1, constructor: 2 };
    expectRefused(await create(kind, sent), 400, INVALID, {
      [`${kind.created}favourite_color`]: /the nearest is favourite_colour$/, [`${kind.created}size`]: 'Size must be a number', [`${kind.created}__proto__`]: / is no field of this body/, [`${kind.created}constructor`]: /^Constructor is no field of this body/,
    });
  });

  it('are written by bulk create, each item by itself', async () => {
    await define(kind, field('Tier', 'select', { metadata: OPTIONS }), field('Team', 'team_members'));
    const { status, body } = await org.octolane.post(`/v1/${kind.name}/bulk`, [{ tier: 'gold', team: [userId] }, { tier: 'tin' }, { nope: 1 }, {}].map(kind.body));
    expect([status, body.data.results.map((result: any) => [result.status, Object.keys(result.errors)])]).toEqual([201, [['created', []], ['error', [`${kind.created}tier`]], ['error', [`${kind.created}nope`]], ['created', []]]]);
    expect((await read(kind, body.data.results[0].id)).custom_fields).toEqual({ team: [userId], tier: 'gold' });
  });

  it('of another organization are not known here, nor are its users', async () => {
    const theirs = await app.newOrganization();
    await define(kind, field('Tier', 'string'), field('Team', 'team_members'));
    const [user] = await app.sql<{ id: string }>('SELECT id FROM users WHERE org_id = $1', [theirs.id]);
    expectRefused(await create(kind, { team: [user!.id] }), 400, INVALID, { [`${kind.created}team.0`]: /is not the id of a user of your organization$/ });
    if (kind.name !== 'opportunities') expectRefused(await theirs.octolane.post(`/v1/${kind.name}`, kind.body({ tier: 'A' })), 400, INVALID, { tier: /is no field of this body/ });
  });

  it('that were removed from the options stay, and may be sent back as they are', async () => {
    const [id] = await define(kind, field('Tier', 'select', { metadata: OPTIONS }), field('Note', 'string'));
    const record = (await create(kind, { tier: 'gold' })).body.data;
    await org.octolaneAdmin.post(`${kind.fields()}/bulk/update`, [{ id, metadata: { select_options: [{ label: 'Silver', value: 'silver' }] } }]);
    const changed = await change(kind, record.id, { tier: 'gold', note: 'x' });
    expect([changed.status, changed.body.data.custom_fields]).toEqual([200, { note: 'x', tier: 'gold' }]);
    expectRefused(await create(kind, { tier: 'gold' }), 400, INVALID, { [`${kind.created}tier`]: 'Tier must be one of silver' });
  });
});

it('an existing account or contact is returned unchanged, but what was sent is judged', async () => {
  for (const kind of KINDS.slice(0, 2)) {
    await define(kind, field('Tier', 'string'));
    const body = kind.body({ tier: 'A' });
    const first = await org.octolane.post(`/v1/${kind.name}`, body);
    const again = await org.octolane.post(`/v1/${kind.name}`, { ...body, tier: 'B' });
    expect([again.status, again.body.data]).toEqual([200, first.body.data]);
    expectRefused(await org.octolane.post(`/v1/${kind.name}`, { ...body, tier: 7 }), 400, INVALID, { tier: 'Tier must be a string' });
  }
});

describe('custom_fields on /api/v1/contacts', () => {
  const CONTACTS = '/api/v1/contacts';
  const [, contacts] = KINDS as readonly [Kind, Kind, Kind];

  it('are written by POST and PATCH, shown in RFC 3339 by every read, and told by the events', async () => {
    await define(contacts, field('Tier', 'string'), field('Since', 'date'), field('Range', 'date_range'));
    const made = await org.client.post(CONTACTS, { full_name: 'Jane', custom_fields: { tier: 'A', since: '2026-02-11T01:00:00+01:00', range: { start: FEB_11_TEXT, end: FEB_11_TEXT } } });
    const values = { range: { start: FEB_11_TEXT, end: FEB_11_TEXT }, since: FEB_11_TEXT, tier: 'A' };
    expect([made.status, made.body.custom_fields]).toEqual([201, values]);
    const { id } = made.body;
    expect((await org.client.get(`${CONTACTS}/${id as string}`)).body).toEqual(made.body);
    expect((await org.client.get(CONTACTS)).body.data).toEqual([made.body]);
    const changed = await org.client.patch(`${CONTACTS}/${id as string}`, { custom_fields: { tier: null } });
    expect([changed.status, changed.body.custom_fields]).toEqual([200, { range: values.range, since: FEB_11_TEXT }]);
    expect((await eventsOf(app, id)).map(({ event, payload }) => [event, payload.contact.custom_fields])).toEqual([['contact.created', values], ['contact.updated', changed.body.custom_fields]]);
    expect((await read(contacts, id)).custom_fields).toEqual({ range: { start: FEB_11, end: FEB_11 }, since: FEB_11 });
    const [row] = await app.sql<{ data: unknown }>("SELECT data FROM events WHERE record_id = $1 AND type = 'contact.updated'", [id]);
    expect(row).toEqual({ data: { changed: ['custom_fields'] } });
  });

  it('a contact that was read may be sent back whole', async () => {
    await define(contacts, field('Since', 'date'), field('Team', 'team_members'));
    const { body } = await org.client.post(CONTACTS, { full_name: 'Jane', custom_fields: { since: FEB_11_TEXT, team: [userId] } });
    const again = await org.client.patch(`${CONTACTS}/${body.id as string}`, body);
    expect([again.status, again.body]).toEqual([200, body]);
    expect(await eventsOf(app, body.id)).toHaveLength(1);
  });

  it.each<[unknown, string[]]>([
    [{ nope: 1 }, ['custom_fields.nope']],
    [{ tier: 7, since: '2026-02-11' }, ['custom_fields.tier', 'custom_fields.since']],
    [{ since: FEB_11 }, ['custom_fields.since']],
    [null, ['custom_fields']],
    [[], ['custom_fields']],
    ['tier', ['custom_fields']],
  ])('are refused as %j', async (custom_fields, fields) => {
    await define(contacts, field('Tier', 'string'), field('Since', 'date'));
    expectError(await org.client.post(CONTACTS, { full_name: 'Jane', custom_fields }), 422, 'validation', fields);
    const { id } = (await org.client.post(CONTACTS, { full_name: 'Jane' })).body;
    expectError(await org.client.patch(`${CONTACTS}/${id as string}`, { custom_fields, label: 'x' }), 422, 'validation', fields);
    expect((await org.client.get(`${CONTACTS}/${id as string}`)).body).toMatchObject({ label: null, custom_fields: {} });
  });
});

describe('an opportunity that moves to another pipeline', () => {
  const deals = KINDS[2]!;
  const other = randomUUID();
  const stage = randomUUID();

  it('keeps the values that the fields there accept, and takes those that come with the move', async () => {
    await app.sql("INSERT INTO pipelines (org_id, id, version, name, is_default, locked) VALUES ($1, $2, 1, 'Renewals', false, false)", [org.id, other]);
    await app.sql("INSERT INTO stages (org_id, id, pipeline_id, key, label, stage_order, type, probability, is_default, color, is_active) VALUES ($1, $2, $3, 'new', 'New', 1, 'default', null, true, null, true)", [org.id, stage, other]);
    await define(deals, field('Tier', 'string'), field('Size', 'number'), field('Gone', 'string'), field('Since', 'date'));
    await org.octolane.post(`/v1/pipelines/${other}/fields/bulk`, [field('Tier', 'string'), field('Size', 'string'), field('Since', 'date'), field('New', 'string')]);
    const { id } = (await create(deals, { tier: 'A', size: 1, gone: 'x', since: FEB_11 })).body.data;
    const moved = await org.octolane.patch(`/v1/opportunities/${id as string}`, { stage_id: stage, custom_attributes: { new: 'y' } });
    expect([moved.status, moved.body.data.custom_fields]).toEqual([200, { new: 'y', since: FEB_11, tier: 'A' }]);
    expectRefused(await change(deals, id, { gone: 'x' }), 400, INVALID, { 'custom_attributes.gone': /is no field of this body/ });
  });
});

describe('definitions changed while values are written', () => {
  const [accounts] = KINDS as readonly [Kind, Kind, Kind];
  const domain = 'acme.example';

  /** Creates an account with this tier; `meanwhile` runs once, between the work of its unit and the commit. Returns how often the work ran. */
  const createBeside = async (tier: string, meanwhile: () => Promise<unknown>): Promise<number> => {
    const custom: SentCustomValues = { values: { tier }, at: [], moments: [], publish: () => ({}), unknown: (names) => names.map((name) => ({ path: [name], code: 'unknown_field', rule: 'is unknown' })) };
    let runs = 0;
    await app.get(UnitOfWork).run(async () => {
      await app.get(ResolveAccount).execute(org.operator, { domain, fields: {}, custom });
      if (++runs === 1) await meanwhile();
    });
    return runs;
  };
  const update = async (id: string | undefined, changes: object): Promise<void> => expect((await org.octolaneAdmin.post('/v1/accounts/fields/bulk/update', [{ id, ...changes }])).status).toBe(200);

  it('a value is judged by the definition as it is when the value is written', async () => {
    const [id] = await define(accounts, field('Tier', 'select', { metadata: OPTIONS }));
    const refused = createBeside('gold', () => update(id, { metadata: { select_options: [{ label: 'Tin', value: 'tin' }] } }));
    await expect(refused).rejects.toMatchObject({ code: 'custom_values_refused', issues: [{ path: ['tier'], code: 'one_of', rule: 'must be one of tin' }] });
    expect((await listOf(accounts)).accounts).toEqual([]);
    expect(await createBeside('tin', () => update(id, { name: 'Level' }))).toBe(2);
    expect((await listOf(accounts)).accounts).toMatchObject([{ domain, custom_fields: { tier: 'tin' } }]);
  });

  it('a value is not written if its field has gone', async () => {
    await define(accounts, field('Tier', 'string'));
    const refused = createBeside('A', () => app.sql('DELETE FROM custom_fields WHERE org_id = $1', [org.id]));
    await expect(refused).rejects.toMatchObject({ issues: [{ path: ['tier'], code: 'unknown_field' }] });
    expect((await listOf(accounts)).accounts).toEqual([]);
  });

  it('writers of values do not wait for each other', async () => {
    await define(accounts, field('Tier', 'string'));
    const writer = new pg.Client({ connectionString: app.databaseUrl });
    await writer.connect();
    try {
      await writer.query('BEGIN');
      await writer.query('SELECT 1 FROM custom_fields WHERE org_id = $1 FOR SHARE', [org.id]);
      expect((await create(accounts, { tier: 'A' })).status).toBe(201);
    } finally {
      await writer.end();
    }
  });
});
