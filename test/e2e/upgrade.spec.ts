import { createHash } from 'node:crypto';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { newId } from '../../src/kernel/ids.js';
import { migrate } from '../../src/migrations/migrate.js';
import { ALL_MIGRATIONS } from '../../src/migrations/all-migrations.js';
import type { ApiClient } from '../support/api-client.js';
import { newDatabase } from '../support/databases.js';
import { eventNames, walk } from '../support/records.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const DEALS = '/api/v1/deals';
const LONG = 'x'.repeat(64);

/** Contacts as the first issue kept them, whose stages were free text: `[name, stage, value, key that it is to have]`. */
const MINE: readonly [name: string, stage: string | null, value: number | null, key: string | null][] = [
  ['lead', 'lead', 10, 'lead'],
  ['Lead', 'Lead', null, 'lead'],
  ['won', 'WON', 0, 'won'],
  ['Closed Won', 'Closed Won', 100, 'closed_won'],
  ['closed won', 'closed won', 50.55, 'closed_won'],
  ['closed-won', 'closed--WON', null, 'closed_won'],
  ['Größe', 'Über Größe 2', 1, 'über_größe_2'],
  ['long', LONG, 2, LONG],
  ['none', null, null, null],
  ['valued', null, 77, null],
];
/** Stages without a letter or digit: any key will do, but each has its own. */
const WITHOUT_SLUG = ['!!!', '???', '---'];

interface Contact {
  readonly id: string;
  readonly full_name: string;
  readonly deal_stage: string | null;
  readonly deal_value: number | null;
}
interface Org {
  readonly id: string;
  readonly token: string;
}

let database: Awaited<ReturnType<typeof newDatabase>>;
let app: TestApp;
let mine: Org;
let other: Org;
let empty: Org;
let client: ApiClient;
let ran: string[];
let before: Map<string, Record<string, unknown>>;

async function insertOrganization(sql: pg.Client, slug: string): Promise<Org> {
  const org = { id: newId(), token: `otk_${slug.padEnd(26, '0')}` };
  await sql.query("INSERT INTO organizations VALUES ($1, $2, $2, 'pro', now())", [org.id, slug]);
  await sql.query("INSERT INTO api_keys (org_id, id, name, prefix, token_hash, scopes, created_at) VALUES ($1, $2, 'old', $3, $4, '{read,write}', now())", [
    org.id,
    newId(),
    org.token.slice(0, 12),
    createHash('sha256').update(org.token).digest(),
  ]);
  return org;
}

async function insertContact(sql: pg.Client, org: Org, name: string, stage: string | null, value: number | null): Promise<void> {
  const id = newId();
  await sql.query(
    `INSERT INTO contacts (org_id, id, version, seq, full_name, deal_stage, deal_value, tags, source, created_at, updated_at)
     VALUES ($1, $2, 1, 1, $3, $4, $5, '{}', 'api', '2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')`,
    [org.id, id, name, stage, value],
  );
  const body = JSON.stringify({ event: 'contact.created', ts: '2026-01-01T00:00:00.000Z', payload: { contact: { id, full_name: name, deal_stage: stage } }, sequence: 1 });
  await sql.query(`INSERT INTO events VALUES ($1, $2, 'contact.created', 'contact', $3, 1, $3, '{"type":"api_key","id":null,"name":"old"}', '2026-01-01T00:00:00Z', $4)`, [org.id, newId(), id, body]);
}

const contactRows = async (query: (text: string) => Promise<{ row: Record<string, unknown> }[]>): Promise<Map<string, Record<string, unknown>>> =>
  new Map((await query('SELECT to_jsonb(c) - \'search\' AS row FROM contacts c')).map(({ row }) => [row['id'] as string, row]));

/** The database as the first release left it. */
async function firstIssue(url: string): Promise<void> {
  const dataSource = new DataSource({ type: 'postgres', url, migrations: ALL_MIGRATIONS.slice(0, 2), migrationsTableName: 'migrations' });
  await dataSource.initialize();
  await dataSource.runMigrations({ transaction: 'each' });
  await dataSource.destroy();
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  [mine, other, empty] = [await insertOrganization(sql, 'mine'), await insertOrganization(sql, 'other'), await insertOrganization(sql, 'empty')];
  for (const [name, stage, value] of MINE) await insertContact(sql, mine, name, stage, value);
  for (const stage of WITHOUT_SLUG) await insertContact(sql, mine, stage, stage, 3);
  await insertContact(sql, other, 'theirs', 'qualified', 5);
  await insertContact(sql, other, 'their own', 'Closed-Won', 6);
  before = await contactRows(async (text) => (await sql.query<{ row: Record<string, unknown> }>(text)).rows);
  await sql.end();
}

