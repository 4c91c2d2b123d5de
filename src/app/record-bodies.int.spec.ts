import { STORED_BODIES } from '../cli/stored-bodies.js';
import { newId } from '../kernel/ids.js';
import { ContactBodySweeper } from '../modules/contacts/adapters/postgres/contact-body-sweeper.js';
import { TaskBodySweeper } from '../modules/tasks/adapters/postgres/task-body-sweeper.js';
import type { BodySweeper } from '../platform/database/body-sweeper.js';
import { Database } from '../platform/database/database.js';
import { differingBodies } from '../../test/support/databases.js';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';

/* Records whose published JSON is kept in their rows, and when it counts. */

interface Sort {
  readonly table: string;
  readonly path: string;
  /** A text of the record. */
  readonly field: string;
  readonly sweeper: abstract new (...args: never[]) => BodySweeper;
}

const SORTS: readonly Sort[] = [
  { table: 'contacts', path: '/api/v1/contacts', field: 'full_name', sweeper: ContactBodySweeper },
  { table: 'tasks', path: '/api/v1/tasks', field: 'title', sweeper: TaskBodySweeper },
];

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

it('there is a sort of records here for each table with stored bodies', () => {
  expect(STORED_BODIES.map(({ of }) => of.table)).toEqual(SORTS.map(({ table }) => table));
});

/** How many statements the work sends to this table. */
async function statementsOf(table: string, work: () => Promise<unknown>): Promise<number> {
  const query = jest.spyOn(Database.prototype, 'query');
  try {
    await work();
    return query.mock.calls.filter(([{ text }]) => text.includes(`FROM ${table}`)).length;
  } finally {
    query.mockRestore();
  }
}

