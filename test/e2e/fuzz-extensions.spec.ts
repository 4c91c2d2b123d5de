import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { ATTRIBUTE_TYPES, type AttributeType } from '../../src/contracts/attribute-types.js';
import { hasControls, isBlank, lengthOf, normalizeText } from '../../src/kernel/text.js';
import type { Answer, ApiClient } from '../support/api-client.js';
import { anyText, anyValue } from '../support/hostile-values.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/*
 * Custom values, and the bulk routes of fields, stages, activities and records, with any input: never a 500, each answer as
 * the document says (the client checks it), and what is taken reads back as it was sent, in both APIs.
 */

const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };
const RUNS = 40;
const SEED = 20_261_126;
const DATES: ReadonlySet<string> = new Set<AttributeType>(['date', 'timestamp', 'datetime']);
const OPTIONS = ['gold', 'silver', 'Bronze'];

let app: TestApp;
let org: TestOrganization;
let pipelineId: string;
let userId: string;
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  pipelineId = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  userId = (await org.client.get('/api/v1/users')).body.data[0].id as string;
  const select = { metadata: { select_options: OPTIONS.map((value) => ({ label: value, value })) } };
  const fields = ATTRIBUTE_TYPES.map((type) => ({ name: `My ${type}`, property_name: `my_${type}`, attribute_type: type, ...(/select|radio/.test(type) ? select : {}) }));
  for (const path of ['/v1/accounts/fields', '/v1/contacts/fields', `/v1/pipelines/${pipelineId}/fields`]) expect((await org.octolane.post(`${path}/bulk`, fields)).body.data).toMatchObject({ created: 20 });
});
afterAll(() => app.close());

const check = <T extends unknown[]>(property: fc.IAsyncPropertyWithHooks<T>, numRuns = Math.ceil(RUNS / 2)): Promise<void> => fc.assert(property, { numRuns, seed: SEED, endOnFailure: true });

/** JSON with numbers that no double holds: a text `@raw:1e400@` is sent as the number. */
const jsonOf = (value: unknown): string => JSON.stringify(value).replace(/"@raw:([^@"]*)@"/g, '$1');
const hostile = fc.oneof(anyValue, fc.constantFrom('@raw:1e400@', '@raw:-1e400@', '@raw:9007199254740993@', '@raw:1.0000000000000000001@', '@raw:-0@', '@raw:1e308@'), fc.constantFrom<unknown>(
  -62_135_596_800_001, 253_402_300_800_000, '10000-01-01', '2026-02-30T00:00:00Z', '2026-05-14', { start: 1, end: 0 }, { start: 1, end: 2, __proto__: null }, { at: '2026-05-14T00:00:00Z' }, [['gold']], ['gold', 'gold'], [null],
  JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`), JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`),
));

const goodText = (max: number): fc.Arbitrary<string> => fc.string({ unit: 'grapheme', maxLength: max }).filter((text) => lengthOf(normalizeText(text)) <= max && !hasControls(text));
const moment = fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_999 });
/** Of each type, a value that is taken. Moments in milliseconds. */
const GOOD = (): Readonly<Record<AttributeType, fc.Arbitrary<unknown>>> => ({
  string: goodText(200), number: fc.integer(), checkbox: fc.boolean(), date: moment, rating: fc.integer({ min: 1, max: 5 }), timestamp: moment, select: fc.constantFrom(...OPTIONS),
  date_range: fc.tuple(moment, moment).map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) })), multi_select: fc.shuffledSubarray(OPTIONS), currency: fc.integer({ min: 0, max: 99_999_999 }).map((cents) => cents / 100),
  percentage: fc.integer({ min: -1000, max: 1000 }), location: goodText(255), time: fc.constantFrom('00:00', '23:59:59'), datetime: moment, email: fc.constantFrom('Jane@acme.example', ' a@b.example '), phone: goodText(64),
  website: fc.constantFrom('https://acme.example/ä?x#y'), url: fc.webUrl().filter((url) => url.length < 2000), radio: fc.constantFrom(...OPTIONS), team_members: fc.constantFrom([], [userId]),
});
const goodValues = (): fc.Arbitrary<Record<string, unknown>> => fc.record(Object.fromEntries(Object.entries(GOOD()).map(([type, value]) => [`my_${type}`, fc.oneof({ weight: 6, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) })])), { requiredKeys: [] });
const anyName = fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ATTRIBUTE_TYPES.map((type) => `my_${type}`)) }, { weight: 1, arbitrary: fc.oneof(anyText, fc.constantFrom('x'.repeat(100_000), 'custom_fields', 'id', 'toString')) });
const badValues = fc.dictionary(anyName, hostile, { maxKeys: 4 });
const anyValues = (): fc.Arbitrary<Record<string, unknown>> => fc.oneof(goodValues(), goodValues(), badValues, fc.tuple(goodValues(), badValues).map(([good, bad]) => ({ ...good, ...bad })));

