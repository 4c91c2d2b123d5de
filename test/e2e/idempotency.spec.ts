import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import pg from 'pg';
import { Database } from '../../src/platform/database/database.js';
import { IdempotencyKeys, newReservation } from '../../src/platform/idempotency/idempotency-keys.js';
import type { Answer } from '../support/api-client.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { RawRequest } from '../support/raw-http.js';
import { eventNames } from '../support/records.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const withKey = (key: string, headers: Readonly<Record<string, string>> = {}) => ({ headers: { ...headers, 'Idempotency-Key': key } });
const contactsNamed = async (name: string): Promise<number> => (await app.sql('SELECT 1 FROM contacts WHERE full_name = $1', [name])).length;
const stored = (key: string) => app.sql<{ status: number | null; body: string | null }>('SELECT status, body FROM idempotency WHERE key = $1', [key]);
const age = (key: string, column: 'reserved_at' | 'expires_at', seconds: number) =>
  app.sql(`UPDATE idempotency SET ${column} = now() - make_interval(secs => $2) WHERE key = $1`, [key, seconds]);

function expectReplay(again: Answer, first: Answer): void {
  expect(again.headers['idempotency-replayed']).toBe('true');
  expect(first.headers['idempotency-replayed']).toBeUndefined();
  expect({ status: again.status, text: again.text }).toEqual({ status: first.status, text: first.text });
  const ownToTheRequest = { 'idempotency-replayed': '', 'x-request-id': '', date: '', ratelimit: '', 'x-ratelimit-remaining': '', 'x-ratelimit-reset': '' };
  expect({ ...again.headers, ...ownToTheRequest }).toEqual({ ...first.headers, ...ownToTheRequest });
}

describe('a request that is sent again with its Idempotency-Key', () => {
  it('makes one contact, and gets the first answer byte for byte', async () => {
    const key = randomUUID();
    const send = () => org.client.post(CONTACTS, { full_name: 'Once', tags: ['ü', '"'], deal_value: 1.5, deal_stage: 'lead' }, withKey(key));
    const first = await send();
    expect(first.status).toBe(201);
    for (let i = 0; i < 3; i++) expectReplay(await send(), first);
    expect(await contactsNamed('Once')).toBe(1);
  });

  it('changes a contact once: one event, and the answer of then, whatever came after', async () => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Patched' });
    const send = () => org.client.patch(`${CONTACTS}/${contact.id}`, { phone: '1' }, withKey('patch once'));
    const first = await send();
    await org.client.patch(`${CONTACTS}/${contact.id}`, { phone: '2' });
    expectReplay(await send(), first);
    expect((await org.client.get(`${CONTACTS}/${contact.id}`)).body.phone).toBe('2');
    expect(await eventNames(app, contact.id as string)).toEqual(['contact.created 1', 'contact.updated 2', 'contact.updated 3']);
  });

  it('deletes once: the second DELETE is 204, too', async () => {
    const { body: task } = await org.client.post(TASKS, { title: 'Gone' });
    const send = () => org.client.delete(`${TASKS}/${task.id}`, withKey(`delete ${task.id as string}`));
    const first = await send();
    expect(first.status).toBe(204);
    expectReplay(await send(), first);
    expectError(await org.client.delete(`${TASKS}/${task.id}`), 404, 'not_found');
  });

  it('replays a change that changed nothing', async () => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Same' });
    const send = () => org.client.patch(`${CONTACTS}/${contact.id}`, { full_name: 'Same' }, withKey('same'));
    const first = await send();
    expect(first.body).toEqual(contact);
    expectReplay(await send(), first);
    expect(await eventNames(app, contact.id as string)).toHaveLength(1);
  });

  it('is replayed though its If-Match no longer holds', async () => {
    const { body: contact, headers } = await org.client.post(CONTACTS, { full_name: 'Matched' });
    const send = () => org.client.patch(`${CONTACTS}/${contact.id}`, { phone: '1' }, withKey('matched', { 'If-Match': headers['etag'] ?? '' }));
    const first = await send();
    expect(first.status).toBe(200);
    expectReplay(await send(), first);
  });

  it('50 times at once makes one contact and one answer', async () => {
    const send = () => org.client.post(CONTACTS, { full_name: 'Fifty' }, withKey('fifty'));
    const answers = await Promise.all(Array.from({ length: 50 }, send));
    const made = answers.filter(({ status }) => status === 201);
    expect(made.length).toBeGreaterThan(0);
    expect(new Set(made.map(({ text }) => text)).size).toBe(1);
    expect(made.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 201)) {
      expectError(answer, 409, 'idempotency_in_progress');
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(await contactsNamed('Fifty')).toBe(1);
    expect((await send()).text).toBe(made[0]?.text);
  });

  it('50 times at once on two instances makes one contact, too', async () => {
    const other = await startTestApp({ databaseUrl: app.databaseUrl });
    try {
      const there = other.anonymous.as(org.tokens.write);
      const answers = await Promise.all(Array.from({ length: 50 }, (_, i) => (i % 2 ? org.client : there).post(CONTACTS, { full_name: 'Both' }, withKey('both'))));
      expect(new Set(answers.map(({ status }) => status)).has(201)).toBe(true);
      expect(answers.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
      expect(await contactsNamed('Both')).toBe(1);
    } finally {
      await other.close();
    }
  });
});

