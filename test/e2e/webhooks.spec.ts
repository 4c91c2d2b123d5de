import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { EVENT_TYPES } from '../../src/contracts/events.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';
import { type Received, type ScriptedSink, startScriptedSink } from '../support/scripted-sink.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { presentVerifiers, type Scheme, verdictsOf } from '../support/webhook-verifiers/verifiers.js';
import { atServerTime, serverNow } from '../support/server-clock.js';

const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';
const WEBHOOKS = '/api/v1/settings/webhooks';

/** The published programs in the languages that this machine has; what each refuses is in webhook-verifiers.spec.ts. */
const VERIFIERS = presentVerifiers();

/** Only for its database and its organizations: the server has a configuration of its own. */
let app: TestApp;
let sink: ScriptedSink;
let server: LocalServer;
let org: TestOrganization;
let client: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  sink = await startScriptedSink();
  server = await LocalServer.start({ DATABASE_URL: app.databaseUrl, WEBHOOK_ALLOWED_HOSTS: '127.0.0.1', ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'), DEMO_DATA: 'false', LOG_LEVEL: 'info', SHUTDOWN_TIMEOUT_MS: '0' });
});
beforeEach(async () => {
  org = await app.newOrganization();
  client = server.client(org.tokens.write);
  admin = server.client(org.tokens.admin);
});
afterAll(async () => {
  await LocalServer.stopAll();
  await sink.close();
  await app.close();
});

let paths = 0;

/** A subscription to a path of its own. */
async function subscribe(events: readonly string[] = EVENT_TYPES.filter((type) => /^(contact|deal|task)\./.test(type))): Promise<{ id: string; secret: string; path: string; url: string }> {
  const path = `/hook-${++paths}`;
  const { status, body } = await admin.post(WEBHOOKS, { url: `${sink.url}${path}`, events });
  expect(status).toBe(201);
  return { id: body.id as string, secret: body.secret as string, path, url: `${WEBHOOKS}/${body.id as string}` };
}

/** Waits for this many deliveries to the path, and fails if there are more. */
async function arrived(path: string, count: number): Promise<Received[]> {
  await eventually(() => expect(sink.at(path).length).toBeGreaterThanOrEqual(count));
  await eventually(async () => expect(await app.sql("SELECT 1 FROM pending_deliveries WHERE org_id = $1 AND attempts = 0", [org.id])).toEqual([]));
  expect(sink.at(path)).toHaveLength(count);
  return sink.at(path);
}

const told = (received: readonly Received[]): string[] => received.map(({ event }) => `${event.event} ${event.sequence}`);
const statusOf = async (url: string): Promise<string> => (await admin.get(url)).body.status as string;

