import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { eventNames, eventsOf, walk } from '../support/records.js';
import { SentStatements } from '../support/sent-statements.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const TASKS = '/api/v1/tasks';
const CONTACTS = '/api/v1/contacts';
const UUID_7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };

type Fields = Readonly<Record<string, unknown>>;
interface Task extends Fields {
  readonly id: string;
  readonly title: string;
  readonly status: string;
  readonly contact_id: string | null;
  readonly completed_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
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

const pathOf = ({ id }: { id: string }): string => `${TASKS}/${id}`;

async function create(fields: Fields = {}, by = org): Promise<Task> {
  const answer = await by.client.post(TASKS, { title: 'Call', ...fields });
  expect([answer.status, answer.text]).toEqual([201, expect.any(String)]);
  return answer.body as Task;
}

async function change(task: { id: string }, fields: Fields): Promise<Task> {
  const answer = await org.client.patch(pathOf(task), fields);
  expect(answer.status).toBe(200);
  return answer.body as Task;
}

const read = async (task: { id: string }): Promise<Task> => (await org.client.get(pathOf(task))).body as Task;
const newContact = async (by = org): Promise<string> => (await by.client.post(CONTACTS, { full_name: 'Ann' })).body.id as string;
const list = (query: Readonly<Record<string, string>> = {}, by = org): Promise<Answer> => by.client.get(`${TASKS}?${new URLSearchParams(query).toString()}`);
const ids = async (query: Readonly<Record<string, string>> = {}, by = org): Promise<string[]> => ((await list(query, by)).body.data as Task[]).map(({ id }) => id);
const rows = (): Promise<unknown[]> => app.sql('SELECT to_jsonb(t) AS row FROM tasks t WHERE org_id = $1 UNION ALL SELECT to_jsonb(e) FROM events e WHERE org_id = $1 ORDER BY 1', [org.id]);

/** Refused with 422 on these fields, both when a task is created with it and when one is changed to it; nothing is written. */
async function refused(fields: Fields, ...on: string[]): Promise<void> {
  const task = await create();
  const before = await rows();
  expectError(await org.client.post(TASKS, { title: 'Refused', ...fields }), 422, 'validation', on);
  expectError(await org.client.patch(pathOf(task), fields), 422, 'validation', on);
  expect(await rows()).toEqual(before);
}

describe('POST', () => {
  it("works with the seed page's example, with a real contact_id", async () => {
    const contact = await newContact();
    const answer = await org.client.post(
      TASKS,
      `{
"title": "Call Pinnacle Tox Lab about Q3 contract",
"priority": "high",
"due_at": "2026-05-20T14:00:00Z",
"category": "call",
"contact_id": "${contact}"
}`,
      JSON_TYPE,
    );
    expect(answer.status).toBe(201);
    const { id, created_at, ...fields } = answer.body as Task;
    expect(id).toMatch(UUID_7);
    expect(created_at).toMatch(TIME);
    expect(fields).toEqual({
      title: 'Call Pinnacle Tox Lab about Q3 contract',
      status: 'open',
      priority: 'high',
      category: 'call',
      due_at: '2026-05-20T14:00:00.000Z',
      contact_id: contact,
      owner_id: null,
      completed_at: null,
      updated_at: created_at,
    });
    expect(Object.keys(answer.body as object)).toEqual(['id', 'title', 'status', 'priority', 'category', 'due_at', 'contact_id', 'owner_id', 'completed_at', 'created_at', 'updated_at']);
    expect(answer.headers['location']).toBe(`${TASKS}/${id}`);
    expect((await org.client.get(answer.headers['location'] ?? '')).body).toEqual(answer.body);
  });

  it('with a title alone is open and of medium priority, all else null', async () => {
    expect(await create()).toMatchObject({ title: 'Call', status: 'open', priority: 'medium', category: null, due_at: null, contact_id: null, completed_at: null });
  });

  it.each([
    ['no title', {}],
    ['null', { title: null }],
    ['an empty title', { title: '' }],
    ['a blank title', { title: ' \n' }],
    ['a number', { title: 5 }],
    ['a list', { title: ['Call'] }],
    ['501 characters', { title: 'x'.repeat(501) }],
    ['a NUL', { title: 'a\0b' }],
    ['half a surrogate pair', { title: '\ud800' }],
  ])('%s is 422 on title', async (_what, body) => {
    expectError(await org.client.post(TASKS, body), 422, 'validation', ['title']);
    expect(await ids()).toEqual([]);
  });

  it('a title has 1 to 500 characters, as people count them, and is trimmed', async () => {
    for (const title of ['x', 'x'.repeat(500), '💥'.repeat(500)]) expect((await create({ title })).title).toBe(title);
    expect((await create({ title: `  ${'x'.repeat(500)}\n` })).title).toBe('x'.repeat(500));
    expectError(await org.client.post(TASKS, { title: '💥'.repeat(501) }), 422, 'validation', ['title']);
  });

  it('an empty body is 422 on title, no JSON is 400', async () => {
    expectError(await org.client.post(TASKS), 422, 'validation', ['title']);
    expectError(await org.client.post(TASKS, '{', JSON_TYPE), 400, 'invalid_json');
    expectError(await org.client.post(TASKS, [], JSON_TYPE), 400, 'invalid_json');
  });

  it('details lists every fault at once', async () => {
    expectError(
      await org.client.post(TASKS, { status: 'x', priority: 'x', category: 'x'.repeat(65), due_at: 'x', contact_id: 'x', extra: 1 }),
      422,
      'validation',
      ['title', 'status', 'priority', 'category', 'due_at', 'contact_id', 'extra'],
    );
  });
});

describe('fields', () => {
  it.each(['low', 'normal', 'medium', 'high', 'urgent'])('priority %s is kept as sent', async (priority) => {
    const task = await create({ priority });
    expect(task).toMatchObject({ priority });
    expect(await change(await create({ priority: 'low' }), { priority })).toMatchObject({ priority });
    expect(await read(task)).toEqual(task);
  });

  it.each(['HIGH', 'none', '', 1, null])('priority %j is 422', (priority) => refused({ priority }, 'priority'));
  it.each(['Done', 'closed', 'canceled', '', 1, null])('status %j is 422', (status) => refused({ status }, 'status'));
  it.each(['x'.repeat(65), 5, 'a\0b', {}])('category %j is 422', (category) => refused({ category }, 'category'));
  it.each(['id', 'completed_at', 'created_at', 'updated_at', 'titel', '__proto__', 'contactId', 'dueAt'])('the key %s is 422 and named', (key) =>
    refused(JSON.parse(`{"${key}": "2026-05-20T14:00:00Z"}`) as Fields, key),
  );

  it('category is free text of at most 64 characters; blank is none', async () => {
    expect((await create({ category: 'ü'.repeat(64) }))['category']).toBe('ü'.repeat(64));
    expect((await create({ category: '  ' }))['category']).toBeNull();
  });

  it.each([
    ['2026-05-20T14:00:00Z', '2026-05-20T14:00:00.000Z'],
    ['2026-05-20t14:00:00.5z', '2026-05-20T14:00:00.500Z'],
    ['2026-05-20T16:00:00.1239+02:00', '2026-05-20T14:00:00.123Z'],
    ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00.000Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000Z'],
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('due_at %s is %s, also when read back', async (sent, shown) => {
    const task = await create({ due_at: sent });
    expect(task['due_at']).toBe(shown);
    expect(await read(task)).toEqual(task);
    expect((await change(await create(), { due_at: sent }))['due_at']).toBe(shown);
  });

  it.each(['2026-05-20', '2026-05-20T14:00:00', '2026-02-30T00:00:00Z', '2026-05-20T24:00:00Z', '2026-05-20T14:00Z', 'tomorrow', '', 1779285600000, {}])('due_at %j is 422', (due_at) => refused({ due_at }, 'due_at'));

  it('contact_id that is not a UUID is 422', async () => {
    for (const contact_id of ['a1b2c3d4-...', '', 'null', 5, [], {}]) await refused({ contact_id }, 'contact_id');
  });

  it("contact_id of nobody, of a deleted contact and of another organization's is 422 alike", async () => {
    const theirs = await newContact(await app.newOrganization());
    const gone = await newContact();
    await org.client.delete(`${CONTACTS}/${gone}`);
    for (const contact_id of [randomUUID(), gone, theirs, '00000000-0000-0000-0000-000000000000']) await refused({ contact_id, status: 'done' }, 'contact_id');
    const [one, other] = [await org.client.post(TASKS, { title: 'x', contact_id: theirs }), await org.client.post(TASKS, { title: 'x', contact_id: randomUUID() })];
    expect(one.body).toEqual(other.body);
  });

  it('contact_id is shown in lower case', async () => {
    const contact_id = await newContact();
    expect((await create({ contact_id: contact_id.toUpperCase() })).contact_id).toBe(contact_id);
  });
});

describe('status', () => {
  it.each(['open', 'done', 'completed', 'cancelled'])('%s is echoed', async (status) => {
    const task = await create({ status });
    expect(task.status).toBe(status);
    expect(await read(task)).toEqual(task);
  });

  it('done and completed set completed_at, and only they', async () => {
    for (const status of ['done', 'completed']) {
      const born = await create({ status });
      expect(born.completed_at).toBe(born.created_at);
      const changed = await change(await create(), { status });
      expect(changed.completed_at).toBe(changed.updated_at);
    }
    expect((await create({ status: 'cancelled' })).completed_at).toBeNull();
  });

  it('completed_at stays between done and completed, and through other changes; open and cancelled clear it', async () => {
    for (const left of ['open', 'cancelled']) {
      const done = await change(await create(), { status: 'done' });
      expect((await change(done, { status: 'completed' })).completed_at).toBe(done.completed_at);
      expect((await change(done, { title: 'Other' })).completed_at).toBe(done.completed_at);
      expect(await change(done, { status: left })).toMatchObject({ status: left, completed_at: null });
    }
  });

  it.each(['done', 'completed'])('task.completed fires once when a task enters %s, and not on the way between the two', async (status) => {
    const other = status === 'done' ? 'completed' : 'done';
    for (const from of ['open', 'cancelled']) {
      const task = await create({ status: from });
      const completed = await change(task, { status });
      const changed = await change(task, { status: other });
      for (const next of [status, status]) await change(task, { status: next });
      const events = await eventsOf(app, task.id);
      expect(events.map(({ event, sequence }) => [event, sequence])).toEqual([['task.created', 1], ['task.updated', 2], ['task.completed', 3], ['task.updated', 4], ['task.updated', 5]]);
      expect(events[1]).toEqual({ event: 'task.updated', ts: completed.updated_at, payload: { task: completed }, sequence: 2 });
      expect(events[2]).toEqual({ event: 'task.completed', ts: completed.updated_at, payload: { task: completed }, sequence: 3 });
      expect(events[3]).toEqual({ event: 'task.updated', ts: changed.updated_at, payload: { task: changed }, sequence: 4 });
    }
  });

  it('task.completed fires again when a task that was opened again is done again', async () => {
    const task = await create({ status: 'done' });
    for (const status of ['open', 'completed', 'cancelled', 'done']) await change(task, { status });
    const names = ['task.created', 'task.completed', 'task.updated', 'task.updated', 'task.completed', 'task.updated', 'task.updated', 'task.completed'];
    expect(await eventNames(app, task.id)).toEqual(names.map((name, index) => `${name} ${index + 1}`));
  });

  it.each(['done', 'completed'])('a task created %s fires task.created, then task.completed, both with the task as it is', async (status) => {
    const task = await create({ status });
    expect(await eventsOf(app, task.id)).toEqual([
      { event: 'task.created', ts: task.created_at, payload: { task }, sequence: 1 },
      { event: 'task.completed', ts: task.created_at, payload: { task }, sequence: 2 },
    ]);
  });

  it('task.created carries the record exactly as it was answered', async () => {
    const task = await create({ contact_id: await newContact(), due_at: '2026-05-20T14:00:00Z', category: 'call', priority: 'normal' });
    expect((await eventsOf(app, task.id)).map(({ payload }) => payload as unknown)).toEqual([{ task }]);
  });
});

describe('PATCH', () => {
  it('changes only the fields sent', async () => {
    const task = await create({ category: 'call', due_at: '2026-05-20T14:00:00Z', contact_id: await newContact(), priority: 'urgent' });
    const { updated_at, ...rest } = await change(task, { title: 'Other' });
    expect({ ...rest, updated_at: '' }).toEqual({ ...task, title: 'Other', updated_at: '' });
    expect(updated_at >= task.updated_at).toBe(true);
    expect(await read(task)).toEqual({ ...rest, updated_at });
  });

  it('without a field is 400 no_fields, however it says nothing', async () => {
    const task = await create();
    for (const answer of [await org.client.patch(pathOf(task), {}), await org.client.patch(pathOf(task)), await org.client.patch(pathOf(task), '', JSON_TYPE)]) expectError(answer, 400, 'no_fields');
  });

  it.each(['category', 'due_at', 'contact_id'])('null clears %s', async (field) => {
    const task = await create({ category: 'call', due_at: '2026-05-20T14:00:00Z', contact_id: await newContact() });
    expect(await change(task, { [field]: null })).toMatchObject({ [field]: null });
    expect(await read(task)).toMatchObject({ [field]: null });
  });

  it.each(['title', 'status', 'priority'])('null as %s is 422', async (field) => {
    expectError(await org.client.patch(pathOf(await create()), { [field]: null }), 422, 'validation', [field]);
  });

  it('a blank title is 422', async () => {
    expectError(await org.client.patch(pathOf(await create()), { title: ' ' }), 422, 'validation', ['title']);
  });

  it('points the task at another contact, or at its first', async () => {
    const task = await create();
    for (const contact_id of [await newContact(), await newContact()]) expect((await change(task, { contact_id })).contact_id).toBe(contact_id);
    expect(await eventNames(app, task.id)).toEqual(['task.created 1', 'task.updated 2', 'task.updated 3']);
  });

  it('a change that changes nothing writes nothing', async () => {
    const task = await create({ category: 'call', due_at: '2026-05-20T14:00:00Z', contact_id: await newContact(), status: 'done' });
    const before = await rows();
    expect(await change(task, { title: ' Call ', status: 'done', category: 'call', due_at: '2026-05-20T16:00:00+02:00', contact_id: task.contact_id?.toUpperCase() })).toEqual(task);
    expect(await rows()).toEqual(before);
  });
});

describe('DELETE', () => {
  it('is 204; the task is gone from everywhere, its events stay', async () => {
    const task = await create({ status: 'done' });
    const answer = await org.client.delete(pathOf(task));
    expect([answer.status, answer.text]).toEqual([204, '']);
    for (const again of [await org.client.get(pathOf(task)), await org.client.delete(pathOf(task)), await org.client.patch(pathOf(task), { title: 'x' })]) expectError(again, 404, 'not_found');
    expect(await ids()).toEqual([]);
    const told = await eventsOf(app, task.id);
    expect(told.map(({ event, sequence }) => [event, sequence])).toEqual([['task.created', 1], ['task.completed', 2], ['task.deleted', 3]]);
    expect(told[2]?.payload).toEqual({ task });
    expect((told[2]?.ts ?? '') >= task.updated_at).toBe(true);
  });

  it('leaves its contact as it was', async () => {
    const contact = await newContact();
    const before = (await org.client.get(`${CONTACTS}/${contact}`)).body as unknown;
    await org.client.delete(pathOf(await create({ contact_id: contact })));
    expect((await org.client.get(`${CONTACTS}/${contact}`)).body).toEqual(before);
  });
});

it.each([randomUUID(), 'not-a-uuid', '1', '%00'])('%s is nobody: 404 to GET, PATCH and DELETE', async (id) => {
  for (const answer of [await org.client.get(`${TASKS}/${id}`), await org.client.patch(`${TASKS}/${id}`, { title: 'x' }), await org.client.delete(`${TASKS}/${id}`)]) expectError(answer, 404, 'not_found');
});

it('a key that only reads may list and get, and not write', async () => {
  const task = await create();
  expect([(await org.reader.get(TASKS)).status, (await org.reader.get(pathOf(task))).status]).toEqual([200, 200]);
  for (const answer of [await org.reader.post(TASKS, { title: 'x' }), await org.reader.patch(pathOf(task), { title: 'x' }), await org.reader.delete(pathOf(task))]) expectError(answer, 403, 'insufficient_scope');
});

describe('the list', () => {
  it('is empty in an organization without tasks', async () => {
    expect((await list()).body).toEqual({ data: [], meta: { count: 0, limit: 50, offset: 0, next_cursor: null } });
  });

  it('shows the records newest first; equal times go by id', async () => {
    const made: Task[] = [];
    for (let i = 0; i < 5; i++) made.unshift(await create({ title: `T${i}` }));
    expect((await list()).body.data).toEqual(made);
    await app.sql("UPDATE tasks SET version = version + 1, created_at = '2026-01-01' WHERE org_id = $1", [org.id]);
    expect(await ids()).toEqual(made.map(({ id }) => id));
  });

  it('done and completed each find both; open and cancelled their own', async () => {
    const made: Record<string, string> = {};
    for (const status of ['open', 'done', 'completed', 'cancelled']) made[status] = (await create({ status })).id;
    expect(await ids({ status: 'done' })).toEqual([made['completed'], made['done']]);
    expect(await ids({ status: 'completed' })).toEqual([made['completed'], made['done']]);
    expect([await ids({ status: 'open' }), await ids({ status: 'cancelled' })]).toEqual([[made['open']], [made['cancelled']]]);
  });

  it('contact_id and updated_since narrow it, together with status', async () => {
    const [a, b] = [await newContact(), await newContact()];
    const [first, second, third] = [await create({ contact_id: a }), await create({ contact_id: a, status: 'done' }), await create({ contact_id: b })];
    expect(await ids({ contact_id: a })).toEqual([second.id, first.id]);
    expect(await ids({ contact_id: a.toUpperCase(), status: 'completed' })).toEqual([second.id]);
    expect(await ids({ contact_id: randomUUID() })).toEqual([]);
    await app.sql("UPDATE tasks SET version = version + 1, updated_at = '2026-01-01T00:00:00Z' WHERE id = $1", [first.id]);
    await app.sql("UPDATE tasks SET version = version + 1, updated_at = '2026-01-02T00:00:00Z' WHERE id = $1", [second.id]);
    expect(await ids({ updated_since: '2026-01-02T00:00:00Z' })).toEqual([third.id, second.id]);
    expect(await ids({ updated_since: '2026-01-02T01:00:00.001+01:00' })).toEqual([third.id]);
    expect(await ids({ updated_since: '2026-01-01T00:00:00Z', contact_id: a })).toEqual([second.id, first.id]);
  });

  it('limit, offset and cursor give the same order', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, i) => create({ title: `T${i}`, status: i % 2 ? 'done' : 'completed' })));
    await app.sql("UPDATE tasks SET version = version + 1, created_at = date_trunc('second', created_at) WHERE org_id = $1", [org.id]);
    const whole = await ids({ limit: '200' });
    expect(new Set(whole).size).toBe(60);
    expect((await list()).body.meta).toMatchObject({ count: 50, limit: 50, offset: 0 });
    expect(await ids({ limit: '10', offset: '45' })).toEqual(whole.slice(45, 55));
    expect((await walk<Task>(org.client, TASKS, { limit: '7' })).map(({ id }) => id)).toEqual(whole);
    expect((await walk<Task>(org.client, TASKS, { limit: '7', status: 'done' })).map(({ id }) => id)).toEqual(whole);
    // The two words are one filter, for a cursor too.
    const { body } = await list({ limit: '7', status: 'done' });
    expect(await ids({ limit: '7', status: 'completed', cursor: body.meta.next_cursor as string })).toEqual(whole.slice(7, 14));
    expectError(await list({ status: 'open', cursor: body.meta.next_cursor as string }), 422, 'validation', ['cursor']);
  });

