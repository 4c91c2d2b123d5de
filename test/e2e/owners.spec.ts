import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { UsersApi } from '../../src/modules/users/users.api.js';
import { expectError } from '../support/expect-error.js';
import { eventsOf, walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const KINDS = [
  ['contact', '/api/v1/contacts', { full_name: 'Ann' }],
  ['task', '/api/v1/tasks', { title: 'Call' }],
] as const;

let app: TestApp;
let org: TestOrganization;
let ada: string;
let bob: string;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
  [ada, bob] = [await newUser(org, 'ada@acme.example'), await newUser(org, 'bob@acme.example')];
});

const newUser = async ({ operator }: TestOrganization, email: string): Promise<string> => (await app.get(UnitOfWork).run(() => Promise.resolve(app.get(UsersApi).create(operator, { email, role: 'member' })))).id;
const made = async (path: string, body: object): Promise<any> => {
  const answer = await org.client.post(path, body);
  expect(answer.status).toBe(201);
  return answer.body;
};
const ids = async (path: string): Promise<string[]> => (await org.reader.get(path)).body.data.map(({ id }: { id: string }) => id);

describe.each(KINDS)('the owner of a %s', (kind, path, fields) => {
  it('is null unless one is given, can be changed and cleared, and is told in events', async () => {
    expect((await made(path, fields)).owner_id).toBeNull();
    const { id, owner_id } = await made(path, { ...fields, owner_id: ada.toUpperCase() });
    expect(owner_id).toBe(ada);
    for (const next of [bob, null]) expect((await org.client.patch(`${path}/${id as string}`, { owner_id: next })).body.owner_id).toBe(next);
    expect((await eventsOf(app, id as string)).map(({ event, payload }) => [event, payload[kind].owner_id])).toEqual([[`${kind}.created`, ada], [`${kind}.updated`, bob], [`${kind}.updated`, null]]);
    expect((await org.client.get(`${path}/${id as string}`)).body.owner_id).toBeNull();
    const [last] = await app.sql<{ data: unknown }>('SELECT data FROM events WHERE org_id = $1 AND record_id = $2 ORDER BY seq DESC LIMIT 1', [org.id, id]);
    expect(last?.data).toMatchObject({ changed: ['owner_id'] });
  });

  it('may be sent back with the whole record', async () => {
    const record = await made(path, { ...fields, owner_id: ada });
    const answer = await org.client.patch(`${path}/${record.id as string}`, record);
    expect([answer.status, answer.body]).toEqual([200, record]);
  });

  it('is 422 on owner_id if it is no user of the organization, and then nothing is written', async () => {
    const theirs = await newUser(await app.newOrganization(), 'ada@acme.example');
    const record = await made(path, { ...fields, owner_id: ada });
    for (const owner_id of [theirs, randomUUID(), 'me', '', 7]) {
      expectError(await org.client.post(path, { ...fields, owner_id }), 422, 'validation', ['owner_id']);
      expectError(await org.client.patch(`${path}/${record.id as string}`, { owner_id }), 422, 'validation', ['owner_id']);
    }
    const answer = await org.client.post(path, { ...fields, owner_id: theirs });
    expect(answer.body.details).toEqual([{ field: 'owner_id', code: 'unknown_user', message: 'owner_id must be the id of a user of your organization.' }]);
    expect(await ids(path)).toEqual([record.id]);
    expect((await org.client.get(`${path}/${record.id as string}`)).body).toEqual(record);
  });

  it('filters the list, together with the cursor, and finds nothing for a user of another organization', async () => {
    const mine = [];
    for (let n = 0; n < 5; n++) {
      await made(path, { ...fields, owner_id: bob });
      mine.unshift((await made(path, { ...fields, owner_id: ada })).id);
    }
    await made(path, fields);
    expect(await ids(`${path}?owner_id=${ada}`)).toEqual(mine);
    expect((await walk<{ id: string }>(org.client, path, { owner_id: ada, limit: '2' })).map(({ id }) => id)).toEqual(mine);
    expect(await ids(`${path}?owner_id=${await newUser(await app.newOrganization(), 'x@acme.example')}`)).toEqual([]);
    expectError(await org.client.get(`${path}?owner_id=me`), 422, 'validation', ['owner_id']);
    const { body } = await org.client.get(`${path}?owner_id=${ada}&limit=2`);
    expectError(await org.client.get(`${path}?owner_id=${bob}&cursor=${body.meta.next_cursor as string}`), 422, 'validation', ['cursor']);
  });

  it('is one of the filters that an index serves, in the order of the list', async () => {
    const plan = await app.sql<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS off) SELECT id FROM ${kind}s WHERE org_id = '${org.id}' AND owner_id = '${ada}' ORDER BY created_at DESC, id DESC LIMIT 51`);
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(new RegExp(`Index.*${kind}s_owner_idx`));
    expect(plan.map((row) => row['QUERY PLAN']).join('\n')).not.toMatch(/Sort/);
  });
});

it('contacts are found by having an owner, or lacking one, and changes by owner are followed', async () => {
  const [owned, free] = [await made('/api/v1/contacts', { full_name: 'A', owner_id: ada }), await made('/api/v1/contacts', { full_name: 'B' })];
  expect(await ids('/api/v1/contacts?has=owner_id')).toEqual([owned.id]);
  expect(await ids('/api/v1/contacts?missing=owner_id')).toEqual([free.id]);
  expect(await ids(`/api/v1/contacts?owner_id=${ada}&updated_since=1970-01-01T00:00:00Z&q=a&sort=full_name`)).toEqual([owned.id]);
});

it('deals are found by the owner of their contact', async () => {
  const deal = { deal_stage: 'lead', deal_value: 5 };
  const [mine] = [await made('/api/v1/contacts', { full_name: 'A', owner_id: ada, ...deal }), await made('/api/v1/contacts', { full_name: 'B', owner_id: bob, ...deal }), await made('/api/v1/contacts', { full_name: 'C', owner_id: ada })];
  expect(await ids(`/api/v1/deals?owner_id=${ada}`)).toEqual([mine.id]);
  expect(await ids(`/api/v1/deals?owner_id=${ada}&stage=lead&q=a`)).toEqual([mine.id]);
});

it('a task that lets go of its deleted contact keeps its owner', async () => {
  const { id } = await made('/api/v1/contacts', { full_name: 'A' });
  const task = await made('/api/v1/tasks', { title: 'T', contact_id: id, owner_id: ada });
  await org.client.delete(`/api/v1/contacts/${id as string}`);
  expect((await org.client.get(`/api/v1/tasks/${task.id as string}`)).body).toMatchObject({ contact_id: null, owner_id: ada });
});