/** A value that was taken, as `/v1` shows it; null if nothing is left of it. */
function shownOf(type: string, sent: unknown): unknown {
  if (sent === null || (Array.isArray(sent) && sent.length === 0)) return null;
  if (DATES.has(type)) return millisecondsOf(sent);
  if (type === 'date_range') return { start: millisecondsOf((sent as { start: unknown }).start), end: millisecondsOf((sent as { end: unknown }).end) };
  if (type === 'team_members') return (sent as string[]).map((id) => id.toLowerCase());
  if (typeof sent !== 'string' || ['select', 'radio', 'time'].includes(type)) return sent;
  return isBlank(sent) ? null : normalizeText(sent);
}
const millisecondsOf = (moment: unknown): unknown => (typeof moment === 'string' ? Date.parse(moment) : moment);
/** As `/api/v1` takes and shows moments. */
const inRfc3339 = (name: string, value: unknown): unknown => {
  const text = (moment: unknown): unknown => (typeof moment === 'number' && Math.abs(moment) <= 8.64e15 && Number.isInteger(moment) ? new Date(moment).toISOString() : moment);
  if (DATES.has(name.slice(3))) return text(value);
  return name === 'my_date_range' && typeof value === 'object' && value !== null && 'start' in value && 'end' in value ? { start: text(value.start), end: text(value.end) } : value;
};
const translated = (values: object): Record<string, unknown> => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, inRfc3339(name, value)]));

/** What was sent, as text, is taken and shown as such by both APIs. */
async function expectKept(kind: string, id: string, sent: string): Promise<void> {
  const { custom_fields: shown } = (await org.octolane.get(`/v1/${kind}/${id}`)).body.data as { custom_fields: Record<string, unknown> };
  const expected = Object.entries(JSON.parse(sent) as object).map(([name, value]) => [name, shownOf(name.slice(3), value)] as const).filter(([, value]) => value !== null);
  expect(shown).toEqual(Object.fromEntries(expected));
  if (kind === 'contacts') expect((await org.client.get(`/api/v1/contacts/${id}`)).body.custom_fields).toEqual(translated(shown));
}

const noFault = ({ status }: Answer, ...allowed: number[]): number => {
  expect(allowed).toContain(status);
  return status;
};
const CREATES = {
  accounts: (values: string) => `{"domain":"${randomUUID()}.example"${values === '{}' ? '' : `,${values.slice(1)}`}${values === '{}' ? '}' : ''}`,
  contacts: (values: string) => `{"email":"${randomUUID()}@gmail.com"${values === '{}' ? '}' : `,${values.slice(1)}`}`,
  opportunities: (values: string) => `{"pipeline_id":"${pipelineId}","opportunity":{"name":"A","custom_attributes":${values}}}`,
} as const;
const KINDS = Object.keys(CREATES) as (keyof typeof CREATES)[];

