import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { equal, eventually, has, holds, match, ok, refused } from '../runner/expect.mjs';
import { NotRun, notRun, row, section } from '../runner/rows.mjs';

const [CONTACTS, TASKS, WEBHOOKS] = ['/api/v1/contacts', '/api/v1/tasks', '/api/v1/settings/webhooks'];
const EVENTS = ['contact.created', 'contact.updated', 'contact.deleted', 'deal.stage_changed', 'task.created', 'task.completed'];

/** A subscription to a path of its own, and what comes to it about one record: the organization may change meanwhile. */
async function subscribe(t, events = EVENTS) {
  const admin = t.admin;
  if (!t.receiver) throw new NotRun('needs --receiver-url, an address of this machine that the server can reach');
  const path = `/${t.text('hook').replace(/ /g, '-')}`;
  const answer = await admin.post(WEBHOOKS, { url: `${t.receiver.url}${path}`, events });
  if (answer.status === 422) throw new NotRun(`the server does not send to ${t.receiver.url} (WEBHOOK_ALLOWED_HOSTS): ${answer.body.details[0].message}`);
  const { id, secret } = ok(answer, 201).body;
  const of = (record) => t.receiver.at(path).filter(({ event }) => JSON.stringify(event?.payload ?? {}).includes(record));
  const arrived = (record, count) =>
    eventually(() => {
      const received = of(record);
      holds(received.length >= count, `${received.length} of ${count} deliveries arrived: ${received.map(({ event }) => event.event)}`);
      return received;
    });
  return { id, secret, path, url: `${WEBHOOKS}/${id}`, of, arrived };
}

const told = (received) => received.map(({ event }) => event.event);
const verifies = (secret, { raw, headers }) => {
  try {
    new Webhook(secret).verify(raw, headers);
    return true;
  } catch {
    return false;
  }
};
const hmac = (secret, { raw }) => `sha256=${createHmac('sha256', secret).update(raw).digest('hex')}`;

