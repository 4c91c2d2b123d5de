import createClient, { type Client } from 'openapi-fetch';
import { type TestApp, startTestApp } from '../support/test-app.js';
import type { Contract } from '../support/contract.js';
import type { paths as OctolanePaths } from '../support/generated/octolane.js';
import type { paths } from '../support/generated/oratek.js';
import { octolane as octolaneContract } from '../support/octolane-contract.js';
import { oratek as oratekContract } from '../support/openapi-contract.js';

let app: TestApp;
let client: Client<paths>;
let octolane: Client<OctolanePaths>;

/** A generated client, each answer of which is checked against the document. */
function clientOf<Paths extends object>(contract: Contract, token: string): Client<Paths> {
  const made = createClient<Paths>({ baseUrl: app.baseUrl, headers: contract.surface.credentials(token) });
  made.use({
    onResponse: async ({ request, response }) => {
      const text = await response.clone().text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      contract.expectDocumented(request.method, new URL(request.url).pathname, { status: response.status, headers: Object.fromEntries(response.headers), body, text });
    },
  });
  return made;
}

beforeAll(async () => {
  app = await startTestApp();
  client = clientOf(oratekContract, (await app.newOrganization()).tokens.write);
  octolane = clientOf(octolaneContract, (await app.newOrganization()).tokens.write);
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

it('takes an opportunity of the Octolane-compatible API from beginning to end', async () => {
  const { pipelines } = success(await octolane.GET('/v1/pipelines')).data;
  const pipeline_id = pipelines[0]?.pipeline_id ?? '';

  const created = await octolane.POST('/v1/opportunities', {
    body: {
      pipeline_id,
      opportunity: { name: 'Acme Enterprise', stage_name: 'Qualified', deal_size: 42000, close_date: '2026-05-20' },
      related_objects: { account_domain: 'acme.example', primary_contact_email: 'jane@acme.example' },
    },
  });
  expect(created.response.status).toBe(201);
  const opportunity = success(created).data;
  expect(opportunity.created).toEqual({ account: true, contacts: [opportunity.contact_id] });
  const path = { id: opportunity.id };

  const { created: _made, ...shown } = opportunity;
  expect(success(await octolane.GET('/v1/opportunities', { params: { query: { pipeline_id, limit: 10 } } })).data.opportunities).toEqual([shown]);
  expect(success(await octolane.GET('/v1/opportunities/{id}', { params: { path } })).data).toEqual(shown);

  const filters = [{ field: 'email' as const, operator: 'ends_with' as const, value: '@acme.example' }];
  const found = success(await octolane.POST('/v1/contacts/search', { body: { filters, sort: 'updated_at:desc', limit: 20 } })).data.contacts;
  expect(found.map(({ id, account_id }) => [id, account_id])).toEqual([[opportunity.contact_id, opportunity.account_id]]);

  const note = success(await octolane.POST('/v1/notes', { body: { content: 'They agree.', account_domains: ['acme.example'] } })).data;
  expect(note.account_ids).toEqual([opportunity.account_id]);
  const bulk = success(await octolane.POST('/v1/accounts/bulk', { body: [{ domain: 'acme.example' }, { domain: 'other.example', name: 'Other' }] })).data;
  expect(bulk.results.map(({ status }) => status)).toEqual(['existing', 'created']);

  const changed = success(await octolane.PATCH('/v1/opportunities/{id}', { params: { path }, body: { deal_size: null } })).data;
  expect(changed.deal_size).toBeNull();

  expect(success(await octolane.DELETE('/v1/opportunities/{id}', { params: { path } })).success).toBe(true);
  const gone = await octolane.GET('/v1/opportunities/{id}', { params: { path } });
  expect({ status: gone.response.status, success: gone.error?.success }).toEqual({ status: 404, success: false });
  expect(success(await octolane.GET('/v1/accounts/{id}', { params: { path: { id: opportunity.account_id ?? '' } } })).data.domain).toBe('acme.example');
});
