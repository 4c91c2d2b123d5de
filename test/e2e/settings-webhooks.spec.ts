import { AsyncResource } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { DELIVERED_EVENT_TYPES, EVENT_TYPES } from '../../src/contracts/events.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { AccountsApi } from '../../src/modules/accounts/accounts.api.js';
import { DeleteAccount } from '../../src/modules/accounts/application/delete-account.js';
import { UpdateAccount } from '../../src/modules/accounts/application/update-account.js';
import { CreateContact } from '../../src/modules/contacts/application/create-contact.js';
import { SubscriptionSweeper } from '../../src/modules/webhooks/adapters/postgres/subscription-sweeper.js';
import { DeliveryQueue } from '../../src/modules/deliveries/ports/delivery.queue.js';
import { DeliverySweeps } from '../../src/modules/deliveries/ports/delivery.sweeps.js';
import { Resend } from '../../src/modules/webhooks/application/resend.js';
import { Database } from '../../src/platform/database/database.js';
import { expectError } from '../support/expect-error.js';
import { faultsOf, openapi } from '../support/openapi-contract.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { serverNow } from '../support/server-clock.js';

const WEBHOOKS = '/api/v1/settings/webhooks';
const CONTACTS = '/api/v1/contacts';
const URL = 'https://hooks.example.com/oratek';
const MINE = { url: URL, events: ['contact.created'] };

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

interface Row {
  readonly id: string;
  readonly event: string;
  readonly status: string;
  readonly resend: boolean;
  readonly event_id: string;
}

const subscribe = async (fields: object = {}): Promise<{ id: string; url: string; secret: string; tag: string; record: object }> => {
  const { status, body, headers } = await org.admin.post(WEBHOOKS, { ...MINE, ...fields });
  expect(status).toBe(201);
  const { secret, ...record } = body as { id: string; secret: string };
  return { id: record.id, url: `${WEBHOOKS}/${record.id}`, secret, tag: headers['etag'] ?? '', record };
};
/** Pending and logged deliveries in the order of their creation. Those pending from before a stop count as failed, swept or not. */
const deliveries = (subscription: string): Promise<Row[]> =>
  app.sql<Row>(
    `SELECT id, event, status, resend, event_id FROM (
       SELECT p.id, p.event, CASE WHEN p.epoch < s.epoch THEN 'failed' ELSE 'pending' END AS status, p.resend, p.event_id, p.created_at, p.seq FROM pending_deliveries p JOIN webhook_subscriptions s ON s.id = p.subscription_id
       UNION ALL SELECT l.id, l.event, l.status, false, l.event_id, l.created_at, e.seq FROM delivery_log l JOIN events e ON e.org_id = l.org_id AND e.id = l.event_id) d
     WHERE id IN (SELECT id FROM pending_deliveries WHERE subscription_id = $1 UNION ALL SELECT id FROM delivery_log WHERE subscription_id = $1) ORDER BY created_at, seq`,
    [subscription],
  );
const sweep = async (): Promise<void> => {
  const sweeps = app.get(DeliverySweeps);
  while ((await sweeps.failStopped()) || (await sweeps.removeDeleted()));
};
const newContact = async (fields: object = {}): Promise<string> => (await org.client.post(CONTACTS, { full_name: 'Ada', ...fields })).body.id as string;
/** Runs a function in the context that the file was loaded in. */
const outside = AsyncResource.bind.bind(AsyncResource);
const anHourAgo = (): string => new Date(serverNow() - 3_600_000).toISOString();

