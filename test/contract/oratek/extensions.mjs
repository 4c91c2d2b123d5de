import { data as dataOf, denied, equal, eventually, has, holds, ok, refused } from '../runner/expect.mjs';
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
  notRun('`custom_fields`: on contacts an object by `property_name`; an unknown key is a 422', LATER),
  row('who may: creating fields and stages: `write` (refused on a locked pipeline); renaming, merging, deleting, locking: `admin`, through every door', async (t) => {
    const { pipeline_id, stages: [{ stage_id, label }, other] } = await t.pipeline();
    const path = `/api/v1/settings/pipelines/${pipeline_id}`;
    denied(await t.v1Reader.post(`/v1/pipelines/${pipeline_id}/stages/bulk`, [{ label }]), 403);
    refused(await t.client.patch(path, { locked: true }), 403, 'insufficient_scope');
    refused(await t.client.patch(`${path}/stages/${stage_id}`, { label }), 403, 'insufficient_scope');
    refused(await t.client.post(`${path}/stages/${stage_id}/merge`, { into: other.stage_id }), 403, 'insufficient_scope');
    refused(await t.client.delete(`${path}/stages/${stage_id}?move_to=${other.stage_id}`), 403, 'insufficient_scope');
    t.untried('fields', LATER);
    if (!t.isDisposable) return t.untried('a locked pipeline', 'other clients would be refused meanwhile: give --disposable');
    const own = dataOf(await t.v1.post('/v1/pipelines', { name: t.text('Pipeline') }), 201).pipeline_id;
    ok(await t.admin.patch(`/api/v1/settings/pipelines/${own}`, { locked: true }));
    denied(await t.v1.post(`/v1/pipelines/${own}/stages/bulk`, [{ label: 'A' }]), 400, ['0.label']);
  }),
  row('changing pipelines: `PATCH /api/v1/settings/pipelines/{id}` (`name`, `locked`, `is_default`), `PATCH …/{id}/stages/{stage_id}` (`label`, `stage_order`, `color`, `stage_type`, `probability`, `is_default`), `POST …/stages/{stage_id}/merge` with `{into}`, `DELETE …/stages/{stage_id}?move_to=`, the last two 202 with `{id, status, done, total}`, read at `GET /api/v1/settings/jobs/{id}`', async (t) => {
    if (!t.isDisposable) return t.untried('all of it', 'a pipeline cannot be deleted: give --disposable if the organization may keep some');
    const name = t.text('Pipeline');
    const { pipeline_id: id, stages } = dataOf(await t.v1.post('/v1/pipelines', { name, stages: ['A', 'B', 'C'].map((label) => ({ label })) }), 201);
    const [a, b, c] = stages.map(({ stage_id }) => stage_id);
    const path = `/api/v1/settings/pipelines/${id}`;
    equal(ok(await t.admin.patch(path, { name: `${name} 2`, locked: true })).body, { id, name: `${name} 2`, locked: true, is_default: false }, 'the pipeline');
    const change = { label: 'A+', stage_order: 5, color: 'red', stage_type: 'negative', probability: 3, is_default: true };
    equal(ok(await t.admin.patch(`${path}/stages/${a}`, change)).body, { id: a, pipeline_id: id, key: 'a', ...change }, 'the stage');
    const { id: deal } = await t.pushed('/v1/opportunities', { pipeline_id: id, opportunity: { name: t.text('Deal'), stage_name: 'B' } });
    const jobs = [ok(await t.admin.post(`${path}/stages/${b}/merge`, { into: c }), 202).body, ok(await t.admin.delete(`${path}/stages/${c}?move_to=${a}`), 202).body];
    for (const job of jobs) {
      equal(Object.keys(job).sort(), ['done', 'id', 'status', 'total'], 'keys of a job');
      await eventually(async () => has(ok(await t.admin.get(`/api/v1/settings/jobs/${job.id}`)).body, { status: 'completed' }));
    }
    equal(dataOf(await t.v1.get(`/v1/opportunities/${deal}`)).stage_id, a, "the deal's stage");
    equal((await t.pushed('/v1/opportunities', { pipeline_id: id, opportunity: { name: t.text('Deal'), stage_name: 'b' } })).stage_id, a, 'the stage that the old name means');
  }),
  row('documented for people too: a change log of the API, the document', async (t) => {
    for (const path of ['/docs', '/docs/changelog', '/docs/webhooks', '/docs/sync', '/openapi.yaml', '/openapi.json']) ok(await t.server.ask('GET', path));
  }),
  notRun('documented for people too: a deprecation policy, `/llms.txt`', LATER),
]);