describe('the six events', () => {
  it('arrive once each, in order, with the records as the API shows them and the headers of the contract', async () => {
    const { path, secret } = await subscribe();
    const created = await client.post(CONTACTS, { full_name: 'Wasatch', email: 'w@example.com' });
    const id = created.body.id as string;
    const updated = await client.patch(`${CONTACTS}/${id}`, { phone: '1', deal_stage: 'lead' });
    await client.patch(`${CONTACTS}/${id}`, { phone: '1' });
    await arrived(path, 3);
    await client.delete(`${CONTACTS}/${id}`);
    await arrived(path, 4);
    const task = await client.post(TASKS, { title: 'Call', status: 'done' });
    const received = await arrived(path, 6);
    expect(told(received)).toEqual(['contact.created 1', 'contact.updated 2', 'deal.stage_changed 3', 'contact.deleted 4', 'task.created 1', 'task.completed 2']);
    expect(received[0]?.event).toEqual({ event: 'contact.created', ts: expect.any(String), payload: { contact: created.body }, sequence: 1 });
    expect(received[1]?.event.payload).toEqual({ contact: updated.body });
    expect(received[2]?.event.payload).toEqual({ contact: updated.body, new_stage: 'lead', previous_stage: null });
    expect(received[4]?.event.payload).toEqual({ task: task.body });
    for (const { headers, body, event } of received) {
      expect(headers).toMatchObject({ 'content-type': 'application/json', 'x-oratek-event': event.event, 'user-agent': expect.stringMatching(/^OraTek-Webhooks\/\d/) });
      expect(headers['x-oratek-signature']).toBe(`sha256=${createHmac('sha256', secret).update(body).digest('hex')}`);
      expect(headers['webhook-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers['x-oratek-delivery']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
    }
    expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(6);
  });

  it('name the request that made the change, in every attempt and resend, and so does the line of each attempt in the log', async () => {
    const { path, url } = await subscribe();
    sink.script(path, { status: 500 });
    await client.post(CONTACTS, { full_name: 'Traced' }, { headers: { 'X-Request-Id': `req-${path.slice(1)}` } });
    await eventually(() => expect(sink.at(path)).toHaveLength(1));
    sink.script(path, {});
    await eventually(() => expect(sink.at(path)).toHaveLength(2));
    await eventually(async () => expect((await admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'succeeded' }]));
    const [delivery] = (await admin.get(`${url}/deliveries`)).body.data as { id: string; event_id: string; subscription_id: string }[];
    await admin.post(`${url}/deliveries/${delivery!.id}/resend`);
    await eventually(() => expect(sink.at(path)).toHaveLength(3));
    expect(sink.at(path).map(({ headers }) => headers['x-request-id'])).toEqual(Array.from({ length: 3 }, () => `req-${path.slice(1)}`));
    await eventually(() => {
      const lines = server.log.filter(({ msg, reqId }) => msg === 'attempt' && reqId === `req-${path.slice(1)}`);
      expect(lines).toMatchObject([
        { level: 30, org: org.id, delivery: delivery!.id, event_id: delivery!.event_id, subscription: delivery!.subscription_id, event: 'contact.created', attempt: 1, outcome: 'pending', status: 500 },
        { delivery: delivery!.id, attempt: 2, outcome: 'succeeded', status: 200 },
        { event_id: delivery!.event_id, attempt: 1, outcome: 'succeeded', status: 200 },
      ]);
    });
  });

  it('go only to subscriptions that want them, and never to another organization', async () => {
    const [all, tasks] = [await subscribe(), await subscribe(['task.completed'])];
    const [mine, other] = [org, await app.newOrganization()];
    await server.client(other.tokens.write).post(CONTACTS, { full_name: 'Theirs' });
    await client.post(CONTACTS, { full_name: 'Mine' });
    await client.post(TASKS, { title: 'T', status: 'completed' });
    const arrivals = told(await arrived(all.path, 3));
    // In order for each record; the order between records is not promised.
    expect(arrivals.filter((one) => one.startsWith('task'))).toEqual(['task.created 1', 'task.completed 2']);
    expect([...arrivals].sort()).toEqual(['contact.created 1', 'task.completed 2', 'task.created 1']);
    expect(told(await arrived(tasks.path, 1))).toEqual(['task.completed 2']);
    expect(mine.id).not.toBe(other.id);
  });

  it('are not sent of a change that was refused', async () => {
    const { path } = await subscribe();
    await client.post(CONTACTS, { full_name: 'x', deal_value: -1 });
    const { body } = await client.post(CONTACTS, { full_name: 'y' });
    await client.patch(`${CONTACTS}/${body.id as string}`, { phone: '1' }, { headers: { 'If-Match': '"stale"' } });
    expect(told(await arrived(path, 1))).toEqual(['contact.created 1']);
  });
});

describe('the signatures', () => {
  const verifies = (secret: string, { body, headers }: Received): boolean => {
    try {
      atServerTime(() => new Webhook(secret).verify(body, headers as Record<string, string>));
      return true;
    } catch {
      return false;
    }
  };

  it('are those that Standard Webhooks verify, and not over anything else', async () => {
    const { path, secret } = await subscribe();
    await client.post(CONTACTS, { full_name: 'Ünïcode € 🎉' });
    const [one] = (await arrived(path, 1)) as [Received];
    expect(verifies(secret, one)).toBe(true);
    expect(verifies(secret, { ...one, body: `${one.body} ` })).toBe(false);
    expect(verifies(`whsec_${Buffer.alloc(32).toString('base64')}`, one)).toBe(false);
  });

  it('are both there while a rotation overlaps, and the documented one is the old one until it ends', async () => {
    const { path, secret, url } = await subscribe();
    const rotated = (await admin.post(`${url}/rotate-secret`, {})).body.secret as string;
    expect(rotated).not.toBe(secret);
    await client.post(CONTACTS, { full_name: 'During' });
    const [during] = (await arrived(path, 1)) as [Received];
    expect([verifies(secret, during), verifies(rotated, during)]).toEqual([true, true]);
    expect(during.headers['x-oratek-signature']).toBe(`sha256=${createHmac('sha256', secret).update(during.body).digest('hex')}`);
    expect((await admin.post(`${url}/end-overlap`)).status).toBe(200);
    await client.post(CONTACTS, { full_name: 'After' });
    const [, after] = (await arrived(path, 2)) as [Received, Received];
    expect([verifies(secret, after), verifies(rotated, after)]).toEqual([false, true]);
    expect(after.headers['x-oratek-signature']).toBe(`sha256=${createHmac('sha256', rotated).update(after.body).digest('hex')}`);
  });

  it('are verified by the published programs, and refused when tampered with', async () => {
    const { path, secret } = await subscribe();
    await client.post(CONTACTS, { full_name: 'Verified' });
    const [{ headers, body }] = (await arrived(path, 1)) as [Received];
    const bodies = [body, body.replace('Verified', 'Tampered'), body.slice(0, -1)];
    const sent = headers as Record<string, string>;
    const deliveries = (['documented', 'standard'] satisfies Scheme[]).flatMap((scheme) => bodies.map((one) => ({ scheme, headers: sent, body: one, secret })));
    for (const verifier of VERIFIERS) {
      for (const form of verifier.forms) {
        expect([verifier.language, form.framework, verdictsOf(verifier, form, deliveries)]).toEqual([verifier.language, form.framework, [true, false, false, true, false, false]]);
      }
    }
  });
});

describe('an endpoint that fails', () => {
  it('with a 500, a redirect or a refusal is tried again after 5 s, with the same event id and bytes, signed afresh', async () => {
    const [broken, moved] = [await subscribe(), await subscribe()];
    sink.script(broken.path, { status: 500, body: 'no'.repeat(5_000) });
    sink.script(moved.path, { status: 301, headers: { location: `${sink.url}/elsewhere` } });
    await client.post(CONTACTS, { full_name: 'Retried' });
    await arrived(broken.path, 1);
    await arrived(moved.path, 1);
    sink.script(broken.path, {});
    sink.script(moved.path, {});
    for (const { path, url } of [broken, moved]) {
      await eventually(() => expect(sink.at(path)).toHaveLength(2));
      const [first, second] = sink.at(path) as [Received, Received];
      expect([second.body, second.headers['webhook-id'], second.headers['x-oratek-delivery']]).toEqual([first.body, first.headers['webhook-id'], first.headers['x-oratek-delivery']]);
      expect(Number(second.headers['webhook-timestamp'])).toBeGreaterThanOrEqual(Number(first.headers['webhook-timestamp']) + 3);
      await eventually(async () => expect((await admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'succeeded', attempts: 2 }]));
      const [delivery] = (await admin.get(`${url}/deliveries`)).body.data as { id: string }[];
      const { attempt_log: attempts } = (await admin.get(`${url}/deliveries/${delivery!.id}`)).body as { attempt_log: { status_code: number; response_excerpt: string }[] };
      expect(attempts.map(({ status_code }) => status_code)).toEqual([path === broken.path ? 500 : 301, 200]);
      if (path === broken.path) expect(attempts[0]?.response_excerpt).toHaveLength(4096);
    }
    expect(sink.at('/elsewhere')).toEqual([]);
  });

  it('with 410 is disabled and says so; PATCH brings it back, and what was pending is not sent by itself', async () => {
    const { path, url } = await subscribe();
    sink.script(path, { status: 410 });
    await client.post(CONTACTS, { full_name: 'Gone' });
    await eventually(async () => expect(await statusOf(url)).toBe('disabled'));
    expect((await admin.get(url)).body.disabled_reason).toMatch(/410/);
    sink.script(path, {});
    await client.post(CONTACTS, { full_name: 'Unheard' });
    expect((await admin.patch(url, { status: 'active' })).body).toMatchObject({ status: 'active', disabled_reason: null });
    await client.post(CONTACTS, { full_name: 'Heard' });
    const received = await arrived(path, 2);
    expect(received.map(({ event }) => event.payload.contact.full_name as string)).toEqual(['Gone', 'Heard']);
  });

  it('with Retry-After is left alone until then', async () => {
    const { path } = await subscribe();
    sink.script(path, { status: 429, headers: { 'retry-after': '120' } });
    await client.post(CONTACTS, { full_name: 'Later' });
    await arrived(path, 1);
    await eventually(async () => {
      const [row] = await app.sql<{ due_in: number }>('SELECT extract(epoch FROM due_at - now())::int AS due_in FROM pending_deliveries WHERE org_id = $1 AND attempts = 1', [org.id]);
      expect(row?.due_in).toBeGreaterThan(100);
    });
  });

  it('by never answering holds up nobody else', async () => {
    const [hanging, fine] = [await subscribe(), await subscribe()];
    sink.script(hanging.path, { hangs: true });
    for (let n = 0; n < 40; n++) await client.post(CONTACTS, { full_name: `Contact ${n}` });
    await eventually(() => expect(sink.at(fine.path)).toHaveLength(40));
    expect(sink.at(hanging.path).length).toBeGreaterThan(0);
  });
});

