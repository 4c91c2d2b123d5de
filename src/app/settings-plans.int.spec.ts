import { SentStatements } from '../../test/support/sent-statements.js';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import { JobRunner } from '../modules/jobs/application/job-runner.js';
import { Database } from '../platform/database/database.js';
import type { Statement } from '../platform/database/statement.js';

/* What Settings read of an organization with many records and many entries of the audit log. */

const OTHERS = 6_000;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

function literal(value: unknown): string {
  return value === null ? 'NULL' : `'${value as string | number}'`;
}

/** The plan of a statement as the application has it. */
async function planOf({ text, values, settings }: Statement, mode = {}): Promise<string> {
  const database = app.get(Database);
  return database.transaction(async () => {
    await database.query({ text: `PREPARE explained AS ${text}`, values: [] });
    const rows = await database.query<{ 'QUERY PLAN': string }>({ text: `EXPLAIN EXECUTE explained(${values.map(literal).join(', ')})`, values: [] });
    await database.query({ text: 'DEALLOCATE explained', values: [] });
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  }, { ...settings, ...mode });
}

const newUser = async (org: TestOrganization, email: string): Promise<string> => (await org.admin.post('/api/v1/settings/users', { email, role: 'member' })).body.id as string;

it.each(['before an ANALYZE', 'after it'])('the records of an owner are counted and passed on by the index of owners, %s', async (time) => {
  const org = await app.newOrganization();
  const [jane, most] = [await newUser(org, 'jane@acme.example'), await newUser(org, 'most@acme.example')];
  const { pipeline_id } = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0] as { pipeline_id: string };
  const make = async (owner_id: string): Promise<void> => {
    await org.client.post('/api/v1/contacts', { full_name: 'Ann', owner_id });
    await org.client.post('/api/v1/tasks', { title: 'Call', owner_id });
    await org.octolane.post('/v1/opportunities', { pipeline_id, opportunity: { name: 'Acme' }, related_objects: { owner_id } });
  };
  await make(most);
  const tables = ['contacts', 'tasks', 'deals'];
  for (const table of tables) await app.sql(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid()) || CASE WHEN '${table}' = 'deals' THEN '{}' ELSE '{"body_version": null}'::jsonb END)).* FROM ${table} t, generate_series(1, ${OTHERS}) n WHERE t.org_id = $1`, [org.id]);
  await make(jane);
  await org.admin.patch(`/api/v1/settings/users/${jane}`, { active: false });
  if (time === 'after it') await app.sql('ANALYZE contacts, tasks, deals');

  const sent = new SentStatements(app);
  expect((await org.admin.post(`/api/v1/settings/users/${jane}/reassign`, { to: null })).body).toMatchObject({ total: 3 });
  await app.get(JobRunner).turn(() => false);
  sent.stop();
  expect(await app.sql('SELECT status, done FROM jobs WHERE org_id = $1', [org.id])).toEqual([{ status: 'completed', done: 3 }]);
  const reads = sent.all.filter(({ name }) => /_of_owner$|_owned_count$/.test(name ?? ''));
  expect([...new Set(reads.map(({ name }) => name))].sort()).toEqual(tables.flatMap((table) => [`${table}_of_owner`, `${table}_owned_count`]).sort());
  for (const read of reads) expect(`${read.name}: ${await planOf(read)}`).toMatch(new RegExp(`Index (Only )?Scan using ${read.name?.split('_')[0] ?? ''}_owner_idx`));
});

it('each filter of the audit log has an index in its order, whatever its values', async () => {
  const org = await app.newOrganization();
  const id = await newUser(org, 'jane@acme.example');
  await app.sql(
    `INSERT INTO audit_entries (org_id, id, at, actor_type, actor_id, actor_name, action, target_type, target_id, target_name, changes)
     SELECT $1, gen_random_uuid(), now() - n * interval '1 minute', 'user', gen_random_uuid(), 'a', CASE WHEN n % 100 = 0 THEN 'api_key.created' ELSE 'user.updated' END, CASE WHEN n % 100 = 0 THEN 'api_key' ELSE 'user' END, gen_random_uuid(), 'b', '[]' FROM generate_series(1, ${OTHERS}) n`,
    [org.id],
  );
  await app.sql('ANALYZE audit_entries');
  const sent = new SentStatements(app);
  for (const [query, index] of [
    ['', 'list'],
    [`?actor_id=${id}`, 'actor'],
    ['?action=api_key.created', 'action'],
    ['?target_type=api_key', 'target_type'],
    [`?target_id=${id}`, 'target'],
    ['?since=2020-01-01T00:00:00Z&until=2099-01-01T00:00:00Z', 'list'],
  ] as const) {
    sent.clear();
    expect((await org.admin.get(`/api/v1/settings/audit${query}`)).status).toBe(200);
    const reads = sent.all.filter(({ text }) => text.includes('FROM audit_entries'));
    expect(reads).toHaveLength(1);
    for (const plan_cache_mode of ['force_custom_plan', 'force_generic_plan']) {
      const plan = await planOf(reads[0]!, { plan_cache_mode });
      expect(`${query}: ${plan}`).toMatch(new RegExp(`Index Scan Backward using audit_entries_${index}_idx`));
      expect(plan).not.toContain('Sort');
    }
  }
  sent.stop();
});
