import { createHash } from 'node:crypto';
import pg from 'pg';
import { newId, type OrgId } from '../../src/kernel/ids.js';
import type { Timestamp } from '../../src/kernel/timestamp.js';
import { toSearchRow } from '../../src/modules/contacts/adapters/postgres/contact-search.table.js';
import { migrate, withLockedSchema } from '../../src/migrations/migrate.js';
import { ALL_MIGRATIONS } from '../../src/migrations/all-migrations.js';
import { ComposedTexts1764374400000 } from '../../src/migrations/1764374400000-composed-texts.js';
import type { ApiClient } from '../support/api-client.js';
import { oratek } from '../support/command.js';
import { newDatabase } from '../support/databases.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

/* Texts that were stored before they were kept in NFC, in the schema of the release before that migration. */

const CONTACTS = '/api/v1/contacts';
const TOKEN = `otk_${'x'.repeat(26)}`;
const BEFORE = '2026-02-01T00:00:00.000Z';
const COUNT = 12_000;
const ORG = newId() as unknown as OrgId;
const PIPELINE = newId();

const nfd = (text: string): string => text.normalize('NFD');
const nfc = (text: string): string => text.normalize('NFC');
/** In NFC it has two characters, and may have 64. */
const GROWING = '\u0958'.repeat(64);

interface Fields {
  readonly full_name?: string;
  readonly company?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly location?: string;
  readonly label?: string;
  readonly tags?: readonly string[];
  readonly deal_stage?: string;
}

let database: Awaited<ReturnType<typeof newDatabase>>;
let sql: pg.Client;
let app: TestApp;
let client: ApiClient;
const ids: Record<string, string> = {};
let log: string[];

const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
  const names = Object.keys(row);
  await sql.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
};

/** A contact as stored before texts were normalised to NFC. */
async function insertContact(name: string, fields: Fields): Promise<void> {
  const id = (ids[name] = newId());
  const { full_name = null, company = null, email = null, phone = null, location = null, label = null, tags = [], deal_stage = null } = fields;
  await insert('contacts', { org_id: ORG, id, version: 3, seq: 2, full_name, company, email, phone, location, label, tags, deal_stage, source: 'api', created_at: BEFORE, updated_at: BEFORE });
  const at = BEFORE as Timestamp;
  const state = { orgId: ORG, id, version: 3, sequence: 2, fullName: full_name, company, email, phone, location, label, tags, dealStage: deal_stage, dealValue: null, source: 'api', accountId: null, createdAt: at, updatedAt: at } as const;
  await insert('contacts_search', { ...toSearchRow(state) });
  await insert('events', { org_id: ORG, id: newId(), type: 'contact.created', record_type: 'contact', record_id: id, seq: 2, contact_id: id, actor: '{}', at: BEFORE, body: JSON.stringify({ payload: { contact: fields } }) });
}

async function insertStage(key: string, label: string, order: number): Promise<void> {
  await insert('stages', { org_id: ORG, id: (ids[`stage ${order}`] = newId()), pipeline_id: PIPELINE, key, label, stage_order: order, type: 'default', is_default: order === 1 });
}

async function fill(): Promise<void> {
  await insert('organizations', { id: ORG, slug: 'old', name: nfd('Café'), plan: 'pro', created_at: BEFORE });
  await insert('users', { org_id: ORG, id: newId(), email: nfd('josé@café.example'), email_key: 'josé@xn--caf-dma.example', role: 'admin', created_at: BEFORE });
  await insert('api_keys', { org_id: ORG, id: newId(), name: nfd('clé'), prefix: TOKEN.slice(0, 12), token_hash: createHash('sha256').update(TOKEN).digest(), scopes: ['read', 'write'], created_at: BEFORE });
  await insert('pipelines', { org_id: ORG, id: PIPELINE, version: 1, name: nfd('Vénte'), is_default: true, locked: true });
  await insertStage('über', nfd('Über'), 1);
  // One had no slug and was its own key, in a form that is not NFC; the other has the same label in NFC.
  await insertStage('\u2329', '\u2329', 2);
  await insertStage('\u3008', '\u3008', 3);
  await insertContact('plain', { full_name: 'Jane', tags: ['a'], deal_stage: 'über' });
  await insertContact('composed', { full_name: nfc('José'), company: '株式会社', tags: [nfc('é')] });
  await insertContact('decomposed', { full_name: nfd('José Núñez'), company: nfd('Ångström'), email: nfd('josé@café.example'), phone: nfd('é 801'), location: nfd('Århus'), label: nfd('chaud é'), tags: ['x', nfd('é')], deal_stage: '\u2329' });
  await insertContact('only a tag', { full_name: 'x', tags: [nfd('é'), nfc('é'), 'z'] });
  await insertContact('growing', { full_name: nfd('é'), label: GROWING, tags: [GROWING, nfd('é')] });
  await insertContact('control', { full_name: `${nfd('é')}\u0007` });
  for (const [name, title] of [['task', nfd('Rappeler José')], ['plain task', 'Call']] as const) {
    await insert('tasks', { org_id: ORG, id: (ids[name] = newId()), version: 1, seq: 1, title, status: 'open', priority: 'low', category: title, created_at: BEFORE, updated_at: BEFORE });
  }
  await insert('deals', { org_id: ORG, id: (ids['deal'] = newId()), version: 1, name: nfd('Ångström'), pipeline_id: PIPELINE, stage_id: ids['stage 2'], contact_id: ids['decomposed'], created_at: BEFORE, updated_at: BEFORE });
  await insert('webhook_subscriptions', { org_id: ORG, id: newId(), version: 1, url: `https://hooks.example.com/${nfd('é')}`, events: ['contact.updated'], description: nfd('Für\nalles'), status: 'active', secret: '', created_at: BEFORE, updated_at: BEFORE });
}