it('a success whose body breaks off is one, and says so', async () => {
  const { path, url } = await subscribe();
  sink.script(path, { status: 200, body: 'half of ', breaksOff: true });
  await client.post(CONTACTS, { full_name: 'Broken off' });
  await eventually(async () => expect((await admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'succeeded', attempts: 1 }]));
  const [delivery] = (await admin.get(`${url}/deliveries`)).body.data as { id: string }[];
  const { attempt_log: attempts } = (await admin.get(`${url}/deliveries/${delivery!.id}`)).body as { attempt_log: object[] };
  expect(attempts).toMatchObject([{ status_code: 200, error: null, response_excerpt: expect.stringMatching(/^half of \n\[connection (closed|reset) within the answer\]$/) }]);
});

it('what is under way when its subscription is paused is recorded as it ended', async () => {
  const { path, url } = await subscribe();
  let answer: () => void = () => undefined;
  sink.script(path, { until: new Promise<void>((resolve) => (answer = resolve)) });
  await client.post(CONTACTS, { full_name: 'Under way' });
  await eventually(() => expect(sink.at(path)).toHaveLength(1));
  await admin.patch(url, { status: 'paused' });
  expect((await admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'pending' }]);
  answer();
  await eventually(async () => expect((await admin.get(`${url}/deliveries`)).body.data).toMatchObject([{ status: 'succeeded', attempts: 1 }]));
});