describe('the same Idempotency-Key for another request', () => {
  it('is a mismatch, and nothing is done', async () => {
    const body = { title: 'Mine' };
    const first = await org.client.post(TASKS, body, withKey('mismatch'));
    const id = first.body.id as string;
    for (const send of [
      () => org.client.post(TASKS, { title: 'Other' }, withKey('mismatch')),
      () => org.client.post(CONTACTS, { full_name: 'Mine' }, withKey('mismatch')),
      () => org.client.patch(`${TASKS}/${id}`, body, withKey('mismatch')),
      () => org.client.delete(`${TASKS}/${id}`, withKey('mismatch')),
    ]) {
      expectError(await send(), 422, 'idempotency_mismatch');
    }
    // A query on a route that takes none is refused before the key is read.
    expectError(await org.client.post(`${TASKS}?x=1`, body, withKey('mismatch')), 422, 'validation', ['x']);
    expect((await org.client.get(`${TASKS}/${id}`)).body).toEqual(first.body);
    expect(await contactsNamed('Mine')).toBe(0);
    expectReplay(await org.client.post(TASKS, body, withKey('mismatch')), first);
  });

  it('is nothing to another organization, nor to another key of its own', async () => {
    const other = await app.newOrganization();
    const [mine, theirs] = [await org.client.post(TASKS, { title: 'T' }, withKey('shared')), await other.client.post(TASKS, { title: 'T' }, withKey('shared'))];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(theirs.body.id).not.toBe(mine.body.id);
    expect((await org.client.post(TASKS, { title: 'T' }, withKey('shared 2'))).body.id).not.toBe(mine.body.id);
  });
});

