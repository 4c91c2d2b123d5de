import { SentStatements } from '../../test/support/sent-statements.js';
import { startTestApp, type TestApp } from '../../test/support/test-app.js';
import { JobRunner } from '../modules/jobs/application/job-runner.js';
import { Database } from '../platform/database/database.js';

/* The deletion of a field among many records that have no value of it, some of them values of other fields. */

const OTHERS = 8_000;

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it.each(['before an ANALYZE', 'after it'])('records with a value of a field are counted and cleared by the index over names, %s', async (time) => {
  const org = await app.newOrganization();
  const pipeline = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  const other = (await org.octolane.post('/v1/pipelines', { name: 'Other', stages: [{ label: 'New' }] })).body.data.pipeline_id as string;
  const fieldsOf = { accounts: '/v1/accounts/fields', contacts: '/v1/contacts/fields', deals: `/v1/pipelines/${pipeline}/fields` };
  const rare = new Map<string, string>();
  for (const [table, path] of [...Object.entries(fieldsOf), ['others', `/v1/pipelines/${other}/fields`] as const]) {
    const { results } = (await org.octolane.post(`${path}/bulk`, ['Rare', 'Common'].map((name) => ({ name, attribute_type: 'string' })))).body.data;
    rare.set(table, results[0].id as string);
  }
  const values = { rare: 'A', common: 'B' };
  await org.octolane.post('/v1/accounts', { domain: `${time.length}.example`, ...values });
  await org.octolane.post('/v1/contacts', { email: `${time.length}@gmail.com`, ...values });
  const open = (id: string): Promise<unknown> => org.octolane.post('/v1/opportunities', { pipeline_id: id, opportunity: { name: 'Acme', custom_attributes: values } });
  await open(other);
  const copies = (table: string, fields: string): Promise<unknown> => app.sql(`INSERT INTO ${table} SELECT (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), ${fields}, 'body_version', null))).* FROM ${table} t, generate_series(1, $2::int) n WHERE t.org_id = $1`, [org.id, OTHERS]);
  await copies('accounts', `'domain', n || '.${time.length}.example', 'custom', CASE WHEN n % 2 = 0 THEN '{}'::jsonb ELSE '{"common": "B"}' END`);
  await copies('contacts', `'email', null, 'custom', CASE WHEN n % 2 = 0 THEN '{}'::jsonb ELSE '{"common": "B"}' END`);
  // Those of the other pipeline have values of its field with the same name, and come first.
  await copies('deals', "'seq', 0");
  await open(pipeline);
  if (time === 'after it') await app.sql('ANALYZE accounts, contacts, deals');

  const database = app.get(Database);
  const sent = new SentStatements(app);
  for (const [table, path] of Object.entries(fieldsOf)) expect((await org.octolaneAdmin.delete(`${path}/${rare.get(table) ?? ''}?confirm=1`)).body.data).toMatchObject({ total: 1 });
  await app.get(JobRunner).turn(() => false);
  sent.stop();
  expect(await app.sql('SELECT count(*)::int AS kept FROM deals WHERE org_id = $1 AND pipeline_id = $2', [org.id, other])).toEqual([{ kept: OTHERS + 1 }]);
  expect(await app.sql("SELECT status, done FROM jobs WHERE org_id = $1", [org.id])).toEqual(Array.from({ length: 3 }, () => ({ status: 'completed', done: 1 })));

  const reads = sent.all.filter(({ name }) => name?.includes('with_value'));
  expect([...new Set(reads.map(({ name }) => name))].sort()).toEqual(Object.keys(fieldsOf).flatMap((table) => [`${table}_with_value`, `${table}_with_value_count`]));
  for (const { name, text, values: bound, settings } of reads) {
    const plan = await database.transaction(async () => {
      await database.query({ text: `PREPARE explained AS ${text}`, values: [] });
      const rows = await database.query<{ 'QUERY PLAN': string }>({ text: `EXPLAIN EXECUTE explained(${bound.map((value) => `'${value as string | number}'`).join(', ')})`, values: [] });
      await database.query({ text: 'DEALLOCATE explained', values: [] });
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    }, settings);
    expect(`${name}: ${plan}`).toContain(`Bitmap Index Scan on ${name!.split('_')[0]}_custom_names_idx`);
  }
});
