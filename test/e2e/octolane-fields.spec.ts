import { randomUUID } from 'node:crypto';
import { ATTRIBUTE_TYPES } from '../../src/contracts/attribute-types.js';
import { MAX_FIELDS } from '../../src/modules/custom-fields/domain/custom-field.errors.js';
import { reservedNames } from '../../src/modules/custom-fields/domain/system-fields.js';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import { expectRefused } from '../support/expect-refused.js';
import { octolane } from '../support/octolane-contract.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const INVALID = 'Validation error';
const KINDS = ['accounts', 'contacts', 'pipeline'] as const;
type Kind = (typeof KINDS)[number];

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

const pathOf = (kind: Kind, of = pipelineId): string => (kind === 'pipeline' ? `/v1/pipelines/${of}/fields` : `/v1/${kind}/fields`);
const define = (kind: Kind, ...items: object[]) => org.octolane.post(`${pathOf(kind)}/bulk`, items);
const update = (kind: Kind, ...items: object[]) => org.octolaneAdmin.post(`${pathOf(kind)}/bulk/update`, items);
const fieldsOf = async (kind: Kind, from = org): Promise<any[]> => (await from.octolaneReader.get(pathOf(kind))).body.data.fields as any[];
const customOf = async (kind: Kind): Promise<any[]> => (await fieldsOf(kind)).filter((field) => !field.is_system);

describe.each(KINDS)('the fields of %s', (kind) => {
  it('are those of the system, in the order of the record', async () => {
    const { status, body } = await org.octolaneReader.get(pathOf(kind));
    expect([status, body.message]).toEqual([200, 'Fields retrieved successfully']);
    const fields = body.data.fields as any[];
    expect(fields.every((field) => field.is_system && field.id === null && field.created_at === null)).toBe(true);
    expect(fields.map(({ property_name, attribute_type }) => `${property_name} ${attribute_type}`)).toEqual(expect.arrayContaining({ accounts: ['domain string', 'founded number', 'tags multi_select', 'next_meeting datetime'], contacts: ['email email', 'current_company string', 'email_verified checkbox'], pipeline: ['name string', 'deal_size currency', 'close_date datetime'] }[kind]));
    expect(fields.map(({ order }) => order)).toEqual(fields.map((_, index) => index + 1));
  });

  it('are defined with each type, shown behind those of the system as they were defined', async () => {
    const { status, body } = await define(kind, ...ATTRIBUTE_TYPES.map((type) => ({ name: `My ${type}`, attribute_type: type })));
    expect([status, body.message, body.data.created, body.data.failed]).toEqual([201, 'Fields processed successfully', ATTRIBUTE_TYPES.length, 0]);
    const fields = await customOf(kind);
    expect(fields.map(({ name, property_name, attribute_type, order, is_hidden }) => [name, property_name, attribute_type, order, is_hidden])).toEqual(ATTRIBUTE_TYPES.map((type, index) => [`My ${type}`, `my_${type}`, type, index + 1, false]));
    expect(fields.map(({ id }) => id)).toEqual(body.data.results.map((result: any) => result.id));
    expect(fields.filter(({ metadata }) => 'select_options' in metadata).map(({ attribute_type }) => attribute_type)).toEqual(['select', 'multi_select', 'radio']);
  });

  it('are changed by id, by attribute_id and by property_name', async () => {
    const made = await define(kind, { name: 'Tier', attribute_type: 'select', metadata: { select_options: [{ label: 'Gold' }] } }, { name: 'Other', attribute_type: 'date', order: 9 });
    const [tier, other] = made.body.data.results.map((result: any) => result.id as string);
    const { status, body } = await update(kind, { id: tier, name: 'Level', metadata: { select_options: [{ label: 'Silver', value: 's', color: '#ccc' }, { label: 'Gold', order: 1 }] } }, { attribute_id: other, is_hidden: true }, { property_name: 'other', order: 5, attribute_type: 'date' });
    expect([status, body.data]).toEqual([200, { results: [tier, other, other].map((id, index) => ({ index, status: 'existing', id, errors: {} })), created: 0, existing: 3, failed: 0 }]);
    expect(await customOf(kind)).toMatchObject([
      { id: tier, name: 'Level', property_name: 'tier', order: 1, metadata: { select_options: [{ label: 'Silver', value: 's', color: '#ccc', order: 1 }, { label: 'Gold', value: 'Gold', color: null, order: 1 }] } },
      { id: other, name: 'Other', order: 5, is_hidden: true },
    ]);
  });
});