describe('a subscription', () => {
  it('is created with a secret that is shown this one time, and read without it', async () => {
    const { status, body, headers } = await org.admin.post(WEBHOOKS, { ...MINE, description: '  For the warehouse  ' });
    const { secret, ...record } = body;
    expect({ status, record }).toEqual({
      status: 201,
      record: { id: expect.any(String), url: URL, events: ['contact.created'], description: 'For the warehouse', status: 'active', disabled_reason: null, created_at: record.created_at, updated_at: record.created_at },
    });
    expect(Buffer.from((secret as string).replace(/^whsec_/, ''), 'base64')).toHaveLength(32);
    expect(headers['location']).toBe(`${WEBHOOKS}/${record.id as string}`);
    const read = await org.admin.get(`${WEBHOOKS}/${record.id as string}`);
    expect(read.body).toEqual(record);
    expect(read.headers['etag']).toBe(headers['etag']);
    expect((await org.admin.get(WEBHOOKS)).body).toEqual({ data: [record], meta: { count: 1, limit: 50, offset: 0, next_cursor: null } });
    const stored = await app.sql<{ text: string }>('SELECT s::text AS text FROM webhook_subscriptions s WHERE id = $1', [record.id]);
    expect(stored[0]?.text).not.toContain(Buffer.from(secret as string).toString('hex'));
    expect(stored[0]?.text).not.toContain(secret);
  });

  it('shows null for the secret when the request is sent again with its Idempotency-Key', async () => {
    const key = { headers: { 'Idempotency-Key': randomUUID() } };
    const [first, second] = [await org.admin.post(WEBHOOKS, MINE, key), await org.admin.post(WEBHOOKS, MINE, key)];
    expect(second.body).toEqual({ ...first.body, secret: null });
    expect(second.headers['etag']).toBe(first.headers['etag']);
    expect((await org.admin.get(WEBHOOKS)).body.meta.count).toBe(1);
    expect(JSON.stringify(await app.sql('SELECT * FROM idempotency WHERE org_id = $1', [org.id]))).not.toContain('whsec_');
  });

  it.each([
    [{}, ['url', 'events']],
    [{ ...MINE, url: '' }, ['url']],
    [{ ...MINE, url: null }, ['url']],
    [{ ...MINE, url: 'hooks.example.com' }, ['url']],
    [{ ...MINE, url: 'ftp://hooks.example.com' }, ['url']],
    [{ ...MINE, url: 'https://a:b@hooks.example.com' }, ['url']],
    [{ ...MINE, url: 'https://127.0.0.1/x' }, ['url']],
    [{ ...MINE, url: 'https://[::1]/x' }, ['url']],
    [{ ...MINE, url: 'https://169.254.169.254/latest' }, ['url']],
    [{ ...MINE, url: `https://hooks.example.com/${'x'.repeat(2048)}` }, ['url']],
    [{ ...MINE, events: [] }, ['events']],
    [{ ...MINE, events: null }, ['events']],
    [{ ...MINE, events: 'contact.created' }, ['events']],
    [{ ...MINE, events: ['contact.created', 'contact.created'] }, ['events.1']],
    [{ ...MINE, events: ['contact.created', 'webhook.test', 7] }, ['events.1', 'events.2']],
    [{ ...MINE, description: 'x'.repeat(256) }, ['description']],
    [{ ...MINE, secret: 'whsec_mine' }, ['secret']],
    [{ ...MINE, status: 'paused' }, ['status']],
  ])('cannot be %j', async (body, fields) => {
    expectError(await org.admin.post(WEBHOOKS, body), 422, 'validation', fields);
    expect((await org.admin.get(WEBHOOKS)).body.data).toEqual([]);
  });

  it('is one of 50 at most, however many come at once', async () => {
    await app.sql(
      `INSERT INTO webhook_subscriptions (org_id, id, version, url, events, status, secret, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 1, 'https://x.example.com', '{contact.created}', 'paused', '', now(), now() FROM generate_series(1, 48)`,
      [org.id],
    );
    const answers = await Promise.all(Array.from({ length: 5 }, () => org.admin.post(WEBHOOKS, MINE)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 422, 422, 422]);
    for (const answer of answers.filter(({ status }) => status === 422)) expectError(answer, 422, 'validation', ['url']);
    await org.admin.delete(`${WEBHOOKS}/${answers.find(({ status }) => status === 201)?.body.id as string}`);
    await subscribe();
  });

  it('changes in what is sent, and not at all where nothing is new', async () => {
    const { url, tag, record } = await subscribe({ description: 'x' });
    expect((await org.admin.patch(url, { ...MINE })).headers['etag']).toBe(tag);
    const changed = await org.admin.patch(url, { url: 'https://other.example.com', events: ['task.created', 'contact.deleted'], description: null }, { headers: { 'If-Match': tag } });
    expect(changed.body).toEqual({ ...record, url: 'https://other.example.com', events: ['task.created', 'contact.deleted'], description: null, updated_at: changed.body.updated_at });
    expectError(await org.admin.patch(url, { description: 'y' }, { headers: { 'If-Match': tag } }), 412, 'precondition_failed');
    expectError(await org.admin.delete(url, { headers: { 'If-Match': tag } }), 412, 'precondition_failed');
    expectError(await org.admin.patch(url, {}), 400, 'no_fields');
    for (const body of [{ url: 'http://10.0.0.1' }, { url: null }]) expectError(await org.admin.patch(url, body), 422, 'validation', ['url']);
    for (const status of ['disabled', 'deleted', null]) expectError(await org.admin.patch(url, { status }), 422, 'validation', ['status']);
    expectError(await org.admin.patch(url, { events: [] }), 422, 'validation', ['events']);
    expect((await org.admin.get(url)).body).toEqual(changed.body);
  });

  it('has a URL beyond ASCII, which is shown as the URI that it is', async () => {
    const { url, record } = await subscribe({ url: 'https://bücher.example/ä|b\u200b' });
    const shown = 'https://xn--bcher-kva.example/%C3%A4%7Cb';
    expect(record).toMatchObject({ url: shown });
    for (const same of [shown, 'https://bücher.example/ä|b', 'https://bücher.example/a\u0308|b']) {
      expect((await org.admin.patch(url, { url: same })).body).toEqual(record);
    }
    expect((await org.admin.get(url)).body).toEqual(record);
    expectError(await org.admin.patch(url, { url: 'https://büch\u200ber.example/ä|b' }), 422, 'validation', ['url']);
  });

  it('can be sent back whole with its secret, but with no other', async () => {
    const { url, secret, record } = await subscribe();
    for (const same of [secret, null]) expect((await org.admin.patch(url, { ...record, secret: same })).body).toEqual(record);
    for (const other of ['whsec_mine', (await subscribe()).secret]) {
      const answer = await org.admin.patch(url, { ...record, description: 'x', secret: other });
      expectError(answer, 422, 'validation', ['secret']);
      expect(answer.body.message).toContain('rotate-secret');
    }
    await org.admin.post(`${url}/rotate-secret`);
    expectError(await org.admin.patch(url, { secret }), 422, 'validation', ['secret']);
    expectError(await org.admin.patch(url, { secret: 7 }), 422, 'validation', ['secret']);
  });

  it('that is deleted is gone, with its secret and its deliveries, and is sent nothing more', async () => {
    const { id, url, tag } = await subscribe();
    await newContact();
    await org.admin.post(`${url}/test`);
    expect((await org.admin.delete(url, { headers: { 'If-Match': tag } })).status).toBe(204);
    await newContact();
    await sweep();
    expect(await deliveries(id)).toEqual([]);
    for (const path of [url, `${url}/deliveries`]) expectError(await org.admin.get(path), 404, 'not_found');
    expectError(await org.admin.patch(url, { status: 'active' }), 404, 'not_found');
    expectError(await org.admin.delete(url), 404, 'not_found');
    for (const action of ['test', 'rotate-secret', 'end-overlap']) expectError(await org.admin.post(`${url}/${action}`), 404, 'not_found');
    expect((await org.admin.get(WEBHOOKS)).body.data).toEqual([]);
    expect(await app.sql('SELECT url, length(secret) AS secret FROM webhook_subscriptions WHERE id = $1', [id])).toEqual([{ url: '', secret: 0 }]);
  });

  it('is listed newest first, page by page', async () => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.unshift((await subscribe()).id);
    const found: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await org.admin.get(`${WEBHOOKS}?limit=2${cursor}`);
      found.push(...(body.data as { id: string }[]).map(({ id }) => id));
      if (body.meta.next_cursor === null) break;
      cursor = `&cursor=${body.meta.next_cursor as string}`;
    }
    expect(found).toEqual(made);
    expectError(await org.admin.get(`${WEBHOOKS}?limit=0`), 422, 'validation', ['limit']);
  });
});

