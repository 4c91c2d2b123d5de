import { SentStatements } from '../../test/support/sent-statements.js';
import { startTestApp, type TestApp } from '../../test/support/test-app.js';
import { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';

/*
 * An organization that came since the last ANALYZE of tables which another one fills: the statistics say that it has no
 * rows, and a lookup by keys must not read all that it has.
 */

const FILLED = 5_000;
const OWN = 300;

let app: TestApp;
let sent: SentStatements;

beforeAll(async () => {
  app = await startTestApp();
  sent = new SentStatements(app);
});
afterAll(async () => {
  sent.stop();
  await app.close();
});

/** Copies of the one row that an organization has, each with its own id and these fields. */
async function copyRows(table: string, orgId: string, fields: string): Promise<void> {
  await app.sql(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object(${fields}, 'body_version', null))).* FROM ${table} t, generate_series(1, ${FILLED}) n WHERE t.org_id = $1`, [orgId]);
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly Plans?: readonly Node[];
}

function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

/** A value as SQL text: of the statements here, texts, numbers and lists of texts. */
function literal(value: unknown): string {
  if (Array.isArray(value)) return `'{${(value as unknown[]).map((one) => JSON.stringify(one)).join()}}'`;
  return value === null ? 'NULL' : `'${value as string | number}'`;
}

/** The tables of which a statement passes over many rows. */
async function overread({ name, text, values, settings }: Statement): Promise<string[]> {
  return app.get(Database).transaction(async () => {
    const run = <Row extends object>(sql: string): Promise<Row[]> => app.get(Database).query<Row & Record<string, unknown>>({ text: sql, values: [] });
    await run(`PREPARE explained AS ${text}`);
    const [row] = await run<{ 'QUERY PLAN': [{ Plan: Node }] }>(`EXPLAIN (ANALYZE, FORMAT JSON) EXECUTE explained(${values.map(literal).join(', ')})`);
    await run('DEALLOCATE explained');
    const nodes = [...nodesOf(row!['QUERY PLAN'][0].Plan)];
    return nodes.filter((node) => (node['Rows Removed by Filter'] ?? 0) * node['Actual Loops'] > OWN / 2).map((node) => `${node['Relation Name']} in ${name}`);
  }, settings);
}

it('lookups by keys read only the rows of the keys', async () => {
  const filled = await app.newOrganization();
  const pipeline = (await filled.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  await filled.octolane.post('/v1/opportunities', { pipeline_id: pipeline, related_objects: { account_domain: 'filled.example', primary_contact_email: 'ann@filled.example' } });
  await copyRows('accounts', filled.id, "'id', gen_random_uuid(), 'domain', n || '.example'");
  await copyRows('contacts', filled.id, "'id', gen_random_uuid(), 'email', n || '@filled.example'");
  await app.sql("INSERT INTO contacts_search SELECT (jsonb_populate_record(s, jsonb_build_object('id', c.id, 'email_key', c.email))).* FROM contacts_search s JOIN contacts c USING (org_id) WHERE org_id = $1 ON CONFLICT DO NOTHING", [filled.id]);
  await app.sql("INSERT INTO contact_emails SELECT org_id, email, id FROM contacts WHERE org_id = $1 ON CONFLICT DO NOTHING", [filled.id]);
  await app.sql("INSERT INTO deals SELECT (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'contact_id', c.id))).* FROM deals d JOIN contacts c USING (org_id) WHERE org_id = $1", [filled.id]);
  await app.sql('ANALYZE accounts, contacts, contacts_search, contact_emails, deals');

  const org = await app.newOrganization();
  const own = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  const opportunity = (n: number): object => ({ pipeline_id: own, opportunity: { name: `Deal ${n}` }, related_objects: { account_domain: `own${n}.example`, primary_contact_email: `ann@own${n}.example` } });
  for (let n = 0; n < OWN; n += 100) expect((await org.octolane.post('/v1/opportunities/bulk', Array.from({ length: 100 }, (_, i) => opportunity(n + i)))).status).toBe(201);

  sent.clear();
  expect((await org.octolane.post('/v1/opportunities', opportunity(7))).status).toBe(201);
  expect((await org.octolane.post('/v1/opportunities/bulk', [opportunity(8), opportunity(9)])).status).toBe(201);
  expect((await org.octolane.post('/v1/contacts', { email: 'ann@own7.example' })).status).toBe(200);
  expect((await org.octolane.post('/v1/accounts', { domain: 'own7.example' })).status).toBe(200);
  expect((await org.octolane.get(`/v1/opportunities?pipeline_id=${own}&limit=5`)).status).toBe(200);
  const reads = sent.all.filter(({ writes, text, values }) => !writes && text.startsWith('SELECT') && values.length > 0);
  expect(reads.map(({ name }) => name)).toEqual(expect.arrayContaining(['contacts_with_emails', 'accounts_by_domains', 'deals_by_id']));
  expect((await Promise.all(reads.map(overread))).flat()).toEqual([]);
});
