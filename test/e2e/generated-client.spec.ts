import createClient, { type Client } from 'openapi-fetch';
import { type TestApp, startTestApp } from '../support/test-app.js';
import type { paths } from '../support/generated/oratek.js';
import { expectDocumented } from '../support/openapi-contract.js';

let app: TestApp;
let client: Client<paths>;

beforeAll(async () => {
  app = await startTestApp();
  const { tokens } = await app.newOrganization();
  client = createClient<paths>({ baseUrl: app.baseUrl, headers: { Authorization: `Bearer ${tokens.write}` } });
  client.use({
    onResponse: async ({ request, response }) => {
      const text = await response.clone().text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      expectDocumented(request.method, new URL(request.url).pathname, { status: response.status, headers: Object.fromEntries(response.headers), body, text });
    },
  });
});
afterAll(() => app.close());

/** The data of an answer that must be a success. */
function success<T>({ data, error }: { data?: T; error?: unknown }): T {
  expect(error).toBeUndefined();
  if (data === undefined) throw new Error('There is no body.');
  return data;
}

it('takes a contact and its task from beginning to end', async () => {
  const created = await client.POST('/api/v1/contacts', { body: { full_name: 'Pinnacle Tox Lab', deal_stage: 'lead', deal_value: 28000, tags: ['utah'] } });
  const { id } = success(created);
  expect(created.response.status).toBe(201);
  const path = { id };

  const listed = success(await client.GET('/api/v1/contacts', { params: { query: { stage: 'lead', q: 'tox', sort: '-deal_value', total: 'exact' } } }));
  expect(listed.data.map((contact) => contact.id)).toEqual([id]);
  expect(listed.meta).toEqual({ count: 1, limit: 50, offset: 0, next_cursor: null, total: 1 });

  expect(success(await client.GET('/api/v1/contacts/{id}', { params: { path } }))).toEqual(created.data);

  const changed = success(await client.PATCH('/api/v1/contacts/{id}', { params: { path }, body: { deal_stage: 'qualified', label: 'hot', tags: null } }));
  expect(changed).toMatchObject({ deal_stage: 'qualified', deal_value: 28000, label: 'hot', tags: [] });

  const deals = success(await client.GET('/api/v1/deals', { params: { query: { stage: 'qualified', label: 'hot' } } }));
  expect(deals.data).toEqual([{ id, full_name: 'Pinnacle Tox Lab', company: null, deal_stage: 'qualified', deal_value: 28000, label: 'hot' }]);

  const task = success(await client.POST('/api/v1/tasks', { body: { title: 'Call them', contact_id: id, priority: 'high', due_at: '2026-05-20T14:00:00Z' } }));
  expect(task).toMatchObject({ status: 'open', contact_id: id, due_at: '2026-05-20T14:00:00.000Z', completed_at: null });
  const done = success(await client.PATCH('/api/v1/tasks/{id}', { params: { path: { id: task.id } }, body: { status: 'done' } }));
  expect(done.completed_at).not.toBeNull();
  expect(success(await client.GET('/api/v1/tasks', { params: { query: { status: 'completed', contact_id: id } } })).data).toEqual([done]);

  const activities = success(await client.GET('/api/v1/contacts/{id}/activities', { params: { path, query: { limit: 200 } } }));
  expect(activities.data.map(({ type }) => type)).toEqual(expect.arrayContaining(['contact.created', 'deal.stage_changed', 'task.created', 'task.completed']));

  expect((await client.DELETE('/api/v1/contacts/{id}', { params: { path } })).response.status).toBe(204);
  const gone = await client.GET('/api/v1/contacts/{id}', { params: { path } });
  expect({ status: gone.response.status, code: gone.error?.error }).toEqual({ status: 404, code: 'not_found' });
  expect(success(await client.GET('/api/v1/tasks/{id}', { params: { path: { id: task.id } } })).contact_id).toBeNull();
});