it.each<[object, Record<string, string | RegExp>]>([
  [{}, { '0.name': 'Name is required', '0.attribute_type': 'Attribute type is required' }],
  [{ name: ' ', attribute_type: 'string' }, { '0.name': 'Name must not be blank' }],
  [{ name: 'x'.repeat(256), attribute_type: 'string' }, { '0.name': /at most 255/ }],
  [{ name: 'A', attribute_type: 'text' }, { '0.attribute_type': /^Attribute type must be one of string, number/ }],
  [{ name: 'A', attribute_type: 'multiselect' }, { '0.attribute_type': /the nearest is multi_select$/ }],
  [{ name: 'A', attribute_type: 'string', property_name: 'A b' }, { '0.property_name': 'Property name must begin with a letter from a to z, and have only those letters, digits and _' }],
  [{ name: 'A', attribute_type: 'string', property_name: 'email' }, { '0.property_name': 'Property name is that of a system field: choose another' }],
  [{ name: 'A', attribute_type: 'string', order: 0 }, { '0.order': 'Order must be at least 1' }],
  [{ name: 'A', attribute_type: 'string', is_hidden: 'no' }, { '0.is_hidden': 'Is hidden must be true or false' }],
  [{ name: 'A', attribute_type: 'string', metadata: { select_options: [{ label: 'a' }] } }, { '0.metadata.select_options': /^Select options is for select, multi_select and radio/ }],
  [{ name: 'A', attribute_type: 'select', metadata: { select_options: [{ value: 'a' }] } }, { '0.metadata.select_options.0.label': 'Label is required' }],
  [{ name: 'A', attribute_type: 'select', metadata: { select_options: [{ label: 'a' }, { label: 'A' }] } }, { '0.metadata.select_options.1': 'Select options repeats the value of an earlier option, in any case' }],
  [{ name: 'A', attribute_type: 'select', metadata: { select_options: Array.from({ length: 501 }, (_, index) => ({ label: `${index}` })) } }, { '0.metadata.select_options': /at most 500/ }],
  [{ name: 'A', attribute_type: 'select', metadata: { options: [] } }, { '0.metadata.options': /is no field of this body/ }],
  [{ name: 'A', attribute_type: 'string', colour: 1 }, { '0.colour': /is no field of this body/ }],
])('a definition is refused as %j', async (item, errors) => {
  expectRefused(await define('contacts', item), 400, INVALID, errors);
  expect(await customOf('contacts')).toEqual([]);
});

it('a field that is there already stays as it is, and one that differs is refused alone', async () => {
  const tier = { name: 'Tier', attribute_type: 'string' };
  const first = await define('accounts', tier);
  const again = await define('accounts', { ...tier, name: 'TIER', is_hidden: true }, { name: 'Other', attribute_type: 'url' }, { name: 'Tier', attribute_type: 'number' }, { ...tier, property_name: 'tier_of_it' }, { name: 'Third', attribute_type: 'string', property_name: 'tier' });
  expect([again.status, again.body.data]).toMatchObject([201, { created: 1, existing: 1, failed: 3 }]);
  expect(again.body.data.results[0]).toEqual({ index: 0, status: 'existing', id: first.body.data.results[0].id, errors: {} });
  expect(again.body.data.results.slice(2).map(({ errors }: any) => errors)).toEqual([{ name: 'Name is that of another field' }, { name: 'Name is that of another field' }, { property_name: 'Property name is that of another field' }]);
  expect((await customOf('accounts')).map(({ name, is_hidden }) => [name, is_hidden])).toEqual([['Tier', false], ['Other', false]]);
  expect((await define('accounts', tier)).status).toBe(200);
});

it('accounts, contacts and each pipeline have fields of their own', async () => {
  for (const kind of KINDS) expect((await define(kind, { name: 'Tier', attribute_type: 'string' })).status).toBe(201);
  for (const kind of KINDS) expect((await customOf(kind)).map(({ property_name }) => property_name)).toEqual(['tier']);
  const [id] = (await define('accounts', { name: 'Tier', attribute_type: 'string' })).body.data.results.map((result: any) => result.id);
  expectRefused(await update('contacts', { id, name: 'X' }), 400, INVALID, { '0.id': 'Id is not that of a custom field of these records' });
});

it.each<[object, Record<string, string | RegExp>]>([
  [{ name: 'X' }, { '0.id': 'Id is required, unless attribute_id or property_name is sent' }],
  [{ id: randomUUID(), name: 'X' }, { '0.id': 'Id is not that of a custom field of these records' }],
  [{ property_name: 'other', name: 'X' }, { '0.property_name': 'Property name is not that of a custom field of these records' }],
  [{ property_name: 'first_name', name: 'X' }, { '0.property_name': 'Property name is not that of a custom field of these records' }],
  [{ id: randomUUID(), attribute_id: randomUUID() }, { '0.attribute_id': /^Attribute id must be the same as id/ }],
  [{ property_name: 'tier' }, { '0': /names nothing to change/ }],
  [{ property_name: 'tier', attribute_type: 'number', name: 'X' }, { '0.attribute_type': 'Attribute type cannot be changed: the field is a string' }],
  [{ property_name: 'tier', name: 'known' }, { '0.name': 'Name is that of another field' }],
  [{ property_name: 'tier', metadata: { select_options: [{ label: 'a' }] } }, { '0.metadata.select_options': /^Select options is for/ }],
])('a change is refused as %j', async (item, errors) => {
  await define('contacts', { name: 'Tier', attribute_type: 'string' }, { name: 'Known', attribute_type: 'string' });
  const before = await customOf('contacts');
  expectRefused(await update('contacts', item), 400, INVALID, errors);
  expect(await customOf('contacts')).toEqual(before);
});

