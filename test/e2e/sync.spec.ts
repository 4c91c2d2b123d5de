import pg from 'pg';
import { eventually } from '../support/eventually.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const BEGINNING = '1970-01-01T00:00:00Z';
const LISTS = [
  ['/api/v1/contacts', 'contacts', { full_name: 'X' }, { label: 'late' }],
  ['/api/v1/tasks', 'tasks', { title: 'X' }, { category: 'late' }],
] as const;

/** One round of a client that follows changes: what it saw, and where its next round begins. */
async function round(path: string, since: string): Promise<{ ids: string[]; next: string }> {
  const first = await org.client.get(`${path}?limit=200&updated_since=${encodeURIComponent(since)}`);
  const rest = first.body.meta.next_cursor === null ? [] : await walk<{ id: string }>(org.client, path, { updated_since: since, cursor: first.body.meta.next_cursor });
  return { ids: [...first.body.data, ...rest].map(({ id }: { id: string }) => id), next: first.body.meta.synced_until };
}

describe.each(LISTS)('%s', (path, table, record, change) => {
  it('a change that hangs while newer ones commit is listed by a later round', async () => {
    const x = (await org.client.post(path, record)).body;
    let since = BEGINNING;
    await eventually(async () => {
      since = (await round(path, BEGINNING)).next;
      expect(since > x.updated_at).toBe(true);
    });

    const holder = new pg.Client({ connectionString: app.databaseUrl });
    await holder.connect();
    await holder.query('BEGIN');
    await holder.query(`SELECT 1 FROM ${table} WHERE id = $1 FOR UPDATE`, [x.id]);
    const late = org.client.patch(`${path}/${x.id}`, change);
    await eventually(async () => expect(await app.sql("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")).not.toEqual([]));
    const newer = (await org.client.post(path, record)).body;
    const meanwhile = await round(path, since);
    expect(meanwhile.ids).toContain(newer.id);
    expect(meanwhile.ids).not.toContain(x.id);
    // The newer change is now older than the overlap that a simple client would use.
    await eventually(async () => {
      const [{ ago }] = await app.sql<{ ago: number }>('SELECT extract(epoch FROM clock_timestamp() - $1::timestamptz)::float AS ago', [newer.updated_at]) as [{ ago: number }];
      expect(ago).toBeGreaterThan(3);
    });
    const hanging = await round(path, meanwhile.next);
    await holder.query('COMMIT');
    await holder.end();
    const changed = (await late).body;
    expect(changed.updated_at < newer.updated_at).toBe(true);
    expect(hanging.next <= changed.updated_at).toBe(true);
    expect((await round(path, hanging.next)).ids).toContain(x.id);
  });

  it('says nothing of it without updated_since, and the same on all pages of a walk', async () => {
    for (let n = 0; n < 3; n++) await org.client.post(path, record);
    expect((await org.client.get(path)).body.meta).not.toHaveProperty('synced_until');
    const first = await org.client.get(`${path}?updated_since=${BEGINNING}&limit=1`);
    const { synced_until: said, next_cursor: cursor } = first.body.meta;
    await eventually(async () => expect((await org.client.get(`${path}?updated_since=${BEGINNING}&limit=1`)).body.meta.synced_until > said).toBe(true));
    const second = await org.client.get(`${path}?updated_since=${BEGINNING}&limit=1&cursor=${cursor}`);
    expect(second.body.meta.synced_until).toBe(said);
    const third = await org.client.get(`${path}?updated_since=${BEGINNING}&limit=1&cursor=${second.body.meta.next_cursor}`);
    expect(third.body.meta.synced_until).toBe(said);
  });
});

it('a contact that is deleted moves its tasks for who follows them', async () => {
  const contact = (await org.client.post('/api/v1/contacts', { full_name: 'Soon gone' })).body;
  const task = (await org.client.post('/api/v1/tasks', { title: 'About it', contact_id: contact.id })).body;
  const { next } = await round('/api/v1/tasks', BEGINNING);
  await org.client.delete(`/api/v1/contacts/${contact.id}`);
  expect((await round('/api/v1/tasks', next)).ids).toContain(task.id);
});

it('an expired or foreign cursor of another walk is not taken', async () => {
  await org.client.post('/api/v1/contacts', { full_name: 'One' });
  await org.client.post('/api/v1/contacts', { full_name: 'Two' });
  const { next_cursor: cursor } = (await org.client.get('/api/v1/contacts?limit=1')).body.meta;
  const answer = await org.client.get(`/api/v1/contacts?limit=1&updated_since=${BEGINNING}&cursor=${cursor}`);
  expect(answer.status).toBe(422);
});