describe('while the first request still runs', () => {
  it('the next is told so at once, though the first holds its locks, and takes no connection from others', async () => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Locked', email: 'locked@example.com' });
    const send = () => org.client.patch(`${CONTACTS}/${contact.id}`, { email: 'other@example.com' }, withKey('held'));
    const lock = new pg.Client({ connectionString: app.databaseUrl });
    await lock.connect();
    try {
      await lock.query('BEGIN');
      await lock.query('SELECT 1 FROM contacts WHERE id = $1 FOR UPDATE', [contact.id]);
      const first = send();
      // The request waits inside its statement.
      await eventually(async () => expect(await app.sql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oratek' AND wait_event_type = 'Lock'")).toHaveLength(1));
      const others = await Promise.all(Array.from({ length: 30 }, send));
      for (const answer of others) expectError(answer, 409, 'idempotency_in_progress');
      expect((await org.client.get(`${CONTACTS}?limit=1`)).status).toBe(200);
      await lock.query('COMMIT');
      expect((await first).status).toBe(200);
      expectReplay(await send(), await first);
    } finally {
      await lock.end();
    }
  });

  it('another request with its key is told so, too: the key may yet become free', async () => {
    const lock = new pg.Client({ connectionString: app.databaseUrl });
    await lock.connect();
    try {
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE tasks IN ACCESS EXCLUSIVE MODE');
      const first = org.client.post(TASKS, { title: 'First' }, withKey('undecided'));
      await eventually(async () => expect(await stored('undecided')).toHaveLength(1));
      const second = () => org.client.post(CONTACTS, { full_name: 'Second' }, withKey('undecided'));
      // Retry-After grows with the time that the request runs, up to the time after which a dead process is detected.
      for (const [seconds, retryAfter] of [[0, '1'], [5, '5'], [50, '7']] as const) {
        await age('undecided', 'reserved_at', seconds);
        const answer = await second();
        expectError(answer, 409, 'idempotency_in_progress');
        expect(answer.headers['retry-after']).toBe(retryAfter);
      }
      await lock.query('COMMIT');
      expect((await first).status).toBe(201);
      expectError(await second(), 422, 'idempotency_mismatch');
    } finally {
      await lock.end();
    }
  });
});

describe('what comes to nothing', () => {
  it('is not stored: the key is free for the request put right', async () => {
    expectError(await org.client.post(TASKS, { title: '' }, withKey('wrong')), 422, 'validation', ['title']);
    expectError(await org.client.post(TASKS, '{', { headers: { 'Idempotency-Key': 'wrong', 'Content-Type': 'application/json' } }), 400, 'invalid_json');
    expectError(await org.client.patch(`${TASKS}/${randomUUID()}`, { title: 'x' }, withKey('wrong')), 404, 'not_found');
    expectError(await org.reader.post(TASKS, { title: 'x' }, withKey('wrong')), 403, 'insufficient_scope');
    expect(await stored('wrong')).toEqual([]);
    expect((await org.client.post(TASKS, { title: 'right' }, withKey('wrong'))).status).toBe(201);
  });

  it('is not stored either when the database had no time: then the key is free, and nothing was done', async () => {
    const slow = await startTestApp({ databaseUrl: app.databaseUrl, statementTimeout: 300 });
    const lock = new pg.Client({ connectionString: app.databaseUrl });
    await lock.connect();
    try {
      const client = slow.anonymous.as(org.tokens.write);
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
      const answer = await client.post(CONTACTS, { full_name: 'Slow' }, withKey('slow'));
      expectError(answer, 503, 'unavailable');
      expect(answer.body.message).toMatch(/^The database ended .* may take 0\.3 seconds there \(DATABASE_STATEMENT_TIMEOUT_MS\)/);
      await lock.query('COMMIT');
      expect(await stored('slow')).toEqual([]);
      expect((await client.post(CONTACTS, { full_name: 'Slow' }, withKey('slow'))).status).toBe(201);
      expect(await contactsNamed('Slow')).toBe(1);
    } finally {
      await lock.end();
      await slow.close();
    }
  });

  it.each([['', 'empty'], ['x'.repeat(256), 'too long'], ['schlüssel', 'not ASCII']])('a key that is none is refused: %#', async (key) => {
    expectError(await org.client.post(TASKS, { title: 'x' }, withKey(key)), 422, 'validation', ['Idempotency-Key']);
  });

  it('a key given twice is refused; with and without quotes it is the same', async () => {
    const twice = await RawRequest.open(app.baseUrl, 'POST', TASKS, { Authorization: `Bearer ${org.tokens.write}`, 'Idempotency-Key': 'a', 'idempotency-key': 'b', 'Content-Type': 'application/json', 'Content-Length': '13' });
    twice.write('{"title":"x"}');
    expectError(await twice.answer(), 422, 'validation', ['Idempotency-Key']);
    const first = await org.client.post(TASKS, { title: 'quoted' }, withKey('"quoted"'));
    expectReplay(await org.client.post(TASKS, { title: 'quoted' }, withKey('quoted')), first);
  });

  it('the longest key is one; a GET has none', async () => {
    const key = `~ ${'x'.repeat(252)}~`;
    expect((await org.client.post(TASKS, { title: 'x' }, withKey(key))).status).toBe(201);
    expect((await org.client.get(TASKS, withKey(key))).status).toBe(200);
    expect((await org.client.get(TASKS, withKey(''))).status).toBe(200);
  });
});

describe('a reservation', () => {
  /** Sends two requests with one key while the table is locked, the second of which takes the reservation over. */
  async function overtake(key: string, send: () => Promise<Answer>): Promise<[late: Answer, second: Answer]> {
    const lock = new pg.Client({ connectionString: app.databaseUrl });
    await lock.connect();
    try {
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
      const late = send();
      await eventually(async () => expect(await stored(key)).toEqual([{ status: null, body: null }]));
      expectError(await send(), 409, 'idempotency_in_progress');
      await age(key, 'reserved_at', 59);
      expectError(await send(), 409, 'idempotency_in_progress');
      const [before] = await app.sql('SELECT owner FROM idempotency WHERE key = $1', [key]);
      await age(key, 'reserved_at', 61);
      const second = send();
      await eventually(async () => expect((await app.sql('SELECT owner FROM idempotency WHERE key = $1', [key]))[0]).not.toEqual(before));
      await lock.query('COMMIT');
      return [await late, await second];
    } finally {
      await lock.end();
    }
  }

  it('whose owner is silent for a minute is taken over, and the late owner writes nothing', async () => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Overtaken' });
    const send = () => org.client.patch(`${CONTACTS}/${contact.id}`, { phone: '1' }, withKey('overtaken'));
    const [late, second] = await overtake('overtaken', send);
    expectError(late, 409, 'idempotency_in_progress');
    expect(second.status).toBe(200);
    expect(await eventNames(app, contact.id as string)).toEqual(['contact.created 1', 'contact.updated 2']);
    expectReplay(await send(), second);
  });

  it('also of a create: one record', async () => {
    const send = () => org.client.post(CONTACTS, { full_name: 'Overtaken create', deal_stage: 'lead' }, withKey('overtaken create'));
    const [late, second] = await overtake('overtaken create', send);
    expect([late.status, second.status].sort()).toEqual([201, 409]);
    expect(await contactsNamed('Overtaken create')).toBe(1);
  });
});

