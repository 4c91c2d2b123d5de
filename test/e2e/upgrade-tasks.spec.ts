import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { TasksSearch1795000720000 } from '../../src/migrations/1795000720000-tasks-search.js';
import { TaskTitleSweeper } from '../../src/modules/tasks/adapters/postgres/task-title-sweeper.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/* Tasks of the release before are found by their titles, also those that it inserts while the new one runs. */

/** The columns that the release before writes. */
const COLUMNS = ['org_id', 'id', 'version', 'seq', 'title', 'status', 'priority', 'category', 'due_at', 'contact_id', 'completed_at', 'created_at', 'updated_at'];

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

/** A task as the release before inserts it: like one of ours, without a row for the search. */
async function insertedBefore(title: string, count = 1): Promise<string> {
  const { body } = await org.client.post('/api/v1/tasks', { title: 'Ours' });
  const id = randomUUID();
  const values = COLUMNS.map((column) => ({ id: count === 1 ? '$2::uuid' : 'gen_random_uuid()', title: '$3' })[column] ?? column);
  await app.sql(`INSERT INTO tasks (${COLUMNS.join(', ')}) SELECT ${values.join(', ')} FROM tasks, generate_series(1, $4::int) WHERE id = $1 AND $2::uuid IS NOT NULL`, [body.id, id, title, count]);
  return id;
}
const found = async (q: string): Promise<string[]> => ((await org.client.get(`/api/v1/search?q=${q}`)).body.data as { id: string }[]).map(({ id }) => id);
const sweep = (): Promise<void> => app.get(TaskTitleSweeper).turn(() => false);

it('the sweep adds their titles, once, and changes nothing that a client sees', async () => {
  const id = await insertedBefore('Zürich');
  const before = (await org.client.get(`/api/v1/tasks/${id}`)).body as unknown;
  expect(await found('zurich')).toEqual([]);
  for (let turn = 0; turn < 2; turn++) {
    await sweep();
    expect([await found('zurich'), (await org.client.get(`/api/v1/tasks/${id}`)).body]).toEqual([[id], before]);
  }
});

it('one that changes before the sweep is found at once', async () => {
  const id = await insertedBefore('Old title');
  await org.client.patch(`/api/v1/tasks/${id}`, { title: 'Renamed' });
  expect([await found('renamed'), await found('old')]).toEqual([[id], []]);
  await sweep();
  expect([await found('renamed'), await found('old')]).toEqual([[id], []]);
});

it('many are added step by step', async () => {
  await insertedBefore('Many', 1200);
  await sweep();
  expect(await app.sql("SELECT count(*)::int AS n FROM tasks t JOIN tasks_search s USING (org_id, id) WHERE org_id = $1 AND folded = 'many' AND is_searched", [org.id])).toEqual([{ n: 1200 }]);
});

it('the migration adds the titles of those that there are, in any number of runs', async () => {
  const id = await insertedBefore('Świętość\u001fa');
  const dataSource = await new DataSource({ type: 'postgres', url: app.databaseUrl }).initialize();
  const runner = dataSource.createQueryRunner();
  for (let run = 0; run < 2; run++) await new TasksSearch1795000720000().up(runner);
  await runner.release();
  await dataSource.destroy();
  expect(await app.sql('SELECT folded FROM tasks_search WHERE org_id = $1 AND id = $2', [org.id, id])).toEqual([{ folded: 'swietosc a' }]);
});
