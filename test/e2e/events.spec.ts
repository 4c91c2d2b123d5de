import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { EVENT_TYPES } from '../../src/contracts/events.js';
import { FeedQueries, type FeedPage } from '../../src/modules/events/ports/feed.queries.js';
import { FeedSignal } from '../../src/modules/events/ports/feed.signal.js';
import type { Timestamp } from '../../src/kernel/timestamp.js';
import { Database } from '../../src/platform/database/database.js';
import type { Answer, ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { serverNow } from '../support/server-clock.js';

const EVENTS = '/api/v1/events';
const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';

interface FeedEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly sequence: number;
  readonly record_id: string;
  readonly payload: Readonly<Record<string, any>>;
}

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

const read = (query: string, client: ApiClient = org.reader): Promise<Answer> => client.get(`${EVENTS}?${query}`);
const create = async (path: string, fields: object, by = org): Promise<any> => (await by.client.post(path, fields)).body;
const nowOf = async (by = org): Promise<string> => (await by.reader.get(EVENTS)).body.meta.next_cursor as string;
const named = (events: readonly FeedEvent[]): string[] => events.map(({ type, sequence }) => `${type} ${sequence}`);

/** Follows the feed from a cursor until it has shown so many events. */
async function follow(cursor: string, count: number, query = '', by = org): Promise<{ events: FeedEvent[]; cursor: string }> {
  const events: FeedEvent[] = [];
  while (events.length < count) {
    const { status, body } = await read(`wait=30&cursor=${cursor}${query}`, by.reader);
    expect(status).toBe(200);
    events.push(...(body.data as FeedEvent[]));
    cursor = body.meta.next_cursor as string;
  }
  return { events, cursor };
}

/** Dates all events so far a minute back, so that the feed shows them at once. */
async function past(): Promise<FeedEvent[]> {
  await app.sql("UPDATE events SET at = at - interval '1 minute' WHERE org_id = $1", [org.id]);
  return (await read('cursor=0&limit=500')).body.data as FeedEvent[];
}

it('without a cursor it answers at once: no events, and the cursor of now', async () => {
  await create(CONTACTS, { full_name: 'Ann' });
  const { status, body } = await read('wait=30&limit=500');
  expect([status, body]).toEqual([200, { data: [], meta: { next_cursor: expect.any(String), has_more: false } }]);
});

it('shows the whole life of contact, deal and task in order, each as the API showed it', async () => {
  const start = await nowOf();
  const contact = await create(CONTACTS, { full_name: 'Ann' });
  const moved = (await org.client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: 'lead' })).body;
  const task = await create(TASKS, { title: 'Call', contact_id: contact.id });
  const done = (await org.client.patch(`${TASKS}/${task.id}`, { status: 'done' })).body;
  await org.client.delete(`${TASKS}/${task.id}`);
  const [deal] = await app.sql<{ id: string; stage_id: string; at: Date }>('SELECT id, stage_id, created_at AS at FROM deals WHERE org_id = $1', [org.id]);
  const { events, cursor } = await follow(start, 8);
  // The deal is made in the unit that changes the contact: which of the two has the earlier millisecond is open.
  const [ofDeal, others] = [events.filter(({ record_id: id }) => id === deal!.id), events.filter(({ record_id: id }) => id !== deal!.id)];
  expect(ofDeal.map(({ type, sequence }) => [type, sequence])).toEqual([['opportunity.created', 1]]);
  expect(others.map(({ type, sequence, record_id: id, at }) => [type, sequence, id, at])).toEqual([
    ['contact.created', 1, contact.id, contact.created_at],
    ['contact.updated', 2, contact.id, moved.updated_at],
    ['deal.stage_changed', 3, contact.id, moved.updated_at],
    ['task.created', 1, task.id, task.created_at],
    ['task.updated', 2, task.id, done.updated_at],
    ['task.completed', 3, task.id, done.updated_at],
    ['task.deleted', 4, task.id, expect.any(String)],
  ]);
  const opportunity = expect.objectContaining({ id: deal!.id, name: 'Ann', stage_id: deal!.stage_id, stage_name: 'Lead', contact_id: contact.id, deal_size: null, created_at: deal!.at.getTime() }) as object;
  expect(ofDeal.map(({ payload }) => payload)).toEqual([{ opportunity }]);
  expect(others.map(({ payload }) => payload)).toEqual([{ contact }, { contact: moved }, { contact: moved, new_stage: 'lead', previous_stage: null }, { task }, { task: done }, { task: done }, { task: done }]);
  const rows = await app.sql<{ id: string }>('SELECT id FROM events WHERE org_id = $1 ORDER BY at, record_id, seq', [org.id]);
  expect(events.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect((await read(`cursor=${cursor}`)).body).toMatchObject({ data: [], meta: { has_more: false } });
});