describe('a reservation that is given back', () => {
  const reserved = 'INSERT INTO idempotency (org_id, key, fingerprint, owner, process, reserved_at, expires_at) VALUES ($1, $2, $3, $4, $5, now(), now() + interval \'1 day\')';
  let other: pg.Client;

  beforeEach(async () => {
    other = new pg.Client({ connectionString: app.databaseUrl });
    await other.connect();
    // The lease begins with the first key; its beats release keys that could not be released at once.
    expect((await org.client.post(CONTACTS, { full_name: 'Lease' }, withKey(randomUUID()))).status).toBe(201);
    await other.query('BEGIN');
  });
  afterEach(() => other.end());

  it('before its commit can be seen, as while a standby is lost, is free soon after that, not after a minute', async () => {
    const reservation = newReservation(org.id, 'late commit');
    await other.query(reserved, [org.id, reservation.key, '', reservation.owner, randomUUID()]);
    await app.get(IdempotencyKeys).release(reservation);
    await other.query('COMMIT');
    await eventually(async () => expect(await stored(reservation.key)).toEqual([]));
  });

  it('does not wait for the row while a unit holds it, and is free when the unit has ended without an answer', async () => {
    const reservation = newReservation(org.id, 'released while held');
    await app.sql(reserved, [org.id, reservation.key, '', reservation.owner, randomUUID()]);
    await other.query('SELECT 1 FROM idempotency WHERE key = $1 FOR UPDATE', [reservation.key]);
    // A beat of the lease may release what other tests have left.
    const queries = jest.spyOn(app.get(Database), 'query');
    await app.get(IdempotencyKeys).release(reservation);
    const index = queries.mock.calls.findIndex(([{ name, values }]) => name === 'idempotency_release' && isDeepStrictEqual(values[1], [reservation.key]));
    const { value } = queries.mock.results[index] as { value: Promise<unknown> };
    queries.mockRestore();
    // Answered, not ended by its time-out.
    await expect(value).resolves.toEqual([]);
    expect(await stored(reservation.key)).toEqual([{ status: null, body: null }]);
    await other.query('ROLLBACK');
    await eventually(async () => expect(await stored(reservation.key)).toEqual([]));
  });

  it('keeps the answer of a unit that has come to an end after all', async () => {
    const reservation = newReservation(org.id, 'held and answered');
    await app.sql(reserved, [org.id, reservation.key, '', reservation.owner, randomUUID()]);
    await other.query("UPDATE idempotency SET status = 201, headers = '{}', body = '{}' WHERE key = $1", [reservation.key]);
    const keys = app.get(IdempotencyKeys);
    await keys.release(reservation);
    await other.query('COMMIT');
    await keys.release(reservation);
    expect(await stored(reservation.key)).toEqual([{ status: 201, body: '{}' }]);
  });
});

