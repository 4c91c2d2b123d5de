import { randomUUID } from 'node:crypto';
import { equal, has, holds, match, ok, refused } from '../runner/expect.mjs';
import { notRun, row, section } from '../runner/rows.mjs';

const CONTACTS = '/api/v1/contacts';
const JSON_TYPE = { 'Content-Type': 'application/json' };

export const errors = section('oratek: Errors', [
  row('body: `{"error", "message"}`, and on 422 also `details` of `field`, `code`, `message`; `field` is a dotted path (`tags.3`), the query parameter\'s name, or `id`', async (t) => {
    const answer = await t.client.post(CONTACTS, { full_name: t.text(), tags: ['a', 'b', 'c', 7], deal_value: -1 });
    refused(answer, 422, 'validation', ['tags.3', 'deal_value']);
    for (const detail of answer.body.details) equal(Object.keys(detail).sort(), ['code', 'field', 'message'], 'keys of a detail');
    refused(await t.client.get(`${CONTACTS}?limit=0`), 422, 'validation', ['limit']);
  }),
  row('400 `no_fields`: PATCH with an empty body (`{}`, or nothing, also under a JSON Content-Type)', async (t) => {
    const path = `${CONTACTS}/${(await t.contact()).id}`;
    refused(await t.client.patch(path, {}), 400, 'no_fields');
    refused(await t.client.patch(path), 400, 'no_fields');
    refused(await t.client.patch(path, '', JSON_TYPE), 400, 'no_fields');
  }),
  row('400 `invalid_json`: the body is not JSON, or not an object', async (t) => {
    for (const body of ['{', '[]', '"x"', 'null', '{"full_name":"x",}']) refused(await t.client.post(CONTACTS, body, JSON_TYPE), 400, 'invalid_json');
  }),
  row('401 `missing_api_key` / `invalid_api_key` / `revoked_api_key`: see Authentication', async (t) => {
    const answer = await t.anonymous.get(CONTACTS);
    refused(answer, 401, 'missing_api_key');
    match(answer.body.message, /Authorization|Bearer/, 'message');
  }),
  row('403 `insufficient_scope`: the message names the scope that is missing', async (t) => {
    const answer = await t.client.get('/api/v1/settings/api-keys');
    refused(answer, 403, 'insufficient_scope');
    match(answer.body.message, /admin/, 'message');
  }),
  notRun('403 `https_required`: see Transport', 'depends on how the server is installed'),
  row('404 `not_found`: an id that is not a UUID; an unknown route', async (t) => {
    for (const path of [`${CONTACTS}/1`, `${CONTACTS}/${randomUUID()}`, '/api/v1/nothing', '/api/v1']) refused(await t.client.get(path), 404, 'not_found');
  }),
  row("404 `not_found`: not in your org. Another org's record answers exactly as one that never existed", async (t) => {
    const other = t.other;
    const [{ id }, task] = [await t.contact(), await t.task()];
    for (const [path, never] of [[`${CONTACTS}/${id}`, `${CONTACTS}/${randomUUID()}`], [`/api/v1/tasks/${task.id}`, `/api/v1/tasks/${randomUUID()}`]]) {
      for (const [method, body] of [['GET'], ['PATCH', { label: 'x' }], ['DELETE']]) {
        const sent = path.includes('tasks') && body ? { category: 'x' } : body;
        const [theirs, nobodys] = [await other.send(method, path, sent), await other.send(method, never, sent)];
        refused(theirs, 404, 'not_found');
        equal(theirs.body, nobodys.body, `${method} ${path}`);
      }
    }
    ok(await t.client.get(`${CONTACTS}/${id}`));
  }),
  row('405 `method_not_allowed`: with `Allow`', async (t) => {
    const answer = await t.client.send('PUT', CONTACTS, {});
    refused(answer, 405, 'method_not_allowed');
    for (const method of ['GET', 'HEAD', 'POST']) match(answer.headers.allow, new RegExp(`\\b${method}\\b`), 'Allow');
  }),
  row('409 `idempotency_in_progress`: the first request with this Idempotency-Key still runs. Sent again: done once, the first answer again', async (t) => {
    const [name, key] = [t.text('Once'), randomUUID()];
    const answers = await Promise.all(Array.from({ length: 5 }, () => t.client.post(CONTACTS, { full_name: name }, { 'Idempotency-Key': key })));
    for (const answer of answers.filter(({ status }) => status !== 201)) refused(answer, 409, 'idempotency_in_progress');
    const again = ok(await t.client.post(CONTACTS, { full_name: name }, { 'Idempotency-Key': key }), 201);
    equal(again.headers['idempotency-replayed'], 'true', 'Idempotency-Replayed');
    equal(new Set([again, ...answers].filter(({ status }) => status === 201).map(({ text }) => text)).size, 1, 'number of different answers');
    equal(ok(await t.client.get(`${CONTACTS}?q=${encodeURIComponent(name)}`)).body.meta.count, 1, 'contacts of the name');
  }),
  row('412 `precondition_failed`: If-Match does not match', async (t) => {
    const path = `${CONTACTS}/${(await t.contact()).id}`;
    refused(await t.client.patch(path, { label: 'x' }, { 'If-Match': '"stale"' }), 412, 'precondition_failed');
    const { headers } = await t.client.get(path);
    ok(await t.client.patch(path, { label: 'x' }, { 'If-Match': headers.etag }));
  }),
  row('413 `payload_too_large`: body over 1 MiB', async (t) => {
    const answer = await t.client.post(CONTACTS, { full_name: 'x'.repeat(1024 * 1024) }).catch((error) => error);
    // A server may close before the client has sent it all, and a proxy may have a limit of its own.
    if (answer instanceof Error || answer.body === undefined) t.untried('413', `something before the server refuses it: ${answer.message ?? answer.status}`);
    else refused(answer, 413, 'payload_too_large');
  }),
  row('415 `unsupported_media_type`: not `application/json`; an empty body has no type and DELETE ignores one', async (t) => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=latin1']) refused(await t.client.post(CONTACTS, '{"full_name":"x"}', { 'Content-Type': type }), 415, 'unsupported_media_type');
    const { id } = await t.contact();
    ok(await t.client.delete(`${CONTACTS}/${id}`, { 'Content-Type': 'text/plain' }), 204);
  }),
  row('422 `validation`: body, query or header fails the schema; `details` lists every issue, not only the first', async (t) => {
    refused(await t.client.post(CONTACTS, { company: t.text(), email: 'nobody', phone: 'x'.repeat(65), tag: 'a' }), 422, 'validation', ['email', 'phone', 'tag']);
    refused(await t.client.get(`${CONTACTS}?limit=201&offset=-1`), 422, 'validation', ['limit', 'offset']);
    refused(await t.client.post(CONTACTS, { full_name: t.text() }, { 'Idempotency-Key': 'x'.repeat(300) }), 422, 'validation');
  }),
  row('422 `idempotency_mismatch`: same Idempotency-Key, other request', async (t) => {
    const key = { 'Idempotency-Key': randomUUID() };
    ok(await t.client.post(CONTACTS, { full_name: t.text() }, key), 201);
    refused(await t.client.post(CONTACTS, { full_name: t.text() }, key), 422, 'idempotency_mismatch');
  }),
  notRun('429 `rate_limited`: with `Retry-After`', "it would use up the organization's quota of an hour"),
  notRun('501 `not_implemented`: a transfer coding other than `chunked`; 400, 408, 417, 431 `bad_request`: not well-formed HTTP, or not in time', 'a proxy before the server answers such requests itself'),
  notRun('500 / 503 `internal` / `unavailable`: no stack, no SQL, no path in the body; the request id leads to the log', 'needs a fault of the server or of its database'),
  row('unknown body keys and unknown query parameters are a 422 that names them and the nearest known one. So are `limit[]=1` and an empty `label=`', async (t) => {
    const body = await t.client.post(CONTACTS, { full_name: t.text(), deal_valu: 5 });
    refused(body, 422, 'validation', ['deal_valu']);
    match(body.body.details[0].message, /deal_value/, 'message');
    const query = await t.client.get(`${CONTACTS}?lable=hot`);
    refused(query, 422, 'validation', ['lable']);
    match(query.body.details[0].message, /label/, 'message');
    for (const parameter of ['limit[]=1', 'label=']) refused(await t.client.get(`${CONTACTS}?${parameter}`), 422, 'validation');
  }),
  row('`null` clears a nullable field', async (t) => {
    const { id } = await t.contact({ label: 'hot', phone: '1' });
    has(ok(await t.client.patch(`${CONTACTS}/${id}`, { label: null })).body, { label: null, phone: '1' });
  }),
  row('a record that was read may be sent back whole in a PATCH: what the server sets is accepted where it equals the record as it is, else it is a 422 on that field', async (t) => {
    const contact = await t.contact({ label: 'hot' });
    const path = `${CONTACTS}/${contact.id}`;
    has(ok(await t.client.patch(path, { ...contact, label: 'cold' })).body, { id: contact.id, label: 'cold' });
    const now = (await t.client.get(path)).body;
    equal(ok(await t.client.patch(path, { id: now.id, source: now.source, created_at: now.created_at, updated_at: now.updated_at })).body, now, 'record');
    refused(await t.client.patch(path, { id: randomUUID() }), 422, 'validation', ['id']);
    holds(now.source === 'api', 'source is not "api"');
  }),
]);
