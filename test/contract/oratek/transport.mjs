import { equal, has, holds, match, ok, refused } from '../runner/expect.mjs';
import { notRun, row, section } from '../runner/rows.mjs';

const UUID7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

export const transport = section('oratek: Transport, ids, times', [
  row('base: `/api/v1`, JSON, UTF-8', async (t) => {
    const name = t.text('Grüße 東京 🎉');
    const answer = await t.made('/api/v1/contacts', { full_name: name });
    match(answer.headers['content-type'], /^application\/json; charset=utf-8$/i, 'Content-Type');
    equal((await t.client.get(`/api/v1/contacts/${answer.body.id}`)).body.full_name, name, 'full_name');
  }),
  row('HTTPS only: HSTS is sent', async (t) => {
    const { headers } = ok(await t.client.get('/api/v1/contacts?limit=1'));
    if (t.server.isSecure) match(headers['strict-transport-security'], /max-age=\d+/, 'Strict-Transport-Security');
    else t.untried('HSTS', 'the server is asked over plain HTTP');
    t.untried('a plain-http request is refused', 'what answers at the port of plain HTTP need not be this server');
  }),
  notRun('HTTPS only: in production a plain-http request is refused (403 `https_required`, never redirected); TLS by the app or by a proxy named in `TRUSTED_PROXIES`', 'depends on how the server is installed; the specs of the transport try it'),
  row('HTTPS only: `/health/*` is exempt', async (t) => {
    for (const path of ['/health/live', '/health/ready']) ok(await t.server.ask('GET', path));
  }),
  row('ids: UUID version 7, lower case, in canonical form', async (t) => {
    const { id } = await t.contact();
    match(id, UUID7, 'id');
    equal(ok(await t.client.get(`/api/v1/contacts/${id.toUpperCase()}`)).body.id, id, 'id');
  }),
  row('times: RFC 3339, UTC, milliseconds. Input: any RFC 3339 date-time with an offset', async (t) => {
    const task = await t.task({ due_at: '2031-05-14T20:24:30.5+02:00' });
    equal(task.due_at, '2031-05-14T18:24:30.500Z', 'due_at');
    for (const name of ['created_at', 'updated_at']) match(task[name], MOMENT, name);
    for (const due_at of ['2031-05-14', '2031-05-14T20:24:30', 'tomorrow', 5]) refused(await t.client.post('/api/v1/tasks', { title: t.text(), due_at }), 422, 'validation', ['due_at']);
  }),
  row('money: `deal_value` is a JSON number, at most 2 decimals, 0 to 999,999,999,999.99, stored exactly', async (t) => {
    for (const deal_value of [0, 0.1, 1234.56, 999_999_999_999.99]) has((await t.made('/api/v1/contacts', { full_name: t.text(), deal_value })).body, { deal_value });
    for (const deal_value of [-0.01, 0.001, 1e12, '5', true]) refused(await t.client.post('/api/v1/contacts', { full_name: t.text(), deal_value }), 422, 'validation', ['deal_value']);
  }),
  row("request id: every answer carries `X-Request-Id` (the client's own, if it sent a sane one)", async (t) => {
    const own = `req-${t.run}`;
    for (const client of [t.client, t.anonymous]) equal((await client.get('/api/v1/contacts?limit=1', { 'X-Request-Id': own })).headers['x-request-id'], own, 'X-Request-Id');
    match((await t.client.get('/api/v1/contacts?limit=1', { 'X-Request-Id': 'a b' })).headers['x-request-id'], UUID7, 'X-Request-Id');
    holds((await t.client.get('/api/v1/nothing')).headers['x-request-id'] !== undefined, 'an error has no X-Request-Id');
    t.untried('logs carry it', "the server's log is not seen from outside");
  }),
]);
