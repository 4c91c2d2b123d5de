import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

it('creates, reads, changes and deletes a contact', async () => {
  const created = await org.client.post('/api/v1/contacts', { full_name: 'Wasatch Drug Testing', deal_value: 42000 });
  expect(created.status).toBe(201);
  const path = `/api/v1/contacts/${created.body.id}`;
  expect((await org.client.patch(path, { deal_value: 1.5 })).body.deal_value).toBe(1.5);
  expect((await org.client.get(path)).body.deal_value).toBe(1.5);
  expect((await org.client.delete(path)).status).toBe(204);
  expect((await org.client.get(path)).status).toBe(404);
});