describe('Settings', () => {
  const everyRoute = Object.entries(openapi.paths)
    .filter(([path]) => path.startsWith('/api/v1/settings/'))
    .flatMap(([path, methods]) => Object.keys(methods).map((method) => [method.toUpperCase(), path.replace(/\{\w+\}/g, randomUUID())] as const));

  it.each(everyRoute)('need the scope admin: %s %s', async (method, path) => {
    for (const client of [org.client, org.reader]) expectError(await client.send(method, path), 403, 'insufficient_scope');
    expectError(await app.anonymous.send(method, path), 401, 'missing_api_key');
  });

  it.each([
    ['GET', '/api/v1/settings', 404, 'not_found'],
    ['GET', '/api/v1/settings/nothing', 404, 'not_found'],
    ['POST', '/api/v1/settings/nothing', 404, 'not_found'],
    ['PUT', WEBHOOKS, 405, 'method_not_allowed'],
    ['DELETE', WEBHOOKS, 405, 'method_not_allowed'],
  ])('need it also where there is no such route: %s %s', async (method, path, status, code) => {
    expectError(await org.admin.send(method, path), status, code);
    for (const client of [org.client, org.reader]) {
      const answer = await client.send(method, path);
      expectError(answer, 403, 'insufficient_scope');
      expect(answer.body.message).toContain('"admin"');
    }
  });

  it('are all that an admin key opens: elsewhere nothing is there for it', async () => {
    expectError(await org.admin.get('/api/v1/settingsx'), 403, 'insufficient_scope');
    expectError(await org.admin.post('/api/v1/nothing'), 403, 'insufficient_scope');
    expectError(await org.client.get('/api/v1/settingsx'), 404, 'not_found');
  });
});