beforeAll(async () => {
  database = await newDatabase('bare');
  await firstIssue(database.url);
  ran = await migrate(database.url);
  app = await startTestApp({ databaseUrl: database.url });
  client = app.anonymous.as(mine.token);
});
afterAll(async () => {
  await app.close();
  await database.drop();
});

const contacts = async (by = client): Promise<Contact[]> => walk<Contact>(by, CONTACTS);
const named = async (name: string): Promise<Contact> => {
  const found = (await contacts()).find(({ full_name }) => full_name === name);
  if (!found) throw new Error(`There is no contact ${name}`);
  return found;
};
const liveDeals = (org: Org): Promise<{ contact_id: string; name: string; stage: string; value: string | null; is_default: boolean }[]> =>
  app.sql(
    `SELECT d.contact_id, d.name, s.key AS stage, d.value, p.is_default FROM deals d JOIN stages s ON s.org_id = d.org_id AND s.id = d.stage_id
     JOIN pipelines p ON p.org_id = d.org_id AND p.id = d.pipeline_id AND p.id = s.pipeline_id WHERE d.org_id = $1 AND d.archived_at IS NULL`,
    [org.id],
  );

it('runs what came since, and a second time nothing', async () => {
  expect(ran).toEqual(ALL_MIGRATIONS.slice(2).map((migration) => new migration().name));
  expect(await migrate(database.url)).toEqual([]);
});

it("shows every contact's stage by its key, and its value as it was", async () => {
  const shown = (await contacts()).filter(({ full_name }) => !WITHOUT_SLUG.includes(full_name)).map(({ full_name, deal_stage, deal_value }) => [full_name, deal_stage, deal_value]);
  expect(shown.sort()).toEqual(MINE.map(([name, , value, key]) => [name, key, value]).sort());
  const keys = await Promise.all(WITHOUT_SLUG.map(async (name) => (await named(name)).deal_stage));
  expect(new Set(keys.filter((key) => key !== null)).size).toBe(WITHOUT_SLUG.length);
});

it('gives each contact with a stage exactly one live deal: in that stage of the default pipeline, of that value, named after it', async () => {
  const expected = (await contacts()).filter(({ deal_stage }) => deal_stage !== null).map(({ id, full_name, deal_stage, deal_value }) => ({ contact_id: id, name: full_name, stage: deal_stage, value: deal_value, is_default: true }));
  const actual = (await liveDeals(mine)).map(({ value, ...deal }) => ({ ...deal, value: value === null ? null : Number(value) }));
  const byContact = (a: { contact_id: string }, b: { contact_id: string }): number => (a.contact_id < b.contact_id ? -1 : 1);
  expect(actual.sort(byContact)).toEqual(expected.sort(byContact));
  expect(await app.sql('SELECT 1 FROM deals WHERE archived_at IS NOT NULL')).toEqual([]);
});

it('gives every organization one pipeline with its own stages, each with a place of its own', async () => {
  const stages = async ({ id }: Org): Promise<unknown[]> => (await app.sql('SELECT key, label, stage_order FROM stages WHERE org_id = $1 ORDER BY stage_order, key', [id])).map((row) => Object.values(row));
  const first = [['lead', 'Lead', 1], ['qualified', 'Qualified', 2], ['proposal', 'Proposal', 3], ['negotiation', 'Negotiation', 4], ['won', 'Won', 5], ['lost', 'Lost', 6]];
  expect(await stages(empty)).toEqual(first);
  expect(await stages(other)).toEqual([...first, ['closed_won', 'Closed-Won', 7]]);
  const ofMine = await stages(mine);
  expect(ofMine.slice(0, 6)).toEqual(first);
  expect(ofMine.map((stage) => (stage as unknown[])[2])).toEqual(ofMine.map((_, i) => i + 1));
  // One for the three spellings of Closed Won, one for the Größe, one for the long name, and those without a slug.
  expect(ofMine).toHaveLength(6 + 3 + WITHOUT_SLUG.length);
  expect(await app.sql('SELECT org_id::text, name, is_default, locked FROM pipelines ORDER BY org_id')).toEqual([mine, other, empty].map(({ id }) => ({ org_id: id, name: 'Sales', is_default: true, locked: false })));
});