it('the events of a deleted contact go with it, contact.deleted stays; its task tells that it has changed', async () => {
  const contact = await create(CONTACTS, { full_name: 'Ann', deal_stage: 'lead' });
  const task = await create(TASKS, { title: 'Call', contact_id: contact.id });
  await org.client.delete(`${CONTACTS}/${contact.id}`);
  const events = await past();
  expect(named(events).sort()).toEqual(['contact.deleted 2', 'opportunity.created 1', 'opportunity.updated 2', 'task.created 1', 'task.updated 2']);
  expect(events.find(({ type }) => type === 'contact.deleted')?.payload).toEqual({ contact });
  expect(events.find(({ type }) => type === 'task.updated')?.payload).toEqual({ task: (await org.client.get(`${TASKS}/${task.id}`)).body });
});

describe('the walk', () => {
  it('is the same in pages of any size, from 0 and from any cursor on the way, with any filter', async () => {
    const contacts = [await create(CONTACTS, { full_name: 'A' }), await create(CONTACTS, { full_name: 'B' })];
    for (let n = 0; n < 6; n++) await org.client.patch(`${CONTACTS}/${contacts[n % 2].id}`, { label: `l${n}` });
    await create(TASKS, { title: 'T', status: 'done' });
    const all = await past();
    expect(all).toHaveLength(10);
    for (const limit of [1, 3, 9, 10, 500]) {
      const seen: FeedEvent[] = [];
      for (let cursor = '0', more = true; more; ) {
        const { body } = await read(`cursor=${cursor}&limit=${limit}`);
        expect(body.data.length).toBeLessThanOrEqual(limit);
        // From any cursor of the walk.
        for (const [filter, keep] of [
          [`record_id=${contacts[1].id}`, ({ record_id: id }: FeedEvent) => id === contacts[1].id],
          ['type=contact.created&type=task.completed', ({ type }: FeedEvent) => ['contact.created', 'task.completed'].includes(type)],
          [`record_id=${contacts[0].id}&type=contact.updated`, ({ record_id: id, type }: FeedEvent) => id === contacts[0].id && type === 'contact.updated'],
        ] as const) {
          const rest = (await read(`cursor=${cursor}&${filter}`)).body;
          expect(rest).toEqual({ data: all.slice(seen.length).filter(keep), meta: { next_cursor: expect.any(String), has_more: false } });
        }
        seen.push(...(body.data as FeedEvent[]));
        [cursor, more] = [body.meta.next_cursor as string, body.meta.has_more as boolean];
      }
      expect(seen).toEqual(all);
    }
  });

  it('goes on along one record, page by page, and past the last one', async () => {
    const start = await nowOf();
    const contact = await create(CONTACTS, { full_name: 'A' });
    for (let n = 0; n < 4; n++) await org.client.patch(`${CONTACTS}/${contact.id}`, { label: `l${n}` });
    const { events, cursor } = await follow(start, 5, `&record_id=${contact.id.toUpperCase()}&limit=2`);
    expect(events.map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
    await create(CONTACTS, { full_name: 'Another' });
    await org.client.patch(`${CONTACTS}/${contact.id}`, { label: 'last' });
    expect(named((await follow(cursor, 1, `&record_id=${contact.id}`)).events)).toEqual(['contact.updated 6']);
    expect((await read(`cursor=0&record_id=${randomUUID()}`)).body).toMatchObject({ data: [], meta: { has_more: false } });
  });

  it('looks at a bounded number of events, however few a filter lets through: the cursor goes on nevertheless', async () => {
    const contact = await create(CONTACTS, { full_name: 'Busy' });
    const far = new Date(serverNow() - 3_600_000).toISOString();
    await app.sql(
      `INSERT INTO events (org_id, id, type, record_type, record_id, seq, contact_id, actor, at, body)
       SELECT $1, md5($2 || i)::uuid, 'contact.updated', 'contact', $2::uuid, i, $2::uuid, '{"type":"system","id":null,"name":"test"}', $3::timestamptz - interval '1 day' + interval '1 ms' * i,
         json_build_object('event', 'contact.updated', 'ts', $3, 'payload', json_build_object('contact', $4::jsonb), 'sequence', i)::text FROM generate_series(2, 25001) i`,
      [org.id, contact.id, far, JSON.stringify(contact)],
    );
    const task = await create(TASKS, { title: 'Needle' });
    await app.sql("UPDATE events SET at = at - interval '1 minute' WHERE record_id = $1", [task.id]);
    const pages: { count: number; more: boolean }[] = [];
    for (let [cursor, more] = ['0', true]; more; ) {
      const { body } = await read(`cursor=${cursor}&type=task.created&wait=30`);
      pages.push({ count: body.data.length as number, more: body.meta.has_more as boolean });
      expect(body.meta.next_cursor).not.toBe(cursor);
      [cursor, more] = [body.meta.next_cursor as string, body.meta.has_more as boolean];
    }
    expect(pages).toEqual([{ count: 0, more: true }, { count: 0, more: true }, { count: 1, more: false }]);
  });

  it('shows no event before another that could still come before it', async () => {
    const x = await create(CONTACTS, { full_name: 'X' });
    const { cursor: start } = await follow('0', 1);
    const holder = new pg.Client({ connectionString: app.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM contacts WHERE id = $1 FOR UPDATE', [x.id]);
    const late = org.client.patch(`${CONTACTS}/${x.id}`, { label: 'late' });
    await eventually(async () => expect(await app.sql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).not.toEqual([]));
    const y = await create(CONTACTS, { full_name: 'Y' });
    // Without the open write the event would be shown by now.
    await eventually(async () => {
      const [row] = await app.sql<{ ago: number }>('SELECT extract(epoch FROM clock_timestamp() - $1::timestamptz)::float AS ago', [y.updated_at]);
      expect(row?.ago).toBeGreaterThan(3);
    });
    const meanwhile = await read(`cursor=${start}`);
    expect(meanwhile.body.data).toEqual([]);
    await holder.query('COMMIT');
    await holder.end();
    const changed = (await late).body;
    expect(changed.updated_at < y.created_at).toBe(true);
    const { events } = await follow(meanwhile.body.meta.next_cursor as string, 2);
    expect(events.map(({ record_id: id }) => id)).toEqual([x.id, y.id]);
  });
});

describe('is refused', () => {
  it.each([
    ['limit=0', 'limit'],
    ['limit=501', 'limit'],
    ['limit=x', 'limit'],
    ['wait=31', 'wait'],
    ['wait=-1', 'wait'],
    ['wait=1.5', 'wait'],
    ['record_id=1', 'record_id'],
    ['record_id=', 'record_id'],
    ['type=', 'type'],
    ['type=contact.update', 'type'],
    ['type=contact.created,contact.updated', 'type'],
    ['type=webhook.test', 'type'],
    ['cursor=', 'cursor'],
    ['cursor=1', 'cursor'],
    ['cursor=00', 'cursor'],
    ['cursor=0&cursor=0', 'cursor'],
    [`cursor=${'x'.repeat(8193)}`, 'cursor'],
    ['offset=1', 'offset'],
    ['types=task.created', 'types'],
  ])('?%s: 422', async (query, field) => {
    expectError(await read(query), 422, 'validation', [field]);
  });

  it('an unknown type, with the nearest there is', async () => {
    expect((await read('type=contact.created&type=contact.updatd')).body.message).toContain(`type must be one of ${EVENT_TYPES.join(', ')}; the nearest is contact.updated.`);
  });

  it('a cursor that is not as it was given, of a list, or of another organization', async () => {
    const cursor = await nowOf();
    const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const forged = Buffer.from(JSON.stringify(parts.map((part, index) => (index === 1 ? '2001-01-01T00:00:00.000Z' : part)))).toString('base64url');
    await create(CONTACTS, { full_name: 'A' });
    await create(CONTACTS, { full_name: 'B' });
    const list = (await org.client.get(`${CONTACTS}?limit=1`)).body.meta.next_cursor as string;
    const other = await nowOf(await app.newOrganization());
    for (const wrong of [forged, `${cursor}A`, cursor.slice(0, -1), list, other]) expectError(await read(`cursor=${wrong}`), 422, 'validation', ['cursor']);
    const [ofAnother, malformed] = [(await read(`cursor=${other}`)).body, (await read('cursor=x')).body];
    expect(ofAnother.details).toEqual([expect.objectContaining({ code: 'mismatch', message: ofAnother.message })]);
    expect(malformed.details).toEqual([expect.objectContaining({ code: 'format', message: malformed.message })]);
    // The advice is specific to the feed.
    for (const { message } of [ofAnother, malformed]) expect(message).toContain('begin with cursor=0 for the oldest event');
    expectError(await org.client.get(`${CONTACTS}?limit=1&cursor=${cursor}`), 422, 'validation', ['cursor']);
    expect((await read(`cursor=${cursor}`)).status).toBe(200);
  });

  it('to a key without the scope read, and to other methods', async () => {
    expectError(await read('', org.admin), 403, 'insufficient_scope');
    expectError(await org.client.post(EVENTS, {}), 405, 'method_not_allowed');
  });
});

it("another organization's events are not in it, nor are tests of webhooks", async () => {
  const other = await app.newOrganization();
  const theirs = await create(CONTACTS, { full_name: 'Theirs' }, other);
  const hook = (await org.admin.post('/api/v1/settings/webhooks', { url: 'https://hooks.example.com/x', events: ['contact.created'] })).body.id as string;
  const { event_id: test } = (await org.admin.post(`/api/v1/settings/webhooks/${hook}/test`)).body as { event_id: string };
  const mine = await create(CONTACTS, { full_name: 'Mine' });
  expect((await past()).map(({ record_id: id }) => id)).toEqual([mine.id]);
  for (const id of [test, theirs.id]) expect((await read(`cursor=0&record_id=${id}`)).body.data).toEqual([]);
});

describe('a request that waits', () => {
  const token = (by = org): Record<string, string> => ({ Authorization: `Bearer ${by.tokens.read}` });
  const waiting = (baseUrl: string, cursor: string, by = org): Promise<RawRequest> => RawRequest.open(baseUrl, 'GET', `${EVENTS}?wait=30&cursor=${cursor}`, token(by));
  /** One after another, since the machine's queue of new connections is limited. */
  async function open(count: number, make: () => Promise<RawRequest>): Promise<RawRequest[]> {
    const all: RawRequest[] = [];
    while (all.length < count) all.push(await make());
    return all;
  }
  /** Lets no wait of this instance end because its time is over. Gives the function that tells how many waits have begun. */
  function endless(instance: TestApp): () => number {
    const signal = instance.get(FeedSignal);
    const enter = signal.enter.bind(signal);
    let begun = 0;
    jest.spyOn(signal, 'enter').mockImplementation((orgId) => {
      const place = enter(orgId);
      const news = (page: FeedPage, ended: AbortSignal): Promise<string | null> => {
        begun++;
        return place?.news(page, 3_600_000, ended) ?? Promise.resolve(null);
      };
      return place && { news: (page, _milliseconds, ended) => news(page, ended), leave: () => place.leave() };
    });
    return () => begun;
  }
  afterEach(() => jest.restoreAllMocks());

  /** Opens 101 requests, of which one is refused; so the other hundred certainly wait. */
  async function aHundred(baseUrl: string): Promise<RawRequest[]> {
    const start = await nowOf();
    const requests = await open(101, () => waiting(baseUrl, start));
    const refused = await Promise.race(requests.map((request) => request.said(/^HTTP\/1.1 429 /).then(() => request)));
    expectError(await refused.answer(), 429, 'rate_limited');
    return requests.filter((request) => request !== refused);
  }

  it('is told of what another instance wrote, and only of what its filter lets through', async () => {
    const second = await startTestApp({ databaseUrl: app.databaseUrl });
    try {
      const start = await nowOf();
      const answer = read(`wait=30&cursor=${start}&type=task.created`);
      await second.anonymous.as(org.tokens.write).post(CONTACTS, { full_name: 'Not this' });
      const task = (await second.anonymous.as(org.tokens.write).post(TASKS, { title: 'This' })).body;
      expect((await answer).body).toMatchObject({ data: [{ type: 'task.created', record_id: task.id }], meta: { has_more: false } });
    } finally {
      await second.close();
    }
  });

  it('ends empty when its time is over, with a cursor that goes on', async () => {
    const start = await nowOf();
    const { status, body } = await read(`wait=1&cursor=${start}`);
    expect([status, body.data, body.meta.has_more]).toEqual([200, [], false]);
    await create(CONTACTS, { full_name: 'Next' });
    expect(named((await follow(body.meta.next_cursor as string, 1)).events)).toEqual(['contact.created 1']);
  });

  it('holds no connection to the database, and is one of a hundred of its organization at most', async () => {
    const requests = await aHundred(app.baseUrl);
    const refused = await read(`wait=30&cursor=${await nowOf()}`);
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
    await eventually(() => expect(app.get(Database).usage.busy).toBe(0));
    const other = await app.newOrganization();
    expect((await read(`wait=1&cursor=${await nowOf(other)}`, other.reader)).status).toBe(200);
    await create(CONTACTS, { full_name: 'For all' });
    for (const request of requests) expect((await request.answer()).body.data).toHaveLength(1);
    // The places are free again.
    expect((await read(`wait=1&cursor=${await nowOf()}`)).status).toBe(200);
  });

  it.each([
    ['is reset', (request: RawRequest) => request.reset()],
    ['is closed', (request: RawRequest) => request.close()],
    ['sends no more', (request: RawRequest) => request.sendNoMore()],
  ])('gives its place up when its connection %s', async (_what, leave) => {
    endless(app);
    const requests = await aHundred(app.baseUrl);
    requests.forEach(leave);
    jest.restoreAllMocks();
    await eventually(async () => expect((await read(`wait=1&cursor=${await nowOf()}`)).status).toBe(200));
    for (const request of requests) request.close();
  });

  it('of a client that sends no more is answered, at once', async () => {
    endless(app);
    const request = await waiting(app.baseUrl, await nowOf());
    request.sendNoMore();
    expect((await request.answer()).body).toMatchObject({ data: [], meta: { has_more: false } });
  });

  it('may be one of many on a connection, which all end with it', async () => {
    endless(app);
    const warned = jest.fn();
    process.on('warning', warned);
    const head = `GET ${EVENTS}?wait=30&cursor=${await nowOf()} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${org.tokens.read}\r\n\r\n`;
    const request = await RawRequest.ofBytes(app.baseUrl, head.repeat(20));
    request.sendNoMore();
    expect((await request.closed()).match(/HTTP\/1\.1 200 /g)).toHaveLength(20);
    process.off('warning', warned);
    expect(warned).not.toHaveBeenCalled();
  });

  it('is answered when the server stops', async () => {
    const second = await startTestApp({ databaseUrl: app.databaseUrl });
    endless(second);
    const requests = await aHundred(second.baseUrl);
    const closed = second.close();
    for (const request of requests) {
      const { status, body } = await request.answer();
      expect([status, body.data]).toEqual([200, []]);
    }
    await closed;
  });

  it('goes on with others from the first event, but from no earlier place than its own', async () => {
    await create(CONTACTS, { full_name: 'One' });
    await create(CONTACTS, { full_name: 'Two' });
    const at = new Date(serverNow() - 60_000).toISOString() as Timestamp;
    await app.sql('UPDATE events SET at = $2 WHERE org_id = $1', [org.id, at]);
    const between = (await read('cursor=0&limit=1')).body.meta.next_cursor as string;
    const place = app.get(FeedSignal).enter(org.id);
    const wait = (nextCursor: string, reached: string): Promise<string | null> | undefined =>
      place?.news({ events: [], nextCursor, hasMore: false, reached: reached as Timestamp }, 3_600_000, new AbortController().signal);
    const [shared, same, own] = await Promise.all([wait('far', '2020-01-01T00:00:00.000Z'), wait('near', '2021-01-01T00:00:00.000Z'), wait(between, at)]);
    place?.leave();
    expect([same, own]).toEqual([shared, between]);
    expect((await read(`cursor=${shared ?? ''}`)).body.data).toHaveLength(2);
    expect((await read(`cursor=${between}`)).body.data).toHaveLength(1);
  });

  it('may be one of a thousand: each is told, by one read for all that ask the same', async () => {
    const organizations = [org];
    while (organizations.length < 10) organizations.push(await app.newOrganization());
    const waits = endless(app);
    const requests: RawRequest[] = [];
    for (const by of organizations) {
      const start = await nowOf(by);
      requests.push(...(await open(100, () => waiting(app.baseUrl, start, by))));
    }
    await eventually(() => expect(waits()).toBe(1_000));
    const reads = jest.spyOn(app.get(FeedQueries), 'page');
    for (const by of organizations) await create(CONTACTS, { full_name: 'For all' }, by);
    for (const request of requests) {
      const { status, body } = await request.answer();
      expect([status, body]).toMatchObject([200, { data: [{ type: 'contact.created' }] }]);
    }
    expect(reads).toHaveBeenCalledTimes(10);
  });

  it('is told by a read of its own if it asks for something else, and of its own organization alone', async () => {
    const other = await app.newOrganization();
    const waits = endless(app);
    const [mine, theirs] = [await nowOf(), await nowOf(other)];
    const answers = ['', '&limit=1', '&type=task.created', '&type=contact.created'].map((filter) => read(`wait=30&cursor=${mine}${filter}`));
    const foreign = read(`wait=30&cursor=${theirs}`, other.reader);
    await eventually(() => expect(waits()).toBe(5));
    const contact = await create(CONTACTS, { full_name: 'A' });
    const task = await create(TASKS, { title: 'T' });
    const elsewhere = await create(CONTACTS, { full_name: 'B' }, other);
    const ids = (await Promise.all(answers)).map(({ body }) => body.data.map((event: FeedEvent) => event.record_id));
    expect(ids.slice(1)).toEqual([[contact.id], [task.id], [contact.id]]);
    expect(ids[0]?.[0]).toBe(contact.id);
    expect((await foreign).body.data.map((event: FeedEvent) => event.record_id)).toEqual([elsewhere.id]);
  });
});