describe('a rotation', () => {
  const stored = async (id: string): Promise<{ current: string; previous: string | null; hours: number | null }> => {
    const [row] = await app.sql<{ current: string; previous: string | null; hours: number | null }>(
      "SELECT encode(secret, 'hex') AS current, encode(previous_secret, 'hex') AS previous, round(extract(epoch FROM previous_until - updated_at) / 3600)::int AS hours FROM webhook_subscriptions WHERE id = $1",
      [id],
    );
    if (!row) throw new Error('It is not there.');
    return row;
  };

  it('shows a new secret once; the one before stays for a day', async () => {
    const { id, url, secret } = await subscribe();
    const before = await stored(id);
    const { status, body } = await org.admin.post(`${url}/rotate-secret`);
    expect(status).toBe(200);
    expect(body.secret).toMatch(/^whsec_/);
    expect(body.secret).not.toBe(secret);
    expect(await stored(id)).toEqual({ current: expect.not.stringContaining(before.current), previous: before.current, hours: 24 });
    expect((await org.admin.get(url)).text).not.toContain('whsec_');
  });

  it('takes another overlap, up to 7 days, and none', async () => {
    const { id, url } = await subscribe();
    expect((await org.admin.post(`${url}/rotate-secret`, { overlap_seconds: 7 * 86_400 })).status).toBe(200);
    expect((await stored(id)).hours).toBe(168);
    expectError(await org.admin.post(`${url}/rotate-secret`), 422, 'validation', ['overlap_seconds']);
    expect((await org.admin.post(`${url}/rotate-secret`, { overlap_seconds: 0 })).status).toBe(200);
    expect(await stored(id)).toMatchObject({ previous: null, hours: null });
    for (const value of [-1, 7 * 86_400 + 1, 1.5, '60', null]) expectError(await org.admin.post(`${url}/rotate-secret`, { overlap_seconds: value }), 422, 'validation', ['overlap_seconds']);
  });

  it('can have its overlap ended', async () => {
    const { id, url } = await subscribe();
    await org.admin.post(`${url}/rotate-secret`);
    const { status, body } = await org.admin.post(`${url}/end-overlap`);
    expect(status).toBe(200);
    expect(body.secret).toBeUndefined();
    expect((await stored(id)).previous).toBeNull();
    expect((await org.admin.post(`${url}/end-overlap`)).body).toEqual(body);
  });
});