  it.each([
    [{ limit: '0' }, 'limit'],
    [{ limit: '201' }, 'limit'],
    [{ limit: 'x' }, 'limit'],
    [{ offset: '-1' }, 'offset'],
    [{ status: 'closed' }, 'status'],
    [{ status: '' }, 'status'],
    [{ contact_id: 'x' }, 'contact_id'],
    [{ updated_since: '2026-01-01' }, 'updated_since'],
    [{ cursor: 'x' }, 'cursor'],
  ])('%j is 422', async (query, field) => {
    expectError(await list(query), 422, 'validation', [field]);
  });
});

describe('when the contact is deleted', () => {
  it('its tasks stay without it: version and updated_at move, all else and other tasks do not', async () => {
    const [contact, other] = [await newContact(), await newContact()];
    const [open, done, bystander] = [await create({ contact_id: contact }), await create({ contact_id: contact, status: 'done' }), await create({ contact_id: other })];
    await app.sql("UPDATE tasks SET version = version + 1, updated_at = '2026-01-01T00:00:00Z' WHERE org_id = $1", [org.id]);
    const was = await read(bystander);
    expect((await org.client.delete(`${CONTACTS}/${contact}`)).status).toBe(204);
    for (const task of [open, done]) {
      const { updated_at, ...rest } = await read(task);
      expect({ ...rest, updated_at: '' }).toEqual({ ...task, contact_id: null, updated_at: '' });
      expect(updated_at > '2026-01-01T00:00:00.000Z').toBe(true);
      expect(await app.sql('SELECT version FROM tasks WHERE id = $1', [task.id])).toEqual([{ version: 3 }]);
    }
    expect(await read(bystander)).toEqual(was);
    expect([await eventNames(app, open.id), await eventNames(app, done.id), await eventNames(app, bystander.id)]).toEqual([
      ['task.created 1', 'task.updated 2'],
      ['task.created 1', 'task.completed 2', 'task.updated 3'],
      ['task.created 1'],
    ]);
    for (const task of [open, done]) {
      const [last] = (await eventsOf(app, task.id)).slice(-1);
      expect(last).toMatchObject({ ts: (await read(task)).updated_at, payload: { task: await read(task) } });
    }
  });

  it('their next events go on with their numbers', async () => {
    const contact = await newContact();
    const task = await create({ contact_id: contact });
    await org.client.delete(`${CONTACTS}/${contact}`);
    await change(task, { status: 'done' });
    expect(await eventNames(app, task.id)).toEqual(['task.created 1', 'task.updated 2', 'task.updated 3', 'task.completed 4']);
  });

  it('a hundred tasks take no more statements than one', async () => {
    const sent = new SentStatements(app);
    const counts: number[] = [];
    try {
      for (const count of [1, 100]) {
        const contact = await newContact();
        await Promise.all(Array.from({ length: count }, () => create({ contact_id: contact })));
        sent.clear();
        expect((await org.client.delete(`${CONTACTS}/${contact}`)).status).toBe(204);
        counts.push(sent.all.length);
      }
    } finally {
      sent.stop();
    }
    expect(counts).toEqual([6, 6]);
    expect(await app.sql("SELECT 1 FROM events WHERE org_id = $1 AND type = 'task.updated'", [org.id])).toHaveLength(101);
  });

  it.each([
    ['created', (contact: string): Promise<Answer> => org.client.post(TASKS, { title: 'Race', contact_id: contact })],
    ['pointed at it', async (contact: string): Promise<Answer> => org.client.patch(pathOf(await create()), { contact_id: contact })],
  ])('at the moment in which a task is %s, the task ends up without it, or is refused with 422', async (_what, send) => {
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, async (_, round) => {
        const contact = await newContact();
        const remove = (): Promise<Answer> => org.client.delete(`${CONTACTS}/${contact}`);
        const [deleted, task] = await (round % 2 ? Promise.all([remove(), send(contact)]) : Promise.all([send(contact), remove()]).then(([b, a]) => [a, b] as const));
        return { deleted: deleted.status, task };
      }),
    );
    expect(outcomes.map(({ deleted }) => deleted)).toEqual(Array(30).fill(204));
    for (const { task } of outcomes) {
      if (task.status === 422) expectError(task, 422, 'validation', ['contact_id']);
      else expect((await read(task.body as Task)).contact_id).toBeNull();
    }
    expect(await app.sql('SELECT 1 FROM tasks WHERE org_id = $1 AND contact_id IS NOT NULL', [org.id])).toEqual([]);
    const created = await app.sql<{ tasks: number; events: number }>("SELECT (SELECT count(*) FROM tasks WHERE org_id = $1)::int AS tasks, (SELECT count(*) FROM events WHERE org_id = $1 AND type = 'task.created')::int AS events", [org.id]);
    expect(created[0]?.events).toBe(created[0]?.tasks);
  });
});

