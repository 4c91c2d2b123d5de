import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventNames, eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const INVALID = 'Validation error';
const KINDS = [
  ['accounts', 'account', 'name', 'Account'],
  ['contacts', 'contact', 'job_title', 'Contact'],
  ['opportunities', 'opportunity', 'name', 'Opportunity'],
] as const;
type Kind = (typeof KINDS)[number][0];

let app: TestApp;
let org: TestOrganization;
let pipelineId: string;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
  pipelineId = await pipelineOf(org);
});

const pipelineOf = async ({ octolane }: TestOrganization): Promise<string> => (await octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
const bodyOf = async (kind: Kind, { octolane }: TestOrganization): Promise<object> => {
  if (kind === 'accounts') return { domain: `${randomUUID()}.example` };
  if (kind === 'contacts') return { email: `${randomUUID()}@gmail.com` };
  return { pipeline_id: (await octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id, opportunity: { name: 'Acme' } };
};
const made = async (kind: Kind, body?: object, owner = org): Promise<any> => (await owner.octolane.post(`/v1/${kind}`, body ?? (await bodyOf(kind, owner)))).body.data;
const update = (kind: Kind, entries: unknown, headers = {}): Promise<Answer> => org.octolane.patch(`/v1/${kind}/bulk`, entries, { headers });
const shown = async (kind: Kind, id: string, owner = org): Promise<any> => (await owner.octolane.get(`/v1/${kind}/${id}`)).body.data;
const updated = (index: number, id: string): object => ({ index, status: 'updated', id, errors: {} });
const refused = (index: number, id: string, errors: object): object => ({ index, status: 'error', id, errors });
const expectResults = ({ status, body }: Answer, results: object[], failed = 0): void =>
  expect({ status, body: body as unknown }).toEqual({ status: 200, body: { success: true, message: 'Records updated successfully', data: { results, updated: results.length - failed, failed } } });
const fieldsOf = (kind: Kind): string => (kind === 'opportunities' ? `/v1/pipelines/${pipelineId}/fields` : `/v1/${kind}/fields`);

describe.each(KINDS)('PATCH /v1/%s/bulk', (kind, record, field, name) => {
  it('changes each record in one answer, by keys in any case, with one event each and none where nothing changes', async () => {
    const [one, two, three] = [await made(kind), await made(kind), await made(kind)];
    const answer = await update(kind, { [one.id]: { [field]: 'One' }, [two.id.toUpperCase()]: { [field]: 'Two' }, [three.id]: { [field]: three[field] } });
    expectResults(answer, [updated(0, one.id), updated(1, two.id), updated(2, three.id)]);
    expect([await shown(kind, one.id), await shown(kind, two.id)]).toEqual([expect.objectContaining({ [field]: 'One' }), expect.objectContaining({ [field]: 'Two' })]);
    expect(await shown(kind, three.id)).toEqual(kind === 'opportunities' ? (({ created: _created, ...rest }) => rest)(three) : three);
    expect(await eventNames(app, one.id)).toEqual([`${record}.created 1`, `${record}.updated 2`]);
    expect(await eventNames(app, three.id)).toEqual([`${record}.created 1`]);
    expect((await eventsOf(app, two.id)).at(-1)?.payload[record === 'contact' ? 'changed' : record]).toBeDefined();
  });

  it('an entry with a fault fails alone', async () => {
    const other = await app.newOrganization();
    const [mine, theirs, unknown] = [await made(kind), await made(kind, undefined, other), randomUUID()];
    const before = await shown(kind, theirs.id, other);
    const [a, b, c, d] = [await made(kind), await made(kind), await made(kind), await made(kind)];
    const absent = `${name} does not exist or has been deleted`;
    const answer = await update(kind, {
      [a.id]: { [field]: 7 }, [b.id]: {}, [c.id]: [], [d.id]: { nonsense: 1, [field]: 'Fine' }, [theirs.id]: { [field]: 'Mine' }, [unknown]: { [field]: 'X' }, [mine.id]: { [field]: 'Fine' },
    });
    expectResults(
      answer,
      [
        refused(0, a.id, { [field]: expect.stringMatching(/must be a string$/) }),
        refused(1, b.id, { '': expect.stringMatching(/names no field to change/) }),
        refused(2, c.id, { '': 'The entry must be an object of fields and their new values' }),
        refused(3, d.id, { nonsense: expect.stringMatching(/^Nonsense is not a field/) }),
        refused(4, theirs.id, { '': absent }),
        refused(5, unknown, { '': absent }),
        updated(6, mine.id),
      ],
      6,
    );
    expect((await shown(kind, mine.id))[field]).toBe('Fine');
    expect((await shown(kind, d.id))[field]).not.toBe('Fine');
    expect(await shown(kind, theirs.id, other)).toEqual(before);
  });

  it('is refused if every entry is, with the faults under its keys', async () => {
    const [id, unknown] = [(await made(kind)).id as string, randomUUID()];
    expectRefused(await update(kind, { [id]: { [field]: 7 }, [unknown]: { [field]: 'X' } }), 400, INVALID, { [`${id}.${field}`]: /must be a string$/, [unknown]: `${name} does not exist or has been deleted` });
  });

  it('refuses a body that is no object of 1 to 50 uuids', async () => {
    const entries = (count: number): object => Object.fromEntries(Array.from({ length: count }, () => [randomUUID(), { [field]: 'X' }]));
    expectRefused(await update(kind, entries(51)), 400, 'The body must be an object of 1 to 50 entries, but has 51.', { '': /has 51$/ });
    expectRefused(await update(kind, {}), 400, 'The body must be an object of 1 to 50 entries, but has 0.', { '': /has 0$/ });
    for (const body of [[], 'x', 7]) expect((await update(kind, body)).status).toBe(400);
    const id = (await made(kind)).id as string;
    expectRefused(await update(kind, `{"${id}":{"${field}":"X"},"no-uuid":{},"__proto__":{}}`, { 'Content-Type': 'application/json' }), 400, INVALID, { 'no-uuid': 'Each key must be the uuid of a record', ['__proto__']: 'Each key must be the uuid of a record' });
    const twice = { [id]: { [field]: 'X' }, [id.toUpperCase()]: { [field]: 'Y' } };
    expectRefused(await update(kind, twice), 400, INVALID, { [id.toUpperCase()]: /key of another entry already/ });
    expect((await shown(kind, id))[field]).not.toBe('X');
  });

  it('the last of equal keys counts, and what is sent again with its Idempotency-Key is answered again', async () => {
    const { id } = await made(kind);
    const [body, headers] = [`{"${id as string}":{"${field}":"First"},"${id as string}":{"${field}":"Last"}}`, { 'Content-Type': 'application/json', 'Idempotency-Key': randomUUID() }];
    expectResults(await update(kind, body, headers), [updated(0, id)]);
    expectResults(await update(kind, body, headers), [updated(0, id)]);
    expect((await shown(kind, id))[field]).toBe('Last');
    expect(await eventNames(app, id)).toEqual([`${record}.created 1`, `${record}.updated 2`]);
    expect((await org.octolaneReader.patch(`/v1/${kind}/bulk`, { [id]: { [field]: 'X' } })).status).toBe(403);
  });

  it('takes custom values by property_name, and clears them by null', async () => {
    await org.octolane.post(`${fieldsOf(kind)}/bulk`, [{ name: 'Tier', attribute_type: 'string' }, { name: 'Score', attribute_type: 'number' }]);
    const [one, two] = [await made(kind), await made(kind)];
    expectResults(await update(kind, { [one.id]: { tier: 'Gold', score: 1 }, [two.id]: { score: 'x' } }), [updated(0, one.id), refused(1, two.id, { score: expect.stringMatching(/^Score must be a number/) })], 1);
    expectResults(await update(kind, { [one.id]: { score: null } }), [updated(0, one.id)]);
    expect((await shown(kind, one.id)).custom_fields).toEqual({ tier: 'Gold' });
  });

  it('overlapping updates at the same time all succeed, each written whole', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, async () => (await made(kind)).id as string));
    const orders = Array.from({ length: 12 }, (_, n) => [...ids.slice(n % ids.length), ...ids.slice(0, n % ids.length)].slice(0, 5));
    const answers = await Promise.all(orders.map((order, n) => update(kind, Object.fromEntries(order.map((id) => [id, { [field]: `Writer ${n}` }])))));
    expect(answers.map(({ status, body }) => [status, body.data?.updated])).toEqual(answers.map(() => [200, 5]));
    for (const id of ids) {
      const events = await eventNames(app, id);
      expect(events).toHaveLength(1 + orders.filter((order) => order.includes(id)).length);
    }
  });
});