describe('deliveries are staged with the change', () => {
  it('with the id of the request that made it, which events carry', async () => {
    await subscribe();
    await org.client.post(CONTACTS, { full_name: 'Ada' }, { headers: { 'X-Request-Id': 'my-own-request' } });
    expect(await app.sql("SELECT request_id FROM events WHERE org_id = $1 AND type = 'contact.created'", [org.id])).toEqual([{ request_id: 'my-own-request' }]);
  });

  it('to active subscriptions that want the event, of this organization alone', async () => {
    const other = await app.newOrganization();
    const foreign = (await other.admin.post(WEBHOOKS, MINE)).body.id as string;
    const [wants, all, not, paused] = [await subscribe(), await subscribe({ events: EVENT_TYPES }), await subscribe({ events: ['task.created'] }), await subscribe()];
    await org.admin.patch(paused.url, { status: 'paused' });
    const contact = await newContact({ deal_stage: 'lead' });
    await org.client.patch(`${CONTACTS}/${contact}`, { deal_stage: 'qualified' });
    await org.client.patch(`${CONTACTS}/${contact}`, { deal_stage: 'qualified' });
    expect((await deliveries(wants.id)).map(({ event, status }) => [event, status])).toEqual([['contact.created', 'pending']]);
    expect((await deliveries(all.id)).map(({ event }) => event).filter((event) => !event.startsWith('opportunity.'))).toEqual(['contact.created', 'contact.updated', 'deal.stage_changed']);
    for (const id of [not.id, paused.id, foreign]) expect(await deliveries(id)).toEqual([]);
  });

  it('with bodies that are as openapi.yaml says under webhooks, every event of them', async () => {
    const { id, url } = await subscribe({ events: EVENT_TYPES });
    const contact = await newContact({ deal_stage: 'lead' });
    await org.client.patch(`${CONTACTS}/${contact}`, { deal_stage: 'qualified' });
    const task = await org.client.post('/api/v1/tasks', { title: 'Call', status: 'done' });
    await org.client.patch(`/api/v1/tasks/${task.body.id as string}`, { status: 'completed' });
    await org.client.delete(`/api/v1/tasks/${task.body.id as string}`);
    await org.client.patch(`${CONTACTS}/${contact}`, { deal_stage: null });
    const gone = await newContact();
    await org.client.delete(`${CONTACTS}/${gone}`);
    const actor = { orgId: org.id, type: 'system', id: null, name: 'test' } as const;
    const { account } = await app.get(AccountsApi).resolve(actor, 'acme.com');
    await app.get(UpdateAccount).execute(actor, { id: account.id, change: { isEmpty: false, against: () => ({ name: 'Acme' }) }, precondition: null });
    await app.get(DeleteAccount).execute(actor, { id: account.id, precondition: null });
    const note = await org.octolane.post('/v1/notes', { content: 'Met', contact_ids: [contact] });
    await org.octolane.patch(`/v1/notes/${note.body.data.id as string}`, { content: 'Met again' });
    await org.octolane.delete(`/v1/notes/${note.body.data.id as string}`);
    await org.admin.post(`${url}/test`);
    const told = await app.sql<{ event: string; body: string }>('SELECT d.event, e.body FROM pending_deliveries d JOIN events e ON e.org_id = d.org_id AND e.id = d.event_id WHERE d.subscription_id = $1', [id]);
    expect(new Set(told.map(({ event }) => event))).toEqual(new Set(DELIVERED_EVENT_TYPES));
    for (const { event, body } of told) {
      expect({ event, faults: faultsOf(`/webhooks/${event}/post/requestBody/content/application~1json/schema`, JSON.parse(body)) }).toEqual({ event, faults: null });
    }
  });

  it('of the types beyond the documented six only to those that name them', async () => {
    const documented = ['contact.created', 'contact.updated', 'contact.deleted', 'deal.stage_changed', 'task.created', 'task.completed'];
    const [six, named] = [await subscribe({ events: documented }), await subscribe({ events: ['task.deleted'] })];
    const task = (await org.client.post('/api/v1/tasks', { title: 'Call' })).body.id as string;
    await org.client.patch(`/api/v1/tasks/${task}`, { status: 'done' });
    await org.client.delete(`/api/v1/tasks/${task}`);
    expect((await deliveries(six.id)).map(({ event }) => event)).toEqual(['task.created', 'task.completed']);
    expect((await deliveries(named.id)).map(({ event }) => event)).toEqual(['task.deleted']);
  });

  it('and roll back with it', async () => {
    const { id } = await subscribe();
    const actor = org.operator;
    const failed = app.get(UnitOfWork).run(async () => {
      await app.get(CreateContact).execute(actor, { fields: { fullName: 'Nobody' }, source: 'api' });
      throw new Error('No.');
    });
    await expect(failed).rejects.toThrow('No.');
    expect(await deliveries(id)).toEqual([]);
  });

  it("and go with their contact, but for contact.deleted and those of its tasks and deals", async () => {
    const { id } = await subscribe({ events: EVENT_TYPES });
    const contact = await newContact({ deal_stage: 'lead' });
    await org.client.post('/api/v1/tasks', { title: 'Call', contact_id: contact });
    await org.client.patch(`${CONTACTS}/${contact}`, { deal_stage: 'qualified' });
    await org.client.delete(`${CONTACTS}/${contact}`);
    expect((await deliveries(id)).map(({ event }) => event).sort()).toEqual(['contact.deleted', 'opportunity.created', 'opportunity.updated', 'opportunity.updated', 'task.created', 'task.updated']);
  });
});

