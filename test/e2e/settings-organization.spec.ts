import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { OrganizationsApi } from '../../src/modules/organizations/organizations.api.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const ORGANIZATION = '/api/v1/settings/organization';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

const read = (): Promise<Answer> => org.admin.get(ORGANIZATION);
const patch = (body: object, headers = {}): Promise<Answer> => org.admin.patch(ORGANIZATION, body, { headers });

it('shows the organization, with defaults of what nobody has set', async () => {
  const { status, body, headers } = await read();
  expect([status, headers['etag']]).toEqual([200, expect.stringMatching(/^"[\w-]{22}"$/)]);
  expect(body).toEqual({ id: org.id, slug: org.slug, name: org.slug, time_zone: 'UTC', currency: 'USD', support_address: null, plan: 'pro', requests_per_hour: 5000, created_at: expect.any(String) });
  expect((await org.admin.get(ORGANIZATION, { headers: { 'If-None-Match': headers['etag'] as string } })).status).toBe(304);
});

it('shows the quota and the plan that the operator agreed', async () => {
  const { etag } = (await read()).headers;
  await app.get(OrganizationsApi).update(org.operator, { plan: 'enterprise', requestsPerHour: 70_000 });
  const { body, headers } = await read();
  expect(body).toMatchObject({ plan: 'enterprise', requests_per_hour: 70_000 });
  expect(headers['etag']).not.toBe(etag);
});

it('changes the fields that are sent, and leaves the others', async () => {
  expect((await patch({ name: ' Acme ', time_zone: 'europe/berlin', currency: 'eur', support_address: 'help@acme.example' })).body).toMatchObject({ name: 'Acme', time_zone: 'Europe/Berlin', currency: 'EUR', support_address: 'help@acme.example' });
  expect((await patch({ support_address: 'https://acme.example/help' })).body).toMatchObject({ name: 'Acme', time_zone: 'Europe/Berlin', currency: 'EUR', support_address: 'https://acme.example/help' });
  expect((await patch({ support_address: null })).body).toMatchObject({ name: 'Acme', support_address: null });
  expect((await read()).body).toMatchObject({ name: 'Acme', time_zone: 'Europe/Berlin', currency: 'EUR', support_address: null });
});

it('takes back the record, and a change of nothing is none', async () => {
  const { body, headers } = await read();
  const answer = await patch(body, { 'If-Match': headers['etag'] as string });
  expect([answer.status, answer.body, answer.headers['etag']]).toEqual([200, body, headers['etag']]);
});

it('refuses what is no change, and names each fault', async () => {
  expectError(await patch({}), 400, 'no_fields');
  expectError(await patch({ name: ' ', time_zone: 'Berlin', currency: 'ZZZ', support_address: 'nowhere' }), 422, 'validation', ['name', 'time_zone', 'currency', 'support_address']);
  expectError(await patch({ name: null, time_zone: null, currency: null }), 422, 'validation', ['name', 'time_zone', 'currency']);
  expectError(await patch({ id: randomUUID(), slug: 'other', plan: 'enterprise', requests_per_hour: 1_000_000, created_at: '2020-01-01T00:00:00Z' }), 422, 'validation', ['id', 'slug', 'plan', 'requests_per_hour', 'created_at']);
  expectError(await patch({ timezone: 'UTC' }), 422, 'validation', ['timezone']);
  expectError(await org.admin.get(`${ORGANIZATION}?id=${org.id}`), 422, 'validation', ['id']);
  expectError(await org.admin.delete(ORGANIZATION), 405, 'method_not_allowed');
});

it('of two changes under one If-Match, one holds', async () => {
  const { etag = '' } = (await read()).headers;
  const answers = await Promise.all(['EUR', 'CHF'].map((currency) => patch({ currency }, { 'If-Match': etag })));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
  expect((await read()).body.currency).toBe(answers.find(({ status }) => status === 200)?.body.currency);
});

it('of changes of different fields at once, all hold, those of the operator too', async () => {
  await Promise.all([patch({ name: 'Acme' }), patch({ currency: 'EUR' }), patch({ time_zone: 'Asia/Tokyo' }), app.get(OrganizationsApi).update(org.operator, { requestsPerHour: 777 })]);
  expect((await read()).body).toMatchObject({ name: 'Acme', currency: 'EUR', time_zone: 'Asia/Tokyo', requests_per_hour: 777 });
});

it('is done once for one Idempotency-Key', async () => {
  const headers = { 'Idempotency-Key': randomUUID() };
  const first = await patch({ name: 'Once' }, headers);
  await patch({ name: 'Twice' });
  const again = await patch({ name: 'Once' }, headers);
  expect([again.headers['idempotency-replayed'], again.body]).toEqual(['true', first.body]);
  expect((await read()).body.name).toBe('Twice');
});

it('is for admins, each of their own organization', async () => {
  for (const client of [org.client, org.reader]) {
    expectError(await client.get(ORGANIZATION), 403, 'insufficient_scope');
    expectError(await client.patch(ORGANIZATION, { name: 'X' }), 403, 'insufficient_scope');
  }
  expectError(await app.anonymous.get(ORGANIZATION), 401, 'missing_api_key');
  const other = await app.newOrganization();
  await patch({ name: 'Mine' });
  expect((await other.admin.get(ORGANIZATION)).body).toMatchObject({ id: other.id, name: other.slug });
});

it('an unexpected fault names the support address, of the own organization alone, in both APIs', async () => {
  const other = await app.newOrganization();
  await patch({ support_address: 'help@acme.example' });
  jest.spyOn(app.get(UnitOfWork), 'run').mockImplementation(() => Promise.reject(new Error('unexpected')));
  try {
    const messageTo = async (client: TestOrganization['client'], path: string): Promise<string> => (await client.post(path, { full_name: 'X', name: 'X' })).body.message as string;
    // What was read with the quota is believed for half a second.
    await eventually(async () => expect(await messageTo(org.client, '/api/v1/contacts')).toBe('Something went wrong on our side; the X-Request-Id of this answer leads to what it was. Support: help@acme.example'));
    expect(await messageTo(org.octolane, '/v1/pipelines')).toContain('Support: help@acme.example');
    expect(await messageTo(other.client, '/api/v1/contacts')).not.toContain('Support');
  } finally {
    jest.restoreAllMocks();
  }
});
