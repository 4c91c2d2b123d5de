import pg from 'pg';
import type { Answer, ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { pace } from '../support/pace.js';
import { walk } from '../support/records.js';
import { ServerProcess } from '../support/server-process.js';
import { type FeedEvent, type Get, guide, type SyncedRecord } from '../support/sync-guide.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/*
 * Two servers whose machines disagree about the time by hours share a database. Writes are held open at random, records
 * are deleted, and clients follow all that by the lists and by the feed. What they have in the end is what there is.
 */

const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const ROUNDS = process.env['TEST_LONG'] === '1' ? 20 : 5;
const WRITES_A_ROUND = 25;
/** For how long a write is held open, in seconds: from less than what a watermark lags behind to more. */
const HOLDS = [0, 0.5, 1, 3, 4];
const TYPES = ['contact.updated', 'contact.deleted', 'deal.stage_changed', 'task.created', 'task.completed', 'task.updated', 'task.deleted'];

let app: TestApp;
let org: TestOrganization;
let servers: readonly ServerProcess[];

beforeAll(async () => {
  process.stderr.write(`\nThe seed of this run: SEED=${SEED}\n`);
  app = await startTestApp();
  org = await app.newOrganization();
  await app.sql("UPDATE organizations SET plan = 'enterprise', requests_per_hour = 1000000 WHERE id = $1", [org.id]);
  const start = (milliseconds: number): Promise<ServerProcess> =>
    ServerProcess.start({ DATABASE_URL: app.databaseUrl, DEMO_DATA: 'false', DATABASE_STATEMENT_TIMEOUT_MS: '120000', CLOCK_OFFSET_MS: String(milliseconds), NODE_OPTIONS: '--import ./test/support/shifted-clock.mjs' });
  servers = await Promise.all([start(3 * 3_600_000), start(-40 * 60_000)]);
});
afterAll(async () => {
  await ServerProcess.killAll();
  await app.close();
});

/** The same numbers for the same seed, from 0 to 1. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Choices of one actor: its own, so that what others do in between does not change them. */
class Dice {
  private readonly next: () => number;

  constructor(actor: number) {
    this.next = randomOf(SEED + actor * 7919);
  }

  upTo(most: number): number {
    return Math.floor(this.next() * (most + 1));
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.upTo(choices.length - 1)] as T;
  }

  some<T>(choices: readonly T[]): T[] {
    return choices.filter(() => this.next() < 0.4);
  }

  client(): ApiClient {
    return this.of(servers).client(org.tokens.write);
  }
}

const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';
const [contacts, tasks]: [string[], string[]] = [[], []];
/** Records whose rows the test locks; other writers do not pick them, or too many writes would wait. */
const held = new Set<string>();
const free = (ids: readonly string[]): string[] => ids.filter((id) => !held.has(id)).slice(-12);

async function made(into: string[], answer: Promise<Answer>): Promise<Answer> {
  const { status, body } = await answer;
  if (status === 201) into.push(body.id as string);
  return answer;
}

function anyWrite(dice: Dice): Promise<Answer> {
  const client = dice.client();
  const [contact, task] = [dice.of(free(contacts)), dice.of(free(tasks))];
  const chance = dice.upTo(99);
  if (chance < 15) return made(contacts, client.post(CONTACTS, { full_name: `Person ${contacts.length}`, ...(dice.upTo(1) ? { deal_stage: 'lead' } : {}) }));
  if (chance < 30) return made(tasks, client.post(TASKS, { title: `Task ${tasks.length}`, contact_id: dice.of([contact, null]) }));
  if (chance < 36) return client.delete(`${CONTACTS}/${contact}`);
  if (chance < 42) return client.delete(`${TASKS}/${task}`);
  if (chance < 70) return client.patch(`${CONTACTS}/${contact}`, dice.of([{ label: `l${chance}` }, { deal_stage: dice.of(['lead', 'won', null]) }]));
  return client.patch(`${TASKS}/${task}`, dice.of([{ status: dice.of(['open', 'done', 'completed']) }, { contact_id: dice.of([contact, null]) }, { category: `c${chance}` }]));
}