describe('after 24 hours', () => {
  it('a key is free', async () => {
    const send = () => org.client.post(TASKS, { title: 'Daily' }, withKey('daily'));
    const first = await send();
    const [{ lasts } = { lasts: 0 }] = await app.sql<{ lasts: number }>("SELECT extract(epoch FROM expires_at - reserved_at)::int AS lasts FROM idempotency WHERE key = 'daily'");
    expect(lasts).toBe(24 * 3600);
    await age('daily', 'expires_at', 1);
    const second = await send();
    expect(second.headers['idempotency-replayed']).toBeUndefined();
    expect(second.body.id).not.toBe(first.body.id);
    expectReplay(await send(), second);
  });

  it.each(['the same request', 'another request'])('of many who come at once with %s, one makes something new, and nobody gets what was before', async (which) => {
    const key = `expired ${which}`;
    const before = await org.client.post(TASKS, { title: 'Before' }, withKey(key));
    for (let round = 0; round < 5; round++) {
      await age(key, 'expires_at', 1);
      const title = which === 'the same request' ? 'Before' : `After ${round}`;
      const answers = await Promise.all(Array.from({ length: 20 }, () => org.client.post(TASKS, { title }, withKey(key))));
      const made = answers.filter(({ status }) => status === 201);
      expect(new Set(made.map(({ text }) => text)).size).toBe(1);
      expect(made[0]?.body.id).not.toBe(before.body.id);
      expect(made.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
      for (const answer of answers) if (answer.status !== 201) expectError(answer, 409, 'idempotency_in_progress');
    }
  });

  it('keys are swept in steps, and no others', async () => {
    await app.sql('UPDATE idempotency SET expires_at = now()');
    await app.sql(
      `INSERT INTO idempotency (org_id, key, fingerprint, owner, reserved_at, expires_at)
       SELECT $1, 'swept ' || n, '\\x00', $1, now() - interval '25 hours', now() - interval '1 hour' FROM generate_series(1, 1200) n`,
      [org.id],
    );
    const kept = await org.client.post(TASKS, { title: 'Kept' }, withKey('kept'));
    const keys = app.get(IdempotencyKeys);
    const [before] = await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM idempotency');
    let steps = 0;
    await keys.sweep(() => steps++ === 1, 7);
    expect(await app.sql('SELECT count(*)::int AS n FROM idempotency')).toEqual([{ n: (before?.n ?? 0) - 7 }]);
    await keys.sweep(() => false);
    expect(await app.sql('SELECT key FROM idempotency')).toEqual([{ key: 'kept' }]);
    expectReplay(await org.client.post(TASKS, { title: 'Kept' }, withKey('kept')), kept);
  });
});

describe('a process that is killed', () => {
  let proxy: DatabaseProxy;
  let server: ServerProcess;

  beforeEach(async () => {
    proxy = await startDatabaseProxy(app.databaseUrl);
    server = await ServerProcess.start({ DATABASE_URL: proxy.url });
  });
  afterEach(async () => {
    await ServerProcess.killAll();
    await proxy.cut();
  });

  it('between commit and answer: the next one answers what was committed', async () => {
    const fields = { full_name: 'Committed', email: 'c@example.com', deal_stage: 'lead', tags: ['a'] };
    proxy.swallowAnswersTo('UPDATE idempotency');
    const unanswered = server.client(org.tokens.write).post(CONTACTS, fields, withKey('committed'));
    const lost = expect(unanswered).rejects.toThrow(/hang up|ECONNRESET/);
    const [{ body } = { body: null }] = await eventually(async () => {
      const rows = await stored('committed');
      expect(rows).toMatchObject([{ status: 201 }]);
      return rows;
    });
    await server.end('SIGKILL');
    await lost;

    const again = await org.client.post(CONTACTS, fields, withKey('committed'));
    expect(again.status).toBe(201);
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(again.text).toBe(body);
    expect(again.headers['location']).toBe(`${CONTACTS}/${again.body.id as string}`);
    const read = await org.client.get(`${CONTACTS}/${again.body.id as string}`);
    expect([read.text, read.headers['etag']]).toEqual([again.text, again.headers['etag']]);
    expect(await contactsNamed('Committed')).toBe(1);
  });

  it('before the commit: its key is taken over within seconds, and the change is made then', async () => {
    const fields = { full_name: 'Uncommitted' };
    proxy.silenceAt('UPDATE idempotency');
    const unanswered = server.client(org.tokens.write).post(CONTACTS, fields, withKey('uncommitted'));
    const lost = expect(unanswered).rejects.toThrow(/hang up|ECONNRESET/);
    await eventually(async () => expect(await stored('uncommitted')).toEqual([{ status: null, body: null }]));
    await server.end('SIGKILL');
    await lost;
    const again = () => org.client.post(CONTACTS, fields, withKey('uncommitted'));
    expectError(await again(), 409, 'idempotency_in_progress');
    const made = await eventually(async () => {
      const answer = await again();
      expect(answer.status).not.toBe(409);
      return answer;
    });
    expect([made.status, made.headers['idempotency-replayed']]).toEqual([201, undefined]);
    // Long before the minute that any reservation lasts.
    const [{ waited } = { waited: 60 }] = await app.sql<{ waited: number }>("SELECT extract(epoch FROM i.reserved_at - c.alive_at)::float AS waited FROM idempotency i, process_leases c WHERE i.key = 'uncommitted' AND c.id <> i.process ORDER BY c.alive_at DESC LIMIT 1");
    expect(waited).toBeLessThan(60);
    expect(await contactsNamed('Uncommitted')).toBe(1);
  });

  it('while its statement waits in the database: whichever comes first, there is one change', async () => {
    const fields = { full_name: 'Orphaned' };
    const lock = new pg.Client({ connectionString: app.databaseUrl });
    await lock.connect();
    try {
      await lock.query('BEGIN');
      await lock.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
      const unanswered = expect(server.client(org.tokens.write).post(CONTACTS, fields, withKey('orphaned'))).rejects.toThrow(/hang up|ECONNRESET/);
      await eventually(async () => expect(await app.sql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oratek' AND wait_event_type = 'Lock'")).toHaveLength(1));
      await server.end('SIGKILL');
      await unanswered;
      await app.sql("UPDATE process_leases SET alive_at = alive_at - interval '8 seconds'");
      const second = org.client.post(CONTACTS, fields, withKey('orphaned'));
      await eventually(async () => expect(await app.sql("SELECT 1 FROM idempotency i JOIN process_leases l ON l.id = i.process WHERE i.key = 'orphaned' AND l.alive_at > now() - interval '7 seconds'")).toHaveLength(1));
      await lock.query('COMMIT');
      expect([201, 409]).toContain((await second).status);
      const last = await eventually(async () => {
        const answer = await org.client.post(CONTACTS, fields, withKey('orphaned'));
        expect(answer.status).not.toBe(409);
        return answer;
      });
      expect([last.status, last.headers['idempotency-replayed']]).toEqual([201, 'true']);
      expect(await contactsNamed('Orphaned')).toBe(1);
    } finally {
      await lock.end();
    }
  });
});

describe('a process that ends', () => {
  it('takes its lease with it, and what it had reserved is free at once', async () => {
    const other = await startTestApp({ databaseUrl: app.databaseUrl });
    expect((await other.anonymous.as(org.tokens.write).post(TASKS, { title: 'Leased' }, withKey('leased'))).status).toBe(201);
    const [row] = await app.sql<{ process: string }>("SELECT process FROM idempotency WHERE key = 'leased'");
    const lease = (): Promise<unknown[]> => app.sql('SELECT 1 FROM process_leases WHERE id = $1', [row?.process]);
    expect(await lease()).toHaveLength(1);
    await other.close();
    expect(await lease()).toHaveLength(0);
    await app.sql("UPDATE idempotency SET status = NULL WHERE key = 'leased'");
    expect((await org.client.post(TASKS, { title: 'Leased again' }, withKey('leased'))).status).toBe(201);
  });
});

it('a database that was gone in the middle of a request: the key is given back when it answers again', async () => {
  const proxy = await startDatabaseProxy(app.databaseUrl);
  const other = await startTestApp({ databaseUrl: proxy.url, statementTimeout: 300 });
  try {
    const client = other.anonymous.as(org.tokens.write);
    // Lets the process take its lease without preparing the statement of the next request.
    expect((await client.post(CONTACTS, { full_name: 'Before' }, withKey('before'))).status).toBe(201);
    proxy.silenceAt('UPDATE idempotency');
    expectError(await client.post(TASKS, { title: 'Interrupted' }, withKey('interrupted')), 503, 'unavailable');
    expect(await stored('interrupted')).toEqual([{ status: null, body: null }]);
    await proxy.cut();
    await proxy.mend();
    proxy.speak();
    await eventually(async () => expect(await stored('interrupted')).toEqual([]));
    expect((await org.client.post(TASKS, { title: 'Interrupted' }, withKey('interrupted'))).status).toBe(201);
  } finally {
    await other.close();
    await proxy.cut();
  }
});
