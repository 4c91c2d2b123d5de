import { randomUUID } from 'node:crypto';
import { MAX_CUSTOM_VALUES_BYTES as MAX } from '../../src/contracts/custom-values.js';
import type { Answer } from '../support/api-client.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/** Each value may have 10,000 characters, here of three bytes each: nine of them are too much, eight are not. */
const NAMES = Array.from({ length: 9 }, (_, index) => `f${index}`);
const LONG = '€'.repeat(10_000);
const valuesOf = (count: number, value: unknown = LONG): Record<string, unknown> => Object.fromEntries(NAMES.slice(0, count).map((name) => [name, value]));
const sizeOf = (values: object): number => Buffer.byteLength(JSON.stringify(values));
const ruleOf = (values: object): string => `must be smaller: with it, the custom values of the record have ${sizeOf(values)} bytes together, and at most 262144 are allowed`;

let app: TestApp;
let org: TestOrganization;
let pipelineId: string;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
  pipelineId = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id;
  for (const path of ['/v1/accounts/fields', '/v1/contacts/fields', `/v1/pipelines/${pipelineId}/fields`]) await define(path, ...NAMES);
});

const define = async (path: string, ...names: string[]): Promise<void> => {
  const { body } = await org.octolane.post(`${path}/bulk`, names.map((name) => ({ name, attribute_type: 'string' })));
  expect(body.data.failed).toBe(0);
};

type Kind = 'accounts' | 'contacts' | 'opportunities';
const newRecord: Readonly<Record<Kind, (values: object) => object>> = {
  accounts: (values) => ({ domain: `${randomUUID()}.example`, ...values }),
  contacts: (values) => ({ email: `${randomUUID()}@gmail.com`, ...values }),
  opportunities: (values) => ({ pipeline_id: pipelineId, opportunity: { name: 'Acme', custom_attributes: values } }),
};
const PREFIX: Readonly<Record<Kind, string>> = { accounts: '', contacts: '', opportunities: 'opportunity.custom_attributes.' };
const changed = (kind: Kind, values: object): object => (kind === 'opportunities' ? { custom_attributes: values } : values);

/** One write of the values: the id of the record if it is taken, else the sentence by field. */
type Outcome = { readonly id: string } | { readonly status: number; readonly errors: Readonly<Record<string, string>> };
interface Route {
  readonly name: string;
  /** How an error names the field. */
  readonly field: (name: string, id: string) => string;
  /** The status of its refusal, of the request or of the item. */
  readonly refused: number;
  readonly write: (values: object, id: string) => Promise<Outcome>;
}

const single = ({ status, body }: Answer): Outcome => (status < 300 ? { id: (body.data ?? body).id } : { status, errors: body.errors ?? Object.fromEntries(body.details.map(({ field, message }: any) => [field, message])) });
const firstOf = ({ status, body }: Answer): Outcome => {
  if (status >= 300) return { status, errors: body.errors };
  const [result] = body.data.results;
  return result.status === 'error' ? { status: 400, errors: result.errors } : { id: result.id };
};
const firstItem = ({ body }: Answer): Outcome => {
  const [item] = body.data;
  return item.status < 300 ? { id: item.id } : { status: item.status, errors: Object.fromEntries(item.details.map(({ field, message }: any) => [field, message])) };
};
const CONTACTS = '/api/v1/contacts';
const inCustomFields = (name: string): string => `custom_fields.${name}`;
const inBulk = (name: string): string => `body.custom_fields.${name}`;