it.each(KINDS)('POST /v1/%s with any custom values', async (kind) => {
  let taken = 0;
  await check(fc.asyncProperty(anyValues(), async (values) => {
    const sent = jsonOf(values);
    const answer = await org.octolane.post(`/v1/${kind}`, CREATES[kind](sent), JSON_TYPE);
    if (noFault(answer, 201, 400) !== 201) return;
    taken++;
    await expectKept(kind, answer.body.data.id as string, sent);
  }));
  expect(taken).toBeGreaterThan(RUNS / 20);
});

it('POST and PATCH /api/v1/contacts with any custom_fields', async () => {
  let taken = 0;
  await check(fc.asyncProperty(anyValues(), async (values) => {
    const sent = jsonOf(translated(values));
    const answer = await org.client.post('/api/v1/contacts', `{"full_name":"A","custom_fields":${sent}}`, JSON_TYPE);
    const { id } = noFault(answer, 201, 400, 422) === 201 ? (answer.body as { id: string }) : ((await org.client.post('/api/v1/contacts', { full_name: 'A' })).body as { id: string });
    const again = await org.client.patch(`/api/v1/contacts/${id}`, `{"custom_fields":${sent}}`, JSON_TYPE);
    expect(again.status).toBe(answer.status === 201 ? 200 : answer.status);
    if (again.status !== 200) return;
    expect(again.body).toEqual(answer.body);
    taken++;
    await expectKept('contacts', id, sent);
  }));
  expect(taken).toBeGreaterThan(RUNS / 20);
});

it.each(KINDS)('PATCH /v1/%s/bulk with any values: each entry is judged by itself', async (kind) => {
  const known = new Map<string, string>();
  for (let n = 0; n < 3; n++) known.set((await org.octolane.post(`/v1/${kind}`, CREATES[kind]('{}'), JSON_TYPE)).body.data.id as string, '{}');
  const ids = [...known.keys()];
  const everyName = Object.fromEntries(ATTRIBUTE_TYPES.map((type) => [`my_${type}`, null]));
  await check(fc.asyncProperty(fc.tuple(anyValues(), anyValues(), anyValues()), fc.dictionary(anyText, hostile, { maxKeys: 2 }), async (all, strange) => {
    // Each entry sets or clears every value, so that what is shown is what this request has sent.
    const entries = { ...Object.fromEntries(ids.map((id, index) => [id, { ...everyName, ...all[index] }])), ...strange };
    const text = jsonOf(entries);
    const answer = await org.octolane.patch(`/v1/${kind}/bulk`, text, JSON_TYPE);
    if (noFault(answer, 200, 400) === 200) for (const { id, status } of answer.body.data.results) if (status === 'updated') known.set(id, JSON.stringify((JSON.parse(text) as Record<string, unknown>)[id]));
    for (const [id, sent] of known) await expectKept(kind, id, sent);
  }), RUNS / 2);
  expect([...known.values()]).not.toContain('{}');
});

const operation = (fields: fc.Arbitrary<unknown>, ids: () => string[]): fc.Arbitrary<unknown> =>
  fc.oneof(fc.record({ op: fc.oneof(fc.constantFrom('create', 'update', 'delete'), anyValue), id: fc.oneof(fc.constantFrom(...ids()), anyValue), body: fc.oneof(fields, anyValue), if_match: fc.oneof(fc.constant(null), anyValue) }, { requiredKeys: [] }), fields.map((body) => ({ op: 'create', body })), hostile);

