import { runGuide } from '../support/shell-commands.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('the commands of the guide work word for word, in their order', async () => {
  const { tokens } = await app.newOrganization();
  const { code, statuses, answers } = await runGuide('docs/octolane.md', { baseUrl: app.baseUrl, token: tokens.write, adminToken: tokens.admin });
  expect({ code, statuses }).toEqual({ code: 0, statuses: [200, 201, 200, 201, 201, 200, 201, 200, 201, 200, 202, 200, 201, 201, 200, 200, 200, 200, 400, 200] });
  const [pushed, found, bulk, activities, stage, probable, job, defined, gold, changed, searched, refused, updated] = answers;
  expect(pushed.data).toMatchObject({ name: 'Acme Enterprise', stage_name: 'Qualified', deal_size: 42000, created: { account: true } });
  expect(found.data.contacts).toEqual([expect.objectContaining({ id: pushed.data.contact_id, email: 'jane@acme.example' })]);
  expect(bulk.data.results.map(({ status }: { status: string }) => status)).toEqual(['existing', 'created', 'error']);
  expect(activities.data).toContainEqual(expect.objectContaining({ type: 'CALL', title: 'Call about the renewal' }));
  expect(stage.data).toMatchObject({ created: 1, failed: 0 });
  expect(probable).toMatchObject({ label: 'Contacted', probability: 20 });
  expect(job).toEqual({ id: expect.any(String) as string, status: expect.any(String) as string, done: 0, total: 0 });
  expect(defined.data).toMatchObject({ created: 1, failed: 0 });
  expect([gold, changed].map(({ data }) => [data.domain, data.custom_fields])).toEqual([['tier.example', { customer_tier: 'gold' }], ['acme.example', { customer_tier: 'gold' }]]);
  expect(changed.data.id).toBe(pushed.data.account_id);
  expect(searched.data.accounts.map(({ domain }: { domain: string }) => domain).sort()).toEqual(['acme.example', 'tier.example']);
  expect(refused.errors).toEqual({ confirm: 'Confirm must be 2, the number of records that have a value of the field and lose it' });
  expect(updated.data).toMatchObject({ updated: 1, failed: 0 });
});