describe('a pause', () => {
  it('fails what is pending, and what happens meanwhile is not sent when it ends', async () => {
    const { id, url } = await subscribe();
    await newContact();
    const paused = await org.admin.patch(url, { status: 'paused' });
    expect([paused.status, paused.body.status]).toEqual([200, 'paused']);
    expect((await org.admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'failed', next_attempt_at: null, attempts: 0 }]);
    await newContact();
    expect((await org.admin.patch(url, { status: 'active' })).body.status).toBe('active');
    expect((await org.admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'failed', next_attempt_at: null }]);
    await newContact();
    expect((await org.admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'pending' }, { status: 'failed' }]);
    const before = (await org.admin.get(`${url}/deliveries?status=failed`)).body.data as { id: string }[];
    await sweep();
    expect((await org.admin.get(`${url}/deliveries?status=failed`)).body.data).toEqual(before);
    expect((await org.admin.get(`${url}/deliveries/${before[0]?.id ?? ''}`)).body).toEqual({ ...before[0], attempt_log: [] });
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(['failed', 'pending']);
  });

  it('leaves what a change brings that was under way unsent, too', async () => {
    const { id, url } = await subscribe();
    await newContact();
    await org.admin.patch(url, { status: 'paused' });
    // A concurrent change has read the subscription before.
    await app.sql('UPDATE pending_deliveries SET due_at = now() WHERE subscription_id = $1', [id]);
    await org.admin.patch(url, { status: 'active' });
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(['failed']);
    expect(await app.get(DeliveryQueue).find([org.id])).toEqual([]);
  });

  it('of very many deliveries answers at once, and so does its end, and a deletion; the sweep comes after them', async () => {
    const { id, url } = await subscribe();
    await newContact();
    await app.sql(
      `INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)
       SELECT org_id, event_id, gen_random_uuid(), subscription_id, epoch, record_id, seq, true, event, 0, now(), now() FROM pending_deliveries, generate_series(1, 3000) WHERE subscription_id = $1`,
      [id],
    );
    // None of their statements touches a row of the queue, so they do not wait although all rows are locked.
    await app.get(Database).transaction(async () => {
      await app.get(Database).query({ text: 'SELECT 1 FROM pending_deliveries WHERE subscription_id = $1 FOR UPDATE', values: [id] });
      await new Promise<void>((resolve, reject) => {
        // Outside of the transaction's context.
        setImmediate(outside(() => {
          void (async () => {
            expect((await org.admin.patch(url, { status: 'paused' })).body.status).toBe('paused');
            expect((await org.admin.patch(url, { status: 'active' })).body.status).toBe('active');
            expect((await org.admin.get(`${url}/deliveries?limit=1`)).body.data).toMatchObject([{ status: 'failed' }]);
          })().then(resolve, reject);
        }));
      });
    });
    await sweep();
    expect((await deliveries(id)).map(({ status }) => status)).toEqual(Array.from({ length: 3001 }, () => 'failed'));
    await org.admin.delete(url);
    expect((await deliveries(id)).length).toBe(3001);
    await sweep();
    expect(await deliveries(id)).toEqual([]);
    const forget = (): Promise<void> => app.get(SubscriptionSweeper).turn();
    await forget();
    expect(await app.sql('SELECT 1 FROM webhook_subscriptions WHERE id = $1', [id])).toHaveLength(1);
    await app.sql("UPDATE webhook_subscriptions SET updated_at = now() - interval '2 hours' WHERE id = $1", [id]);
    await forget();
    expect(await app.sql('SELECT 1 FROM webhook_subscriptions WHERE id = $1', [id])).toEqual([]);
  });

  it('is ended, too, for one that the system disabled', async () => {
    const { id, url } = await subscribe();
    await app.sql("UPDATE webhook_subscriptions SET status = 'disabled', disabled_reason = 'It answered 410.', epoch = epoch + 1 WHERE id = $1", [id]);
    expect((await org.admin.get(url)).body).toMatchObject({ status: 'disabled', disabled_reason: 'It answered 410.' });
    expect((await org.admin.patch(url, { status: 'active' })).body).toMatchObject({ status: 'active', disabled_reason: null });
  });
});

describe('a test', () => {
  it('is sent to this subscription alone, and its payload is the subscription', async () => {
    const [one, two] = [await subscribe(), await subscribe()];
    const { status, body, headers } = await org.admin.post(`${one.url}/test`);
    expect({ status, body }).toEqual({
      status: 201,
      body: { id: expect.any(String), event_id: expect.any(String), event: 'webhook.test', subscription_id: one.id, status: 'pending', attempts: 0, next_attempt_at: body.created_at, created_at: body.created_at },
    });
    expect(headers['location']).toBe(`${one.url}/deliveries/${body.id as string}`);
    expect((await org.admin.get(headers['location'] ?? '')).body).toEqual({ ...body, attempt_log: [] });
    expect(await deliveries(two.id)).toEqual([]);
    const [event] = await app.sql<{ body: string }>('SELECT body FROM events WHERE id = $1', [body.event_id]);
    expect(JSON.parse(event?.body ?? '')).toEqual({ event: 'webhook.test', ts: body.created_at, payload: { subscription: one.record }, sequence: 1 });
  });

  it('can be made as often as one likes', async () => {
    const { id, url } = await subscribe();
    for (let i = 0; i < 3; i++) expect((await org.admin.post(`${url}/test`)).status).toBe(201);
    expect(await deliveries(id)).toHaveLength(3);
  });

  it('needs an active subscription', async () => {
    const { url } = await subscribe();
    await org.admin.patch(url, { status: 'paused' });
    expectError(await org.admin.post(`${url}/test`), 422, 'validation', ['status']);
    expectError(await org.admin.post(`${WEBHOOKS}/${randomUUID()}/test`), 404, 'not_found');
    expectError(await org.admin.post(`${WEBHOOKS}/nobody/test`), 404, 'not_found');
  });
});