const unexpected: string[] = [];
async function expectAnswered(write: Promise<Answer>): Promise<void> {
  const { status, text } = await write;
  // The record that it picked may be deleted.
  if (![200, 201, 204, 404, 422].includes(status)) unexpected.push(`${status} ${text}`);
}

/** Begins a write of a record, and lets it wait at the record's row until it is released. */
async function hold(dice: Dice): Promise<{ readonly write: Promise<void>; readonly release: () => Promise<void> }> {
  const [table, path, ids, change] = dice.of([
    ['contacts', CONTACTS, contacts, { label: 'late' }],
    ['tasks', TASKS, tasks, { category: 'late' }],
  ] as const);
  const id = dice.of(free(ids));
  held.add(id);
  const holder = new pg.Client({ connectionString: app.databaseUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query(`SELECT 1 FROM ${table} WHERE id = $1 FOR UPDATE`, [id]);
  const write = expectAnswered(dice.upTo(4) > 0 ? dice.client().patch(`${path}/${id}`, change) : dice.client().delete(`${path}/${id}`));
  const [{ now }] = (await app.sql<{ now: Date }>('SELECT clock_timestamp() AS now')) as [{ now: Date }];
  const seconds = dice.of(HOLDS);
  const release = async (): Promise<void> => {
    await eventually(async () => expect((await app.sql('SELECT 1 WHERE clock_timestamp() >= $1::timestamptz + $2 * interval \'1 second\'', [now, seconds])).length).toBe(1));
    await holder.query('COMMIT');
    await holder.end();
    held.delete(id);
  };
  return { write, release };
}

async function writeAll(): Promise<void> {
  const dice = new Dice(0);
  for (let n = 0; n < 6; n++) await Promise.all([made(contacts, dice.client().post(CONTACTS, { full_name: 'First' })), made(tasks, dice.client().post(TASKS, { title: 'First' }))]);
  for (let round = 0; round < ROUNDS; round++) {
    const holds: Awaited<ReturnType<typeof hold>>[] = [];
    for (let n = dice.upTo(2); n >= 0; n--) holds.push(await hold(dice));
    // They end in any order: a contact that is deleted waits for a task of its own that is held.
    const writes = holds.map(({ write }) => write);
    for (let n = 0; n < WRITES_A_ROUND; n += 5) {
      const batch = Array.from({ length: 5 }, () => expectAnswered(anyWrite(dice)));
      writes.push(...batch);
      await Promise.race([Promise.all(batch), pace(500)]);
    }
    for (const { release } of holds) {
      await release();
      writes.push(expectAnswered(anyWrite(dice)));
    }
    await Promise.all(writes);
  }
}

/** The guide's GET, of any of the servers, with pages of any size. */
function anyGet(dice: Dice): Get {
  return (path) => {
    const url = new URL(`http://any/api/v1${path}`);
    url.searchParams.set('limit', String(1 + dice.upTo(19)));
    if (url.searchParams.has('wait')) url.searchParams.set('wait', String(dice.upTo(2)));
    return dice.client().get(`${url.pathname}${url.search}`).then(({ status, body, text }) => (status === 200 ? (body as unknown) : Promise.reject(new Error(`${path}: ${status} ${text}`))));
  };
}

/** Follows a list round by round until the writes are over, and once more. */
async function followList(path: string, actor: number, isOver: () => boolean): Promise<Map<string, SyncedRecord>> {
  const get = anyGet(new Dice(actor));
  const copy = new Map<string, SyncedRecord>();
  let since = '1970-01-01T00:00:00Z';
  for (let last = false; !last; ) {
    last = isOver();
    since = await guide.syncRound(get, path, since, (record) => void copy.set(record.id, record));
    await pace(20);
  }
  return copy;
}

/** Follows the feed from the beginning until it shows the creation of this record, which passes every filter. */
async function followFeed(actor: number, types: readonly string[], until: Promise<string>): Promise<FeedEvent[]> {
  const get = anyGet(new Dice(actor));
  const filter = types.map((type) => `&type=${type}`).join('');
  const ends: string[] = [];
  void until.then((id) => ends.push(id));
  const seen: FeedEvent[] = [];
  for (let cursor = '0'; !seen.some(({ record_id: id }) => ends.includes(id)); ) cursor = await guide.followEvents((path) => get(path + filter), cursor, (event) => void seen.push(event));
  return seen;
}

const placeOf = ({ at, record_id: id, sequence }: FeedEvent): string => `${at} ${id} ${String(sequence).padStart(9, '0')}`;

it('nothing is missed, whatever is written late, and by whichever server', async () => {
  let isOver = false;
  let tell: (id: string) => void = () => undefined;
  const sentinel = new Promise<string>((resolve) => (tell = resolve));
  const dice = new Dice(1);
  const filters = [[], [], ...Array.from({ length: 3 }, () => ['contact.created', ...dice.some(TYPES)])];
  const writing = writeAll().then(async () => {
    isOver = true;
    tell((await servers[0]!.client(org.tokens.write).post(CONTACTS, { full_name: 'The end' })).body.id as string);
  });
  const [byList, tasksByList, ...feeds] = await Promise.all([
    followList('/contacts', 2, () => isOver),
    followList('/tasks', 3, () => isOver),
    ...filters.map((types, index) => followFeed(4 + index, types, sentinel)),
  ] as const);
  await writing;
  expect(unexpected).toEqual([]);

  const now = { contacts: await walk<SyncedRecord>(org.client, CONTACTS), tasks: await walk<SyncedRecord>(org.client, TASKS) };
  const end = await sentinel;
  const left = await app.sql<{ id: string; type: string; body: string }>('SELECT id, type, body FROM events WHERE org_id = $1 AND (at, record_id) <= (SELECT at, record_id FROM events WHERE record_id = $2) ORDER BY at, record_id, seq', [org.id, end]);
  for (const [index, seen] of feeds.entries()) {
    const types = filters[index] ?? [];
    const places = seen.map(placeOf);
    expect(places).toEqual([...new Set(places)].sort());
    expect(seen.filter(({ type }) => types.length > 0 && !types.includes(type))).toEqual([]);
    const ids = new Set(seen.map(({ id }) => id));
    expect(left.filter(({ id, type }) => !ids.has(id) && (types.length === 0 || types.includes(type)))).toEqual([]);
    const payloads = new Map(seen.map(({ id, payload }) => [id, payload]));
    for (const { id, body } of left) if (payloads.has(id)) expect(payloads.get(id)).toEqual((JSON.parse(body) as FeedEvent).payload);
  }

  // By the lists, and by the feed for deletions.
  const gone = new Set(feeds[0]?.filter(({ type }) => type.endsWith('.deleted')).map(({ record_id: id }) => id));
  expect(gone.size).toBeGreaterThan(0);
  for (const [copy, records] of [[byList, now.contacts.filter(({ id }) => id !== end)], [tasksByList, now.tasks]] as const) {
    const kept = [...copy].filter(([id]) => !gone.has(id) && id !== end);
    expect(new Map(kept)).toEqual(new Map(records.map((record) => [record.id, record])));
  }
  // By the events alone.
  const copy = new guide.Copy();
  for (const event of feeds[1] ?? []) copy.apply(event);
  expect([copy.contacts, copy.tasks]).toEqual([new Map(now.contacts.map((record) => [record.id, record])), new Map(now.tasks.map((record) => [record.id, record]))]);

  // The machines disagree, and nevertheless all wrote the time of the database.
  const [ahead, behind] = await Promise.all(servers.map(async (server) => Number((await server.client(org.tokens.read).get(TASKS)).headers['x-ratelimit-reset'])));
  expect(ahead! - behind!).toBeGreaterThan(3 * 3_600);
  expect(await app.sql("SELECT at FROM events WHERE org_id = $1 AND abs(extract(epoch FROM at - clock_timestamp())) > 1800", [org.id])).toEqual([]);
});