it('a property name cannot be renamed', async () => {
  const { body } = await define('contacts', { name: 'Tier', attribute_type: 'string' });
  expectRefused(await update('contacts', { id: body.data.results[0].id, property_name: 'level' }), 400, INVALID, { '0.property_name': 'Property name cannot be changed: values in records go by it' });
});

it('defining needs write, changing admin', async () => {
  for (const kind of KINDS) {
    const [bulk, change] = [`${pathOf(kind)}/bulk`, `${pathOf(kind)}/bulk/update`];
    expectRefused(await org.octolaneReader.post(bulk, [{ name: 'A', attribute_type: 'string' }]), 403, /scope "write"/);
    expectRefused(await org.octolane.post(change, [{ property_name: 'a', name: 'B' }]), 403, /scope "admin"/);
  }
});

it('a locked pipeline takes no new ones, and knows those that it has', async () => {
  await define('pipeline', { name: 'Tier', attribute_type: 'string' });
  await app.get(PipelinesApi).change(org.operator, pipelineId, { locked: true });
  const { status, body } = await define('pipeline', { name: 'Tier', attribute_type: 'string' }, { name: 'Level', attribute_type: 'string' });
  expect([status, body.data.results.map(({ status: one, errors }: any) => [one, errors])]).toEqual([200, [['existing', {}], ['error', { name: 'Name is of no field of this pipeline, which takes no new ones since it is locked: an admin can unlock it' }]]]);
  expect((await update('pipeline', { property_name: 'tier', name: 'Rank' })).status).toBe(200);
  expect((await customOf('pipeline')).map(({ name }) => name)).toEqual(['Rank']);
  expect((await define('contacts', { name: 'Level', attribute_type: 'string' })).status).toBe(201);
});

it('a pipeline that is not there, or another organization\'s, has none', async () => {
  const theirs = await app.newOrganization();
  await org.octolane.post('/v1/contacts/fields/bulk', [{ name: 'Tier', attribute_type: 'string' }]);
  for (const id of [randomUUID(), 'x']) expectRefused(await org.octolane.get(pathOf('pipeline', id)), 404, /^The pipeline does not exist|There is no such route/);
  for (const [client, path, body] of [[theirs.octolane, 'bulk', { name: 'A', attribute_type: 'string' }], [theirs.octolaneAdmin, 'bulk/update', { property_name: 'a', name: 'B' }]] as const) {
    expectRefused(await client.post(`${pathOf('pipeline')}/${path}`, [body]), 404, 'The pipeline does not exist in your organization.');
  }
  expect((await fieldsOf('contacts', theirs)).filter((field) => !field.is_system)).toEqual([]);
});

it('there are at most 200, also when they are defined at the same time', async () => {
  const items = (from: number, count: number): object[] => Array.from({ length: count }, (_, index) => ({ name: `Field ${from + index}`, attribute_type: 'string' }));
  expect((await define('contacts', ...items(0, 95))).body.data.created).toBe(95);
  const answers = await Promise.all([1, 2, 3, 4].map((part) => define('contacts', ...items(part * 100, 50))));
  expect(answers.reduce((sum, { body }) => sum + ((body.data?.created as number | undefined) ?? 0), 0)).toBe(MAX_FIELDS - 95);
  expect(await customOf('contacts')).toHaveLength(MAX_FIELDS);
  expectRefused(await define('contacts', { name: 'One more', attribute_type: 'string' }), 400, INVALID, { '0.name': /^There are 200 fields already/ });
});

it('twenty definitions of one name at the same time leave one field', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => define('pipeline', { name: 'Tier', attribute_type: 'string' })));
  expect(answers.map(({ status }) => status).filter((status) => status === 201)).toHaveLength(1);
  expect(new Set(answers.map(({ body }) => body.data.results[0].id as string)).size).toBe(1);
});

it.each([
  ['account', ['Account', 'ResolveAccountBody', 'UpdateAccountBody']],
  ['contact', ['ContactProfile', 'ResolveContactBody', 'UpdateContactProfileBody', 'Contact', 'CreateContactBody']],
  ['pipeline', ['Opportunity', 'NewOpportunityFields', 'UpdateOpportunityBody']],
] as const)('no custom field of %s can have the name of what its records or bodies have', (object, schemas) => {
  const properties = (name: string): string[] => Object.keys((octolane.openapi.components.schemas[name] as { properties: object }).properties);
  const names = new Set(schemas.flatMap(properties));
  expect(names.size).toBeGreaterThan(10);
  expect([...names].filter((name) => !reservedNames(object).has(name))).toEqual([]);
});