describe('an admin', () => {
  it('sends a test, resends one, and resends a range; webhook-id stays, X-OraTek-Delivery does not', async () => {
    const { path, url } = await subscribe(['contact.created']);
    const from = new Date(serverNow() - 60_000).toISOString();
    await client.post(CONTACTS, { full_name: 'One' });
    await client.post(CONTACTS, { full_name: 'Two' });
    const [first] = (await arrived(path, 2)) as [Received, Received];
    expect((await admin.post(`${url}/test`)).status).toBe(201);
    expect((await arrived(path, 3)).at(-1)?.event).toMatchObject({ event: 'webhook.test' });
    const deliveries = (await admin.get(`${url}/deliveries?event=contact.created`)).body.data as { id: string; event_id: string }[];
    const one = deliveries.find(({ event_id }) => event_id === first.headers['webhook-id'])!;
    expect((await admin.post(`${url}/deliveries/${one.id}/resend`)).status).toBe(201);
    const again = (await arrived(path, 4)).at(-1)!;
    expect([again.body, again.headers['webhook-id']]).toEqual([first.body, first.headers['webhook-id']]);
    expect(again.headers['x-oratek-delivery']).not.toBe(first.headers['x-oratek-delivery']);
    expect((await admin.post(`${url}/resend`, { from })).body).toEqual({ deliveries: 2 });
    expect(told(await arrived(path, 6)).slice(4)).toEqual(['contact.created 1', 'contact.created 1']);
  });

  it('pauses: nothing is sent meanwhile, nor afterwards by itself', async () => {
    const { path, url } = await subscribe();
    await admin.patch(url, { status: 'paused' });
    await client.post(CONTACTS, { full_name: 'Unheard' });
    await admin.patch(url, { status: 'active' });
    await client.post(CONTACTS, { full_name: 'Heard' });
    expect((await arrived(path, 1))[0]?.event.payload.contact.full_name).toBe('Heard');
  });
});

it('deleting a contact takes its pending deliveries with it, and contact.deleted arrives', async () => {
  const { path } = await subscribe();
  sink.script(path, { status: 500 });
  const { body } = await client.post(CONTACTS, { full_name: 'Deleted' });
  const task = await client.post(TASKS, { title: 'Stays', contact_id: body.id });
  await eventually(() => expect(sink.at(path)).toHaveLength(2));
  sink.script(path, {});
  await client.delete(`${CONTACTS}/${body.id as string}`);
  await eventually(() => expect(told(sink.at(path)).slice(2).sort()).toEqual(['contact.deleted 2', 'task.created 1', 'task.updated 2']));
  expect(task.status).toBe(201);
  for (const table of ['pending_deliveries', 'delivery_log']) expect(await app.sql(`SELECT event FROM ${table} WHERE org_id = $1 AND event = 'contact.created'`, [org.id])).toEqual([]);
});