it.each<[string, object, () => fc.Arbitrary<unknown>]>([
  ['/api/v1/contacts', { full_name: 'A' }, () => anyValues().map((custom_fields) => ({ full_name: 'A', custom_fields: translated(custom_fields) }))],
  ['/api/v1/tasks', { title: 'A' }, () => fc.oneof(fc.record({ title: fc.constantFrom('A', '💥', ' b '), category: anyText }, { requiredKeys: ['title'] }), fc.record({ title: anyText, due_at: hostile, status: hostile, owner_id: hostile }, { requiredKeys: ['title'] }))],
])('POST %s/bulk with any items: those that succeed are there, those that fail are not', async (path, record, fields) => {
  const { id } = (await org.client.post(path, record)).body as { id: string };
  let created = 0;
  await check(fc.asyncProperty(fc.array(operation(fields(), () => [id]), { maxLength: 5 }), async (items) => {
    const answer = await org.client.post(`${path}/bulk`, jsonOf(items), JSON_TYPE);
    if (noFault(answer, 200, 400, 422) !== 200) return;
    const results = answer.body.data as { status: number; id: string | null }[];
    expect(results).toHaveLength(items.length);
    for (const { status } of results) expect([200, 201, 204, 400, 404, 412, 422]).toContain(status);
    for (const [index, { status, id: made }] of results.entries()) {
      if (status !== 201) continue;
      created++;
      expect((await org.client.get(`${path}/${made ?? ''}`)).status).toBe(200);
      const sent = (items[index] as { body: { custom_fields?: object } }).body.custom_fields;
      if (sent) await expectKept('contacts', made ?? '', jsonOf(sent));
    }
  }));
  expect(created).toBeGreaterThan(RUNS / 20);
});

const mixed = (good: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 3, arbitrary: fc.record(good, { requiredKeys: [] }) }, { weight: 3, arbitrary: fc.tuple(fc.record(good, { requiredKeys: [] }), fc.dictionary(fc.oneof(fc.constantFrom(...Object.keys(good)), anyText), hostile, { maxKeys: 3 })).map(([fields, bad]) => ({ ...fields, ...bad })) }, { weight: 1, arbitrary: hostile });

it.each<[string, () => ApiClient, () => string, () => Readonly<Record<string, fc.Arbitrary<unknown>>>]>([
  ['fields', () => org.octolane, () => '/v1/contacts/fields/bulk', () => ({ name: anyText, attribute_type: fc.constantFrom(...ATTRIBUTE_TYPES), property_name: anyText, metadata: fc.oneof(hostile, fc.record({ select_options: fc.array(fc.record({ label: anyText, value: anyText }), { maxLength: 3 }) })), order: hostile, is_hidden: hostile })],
  ['changes of fields', () => org.octolaneAdmin, () => '/v1/accounts/fields/bulk/update', () => ({ property_name: fc.constantFrom('my_string', 'my_select', 'nope'), name: anyText, order: fc.integer({ min: 0, max: 30 }), is_hidden: fc.boolean(), id: hostile })],
  ['stages', () => org.octolane, () => `/v1/pipelines/${pipelineId}/stages/bulk`, () => ({ label: fc.constantFrom('Lead', 'One', '💥', '\0'), color: anyText, stage_order: hostile, is_default: fc.boolean(), probability: fc.integer({ min: -1, max: 101 }), stage_type: fc.constantFrom('default', 'positive', 'x') })],
  ['activities', () => org.octolane, () => '/v1/activities/bulk', () => ({ activity_type: fc.constantFrom('CALL', 'MEETING', 'EMAIL', 'x'), type: fc.constantFrom('CALL', 'MEETING', 'x'), title: anyText, description: anyText, occurred_at: hostile, participants: fc.array(fc.constantFrom('a@b.example', 'x', '')), domains: fc.array(anyText, { maxLength: 3 }) })],
])('a bulk of any %s', async (_, client, path, fields) => {
  await check(fc.asyncProperty(fc.array(mixed(fields()), { maxLength: 5 }), async (items) => {
    const answer = await client().post(path(), jsonOf(items), JSON_TYPE);
    if (noFault(answer, 200, 201, 400) !== 400) expect(answer.body.data.results).toHaveLength(items.length);
  }));
});