const CREATES: readonly (Route & { readonly kind: Kind })[] = [
  ...(['accounts', 'contacts', 'opportunities'] as const).flatMap((kind) => [
    { kind, name: `POST /v1/${kind}`, refused: 400, field: (name: string) => `${PREFIX[kind]}${name}`, write: async (values: object) => single(await org.octolane.post(`/v1/${kind}`, newRecord[kind](values))) },
    { kind, name: `POST /v1/${kind}/bulk`, refused: 400, field: (name: string) => `${PREFIX[kind]}${name}`, write: async (values: object) => firstOf(await org.octolane.post(`/v1/${kind}/bulk`, [newRecord[kind](values), newRecord[kind]({})])) },
  ]),
  { kind: 'contacts', name: `POST ${CONTACTS}`, refused: 422, field: inCustomFields, write: async (values) => single(await org.client.post(CONTACTS, { full_name: 'Jane', custom_fields: values })) },
  { kind: 'contacts', name: `POST ${CONTACTS}/bulk, create`, refused: 422, field: inBulk, write: async (values) => firstItem(await org.client.post(`${CONTACTS}/bulk`, [{ op: 'create', body: { full_name: 'Jane', custom_fields: values } }])) },
];
const UPDATES: readonly (Route & { readonly kind: Kind })[] = [
  ...(['accounts', 'contacts', 'opportunities'] as const).flatMap((kind) => [
    { kind, name: `PATCH /v1/${kind}/{id}`, refused: 400, field: (name: string) => (kind === 'opportunities' ? `custom_attributes.${name}` : name), write: async (values: object, id: string) => single(await org.octolane.patch(`/v1/${kind}/${id}`, changed(kind, values))) },
    { kind, name: `PATCH /v1/${kind}/bulk`, refused: 400, field: (name: string, id: string) => `${id}.${name}`, write: async (values: object, id: string) => firstOf(await org.octolane.patch(`/v1/${kind}/bulk`, { [id]: values })) },
  ]),
  { kind: 'contacts', name: `PATCH ${CONTACTS}/{id}`, refused: 422, field: inCustomFields, write: async (values, id) => single(await org.client.patch(`${CONTACTS}/${id}`, { custom_fields: values })) },
  { kind: 'contacts', name: `POST ${CONTACTS}/bulk, update`, refused: 422, field: inBulk, write: async (values, id) => firstItem(await org.client.post(`${CONTACTS}/bulk`, [{ op: 'update', id, body: { custom_fields: values } }])) },
];
const shownValues = async (kind: Kind, id: string): Promise<object> => (await org.octolane.get(`/v1/${kind}/${id}`)).body.data.custom_fields;
const expectTooLarge = (outcome: Outcome, { refused, field }: Route, named: string, values: object, id = ''): void =>
  expect(outcome).toEqual({ status: refused, errors: { [field(named, id)]: expect.stringContaining(ruleOf(values)) } });

it.each(CREATES)('$name takes values up to the limit, and refuses more', async (route) => {
  expectTooLarge(await route.write(valuesOf(9), ''), route, 'f0', valuesOf(9));
  const taken = await route.write(valuesOf(8), '');
  expect(taken).toEqual({ id: expect.any(String) });
  expect(await shownValues(route.kind, (taken as { id: string }).id)).toEqual(valuesOf(8));
});

it.each(UPDATES)('$name judges the values that the record would have', async (route) => {
  const { kind, write } = route;
  const { id } = (await org.octolane.post(`/v1/${kind}`, newRecord[kind](valuesOf(8)))).body.data;
  expectTooLarge(await write({ f8: LONG }, id), route, 'f8', valuesOf(9), id);
  expect(await shownValues(kind, id)).toEqual(valuesOf(8));
  expect(await write({ f0: null, f8: LONG }, id)).toEqual({ id });
});

it.each(UPDATES)('$name changes a record that has too many already, if they do not become more', async (route) => {
  const { kind, write } = route;
  const { id } = (await org.octolane.post(`/v1/${kind}`, newRecord[kind]({}))).body.data;
  const before = { ...valuesOf(9), f8: LONG.slice(1) };
  expect(sizeOf(before)).toBeGreaterThan(MAX);
  await app.sql(`UPDATE ${kind === 'opportunities' ? 'deals' : kind} SET custom = $2 WHERE id = $1`, [id, JSON.stringify(before)]);
  expectTooLarge(await write({ f8: LONG }, id), route, 'f8', valuesOf(9), id);
  expect(await write(before, id)).toEqual({ id });
  const other = kind === 'contacts' ? { job_title: 'CEO' } : { name: 'Other' };
  expect((await org.octolane.patch(`/v1/${kind}/${id}`, other)).body.data).toMatchObject({ ...other, custom_fields: before });
  expect(await write({ f8: 'x' }, id)).toEqual({ id });
  expect(await shownValues(kind, id)).toEqual({ ...valuesOf(8), f8: 'x' });
});

it('an opportunity that moves to another pipeline is judged by the values that it keeps and those that come with the move', async () => {
  const renewals = (await org.octolane.post('/v1/pipelines', { name: 'Renewals', stages: [{ label: 'New' }] })).body.data;
  const [stage] = (await org.octolane.get(`/v1/pipelines/${renewals.pipeline_id}/stages`)).body.data.stages;
  await define(`/v1/pipelines/${renewals.pipeline_id}/fields`, ...NAMES.slice(1), 'other');
  const { id } = (await org.octolane.post('/v1/opportunities', newRecord.opportunities(valuesOf(8)))).body.data;
  const move = (custom_attributes: object): Promise<Answer> => org.octolane.patch(`/v1/opportunities/${id}`, { stage_id: stage.stage_id, custom_attributes });
  const { f0: _lost, ...kept } = valuesOf(9);
  const refused = await move({ f8: LONG, other: LONG });
  expect([refused.status, refused.body.errors]).toEqual([400, { 'custom_attributes.f8': expect.stringContaining(ruleOf({ ...kept, other: LONG })) }]);
  expect((await move({ f8: LONG })).body.data.custom_fields).toEqual(kept);
});
