import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { UnsearchedDeals1795001400000 } from '../../src/migrations/1795001400000-unsearched-deals.js';
import { DealNameSweeper } from '../../src/modules/deals/adapters/postgres/deal-name-sweeper.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/* Deals that the release before inserts while the new one runs are found by their names. */

/** The columns that the release before writes. */
const COLUMNS = ['org_id', 'id', 'version', 'seq', 'name', 'value', 'close_date', 'next_action_date', 'next_steps', 'owner_id', 'pipeline_id', 'stage_id', 'account_id', 'contact_id', 'primary_at', 'archived_at', 'created_at', 'updated_at'];

let app: TestApp;
let org: TestOrganization;
let pipeline: string;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  pipeline = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
});
afterAll(() => app.close());

/** A deal as the release before inserts it: like one of ours, without a row for the search. */
async function insertedBefore(name: string): Promise<string> {
  const { body } = await org.octolane.post('/v1/opportunities', { pipeline_id: pipeline, opportunity: { name: 'Ours' } });
  const id = randomUUID();
  const values = COLUMNS.map((column) => ({ id: '$2::uuid', name: '$3' })[column] ?? column);
  await app.sql(`INSERT INTO deals (${COLUMNS.join(', ')}) SELECT ${values.join(', ')} FROM deals WHERE id = $1`, [body.data.id, id, name]);
  return id;
}
const found = async (name: string): Promise<string[]> => ((await org.octolane.post('/v1/opportunities/search', { pipeline_id: pipeline, filters: [{ field: 'name', operator: 'eq', value: name }] })).body.data.opportunities as { id: string }[]).map(({ id }) => id);
const sweep = (): Promise<void> => app.get(DealNameSweeper).turn(() => false);
const states = async (id: string): Promise<unknown[]> => app.sql('SELECT d.is_searched, s.folded FROM deals d LEFT JOIN deals_search s USING (org_id, id) WHERE d.id = $1', [id]);

it('the sweep adds their names, once, and changes nothing that a client sees', async () => {
  const id = await insertedBefore('Zürich');
  const read = async (): Promise<unknown> => (await org.octolane.get(`/v1/opportunities/${id}`)).body.data;
  const before = await read();
  await sweep();
  expect([await found('zurich'), await read(), await states(id)]).toEqual([[id], before, [{ is_searched: true, folded: 'zurich' }]]);
  await sweep();
  expect(await found('zurich')).toEqual([id]);
});

it('one that moves before the sweep is still found by it, one that is renamed is found at once', async () => {
  const [moved, renamed] = [await insertedBefore('Moved'), await insertedBefore('Old name')];
  expect((await org.octolane.patch(`/v1/opportunities/${moved}`, { stage_name: 'Won' })).status).toBe(200);
  expect((await org.octolane.patch(`/v1/opportunities/${renamed}`, { name: 'New name' })).status).toBe(200);
  expect([await found('new name'), await states(renamed)]).toEqual([[renamed], [{ is_searched: true, folded: 'new name' }]]);
  await sweep();
  expect([await found('moved'), await found('new name'), await found('old name')]).toEqual([[moved], [renamed], []]);
});

it('a renamed deal of ours is found by its new name alone', async () => {
  const { body } = await org.octolane.post('/v1/opportunities', { pipeline_id: pipeline, opportunity: { name: 'First' } });
  await org.octolane.patch(`/v1/opportunities/${body.data.id}`, { name: 'Second' });
  expect([await found('first'), await found('second')]).toEqual([[], [body.data.id]]);
});

it('many are added step by step', async () => {
  const id = await insertedBefore('Many');
  await app.sql(`INSERT INTO deals (${COLUMNS.join(', ')}) SELECT ${COLUMNS.map((column) => (column === 'id' ? 'gen_random_uuid()' : column)).join(', ')} FROM deals, generate_series(1, 1200) WHERE id = $1`, [id]);
  await sweep();
  expect(await app.sql("SELECT count(*)::int AS n FROM deals d JOIN deals_search s USING (org_id, id) WHERE org_id = $1 AND folded = 'many' AND is_searched", [org.id])).toEqual([{ n: 1201 }]);
});

it('the migration marks those that were inserted since all names were added, in any number of runs', async () => {
  const id = await insertedBefore('Between');
  await app.sql('UPDATE deals SET is_searched = true WHERE id = $1', [id]);
  const dataSource = await new DataSource({ type: 'postgres', url: app.databaseUrl }).initialize();
  const runner = dataSource.createQueryRunner();
  await new UnsearchedDeals1795001400000().up(runner);
  await runner.release();
  await dataSource.destroy();
  expect(await app.sql('SELECT name FROM deals WHERE org_id = $1 AND NOT is_searched', [org.id])).toEqual([{ name: 'Between' }]);
  await sweep();
  expect(await found('between')).toEqual([id]);
});
