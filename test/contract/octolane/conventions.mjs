import { randomUUID } from 'node:crypto';
import { data, denied, equal, holds, match, ok } from '../runner/expect.mjs';
import { row, section } from '../runner/rows.mjs';

const PIPELINES = '/v1/pipelines';

export const conventions = section('octolane: Conventions', [
  row('base: `/v1`, JSON', async (t) => match(ok(await t.v1.get(PIPELINES)).headers['content-type'], /^application\/json; charset=utf-8$/i, 'Content-Type')),
  row('auth: `x-api-key: <key>`, any key of the org (the same `otk_…` tokens); a GET or a `/search` needs `read`, the rest `write`', async (t) => {
    data(await t.v1.get(PIPELINES));
    data(await t.v1Reader.get(PIPELINES));
    denied(await t.v1Anonymous.get(PIPELINES, { Authorization: `Bearer ${t.tokens.write}` }), 401);
    denied(await t.v1Reader.send('DELETE', PIPELINES), 403);
    // A search only reads, whether or not there is one.
    denied(await t.v1Reader.post('/v1/nothing/search', {}), 404);
    denied(await t.v1.as(t.admin.token).get(PIPELINES), 403);
  }),
  row("auth: a same-origin request with the console's cookie and neither header", async (t) => {
    data(await t.v1Anonymous.get(PIPELINES, t.session));
    denied(await t.v1Anonymous.get(PIPELINES, { ...t.session, 'x-api-key': `otk_${'0'.repeat(26)}` }), 401);
    denied(await t.v1Anonymous.get(PIPELINES, { ...t.session, 'Sec-Fetch-Site': 'cross-site' }), 401);
  }),
  row('success: `{"success": true, "message": …, "data": …}`', async (t) => holds(Array.isArray(data(await t.v1.get(PIPELINES)).pipelines), 'data.pipelines is a list')),
  row('error: `{"success": false, "statusCode", "message", "errors"}`. `errors` maps field to one sentence; on errors that are not about fields `errors` is `{}`', async (t) => {
    const answer = await t.v1.get(`${PIPELINES}?limi=3`);
    denied(answer, 400, ['limi']);
    equal(answer.body.message, 'Validation error', 'message');
    match(answer.body.errors.limi, /^Limi /, 'errors.limi');
    denied(await t.v1.get('/v1/nothing'), 404);
  }),
  row('status: 401 key missing, wrong, revoked or expired; 403 scope; 404 not found', async (t) => {
    denied(await t.v1Anonymous.get(PIPELINES), 401);
    denied(await t.v1.as(`otk_${'0'.repeat(26)}`).get(PIPELINES), 401);
    denied(await t.v1Anonymous.get('/v1/nothing'), 401);
    const { id, token } = (await t.made('/api/v1/settings/api-keys', { name: t.text('Key'), scopes: ['read'] }, t.admin)).body;
    data(await t.v1.as(token).get(PIPELINES));
    ok(await t.admin.delete(`/api/v1/settings/api-keys/${id}`), 204);
    await t.eventually(async () => denied(await t.v1.as(token).get(PIPELINES), 401));
    denied(await t.v1.get(`${PIPELINES}/${randomUUID()}/stages`), 404);
    t.untried('429 and 500', "they need the organization's quota used up, and a fault of the server");
  }),
  row('other statuses: 405, 412, 413, 415 and 409 as on `/api/v1`, in this envelope with `errors: {}`', async (t) => {
    const answer = await t.v1.send('DELETE', PIPELINES);
    denied(answer, 405);
    match(answer.headers.allow, /\bGET\b/, 'Allow');
  }),
  row('the rate limit is the same', async (t) => {
    const [one, two] = [await t.v1.get(PIPELINES), await t.client.get('/api/v1/contacts?limit=1')];
    equal(one.headers['x-ratelimit-limit'], two.headers['x-ratelimit-limit'], 'X-RateLimit-Limit');
  }),
]);