describe('two organizations', () => {
  it('see, filter and walk only their own tasks', async () => {
    const other = await app.newOrganization();
    const [mine, theirs] = [await create({ status: 'done' }), await create({ status: 'done' }, other)];
    for (const query of [{}, { status: 'completed' }, { updated_since: '2000-01-01T00:00:00Z' }]) expect([await ids(query), await ids(query, other)]).toEqual([[mine.id], [theirs.id]]);
    const contact = await newContact(other);
    await create({ contact_id: contact }, other);
    expect(await ids({ contact_id: contact })).toEqual([]);
    const { next_cursor } = (await list({ limit: '1' }, other)).body.meta as { next_cursor: string };
    expectError(await list({ cursor: next_cursor }), 422, 'validation', ['cursor']);
    for (const answer of [await org.client.get(pathOf(theirs)), await org.client.patch(pathOf(theirs), { title: 'x' }), await org.client.delete(pathOf(theirs))]) expectError(answer, 404, 'not_found');
    expect((await other.client.get(pathOf(theirs))).body).toEqual(theirs);
  });
});

it('completed by ten at once fires once, over and over', async () => {
  for (let round = 0; round < 8; round++) {
    const task = await create();
    const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => org.client.patch(pathOf(task), { status: i % 2 ? 'done' : 'completed' })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect(new Set(answers.map(({ body }) => body.completed_at as string)).size).toBe(1);
    const names = await eventNames(app, task.id);
    expect(names.slice(0, 3)).toEqual(['task.created 1', 'task.updated 2', 'task.completed 3']);
    // The other values only change the word.
    expect(names.slice(3)).toEqual(names.slice(3).map((_, index) => `task.updated ${index + 4}`));
  }
});