describe.each(SORTS)('$table', ({ table, path, field, sweeper }) => {
  const bodies = STORED_BODIES.find(({ of }) => of.table === table)!;
  const create = async (value: string): Promise<string> => (await org.client.post(path, { [field]: value })).body.id as string;
  const listed = async (): Promise<unknown[]> => ((await org.client.get(path)).body.data as Record<string, unknown>[]).map((record) => record[field]);
  const read = async (id: string): Promise<unknown> => (await org.client.get(`${path}/${id}`)).body[field];
  const rowOf = async (id: string): Promise<Record<string, unknown>> => (await app.sql(`SELECT version, updated_at, body, body_version, body_form FROM ${table} WHERE id = $1`, [id]))[0]!;
  const sweep = (): Promise<void> => app.get(sweeper).turn(() => false);
  const bothRoads = async (id: string): Promise<[stored: string[], rendered: string[]]> => {
    const texts = async (): Promise<string[]> => [(await org.client.get(path)).text, (await org.client.get(`${path}/${id}`)).text];
    const stored = await texts();
    await app.sql(`UPDATE ${table} SET body = NULL, body_form = NULL WHERE org_id = $1`, [org.id]);
    return [stored, await texts()];
  };

  it('are read by one statement, and have the same bytes with stored bodies and without', async () => {
    const id = await create('Ä "x" \u2028');
    await create('Other');
    for (const address of [path, `${path}/${id}`]) expect(await statementsOf(table, () => org.client.get(address))).toBe(1);
    const [stored, rendered] = await bothRoads(id);
    expect(stored).toEqual(rendered);
    for (const address of [path, `${path}/${id}`]) expect(await statementsOf(table, () => org.client.get(address))).toBe(2);
  });

  it('carry the bytes of their event', async () => {
    const id = await create('One');
    await org.client.patch(`${path}/${id}`, { [field]: 'Two' });
    const events = await app.sql<{ body: string }>('SELECT body FROM events WHERE record_id = $1 ORDER BY seq', [id]);
    expect(events.at(-1)!.body).toContain(`:${(await rowOf(id))['body'] as string}}`);
    expect(JSON.parse(events.at(-1)!.body)).toMatchObject({ sequence: 2 });
  });

  it('whose row a set-based change has moved on are never shown as they were', async () => {
    const id = await create('Before');
    await create('Beside');
    await app.sql(`UPDATE ${table} SET ${field} = 'After', version = version + 1 WHERE id = $1`, [id]);
    expect(await rowOf(id)).toMatchObject({ body: expect.stringContaining('Before') as string, version: 2, body_version: 1 });
    expect([await read(id), await listed()]).toEqual(['After', ['Beside', 'After']]);
    await org.client.patch(`${path}/${id}`, { [field]: 'Now' });
    expect(await rowOf(id)).toMatchObject({ body: expect.stringContaining('Now') as string, version: 3, body_version: 3 });
    expect([await read(id), await listed()]).toEqual(['Now', ['Beside', 'Now']]);
  });

  it.each([
    ['an older form', -1],
    ['a newer form', 1],
  ])('with a body of %s are not shown by it', async (_which, by) => {
    const id = await create('Right');
    await app.sql(`UPDATE ${table} SET body = '{}', body_form = body_form + $2 WHERE id = $1`, [id, by]);
    expect([await read(id), await listed()]).toEqual(['Right', ['Right']]);
  });

  it('get their bodies back by a sweep, which moves neither version nor time, and leaves those of a newer form alone', async () => {
    const ids = [await create('None'), await create('Stale'), await create('Older'), await create('Newer'), await create('Current')];
    const before = await Promise.all(ids.map(rowOf));
    const set = (id: string | undefined, change: string): Promise<unknown> => app.sql(`UPDATE ${table} SET ${change} WHERE id = $1`, [id]);
    await set(ids[0], 'body = NULL, body_version = NULL, body_form = NULL');
    await set(ids[1], "body = '{}', body_version = 0");
    await set(ids[2], "body = '{}', body_form = body_form - 1");
    await set(ids[3], "body = '{}', body_form = body_form + 1");
    await sweep();
    const after = await Promise.all(ids.map(rowOf));
    expect(after).toEqual(before.map((row, index) => (index === 3 ? { ...row, body: '{}', body_form: bodies.of.form + 1 } : row)));
    expect(await listed()).toEqual(['Current', 'Newer', 'Older', 'Stale', 'None']);
    expect(await app.sql(`SELECT 1 FROM events WHERE org_id = $1 AND seq > 1`, [org.id])).toEqual([]);
  });

  it('are swept in steps, each of them once', async () => {
    const id = await create('x');
    const columns = (await app.sql<{ name: string }>("SELECT attname AS name FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> ALL ('{id,body,body_version,body_form}')", [table])).map(({ name }) => name).join(', ');
    await app.sql(`INSERT INTO ${table} (id, ${columns}) SELECT n, ${columns} FROM ${table}, unnest($2::uuid[]) n WHERE id = $1`, [id, Array.from({ length: 450 }, () => newId())]);
    await sweep();
    const [stale] = await app.sql(`SELECT count(*)::int AS rows FROM ${table} WHERE ${bodies.isStale}`);
    expect(stale).toEqual({ rows: 0 });
    expect((await org.client.get(`${path}?limit=200`)).body.data).toHaveLength(200);
    expect(await statementsOf(table, () => org.client.get(`${path}?limit=200`))).toBe(1);
  });

  it('that need a body are found by an index, which has no others', async () => {
    for (const after of [null, { org_id: newId(), id: newId() }]) {
      const statement = bodies.staleAfter(after);
      const plan = await app.get(Database).query({ ...statement, text: `EXPLAIN ${statement.text}` });
      expect(JSON.stringify(plan)).toContain(`Index Scan using ${table}_stale_body_idx`);
    }
  });

  it('that differ from their columns are named', async () => {
    const id = await create('Right');
    await app.sql(`UPDATE ${table} SET ${field} = 'Wrong' WHERE id = $1`, [id]);
    expect(await differingBodies(app.databaseUrl)).toEqual([
      { organization: org.slug, record: bodies.of.record, id, field, code: 'stored_body', message: `${field} of the stored record differs from its column: any change of the record mends it.` },
    ]);
    await app.sql(`UPDATE ${table} SET body = 'x' WHERE id = $1`, [id]);
    expect((await differingBodies(app.databaseUrl)).map((found) => (found as { field: string }).field)).toEqual(expect.arrayContaining(['id', field]));
    await app.sql(`UPDATE ${table} SET ${field} = 'Right', body = replace((SELECT body FROM ${table} WHERE id = $1), 'x', '') WHERE id = $1`, [id]);
    await app.sql(`UPDATE ${table} SET body_version = NULL WHERE id = $1`, [id]);
    expect(await differingBodies(app.databaseUrl)).toEqual([]);
  });
});
