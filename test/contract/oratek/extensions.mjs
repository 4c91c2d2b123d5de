import { randomUUID } from 'node:crypto';
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
  row('`GET /api/v1/users`: users of the organization: `id, name, active`', async (t) => {
    const { data } = ok(await t.client.get('/api/v1/users?limit=1')).body;
    equal(data.map((user) => [Object.keys(user).sort(), typeof user.name, typeof user.active]), data.map(() => [['active', 'id', 'name'], 'string', 'boolean']), 'users');
  }),
  row('`POST /api/v1/{contacts,tasks}/bulk`: up to 100 items of `{op: create|update|delete, id, body, if_match}`; 200 `{data: [{index, status, id, error, message, details}], meta: {succeeded, failed}}`; an item\'s own fault fails it alone, idempotent as a whole; an array that is none is a 422', async (t) => {
    for (const [path, record, made] of [['/api/v1/contacts', { full_name: t.text(), label: 'hot' }, await t.contact()], ['/api/v1/tasks', { title: t.text(), category: 'call' }, await t.task()]]) {
      const tag = ok(await t.client.get(`${path}/${made.id}`)).headers.etag;
      const items = [{ op: 'create', body: record }, { op: 'create', body: { ...record, owner_id: 'nobody' } }, { op: 'update', id: made.id, body: record, if_match: '"outdated"' }, { op: 'update', id: made.id, body: record, if_match: tag }, { op: 'delete', id: randomUUID() }];
      const send = () => t.client.post(`${path}/bulk`, items, { 'Idempotency-Key': t.run + path });
      const { body } = ok(await send());
      const [{ id }] = body.data;
      equal(body.data.map(({ index, status, error }) => [index, status, error]), [[0, 201, null], [1, 422, 'validation'], [2, 412, 'precondition_failed'], [3, 200, null], [4, 404, 'not_found']], 'data');
      equal([body.meta, Object.keys(body.data[1]).sort(), body.data[1].details.map(({ field }) => field)], [{ succeeded: 2, failed: 3 }, ['details', 'error', 'id', 'index', 'message', 'status'], ['body.owner_id']], 'an item that failed');
      equal(ok(await send()).body, body, 'sent again');
      equal(ok(await t.client.post(`${path}/bulk`, [{ op: 'delete', id }])).body.data.map(({ status }) => status), [204], 'delete');
      refused(await t.client.get(`${path}/${id}`), 404, 'not_found');
      for (const none of [{}, [], Array.from({ length: 101 }, () => items[0])]) equal((await t.client.post(`${path}/bulk`, none)).status, 422, 'no array of 1 to 100');
    }
  }),
  row('`GET /api/v1/search?q=`: contacts, accounts, deals, tasks, at most 25, best first: `{data: [{type, id, title, subtitle, url}]}`', async (t) => {
    const word = t.text('Search').replaceAll(' ', '');
    const contact = await t.contact({ full_name: word, deal_stage: 'lead' });
    const account = await t.pushed('/v1/accounts', { domain: t.domain(), name: `${word} works` });
    const task = await t.task({ title: `Call ${word}` });
    const { data } = ok(await t.client.get(`/api/v1/search?q=${encodeURIComponent(word.toUpperCase())}`)).body;
    equal(data.map(({ type }) => type), ['contact', 'deal', 'account', 'task'], 'best first');
    equal(data.filter(({ type }) => type !== 'deal').map(({ id, title }) => [id, title]), [[contact.id, word], [account.id, `${word} works`], [task.id, `Call ${word}`]], 'records');
    equal(Object.keys(data[0]), ['type', 'id', 'title', 'subtitle', 'url'], 'keys');
    holds(ok(await t.client.get('/api/v1/search?q=a')).body.data.length <= 25, 'at most 25');
    refused(await t.client.get('/api/v1/search'), 422, 'validation', ['q']);
  }),
  row('`owner_id`: on contacts, opportunities, tasks: a user of the organization or null; filter `owner_id`', async (t) => {
    const [user] = ok(await t.client.get('/api/v1/users?limit=1')).body.data;
    holds(user, 'a user of the organization');
    for (const [path, make] of [['/api/v1/contacts', () => t.contact({ owner_id: user.id })], ['/api/v1/tasks', () => t.task({ owner_id: user.id })]]) {
      const record = await make();
      equal(record.owner_id, user.id, path);
      equal(ok(await t.client.get(`${path}?owner_id=${user.id}&limit=1`)).body.data.map(({ id }) => id), [record.id], `${path}?owner_id`);
      refused(await t.client.patch(`${path}/${record.id}`, { owner_id: record.id }), 422, 'validation', ['owner_id']);
      equal(ok(await t.client.patch(`${path}/${record.id}`, { owner_id: null })).body.owner_id, null, `${path}: null`);
    }
    const deal = await t.contact({ owner_id: user.id, deal_stage: 'lead', deal_value: 999_999_999_999 });
    holds(ok(await t.client.get(`/api/v1/deals?owner_id=${user.id}`)).body.data.some(({ id }) => id === deal.id), 'deals of the owner');
  }),
  row('who may: creating fields and stages: `write` (refused on a locked pipeline); renaming, merging, deleting, locking: `admin`, through every door', async (t) => {
    const { pipeline_id, stages: [{ stage_id, label }, other] } = await t.pipeline();
    const path = `/api/v1/settings/pipelines/${pipeline_id}`;
    denied(await t.v1Reader.post(`/v1/pipelines/${pipeline_id}/stages/bulk`, [{ label }]), 403);
    refused(await t.client.patch(path, { locked: true }), 403, 'insufficient_scope');
    refused(await t.client.patch(`${path}/stages/${stage_id}`, { label }), 403, 'insufficient_scope');
    refused(await t.client.post(`${path}/stages/${stage_id}/merge`, { into: other.stage_id }), 403, 'insufficient_scope');
    refused(await t.client.delete(`${path}/stages/${stage_id}?move_to=${other.stage_id}`), 403, 'insufficient_scope');
    denied(await t.v1Reader.post(`/v1/pipelines/${pipeline_id}/fields/bulk`, [{ name: 'A', attribute_type: 'string' }]), 403);
    denied(await t.v1.post(`/v1/pipelines/${pipeline_id}/fields/bulk/update`, [{ property_name: 'a', name: 'A' }]), 403);
    if (!t.isDisposable) return t.untried('a locked pipeline', 'other clients would be refused meanwhile: give --disposable');
    const own = dataOf(await t.v1.post('/v1/pipelines', { name: t.text('Pipeline') }), 201).pipeline_id;
    ok(await t.admin.patch(`/api/v1/settings/pipelines/${own}`, { locked: true }));
    denied(await t.v1.post(`/v1/pipelines/${own}/stages/bulk`, [{ label: 'A' }]), 400, ['0.label']);
    denied(await t.v1.post(`/v1/pipelines/${own}/fields/bulk`, [{ name: 'A', attribute_type: 'string' }]), 400, ['0.name']);
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