const before: Record<string, Record<string, unknown>[]> = {};

/** The rows of a table, without the columns that a later migration has added. */
async function rowsOf(table: string): Promise<Record<string, unknown>[]> {
  const [known] = before[table] ?? [];
  const { rows } = await sql.query<{ row: Record<string, unknown> }>(`SELECT to_jsonb(t) AS row FROM ${table} t ORDER BY 1`);
  return rows.map(({ row }) => (known ? Object.fromEntries(Object.entries(row).filter(([column]) => column in known)) : row));
}
const rowOf = async (table: string, name: string): Promise<Record<string, unknown>> => (await rowsOf(table)).find(({ id }) => id === ids[name]) ?? {};
const UNTOUCHED = ['contacts_search', 'contact_emails', 'events'];

beforeAll(async () => {
  database = await newDatabase('bare');
  await withLockedSchema(database.url, ({ run }) => run(ALL_MIGRATIONS.slice(0, ALL_MIGRATIONS.indexOf(ComposedTexts1764374400000))));
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  await fill();
  for (const table of [...UNTOUCHED, 'contacts', 'tasks', 'stages']) before[table] = await rowsOf(table);
  log = [];
  await migrate(database.url, (sentence) => log.push(sentence));
  app = await startTestApp({ databaseUrl: database.url });
  client = app.anonymous.as(TOKEN);
});
afterAll(async () => {
  await app.close();
  await sql.end();
  await database.drop();
});

it('brings every text to NFC, and moves version and time of its record alone', async () => {
  const was = (name: string): Record<string, unknown> => before['contacts']?.find(({ id }) => id === ids[name]) ?? {};
  const decomposed = await rowOf('contacts', 'decomposed');
  expect(decomposed).toEqual({
    ...was('decomposed'), full_name: 'José Núñez', company: 'Ångström', email: 'josé@café.example', phone: 'é 801', location: 'Århus', label: 'chaud é', tags: ['x', 'é'], version: 4, updated_at: decomposed['updated_at'],
  });
  expect(Date.parse(decomposed['updated_at'] as string)).toBeGreaterThan(Date.parse(BEFORE));
  for (const name of ['plain', 'composed']) expect(await rowOf('contacts', name)).toEqual(was(name));
  expect(await rowOf('tasks', 'task')).toMatchObject({ title: 'Rappeler José', category: 'Rappeler José', version: 2, seq: 1 });
  expect(await rowOf('tasks', 'plain task')).toEqual(before['tasks']?.find(({ id }) => id === ids['plain task']));
  expect(await rowOf('deals', 'deal')).toMatchObject({ name: 'Ångström', version: 2 });
  expect(await rowsOf('organizations')).toMatchObject([{ name: 'Café' }]);
  expect(await rowsOf('users')).toMatchObject([{ email: 'josé@café.example' }]);
  expect(await rowsOf('api_keys')).toMatchObject([{ name: 'clé' }]);
  expect(await rowsOf('pipelines')).toMatchObject([{ name: 'Vénte', locked: true }]);
  // An address in another form is another one.
  expect(await rowsOf('webhook_subscriptions')).toMatchObject([{ description: 'Für\nalles', url: `https://hooks.example.com/${nfd('é')}`, version: 2 }]);
});

it('tells no event, and leaves alone what was made to be compared: it is what the new texts make', async () => {
  for (const table of UNTOUCHED) expect(await rowsOf(table)).toEqual(before[table]);
  for (const table of ['pending_deliveries', 'delivery_log']) expect(await rowsOf(table)).toEqual([]);
});