it('changes nothing else of the contacts: only a stage that was respelled moves the version and the time', async () => {
  const after = await contactRows((text) => app.sql<{ row: Record<string, unknown> }>(text));
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [id, row] of before) {
    const { deal_stage, version, updated_at } = after.get(id) ?? {};
    // Without the columns that a later migration has added.
    expect(Object.fromEntries(Object.entries(after.get(id) ?? {}).filter(([column]) => column in row))).toEqual({ ...row, deal_stage, version, updated_at });
    const respelled = deal_stage !== row['deal_stage'];
    expect(version).toBe(respelled ? 2 : 1);
    // A client that asks for changes since then must see the new spelling.
    expect(updated_at !== row['updated_at']).toBe(respelled);
  }
  expect(await app.sql('SELECT count(*)::int AS events FROM events')).toEqual([{ events: before.size }]);
});

it('lists the deals through the API: by value, by stage in any spelling, and each organization its own', async () => {
  const listed = await walk<Contact>(client, DEALS, { limit: '3' });
  expect(listed).toHaveLength(MINE.filter(([, stage]) => stage !== null).length + WITHOUT_SLUG.length);
  expect(listed.map(({ deal_value }) => deal_value ?? -1)).toEqual(listed.map(({ deal_value }) => deal_value ?? -1).sort((a, b) => b - a));
  for (const stage of ['closed_won', 'Closed Won', 'CLOSED-WON']) expect((await walk<Contact>(client, DEALS, { stage })).map(({ full_name }) => full_name)).toEqual(['Closed Won', 'closed won', 'closed-won']);
  for (const stage of WITHOUT_SLUG) expect((await walk<Contact>(client, DEALS, { stage })).map(({ full_name }) => full_name)).toEqual([stage]);
  expect((await walk<Contact>(app.anonymous.as(other.token), DEALS)).map(({ full_name }) => full_name)).toEqual(['their own', 'theirs']);
  expect(await walk<Contact>(app.anonymous.as(empty.token), DEALS)).toEqual([]);
});

it('the timeline still shows what happened before', async () => {
  const { body } = await client.get(`${CONTACTS}/${(await named('lead')).id}/activities`);
  expect(body.data).toMatchObject([{ type: 'contact.created', title: 'Contact created', at: '2026-01-01T00:00:00.000Z', data: {} }]);
});

describe('afterwards', () => {
  it('a stage that a contact already had, spelled as it then was, is no change', async () => {
    const all = [...MINE.map(([name, stage]) => [name, stage] as const), ...WITHOUT_SLUG.map((stage) => [stage, stage] as const)];
    for (const [name, stage] of all) {
      const contact = await named(name);
      const answer = await client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: stage });
      expect([answer.status, answer.body]).toEqual([200, contact]);
      expect(await eventNames(app, contact.id)).toEqual(['contact.created 1']);
    }
  });

  it('PATCH moves and re-values the very deal, with events that go on with the numbers', async () => {
    const contact = await named('closed won');
    const answer = await client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: 'Lost', deal_value: 1.5 });
    expect(answer.body).toMatchObject({ deal_stage: 'lost', deal_value: 1.5 });
    expect((await liveDeals(mine)).filter(({ contact_id }) => contact_id === contact.id)).toMatchObject([{ stage: 'lost', value: '1.50' }]);
    expect(await eventNames(app, contact.id)).toEqual(['contact.created 1', 'contact.updated 2', 'deal.stage_changed 3']);
  });

  it('a value kept without a stage is taken over by the deal that is opened', async () => {
    const contact = await named('valued');
    expect((await client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: 'Brand New' })).body).toMatchObject({ deal_stage: 'brand_new', deal_value: 77 });
    const orders = await app.sql<{ key: string }>('SELECT key FROM stages WHERE org_id = $1 ORDER BY stage_order DESC LIMIT 1', [mine.id]);
    expect(orders).toEqual([{ key: 'brand_new' }]);
  });

  it('null archives the deal, and deleting the contact lets go of it', async () => {
    const [archived, deleted] = [await named('lead'), await named('Lead')];
    expect((await client.patch(`${CONTACTS}/${archived.id}`, { deal_stage: null })).body).toMatchObject({ deal_stage: null, deal_value: 10 });
    expect((await client.delete(`${CONTACTS}/${deleted.id}`)).status).toBe(204);
    expect((await walk<Contact>(client, DEALS, { stage: 'lead' }))).toEqual([]);
    expect(await app.sql("SELECT version FROM deals WHERE org_id = $1 AND contact_id IS NULL AND name = 'Lead'", [mine.id])).toEqual([{ version: 2 }]);
  });
});