export const webhooks = section('oratek: Webhooks', [
  row(`events: \`${EVENTS.join('`, `')}\``, async (t) => {
    const { arrived } = await subscribe(t);
    const [stage] = await t.stages();
    const { id } = await t.contact();
    ok(await t.client.patch(`${CONTACTS}/${id}`, { deal_stage: stage }));
    await arrived(id, 3);
    ok(await t.client.delete(`${CONTACTS}/${id}`), 204);
    equal(told(await arrived(id, 4)), ['contact.created', 'contact.updated', 'deal.stage_changed', 'contact.deleted'], 'events of the contact');
    const task = await t.task({ status: 'done' });
    equal(told(await arrived(task.id, 2)), ['task.created', 'task.completed'], 'events of the task');
  }),
  row('body: `{"event", "ts", "payload"}`, `payload` as documented, records exactly as the API shows them; top level also `sequence`. Every attempt and resend carries the same bytes', async (t) => {
    const { arrived, url } = await subscribe(t);
    const [stage] = await t.stages();
    const contact = await t.contact();
    const moved = ok(await t.client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: stage })).body;
    const [created, updated, changed] = await arrived(contact.id, 3);
    equal(created.event, { event: 'contact.created', ts: created.event.ts, payload: { contact }, sequence: 1 }, 'contact.created');
    equal(updated.event.payload, { contact: moved }, 'contact.updated');
    equal(changed.event.payload, { contact: moved, new_stage: moved.deal_stage, previous_stage: null }, 'deal.stage_changed');
    const task = await t.task();
    equal((await arrived(task.id, 1))[0].event.payload, { task }, 'task.created');
    const delivery = await eventually(async () => {
      const found = ok(await t.admin.get(`${url}/deliveries?limit=200`)).body.data.find(({ event_id }) => event_id === created.headers['webhook-id']);
      equal(found?.status, 'succeeded', 'status');
      return found;
    });
    ok(await t.admin.post(`${url}/deliveries/${delivery.id}/resend`), [200, 201, 202]);
    const again = await arrived(contact.id, 4);
    equal(again.at(-1).raw.equals(created.raw), true, 'the same bytes');
    equal(again.at(-1).headers['webhook-id'], created.headers['webhook-id'], 'webhook-id');
  }),
  row('when: a PATCH that changes nothing fires nothing; a refused change fires nothing; moving between `done` and `completed` fires nothing', async (t) => {
    const { arrived, of } = await subscribe(t);
    const { id } = await t.contact({ label: 'hot' });
    ok(await t.client.patch(`${CONTACTS}/${id}`, { label: 'hot' }));
    refused(await t.client.patch(`${CONTACTS}/${id}`, { deal_value: -1 }), 422, 'validation');
    const task = await t.task({ status: 'done' });
    ok(await t.client.patch(`${TASKS}/${task.id}`, { status: 'completed' }));
    ok(await t.client.patch(`${TASKS}/${task.id}`, { status: 'open' }));
    ok(await t.client.patch(`${TASKS}/${task.id}`, { status: 'done' }));
    // The last change of each comes after whatever else was fired.
    ok(await t.client.patch(`${CONTACTS}/${id}`, { label: 'cold' }));
    equal(told(await arrived(id, 2)), ['contact.created', 'contact.updated'], 'events of the contact');
    await arrived(task.id, 3);
    equal(told(of(task.id)), ['task.created', 'task.completed', 'task.completed'], 'events of the task');
  }),
  row('when: a contact born in the same unit as its deal fires, of the six documented events, `contact.created` only', async (t) => {
    const { arrived } = await subscribe(t);
    const [stage] = await t.stages();
    const { id } = await t.contact({ deal_stage: stage });
    ok(await t.client.patch(`${CONTACTS}/${id}`, { label: 'last' }));
    equal(told(await arrived(id, 2)), ['contact.created', 'contact.updated'], 'events');
  }),
  row('when: nothing of a subscription that is paused is sent by itself later; it can be resent by range', async (t) => {
    const { arrived, url, of } = await subscribe(t);
    ok(await t.admin.patch(url, { status: 'paused' }));
    const unheard = await t.contact();
    ok(await t.admin.patch(url, { status: 'active' }));
    const heard = await t.contact();
    await arrived(heard.id, 1);
    equal(of(unheard.id), [], 'what came of the time of the pause');
    ok(await t.admin.post(`${url}/resend`, { from: unheard.created_at, events: ['contact.created'] }), [200, 201, 202]);
    await arrived(unheard.id, 1);
  }),
  row('signature: `X-OraTek-Signature: sha256=<hex>`, HMAC-SHA256 of the raw body with the subscription\'s secret', async (t) => {
    const { arrived, secret } = await subscribe(t);
    const [one] = await arrived((await t.contact({ company: 'Ünïcode € 🎉' })).id, 1);
    equal(one.headers['x-oratek-signature'], hmac(secret, one), 'X-OraTek-Signature');
  }),
  row('more headers: `webhook-id`, `webhook-timestamp`, `webhook-signature` (Standard Webhooks 1.0), `X-OraTek-Event`, `X-OraTek-Delivery`, `X-Request-Id` (of the request that made the change), `User-Agent`', async (t) => {
    const { arrived, secret } = await subscribe(t);
    const requestId = `req-${t.text('hook').replace(/ /g, '-')}`;
    const { body } = ok(await t.client.post(CONTACTS, { full_name: t.text() }, { 'X-Request-Id': requestId }), 201);
    const [one] = await arrived(body.id, 1);
    holds(verifies(secret, one), 'webhook-signature does not verify');
    holds(!verifies(secret, { ...one, raw: Buffer.concat([one.raw, Buffer.from(' ')]) }), 'webhook-signature verifies another body');
    has(one.headers, { 'x-oratek-event': 'contact.created', 'x-request-id': requestId, 'content-type': 'application/json' });
    match(one.headers['x-oratek-delivery'], /^[0-9a-f-]{36}$/, 'X-OraTek-Delivery');
    match(one.headers['user-agent'], /^OraTek-Webhooks\//, 'User-Agent');
  }),
  row('secret: issued once with the subscription. Rotation has an overlap that an admin can end: `webhook-signature` then carries both, `X-OraTek-Signature` always exactly one value, the old secret\'s until the overlap ends', async (t) => {
    const { arrived, secret, url } = await subscribe(t);
    match(secret, /^whsec_/, 'secret');
    holds(!ok(await t.admin.get(url)).text.includes(secret), 'the secret is shown again');
    const renewed = ok(await t.admin.post(`${url}/rotate-secret`, {}), [200, 201]).body.secret;
    const [during] = await arrived((await t.contact()).id, 1);
    equal([verifies(secret, during), verifies(renewed, during), during.headers['x-oratek-signature']], [true, true, hmac(secret, during)], 'during the overlap');
    ok(await t.admin.post(`${url}/end-overlap`), [200, 201]);
    const [after] = await arrived((await t.contact()).id, 1);
    equal([verifies(secret, after), verifies(renewed, after), after.headers['x-oratek-signature']], [false, true, hmac(renewed, after)], 'after it');
    t.untried('encrypted at rest', 'the database is not seen from outside');
  }),
  row('success: 2xx within 15 s; a redirect is a failure and is not followed; retries: at once, then 5 s, …, signed afresh each time', async (t) => {
    const { arrived, path, url, id } = await subscribe(t, ['contact.created']);
    const elsewhere = `${path}-elsewhere`;
    const name = t.text('Redirected');
    t.receiver.answer(path, { about: name, status: 301, headers: { location: `${t.receiver.url}${elsewhere}` } });
    const contact = await t.contact({ full_name: name });
    const [first, second] = await arrived(contact.id, 2).catch(async (error) => {
      const attempts = await Promise.all((await t.admin.get(`${url}/deliveries`)).body.data.map(async (delivery) => (await t.admin.get(`${url}/deliveries/${delivery.id}`)).body.attempt_log));
      throw new Error(`${error.message}; the log has ${JSON.stringify(attempts)}`, { cause: error });
    });
    equal([second.raw.equals(first.raw), second.headers['webhook-id'], second.headers['x-oratek-delivery']], [true, first.headers['webhook-id'], first.headers['x-oratek-delivery']], 'bytes, event and delivery of the second attempt');
    holds(Number(second.headers['webhook-timestamp']) >= Number(first.headers['webhook-timestamp']) + 3, 'the second attempt is signed afresh');
    equal(t.receiver.at(elsewhere), [], 'what followed the redirect');
    await eventually(async () => {
      const delivery = ok(await t.admin.get(`${url}/deliveries/${first.headers['x-oratek-delivery']}`)).body;
      has(delivery, { status: 'succeeded', attempts: 2, event: 'contact.created', subscription_id: id });
    });
    t.untried('later retries and `Retry-After`', 'they take minutes to hours');
  }),
  row('retries: 410 disables; disabled: shown in Settings, and re-enabled there', async (t) => {
    const { path, url } = await subscribe(t, ['contact.created']);
    t.receiver.answer(path, ...Array.from({ length: 20 }, () => ({ status: 410 })));
    await t.contact();
    await eventually(async () => has(ok(await t.admin.get(url)).body, { status: 'disabled' }));
    match((await t.admin.get(url)).body.disabled_reason, /410/, 'disabled_reason');
    has(ok(await t.admin.patch(url, { status: 'active' })).body, { status: 'active', disabled_reason: null });
  }),
  notRun('disabled: after 5 days of nothing but failure', 'takes 5 days'),
  row('log: each attempt: time, status, duration, first 4 KiB of the answer; resend one, resend a time range, send a test event', async (t) => {
    const { arrived, path, url } = await subscribe(t, ['contact.created']);
    const name = t.text('Logged');
    t.receiver.answer(path, { about: name, status: 200, body: 'x'.repeat(5_000) });
    const [{ headers }] = await arrived((await t.contact({ full_name: name })).id, 1);
    await eventually(async () => {
      const { attempt_log: [attempt] } = ok(await t.admin.get(`${url}/deliveries/${headers['x-oratek-delivery']}`)).body;
      equal(Object.keys(attempt ?? {}).sort(), ['at', 'duration_ms', 'error', 'response_excerpt', 'status_code'], 'keys of an attempt');
      equal(attempt.response_excerpt, 'x'.repeat(4_096), 'the excerpt');
    });
    ok(await t.admin.post(`${url}/test`), [200, 201, 202]);
    await eventually(() => holds(told(t.receiver.at(path)).includes('webhook.test'), 'the test event arrived'));
    t.untried('kept 30 days', 'takes 30 days');
  }),
  row('order: each subscription sees the events of a record in order, numbered by `sequence`', async (t) => {
    const { arrived } = await subscribe(t);
    const { id } = await t.contact();
    for (let n = 0; n < 5; n++) ok(await t.client.patch(`${CONTACTS}/${id}`, { label: `l${n}` }));
    equal((await arrived(id, 6)).map(({ event }) => event.sequence), [1, 2, 3, 4, 5, 6], 'sequence');
  }),
  row('targets: literal non-public addresses, userinfo and other schemes already when the subscription is made: 422 on `url`', async (t) => {
    for (const url of ['https://10.0.0.1/x', 'https://169.254.169.254/latest', 'https://[fe80::1]/x', 'https://a:b@hooks.example.com', 'ftp://hooks.example.com', 'nonsense']) refused(await t.admin.post(WEBHOOKS, { url, events: ['contact.created'] }), 422, 'validation', ['url']);
    t.untried('after DNS resolution, on the address really dialled', 'needs a name that resolves to such an address');
  }),
  row('subscription record: `id, url, events, description, status`, `disabled_reason, created_at, updated_at` (and `secret`, once); managed by an admin', async (t) => {
    const { body } = await t.made(WEBHOOKS, { url: 'https://hooks.example.com/oratek', events: ['contact.deleted'], description: t.text('Hook') }, t.admin);
    const { secret, ...record } = body;
    equal(Object.keys(record).sort(), ['created_at', 'description', 'disabled_reason', 'events', 'id', 'status', 'updated_at', 'url'], 'keys');
    equal(ok(await t.admin.get(`${WEBHOOKS}/${record.id}`)).body, record, 'record');
    holds(ok(await t.admin.get(`${WEBHOOKS}?limit=200`)).body.data.some(({ id }) => id === record.id) && secret.startsWith('whsec_'), 'it is in the list');
    ok(await t.admin.delete(`${WEBHOOKS}/${record.id}`), 204);
    refused(await t.admin.get(`${WEBHOOKS}/${record.id}`), 404, 'not_found');
  }),
]);
