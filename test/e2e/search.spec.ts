import { Database } from '../../src/platform/database/database.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { TaskTitleSweeper } from '../../src/modules/tasks/adapters/postgres/task-title-sweeper.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
});

interface Found {
  readonly type: string;
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly url: string;
}

const ask = (q: string): Promise<Answer> => org.reader.get(`/api/v1/search?q=${encodeURIComponent(q)}`);
const search = async (q: string): Promise<Found[]> => {
  const answer = await ask(q);
  expect(answer.status).toBe(200);
  return answer.body.data as Found[];
};
const titles = async (q: string): Promise<string[]> => (await search(q)).map(({ title }) => title);
const contact = async (fields: object): Promise<any> => (await org.client.post('/api/v1/contacts', fields)).body;
const task = async (title: string): Promise<any> => (await org.client.post('/api/v1/tasks', { title })).body;
const pipeline = async (): Promise<string> => (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;

it('finds contacts, accounts, deals and tasks, each with its title, what tells it from others, and its path', async () => {
  const ada = await contact({ full_name: 'Ada Robot', company: 'Acme', email: 'ada@acme.example' });
  await org.octolane.post('/v1/accounts', { domain: 'robot.example', name: 'Robot Works' });
  const deal = (await org.octolane.post('/v1/opportunities', { pipeline_id: await pipeline(), opportunity: { name: 'Robots for all', stage_name: 'won' } })).body.data;
  await task('Call the Robot people');
  const found = await search('ROBOT');
  expect(new Set(found.map(({ type }) => type))).toEqual(new Set(['contact', 'account', 'deal', 'task']));
  for (const { url, id } of found) {
    const client = url.startsWith('/api') ? org.client : org.octolane;
    const { body } = await client.get(url);
    expect(body.id ?? body.data.id).toBe(id);
  }
  expect(found.find(({ type }) => type === 'contact')).toEqual({ type: 'contact', id: ada.id, title: 'Ada Robot', subtitle: 'Acme', url: `/api/v1/contacts/${ada.id as string}` });
  expect(found.find(({ type }) => type === 'account')).toMatchObject({ title: 'Robot Works', subtitle: 'robot.example' });
  expect(found.find(({ type }) => type === 'deal')).toMatchObject({ title: 'Robots for all', subtitle: deal.stage_name });
  expect(found.find(({ type }) => type === 'task')).toMatchObject({ title: 'Call the Robot people', subtitle: 'open' });
});

it('puts what equals the text first, then what begins with it, then what has a word that does, short before long', async () => {
  for (const title of ['Unmarked', 'Call Mark', 'Marketing plan', 'Mark', 'Markus', 'The long way to Mark']) await task(title);
  expect(await titles('mark')).toEqual(['Mark', 'Markus', 'Marketing plan', 'Call Mark', 'The long way to Mark', 'Unmarked']);
});

it.each([
  ['jose', 'José'],
  ['STRASSE', 'Straße'],
  ['50%', '50% off'],
  ['a_b', 'a_b'],
  ['c\\d', 'c\\d'],
  ['é', 'José'],
])('compares folded, and takes each character as itself: %s', async (q, title) => {
  for (const one of ['José', 'Straße', '50% off', 'a_b', 'axb', 'c\\d', '500 of']) await task(one);
  expect(await titles(q)).toContain(title);
  expect(await titles(q)).not.toContain(q === 'a_b' ? 'axb' : '500 of');
});

it('finds contacts by company, email and digits of the phone, and accounts by domain', async () => {
  const [one, two] = [await contact({ company: 'Umbrella' }), await contact({ full_name: 'Zed', email: 'zed@hive.example', phone: '801-555-0102' })];
  await org.octolane.post('/v1/accounts', { domain: 'umbrella-corp.example' });
  expect((await search('umbrella')).map(({ type, title, subtitle }) => [type, title, subtitle])).toEqual([['contact', 'Umbrella', null], ['account', 'umbrella-corp.example', null]]);
  expect((await search('zed@hive')).map(({ id, subtitle }) => [id, subtitle])).toEqual([[two.id, 'zed@hive.example']]);
  expect((await search('5550102')).map(({ id }) => id)).toEqual([two.id]);
  expect(one.id).not.toBe(two.id);
});

it('shows neither deals that are archived nor records that are deleted, and follows changes', async () => {
  const deal = await contact({ full_name: 'Quokka', deal_stage: 'lead' });
  const todo = await task('Feed the quokka');
  expect((await search('quokka')).map(({ type }) => type)).toEqual(['contact', 'deal', 'task']);
  await org.client.patch(`/api/v1/contacts/${deal.id as string}`, { deal_stage: null });
  await org.client.patch(`/api/v1/tasks/${todo.id as string}`, { title: 'Feed the wombat' });
  expect((await search('quokka')).map(({ type }) => type)).toEqual(['contact']);
  expect(await titles('wombat')).toEqual(['Feed the wombat']);
  await org.client.delete(`/api/v1/tasks/${todo.id as string}`);
  await org.client.delete(`/api/v1/contacts/${deal.id as string}`);
  expect([await search('quokka'), await search('wombat')]).toEqual([[], []]);
});

it('shows at most 25, the best of all sorts', async () => {
  await org.client.post('/api/v1/tasks/bulk', Array.from({ length: 40 }, (_, n) => ({ op: 'create', body: { title: `Visit zebra ${n}` } })));
  await contact({ full_name: 'Zebra' });
  const found = await search('zebra');
  expect([found.length, found[0]?.title]).toEqual([25, 'Zebra']);
});

it('finds nothing of another organization', async () => {
  await contact({ full_name: 'Platypus' });
  await task('Platypus');
  org = await app.newOrganization();
  expect(await search('platypus')).toEqual([]);
});

it.each(['', '?q=', '?q=%20', `?q=${'x'.repeat(256)}`, '?q=a&q=b', '?q=%CC%81', '?q=a%00', '?q=%FF'])('%s is 422 on q', async (query) => {
  expectError(await org.client.get(`/api/v1/search${query}`), 422, 'validation', ['q']);
});

it('takes no other parameter', async () => {
  expectError(await org.client.get('/api/v1/search?q=a&limit=5'), 422, 'validation', ['limit']);
});

it('asks the database a fixed number of times, of indexes alone, for two seconds at most', async () => {
  for (let n = 0; n < 3; n++) await task(`Meerkat ${n}`);
  const query = jest.spyOn(app.get(Database), 'query');
  await search('meerkat');
  const sent = query.mock.calls.flatMap(([{ settings, values }]) => (settings ? [{ settings, org: values[0] }] : []));
  query.mockRestore();
  expect(sent).toHaveLength(4);
  for (const one of sent) expect(one).toMatchObject({ settings: { statement_timeout: '2000' }, org: org.id });
});

it('that takes too long is 422 on q', async () => {
  const late = Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  const database = app.get(Database);
  const pass = database.query.bind(database);
  const query = jest.spyOn(database, 'query').mockImplementation((statement) => (statement.settings ? Promise.reject(late) : pass(statement)));
  const answer = await ask('x');
  query.mockRestore();
  expect([answer.status, answer.body.details]).toEqual([422, [{ field: 'q', code: 'too_broad', message: 'This list takes too long with this q: give a longer or a rarer text.' }]]);
});

it('finds tasks that the release before has inserted, once a sweep has added their titles', async () => {
  const { id } = await task('Old numbat');
  await app.sql('DELETE FROM tasks_search WHERE org_id = $1', [org.id]);
  await app.sql('UPDATE tasks SET is_searched = false WHERE org_id = $1', [org.id]);
  await app.get(TaskTitleSweeper).turn(() => false);
  await eventually(async () => expect((await search('numbat')).map((found) => found.id)).toEqual([id]));
  // Another one leaves a title alone that was written meanwhile.
  await app.sql("UPDATE tasks_search SET folded = 'new quoll' WHERE org_id = $1", [org.id]);
  await app.sql('UPDATE tasks SET is_searched = false WHERE org_id = $1', [org.id]);
  await app.get(TaskTitleSweeper).turn(() => false);
  expect((await search('quoll')).map((found) => found.id)).toEqual([id]);
  expect(await app.sql('SELECT is_searched FROM tasks WHERE org_id = $1', [org.id])).toEqual([{ is_searched: true }]);
});

it('finds a task by its new title that has had no row', async () => {
  const { id } = await task('Old numbat');
  await app.sql('DELETE FROM tasks_search WHERE org_id = $1', [org.id]);
  await org.client.patch(`/api/v1/tasks/${id as string}`, { priority: 'high' });
  expect((await search('numbat')).map((found) => found.id)).toEqual([id]);
});
