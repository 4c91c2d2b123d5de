import { randomUUID } from 'node:crypto';
import { ApiKeysApi } from '../../src/modules/api-keys/api-keys.api.js';
import { expectError } from '../support/expect-error.js';
import { eventsOf, walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';

interface Activity {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly at: string;
  readonly actor: { readonly type: string; readonly id: string | null; readonly name: string };
  readonly data: Readonly<Record<string, unknown>>;
}

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

const newContact = async (fields: object = {}): Promise<string> => (await org.client.post(CONTACTS, { full_name: 'Ann', ...fields })).body.id as string;
const change = async (path: string, fields: object): Promise<void> => expect((await org.client.patch(path, fields)).status).toBe(200);
const of = (contact: string): string => `${CONTACTS}/${contact}/activities`;

async function timeline(contact: string, query = ''): Promise<Activity[]> {
  const answer = await org.client.get(`${of(contact)}${query}`);
  expect(answer.status).toBe(200);
  return answer.body.data as Activity[];
}
const titles = async (contact: string): Promise<string[]> => (await timeline(contact)).map(({ title }) => title);

it('a new contact has one activity: that it was created, when, and by which key', async () => {
  const contact = await newContact({ deal_stage: 'lead' });
  const answer = await org.client.get(of(contact));
  const [event] = await eventsOf(app, contact);
  const [key] = await app.sql<{ id: string }>("SELECT id FROM api_keys WHERE org_id = $1 AND name = 'write'", [org.id]);
  expect(answer.body).toEqual({
    data: [{ id: expect.any(String) as string, type: 'contact.created', title: 'Contact created', at: event?.ts, actor: { type: 'api_key', id: key?.id, name: 'write' }, data: {} }],
    meta: { count: 1, limit: 50, offset: 0, next_cursor: null },
  });
  expect(Object.keys(answer.body.data[0] as object)).toEqual(['id', 'type', 'title', 'at', 'actor', 'data']);
});

it('goes newest first through the whole life of contact, deal and task, each with its title and data', async () => {
  const contact = await newContact();
  await change(`${CONTACTS}/${contact}`, { full_name: 'Bea', phone: '1' });
  await change(`${CONTACTS}/${contact}`, { deal_stage: 'Closed Won', deal_value: 3 });
  await change(`${CONTACTS}/${contact}`, { deal_stage: 'lost' });
  await change(`${CONTACTS}/${contact}`, { deal_stage: null });
  const task = (await org.client.post(TASKS, { title: 'Call Bea', contact_id: contact })).body.id as string;
  await change(`${TASKS}/${task}`, { status: 'done' });
  expect((await timeline(contact)).map(({ type, title, data }) => [type, title, data])).toEqual([
    ['task.completed', 'Task completed: Call Bea', { task_id: task, title: 'Call Bea' }],
    ['task.updated', 'Task updated: Call Bea (status)', { task_id: task, title: 'Call Bea', changed: ['status'] }],
    ['task.created', 'Task created: Call Bea', { task_id: task, title: 'Call Bea' }],
    ['contact.updated', 'Contact updated: deal stage', { changed: ['deal_stage'] }],
    ['deal.stage_changed', 'Deal moved from closed_won to lost', { new_stage: 'lost', previous_stage: 'closed_won' }],
    ['contact.updated', 'Contact updated: deal stage', { changed: ['deal_stage'] }],
    ['deal.stage_changed', 'Deal opened in closed_won', { new_stage: 'closed_won', previous_stage: null }],
    ['contact.updated', 'Contact updated: deal stage, deal value', { changed: ['deal_stage', 'deal_value'] }],
    ['contact.updated', 'Contact updated: full name, phone', { changed: ['full_name', 'phone'] }],
    ['contact.created', 'Contact created', {}],
  ]);
});

it('names who did each thing, by the name that the key then had', async () => {
  const contact = await newContact();
  const keys = app.get(ApiKeysApi);
  const { token } = await keys.create(org.operator, { name: 'Zoë’s website', scopes: ['write'], expiresAt: null, userId: null });
  await org.client.as(token).patch(`${CONTACTS}/${contact}`, { label: 'hot' });
  expect((await timeline(contact)).map(({ actor }) => actor.name)).toEqual(['Zoë’s website', 'write']);
  await app.sql("DELETE FROM api_keys WHERE org_id = $1 AND name = 'Zoë’s website'", [org.id]);
  expect((await timeline(contact)).map(({ actor }) => actor.name)).toEqual(['Zoë’s website', 'write']);
});

it('a change that changes nothing is no activity', async () => {
  const contact = await newContact({ deal_stage: 'lead' });
  await change(`${CONTACTS}/${contact}`, { deal_stage: 'LEAD' });
  expect(await titles(contact)).toEqual(['Contact created']);
});

it('a task is in the timeline of the contact that it was about at the time', async () => {
  const [a, b] = [await newContact(), await newContact()];
  const task = (await org.client.post(TASKS, { title: 'T', contact_id: a })).body.id as string;
  await change(`${TASKS}/${task}`, { contact_id: b });
  await change(`${TASKS}/${task}`, { status: 'completed' });
  await org.client.delete(`${TASKS}/${task}`);
  expect([await titles(a), await titles(b)]).toEqual([
    ['Task created: T', 'Contact created'],
    ['Task deleted: T', 'Task completed: T', 'Task updated: T (status)', 'Task updated: T (contact id)', 'Contact created'],
  ]);
});

it('is walked by its cursor without a repeat or a loss, also over things of one moment', async () => {
  const contact = await newContact();
  for (let i = 0; i < 15; i++) await change(`${CONTACTS}/${contact}`, { deal_stage: `stage ${i}` });
  const whole = await timeline(contact, '?limit=200');
  expect(whole).toHaveLength(31);
  expect((await walk<Activity>(org.client, of(contact), { limit: '4' })).map(({ id }) => id)).toEqual(whole.map(({ id }) => id));
  expect(await timeline(contact, '?limit=3&offset=5')).toEqual(whole.slice(5, 8));
});

it('what happens while it is read on does not shift the rest', async () => {
  const contact = await newContact();
  for (let i = 0; i < 4; i++) await change(`${CONTACTS}/${contact}`, { label: `l${i}` });
  const whole = await timeline(contact);
  const { body } = await org.client.get(`${of(contact)}?limit=2`);
  await change(`${CONTACTS}/${contact}`, { label: 'new' });
  expect(await timeline(contact, `?cursor=${body.meta.next_cursor as string}`)).toEqual(whole.slice(2));
});

it.each(['limit=0', 'limit=201', 'offset=-1', 'cursor=x'])('?%s is 422', async (query) => {
  expectError(await org.client.get(`${of(await newContact())}?${query}`), 422, 'validation', [query.split('=')[0] ?? '']);
});

it("another contact's cursor is 422 on cursor", async () => {
  const [a, b] = [await newContact(), await newContact()];
  await change(`${CONTACTS}/${a}`, { label: 'x' });
  const { body } = await org.client.get(`${of(a)}?limit=1`);
  expectError(await org.client.get(`${of(b)}?cursor=${body.meta.next_cursor as string}`), 422, 'validation', ['cursor']);
});

it("of nobody, of no id, and of another organization's contact is 404 alike", async () => {
  const theirs = (await (await app.newOrganization()).client.post(CONTACTS, { full_name: 'Theirs' })).body.id as string;
  const answers = [await org.client.get(of(randomUUID())), await org.client.get(of('nonsense')), await org.client.get(of(theirs))];
  for (const answer of answers) expectError(answer, 404, 'not_found');
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
});

it('is read with the scope read, and is read only', async () => {
  const contact = await newContact();
  expect((await org.reader.get(of(contact))).status).toBe(200);
  expectError(await org.client.post(of(contact), { type: 'call' }), 405, 'method_not_allowed');
});

it('goes with the contact: 404, and of its own events only contact.deleted is left', async () => {
  const contact = await newContact({ deal_stage: 'lead' });
  const task = (await org.client.post(TASKS, { title: 'T', contact_id: contact })).body.id as string;
  await change(`${CONTACTS}/${contact}`, { deal_stage: 'won' });
  await org.client.delete(`${CONTACTS}/${contact}`);
  expectError(await org.client.get(of(contact)), 404, 'not_found');
  const left = await app.sql<{ type: string; record_id: string }>('SELECT type, record_id FROM events WHERE org_id = $1 ORDER BY record_type DESC, seq', [org.id]);
  expect(left).toEqual([
    { type: 'task.created', record_id: task },
    { type: 'task.updated', record_id: task },
    ...['opportunity.created', 'opportunity.updated', 'opportunity.updated'].map((type) => ({ type, record_id: expect.any(String) as string })),
    { type: 'contact.deleted', record_id: contact },
  ]);
});
