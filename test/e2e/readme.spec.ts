import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';
import { runGuide } from '../support/shell-commands.js';

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: LocalServer;

beforeAll(async () => {
  database = await newDatabase();
  server = await LocalServer.start({ DATABASE_URL: database.url });
});
afterAll(async () => {
  await LocalServer.stopAll();
  await database.drop();
});

it('the five minutes work word for word: one record through both APIs, and the feed tells of it', async () => {
  const { code, statuses, answers } = await runGuide('README.md', { baseUrl: server.baseUrl, token: server.token ?? '' }, 'Five minutes');
  expect({ code, statuses }).toEqual({
    code: 0,
    statuses: [200, 201, 200, 200, 200, 201, 200, 200, 201, 200, 422, 200, 200, 201, 200, 200, 200],
  });
  const [hotLeads, found, changed, deals, task, activities, , phone, refused, pushed, search, same] = answers;
  let feed = answers.at(-1);
  expect((hotLeads.data as { label: string }[]).map(({ label }) => label)).toContain('hot');
  expect((found.data as object[]).length).toBeGreaterThan(1);
  expect(changed).toMatchObject({ full_name: 'New Lab', deal_stage: 'qualified' });
  expect((deals.data as { id: string }[]).map(({ id }) => id)).toContain(changed.id);
  expect(task).toMatchObject({ status: 'done', contact_id: changed.id });
  expect((activities.data as { type: string }[]).map(({ type }) => type)).toContain('task.completed');
  expect(phone).toMatchObject({ id: changed.id, phone: '+1 801 555 0100' });
  expect((refused.details as { field: string }[]).map(({ field }) => field)).toEqual(expect.arrayContaining(['deal_value', 'tag']));
  expect(pushed.data.created).toEqual({ account: true, contacts: [pushed.data.contact_id] });
  const jane = { id: pushed.data.contact_id as string };
  expect(search.data.contacts).toEqual([expect.objectContaining({ ...jane, email: 'jane@acme.example' })]);
  expect(same.data).toEqual([expect.objectContaining({ ...jane, deal_stage: 'qualified', deal_value: 42000 })]);
  // The feed is seconds behind: at this pace, its first page may end before the push.
  const told = new Set<string>();
  await eventually(async () => {
    for (const { record_id } of feed.data as { record_id: string }[]) told.add(record_id);
    feed = (await server.client().get(`/api/v1/events?cursor=${feed.meta.next_cursor}`)).body;
    expect([...told]).toEqual(expect.arrayContaining([jane.id, pushed.data.id]));
  });
});