describe('the log', () => {
  /** Marks everything pending as delivered at the first attempt. */
  const succeed = (id: string): Promise<unknown> =>
    app.sql(
      `WITH gone AS (DELETE FROM pending_deliveries WHERE subscription_id = $1 RETURNING *)
       INSERT INTO delivery_log (org_id, subscription_id, id, event_id, event, status, attempts, created_at, attempt_log)
       SELECT org_id, subscription_id, id, event_id, event, 'succeeded', 1, created_at, '[{"at":"2026-05-14T18:24:30.000Z","status_code":200,"duration_ms":12,"error":null,"excerpt":"ok"}]' FROM gone`,
      [id],
    );

  it('lists deliveries newest first, with filters, page by page', async () => {
    const { id, url } = await subscribe({ events: EVENT_TYPES });
    for (let i = 0; i < 3; i++) await newContact();
    await succeed(id);
    await org.admin.post(`${url}/test`);
    const all = await walk<{ id: string; event: string }>(org.admin, `${url}/deliveries`, { limit: '2' });
    expect(all.map(({ event }) => event)).toEqual(['webhook.test', 'contact.created', 'contact.created', 'contact.created']);
    expect((await walk(org.admin, `${url}/deliveries`, { status: 'pending' })).length).toBe(1);
    expect((await walk(org.admin, `${url}/deliveries`, { status: 'succeeded', event: 'contact.created', limit: '1' })).length).toBe(3);
    expect((await walk(org.admin, `${url}/deliveries`, { event: 'task.created' })).length).toBe(0);
    expectError(await org.admin.get(`${url}/deliveries?status=sent&event=x&limit=0`), 422, 'validation', ['event', 'limit', 'status']);
    expectError(await org.admin.get(`${WEBHOOKS}/${randomUUID()}/deliveries`), 404, 'not_found');
  });

  it('shows a delivery with its attempts, first one first', async () => {
    const { id: subscription, url } = await subscribe();
    const { id } = (await org.admin.post(`${url}/test`)).body as { id: string };
    const attempts = [
      { at: '2026-05-14T18:24:30.000Z', status_code: null, duration_ms: 15_000, error: 'No answer within 15 seconds.', excerpt: null },
      { at: '2026-05-14T18:24:35.500Z', status_code: 200, duration_ms: 12, error: null, excerpt: 'ok' },
    ];
    const shown = attempts.map(({ excerpt, ...rest }) => ({ ...rest, response_excerpt: excerpt }));
    await app.sql("UPDATE pending_deliveries SET attempts = 1, due_at = '2030-01-01T00:00:00Z', attempt_log = $2 WHERE id = $1", [id, JSON.stringify(attempts.slice(0, 1))]);
    expect((await org.admin.get(`${url}/deliveries/${id}`)).body).toMatchObject({ status: 'pending', attempts: 1, next_attempt_at: '2030-01-01T00:00:00.000Z', attempt_log: shown.slice(0, 1) });
    await succeed(subscription);
    await app.sql('UPDATE delivery_log SET attempts = 2, attempt_log = $2 WHERE id = $1', [id, JSON.stringify(attempts)]);
    expect((await org.admin.get(`${url}/deliveries/${id}`)).body).toMatchObject({ status: 'succeeded', attempts: 2, next_attempt_at: null, attempt_log: shown });
    expectError(await org.admin.get(`${url}/deliveries/${randomUUID()}`), 404, 'not_found');
    expectError(await org.admin.get(`${url}/deliveries/nobody`), 404, 'not_found');
    expectError(await org.admin.get(`${(await subscribe()).url}/deliveries/${id}`), 404, 'not_found');
  });
});