it('keeps tags that became equal, a text that would be too long, and what is wrong otherwise', async () => {
  expect(await rowOf('contacts', 'only a tag')).toMatchObject({ tags: ['é', 'é', 'z'], version: 4 });
  expect(await rowOf('contacts', 'growing')).toMatchObject({ full_name: 'é', label: GROWING, tags: [GROWING, 'é'], version: 4 });
  expect(await rowOf('contacts', 'control')).toMatchObject({ full_name: 'é\u0007', version: 4 });
  const { stdout } = await oratek({ DATABASE_URL: database.url }, 'verify');
  expect(stdout.trim().split('\n').map((line) => line.split('  ').slice(1, 4)).sort()).toEqual(
    [['contact', ids['growing'], 'label'], ['contact', ids['growing'], 'tags.0'], ['contact', ids['control'], 'full_name']].sort(),
  );
});

it('keeps keys of stages; two stages whose labels became equal stay two', async () => {
  const stages = (await rowsOf('stages')).map(({ key, label }) => [key, label]);
  expect(stages).toEqual(expect.arrayContaining([['über', 'Über'], ['\u2329', '\u3008'], ['\u3008', '\u3008']]));
  const { body: contact } = await client.get(`${CONTACTS}/${ids['decomposed']}`);
  expect(contact.deal_stage).toBe('\u2329');
  expect((await client.patch(`${CONTACTS}/${ids['decomposed']}`, contact)).body).toEqual(contact);
  expect((await client.get(`${CONTACTS}?stage=${encodeURIComponent(nfd('über'))}`)).body.data).toMatchObject([{ id: ids['plain'] }]);
});

it('incremental sync shows what was renewed, and every filter finds it in any form', async () => {
  const since = new Date(Date.parse(BEFORE) + 1).toISOString();
  const renewed = ['decomposed', 'only a tag', 'growing', 'control'].map((name) => ids[name]).sort();
  expect((await walk<{ id: string }>(client, CONTACTS, { updated_since: since })).map(({ id }) => id).sort()).toEqual(renewed);
  expect((await walk<{ id: string }>(client, '/api/v1/tasks', { updated_since: since })).map(({ id }) => id)).toEqual([ids['task']]);
  for (const form of [nfc, nfd]) {
    for (const [name, value] of Object.entries({ label: 'chaud é', q: 'José N', company: 'Ångström', email: 'josé@café.example', tag: 'é' })) {
      const found = await walk<{ id: string }>(client, CONTACTS, { [name]: form(value) });
      expect([name, found.map(({ id }) => id)]).toEqual([name, expect.arrayContaining([ids['decomposed']])]);
    }
  }
});

it('says what it did', () => {
  expect(log).toEqual(expect.arrayContaining(['Brought 4 of 6 contacts to NFC.', 'Brought 1 of 2 tasks to NFC.']));
});

it('goes on where it was after an interruption, and writes no row twice', async () => {
  const own = await newDatabase();
  const client = new pg.Client({ connectionString: own.url });
  await client.connect();
  try {
    await client.query("DELETE FROM migrations WHERE name = 'ComposedTexts1764374400000'");
    await client.query("INSERT INTO organizations (id, slug, name, plan, created_at) VALUES ($1, 'o', 'o', 'pro', now())", [ORG]);
    const contacts = Array.from({ length: COUNT }, () => newId());
    await client.query(
      `INSERT INTO contacts (org_id, id, version, seq, full_name, tags, source, created_at, updated_at)
       SELECT $1, id, 1, 1, CASE WHEN n % 3 = 0 THEN E'Jose\\u0301' ELSE 'Jane' END, '{}', 'api', $3, $3 FROM unnest($2::uuid[]) WITH ORDINALITY AS c(id, n)`,
      [ORG, contacts, BEFORE],
    );
    const versions = async (): Promise<object[]> => (await client.query<object>('SELECT version, full_name IS NFC NORMALIZED AS composed, updated_at > $1 AS moved, count(*)::int FROM contacts GROUP BY 1, 2, 3 ORDER BY 1, 2, 3', [BEFORE])).rows;
    // The third chunk fails.
    await client.query("CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'interrupted'; END $$");
    await client.query(`CREATE TRIGGER fail BEFORE UPDATE ON contacts FOR EACH ROW WHEN (OLD.id = '${contacts[11_999]}') EXECUTE FUNCTION fail()`);
    await expect(migrate(own.url)).rejects.toThrow('interrupted');
    expect(await versions()).toEqual([
      { version: 1, composed: false, moved: false, count: 667 },
      { version: 1, composed: true, moved: false, count: 8000 },
      { version: 2, composed: true, moved: true, count: 3333 },
    ]);
    await client.query('DROP TRIGGER fail ON contacts');
    expect(await migrate(own.url)).toEqual(['ComposedTexts1764374400000']);
    expect(await versions()).toEqual([
      { version: 1, composed: true, moved: false, count: 8000 },
      { version: 2, composed: true, moved: true, count: 4000 },
    ]);
    expect(await migrate(own.url)).toEqual([]);
  } finally {
    await client.end();
    await own.drop();
  }
});
