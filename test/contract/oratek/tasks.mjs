import { randomUUID } from 'node:crypto';
import { equal, has, match, ok, refused } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const TASKS = '/api/v1/tasks';

export const tasks = section('oratek: Tasks', [
  row('record: `id, title, status, priority, category, due_at, contact_id, completed_at, created_at, updated_at`', async (t) => {
    const task = await t.task();
    for (const field of ['id', 'title', 'status', 'priority', 'category', 'due_at', 'contact_id', 'completed_at', 'created_at', 'updated_at']) equal(field in task, true, `has ${field}`);
    has(task, { status: 'open', priority: 'medium', category: null, due_at: null, contact_id: null, completed_at: null });
  }),
  row('`GET /tasks`: `status` (`open`, `done`, `completed`, `cancelled`), `limit`, `offset`; `contact_id`, `cursor`, `updated_since`; by `created_at`, `id` descending', async (t) => {
    const { id: contact_id } = await t.contact();
    const made = [];
    for (const status of ['open', 'done', 'completed', 'cancelled']) made.push((await t.task({ contact_id, status })).id);
    const list = async (parameters) => ok(await t.client.get(`${TASKS}?${new URLSearchParams({ contact_id, ...parameters })}`)).body;
    const ids = async (parameters) => (await list(parameters)).data.map(({ id }) => id);
    equal(await ids({}), made.toReversed(), 'newest first');
    equal(await ids({ status: 'open' }), [made[0]], 'open');
    equal(await ids({ status: 'cancelled' }), [made[3]], 'cancelled');
    equal(await ids({ limit: 1, offset: 1 }), [made[2]], 'limit and offset');
    const first = await list({ limit: 3 });
    equal(await ids({ limit: 3, cursor: first.meta.next_cursor }), [made[0]], 'cursor');
    equal((await list({ updated_since: '1970-01-01T00:00:00Z' })).meta.count, 4, 'updated_since');
    refused(await t.client.get(`${TASKS}?status=later`), 422, 'validation', ['status']);
  }),
  row('`POST /tasks`: `title` required, 1–500; `priority` `low`, `normal`, `medium`, `high`, `urgent`, kept as sent (default `medium`); `category` free, 64; `due_at`; `contact_id` of this org, else 422 on that field; `status` default `open`; 201', async (t) => {
    for (const priority of ['low', 'normal', 'medium', 'high', 'urgent']) has(await t.task({ priority }), { priority });
    const { id: contact_id } = await t.contact();
    const answer = await t.made(TASKS, { title: t.text(), category: 'x'.repeat(64), due_at: '2031-01-15T14:00:00Z', contact_id });
    has(answer.body, { contact_id, due_at: '2031-01-15T14:00:00.000Z' });
    equal(answer.headers.location, `${TASKS}/${answer.body.id}`, 'Location');
    for (const [field, value] of [['title', ' '], ['title', 'x'.repeat(501)], ['priority', 'later'], ['category', 'x'.repeat(65)], ['due_at', 'soon'], ['contact_id', randomUUID()], ['status', 'later']]) refused(await t.client.post(TASKS, { title: t.text(), [field]: value }), 422, 'validation', [field]);
    refused(await t.client.post(TASKS, {}), 422, 'validation', ['title']);
  }),
  row('`GET`, `PATCH`, `DELETE /tasks/{id}`: as for contacts', async (t) => {
    const task = await t.task();
    const path = `${TASKS}/${task.id}`;
    const read = ok(await t.client.get(path));
    equal(read.body, task, 'record');
    match(read.headers.etag, /^"[^"]+"$/, 'ETag');
    const changed = ok(await t.client.patch(path, { priority: 'high' }, { 'If-Match': read.headers.etag })).body;
    equal(changed, { ...task, priority: 'high', updated_at: changed.updated_at }, 'record');
    refused(await t.client.patch(path, { priority: 'low' }, { 'If-Match': read.headers.etag }), 412, 'precondition_failed');
    refused(await t.client.patch(path, {}), 400, 'no_fields');
    ok(await t.client.delete(path), 204);
    refused(await t.client.get(path), 404, 'not_found');
  }),
  row('`done` and `completed` are two words for one state: the one sent is echoed, either filter value finds both', async (t) => {
    const { id: contact_id } = await t.contact();
    const [done, completed] = [await t.task({ contact_id, status: 'done' }), await t.task({ contact_id, status: 'completed' })];
    equal([done.status, completed.status], ['done', 'completed'], 'status');
    match(done.completed_at, /Z$/, 'completed_at');
    for (const status of ['done', 'completed']) equal(ok(await t.client.get(`${TASKS}?contact_id=${contact_id}&status=${status}`)).body.data.map(({ id }) => id), [completed.id, done.id], `status=${status}`);
    has(ok(await t.client.patch(`${TASKS}/${done.id}`, { status: 'open' })).body, { completed_at: null });
  }),
]);