describe('a resend', () => {
  it('of one delivery is a new delivery of the same event', async () => {
    const { id, url } = await subscribe();
    await newContact();
    const [first] = await deliveries(id);
    const { status, body, headers } = await org.admin.post(`${url}/deliveries/${first?.id ?? ''}/resend`);
    expect({ status, body }).toEqual({
      status: 201,
      body: { id: expect.any(String), event_id: first?.event_id, event: 'contact.created', subscription_id: id, status: 'pending', attempts: 0, next_attempt_at: body.created_at, created_at: body.created_at },
    });
    expect((await org.admin.get(headers['location'] ?? '')).body).toEqual({ ...body, attempt_log: [] });
    expect((await deliveries(id)).map(({ resend, event_id: event }) => [resend, event])).toEqual([[false, first?.event_id], [true, first?.event_id]]);
  });

  it('of one delivery needs the delivery, and an active subscription', async () => {
    const { id, url } = await subscribe();
    await newContact();
    const [first] = await deliveries(id);
    expectError(await org.admin.post(`${url}/deliveries/${randomUUID()}/resend`), 404, 'not_found');
    expectError(await org.admin.post(`${(await subscribe()).url}/deliveries/${first?.id ?? ''}/resend`), 404, 'not_found');
    await org.admin.patch(url, { status: 'paused' });
    expectError(await org.admin.post(`${url}/deliveries/${first?.id ?? ''}/resend`), 422, 'validation', ['status']);
  });

  it('of a range sends what was missed, and only what the subscription wants', async () => {
    const { id, url } = await subscribe({ events: ['contact.created', 'task.created'] });
    await newContact();
    await org.admin.patch(url, { status: 'paused' });
    const from = anHourAgo();
    const contact = await newContact();
    await org.client.patch(`${CONTACTS}/${contact}`, { phone: '1' });
    await org.client.post('/api/v1/tasks', { title: 'Call' });
    await org.admin.patch(url, { status: 'active' });
    const [first] = await app.sql<{ at: string }>(`SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM events WHERE record_id = $1 AND seq = 1`, [contact]);
    expect((await org.admin.post(`${url}/resend`, { from, events: ['task.created'] })).body).toEqual({ deliveries: 1 });
    expect((await org.admin.post(`${url}/resend`, { from: first?.at })).body).toEqual({ deliveries: 2 });
    expect((await org.admin.post(`${url}/resend`, { from, to: first?.at })).body).toEqual({ deliveries: 1 });
    const made = (await deliveries(id)).filter(({ resend }) => resend);
    expect(made.map(({ event, status }) => [event, status]).sort()).toEqual([['contact.created', 'pending'], ['contact.created', 'pending'], ['task.created', 'pending'], ['task.created', 'pending']]);
  });

  it.each([
    [{ from: 'yesterday' }, ['from']],
    [{ from: '2020-01-01T00:00:00Z' }, ['from']],
    [{ from: new Date(serverNow()).toISOString(), to: anHourAgo() }, ['to']],
    [{ from: anHourAgo(), events: [] }, ['events']],
    [{ from: anHourAgo(), events: ['task.created'] }, ['events']],
    [{ from: anHourAgo(), events: ['webhook.test'] }, ['events.0']],
    [{ from: anHourAgo(), since: 'x' }, ['since']],
  ])('of a range cannot be asked for with %j', async (body, fields) => {
    const { id, url } = await subscribe();
    await newContact();
    expectError(await org.admin.post(`${url}/resend`, body), 422, 'validation', fields);
    expect(await deliveries(id)).toHaveLength(1);
  });

  it('of a range makes 10,000 deliveries at most, and of more makes none', async () => {
    const { id, url } = await subscribe();
    // A minute ago: the range ends at the present time of the server, which may differ by milliseconds from the database's.
    const fill = (count: number): Promise<unknown> =>
      app.sql(
        `INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
         SELECT $1, (left(md5(''), 0) || lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7000' || right(md5(n::text || clock_timestamp()::text), 16))::uuid, 'contact.created', 'contact', gen_random_uuid(), 1, '{}', at, '{}'
         FROM generate_series(1, $2::int) n, (SELECT now() - interval '1 minute' AS at) m`,
        [org.id, count],
      );
    await fill(10_000);
    expect((await org.admin.post(`${url}/resend`, { from: anHourAgo() })).body).toEqual({ deliveries: 10_000 });
    expect(await deliveries(id)).toHaveLength(10_000);
    await fill(1);
    expectError(await org.admin.post(`${url}/resend`, { from: anHourAgo() }), 422, 'validation', ['to']);
    expect(await deliveries(id)).toHaveLength(10_000);
  });

  it('that meets a pause in the same moment is refused, or fails with what is pending', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, url } = await subscribe();
      await newContact();
      const [, resent] = await Promise.all([org.admin.patch(url, { status: 'paused' }), org.admin.post(`${url}/resend`, { from: anHourAgo() })]);
      const rows = await deliveries(id);
      expect([resent.status, rows.length]).toEqual(rows.length > 1 ? [200, 2 + round] : [422, 1]);
      expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['failed']));
    }
  });

  it('tells only what it is asked by a use case of the same organization', async () => {
    const { id } = await subscribe();
    const other = await app.newOrganization();
    await expect(app.get(Resend).test(other.operator, id)).rejects.toMatchObject({ code: 'subscription_not_found' });
  });
});
