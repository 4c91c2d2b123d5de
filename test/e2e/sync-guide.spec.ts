import { readFileSync } from 'node:fs';
import { walk } from '../support/records.js';
import { CODE, type Get, guide, type SyncedRecord } from '../support/sync-guide.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;
let get: Get;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  get = guide.client(`${app.baseUrl}/api/v1`, org.tokens.read);
});
afterAll(() => app.close());

const create = async (path: string, fields: object): Promise<any> => (await org.client.post(path, fields)).body;
const listed = async (path: string): Promise<Map<string, object>> => new Map((await walk<{ id: string }>(org.client, path)).map((record) => [record.id, record]));

it('has its code as it is in the file', () => {
  expect(readFileSync('docs/sync.md', 'utf8')).toContain(`\n${readFileSync(CODE, 'utf8')}\`\`\`\n`);
});

it('a copy of the lists is what the lists show, and the next round tells only of what changed', async () => {
  await create('/api/v1/contacts', { full_name: 'Ann' });
  const bea = await create('/api/v1/contacts', { full_name: 'Bea' });
  const seen = new Map<string, object>();
  const store = (record: SyncedRecord): void => void seen.set(record.id, record);
  const since = await guide.syncRound(get, '/contacts', '1970-01-01T00:00:00Z', store);
  expect(seen).toEqual(await listed('/api/v1/contacts'));
  await app.sql("UPDATE contacts SET version = version + 1, updated_at = updated_at - interval '1 hour' WHERE org_id = $1", [org.id]);
  await org.client.patch(`/api/v1/contacts/${bea.id}`, { label: 'hot' });
  seen.clear();
  await guide.syncRound(get, '/contacts', since, store);
  expect([...seen.keys()]).toEqual([bea.id]);
  expect([...seen.values()]).toEqual([(await org.client.get(`/api/v1/contacts/${bea.id}`)).body]);
});

it('a copy that follows the events stays as the lists are, deletions included', async () => {
  const [ann, bea] = [await create('/api/v1/contacts', { full_name: 'Ann' }), await create('/api/v1/contacts', { full_name: 'Bea', deal_stage: 'lead' })];
  const [call, write] = [await create('/api/v1/tasks', { title: 'Call', contact_id: ann.id }), await create('/api/v1/tasks', { title: 'Write', contact_id: bea.id })];
  const copy = new guide.Copy();
  let cursor = await copy.fill(get);
  expect([copy.contacts, copy.tasks]).toEqual([await listed('/api/v1/contacts'), await listed('/api/v1/tasks')]);

  await org.client.patch(`/api/v1/contacts/${bea.id}`, { deal_stage: 'won' });
  await org.client.delete(`/api/v1/contacts/${ann.id}`);
  await org.client.patch(`/api/v1/tasks/${write.id}`, { status: 'done' });
  await org.client.delete(`/api/v1/tasks/${write.id}`);
  const last = await create('/api/v1/contacts', { full_name: 'The last' });
  while (!copy.contacts.has(last.id)) cursor = await guide.followEvents(get, cursor, (event) => copy.apply(event));
  expect([copy.contacts, copy.tasks]).toEqual([await listed('/api/v1/contacts'), await listed('/api/v1/tasks')]);
  expect(copy.tasks.get(call.id)).toMatchObject({ contact_id: null });
});
