import { equal, eventually, holds, ok, refused } from '../runner/expect.mjs';
import { LATER, notRun, row, section } from '../runner/rows.mjs';

const EVENTS = '/api/v1/events';

/** Follows the feed until it has shown so many events of the record. */
async function follow(t, cursor, record, count) {
  const events = [];
  let at = cursor;
  await eventually(async () => {
    const { data, meta } = ok(await t.client.get(`${EVENTS}?wait=5&cursor=${at}&record_id=${record}`)).body;
    events.push(...data);
    at = meta.next_cursor;
    holds(events.length >= count, `${events.length} of ${count} events`);
  });
  return { events, cursor: at };
}

export const extensions = section('oratek: Extensions over the same records', [
  row('`GET /api/v1/events`: the feed: everything that happened, deletions included, ordered by `at`, `record_id`, `sequence`; `{data: [{id, type, at, sequence, record_id, payload}], meta: {next_cursor, has_more}}`', async (t) => {
    const begin = ok(await t.client.get(`${EVENTS}?wait=30`)).body;
    equal([begin.data, begin.meta.has_more], [[], false], 'without a cursor: no events, and the cursor of now');
    const contact = await t.contact();
    const changed = ok(await t.client.patch(`/api/v1/contacts/${contact.id}`, { label: 'hot' })).body;
    const { events, cursor } = await follow(t, begin.meta.next_cursor, contact.id, 2);
    equal(events.map(({ type, sequence, at, payload }) => [type, sequence, at, payload]), [['contact.created', 1, contact.created_at, { contact }], ['contact.updated', 2, changed.updated_at, { contact: changed }]], 'events');
    equal(Object.keys(events[0]).sort(), ['at', 'id', 'payload', 'record_id', 'sequence', 'type'], 'keys');
    ok(await t.client.delete(`/api/v1/contacts/${contact.id}`), 204);
    equal((await follow(t, cursor, contact.id, 1)).events.map(({ type }) => type), ['contact.deleted'], 'the deletion');
    const task = await t.task();
    ok(await t.client.patch(`/api/v1/tasks/${task.id}`, { status: 'done' }));
    ok(await t.client.delete(`/api/v1/tasks/${task.id}`), 204);
    equal((await follow(t, begin.meta.next_cursor, task.id, 4)).events.map(({ type }) => type), ['task.created', 'task.updated', 'task.completed', 'task.deleted'], 'events of a task');
  }),
  row('`GET /api/v1/events`: `cursor` (valid with any filter; `0`: from the oldest kept), `type` (repeatable), `record_id`, `limit` 1–500, `wait` 0–30 s', async (t) => {
    const { next_cursor: start } = ok(await t.client.get(EVENTS)).body.meta;
    const { id } = await t.contact();
    for (const label of ['a', 'b']) ok(await t.client.patch(`/api/v1/contacts/${id}`, { label }));
    const { events } = await follow(t, start, id, 3);
    const only = ok(await t.client.get(`${EVENTS}?cursor=${start}&record_id=${id}&type=contact.created&type=task.created`)).body;
    equal(only.data, [events[0]], 'type');
    const page = ok(await t.client.get(`${EVENTS}?cursor=${start}&record_id=${id}&limit=2`)).body;
    equal([page.data, page.meta.has_more], [events.slice(0, 2), true], 'limit');
    equal(ok(await t.client.get(`${EVENTS}?cursor=${page.meta.next_cursor}&record_id=${id}`)).body.data, [events[2]], 'the next page');
    equal(ok(await t.client.get(`${EVENTS}?cursor=0&limit=1`)).body.data.length, 1, 'events from the oldest kept');
    for (const parameter of ['limit=0', 'limit=501', 'wait=31', 'type=nothing', 'cursor=nonsense']) refused(await t.client.get(`${EVENTS}?${parameter}`), 422, 'validation', [parameter.split('=')[0]]);
    t.untried('`cursor_expired`', 'takes as long as events are kept');
  }),
  notRun('`GET /api/v1/users`: users of the organization: `id, name, active`', LATER),
  notRun('`POST /api/v1/{contacts,tasks}/bulk`: up to 100 items of `{op: create|update|delete, id, body, if_match}`', LATER),
  notRun('`GET /api/v1/search?q=`: contacts, accounts, deals, tasks, at most 25, best first', LATER),
  notRun('`owner_id`: on contacts, opportunities, tasks: a user of the organization or null; filter `owner_id`', LATER),
  notRun('who may: creating stages: `write`; renaming, merging, deleting, locking: `admin`, through every door', LATER),
  notRun('changing pipelines: `PATCH /api/v1/settings/pipelines/{id}`, `PATCH`, `POST …/merge`, `DELETE …/stages/{stage_id}`, `GET /api/v1/settings/jobs/{id}`', LATER),
  row('documented for people too: a change log of the API, the document', async (t) => {
    for (const path of ['/docs', '/docs/changelog', '/docs/webhooks', '/docs/sync', '/openapi.yaml', '/openapi.json']) ok(await t.server.ask('GET', path));
  }),
  notRun('documented for people too: a deprecation policy, `/llms.txt`', LATER),
]);
