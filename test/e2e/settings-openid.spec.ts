import { BoxedClientSecrets } from '../../src/modules/openid/adapters/secrets/boxed-client-secrets.js';
import { CheckClientSecrets } from '../../src/modules/openid/application/check-client-secrets.js';
import { OrganizationProviders } from '../../src/modules/openid/application/organization-providers.js';
import { ResealClientSecrets } from '../../src/modules/openid/application/reseal-client-secrets.js';
import { SealedClientSecrets } from '../../src/modules/openid/ports/sealed-client-secrets.js';
import { AesSecretBox } from '../../src/platform/secrets/aes-secret-box.js';
import { KeyRing } from '../../src/platform/secrets/key-ring.js';
import { expectError } from '../support/expect-error.js';
import type { Answer } from '../support/api-client.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const OPENID = '/api/v1/settings/openid';
const ALL = { issuer: 'https://login.acme.example', client_id: 'crm', client_secret: 'its secret', email_domains: ['Acme.example', 'bücher.example', 'acme.example'], required: true };

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

const get = (): Promise<Answer> => org.admin.get(OPENID);
const put = (body: object, headers = {}): Promise<Answer> => org.admin.send('PUT', OPENID, { body, headers });
const audited = async (): Promise<any[]> => ((await org.admin.get('/api/v1/settings/audit?target_type=openid')).body.data as any[]).reverse();

it('tells the address to register before there is a provider', async () => {
  const { status, body, headers } = await get();
  expect([status, headers['etag']]).toEqual([200, expect.stringMatching(/^"/)]);
  expect(body).toEqual({ issuer: null, client_id: null, email_domains: [], required: false, redirect_uri: `${app.baseUrl}/account/openid/callback/${org.id}`, configured_by: 'none', updated_at: null });
});

it('sets a provider, and never shows its secret', async () => {
  const { status, body } = await put(ALL);
  expect(status).toBe(200);
  expect(body).toEqual({ issuer: ALL.issuer, client_id: 'crm', email_domains: ['acme.example', 'xn--bcher-kva.example'], required: true, redirect_uri: `${app.baseUrl}/account/openid/callback/${org.id}`, configured_by: 'settings', updated_at: expect.any(String) });
  expect((await get()).body).toEqual(body);
  const [{ client_secret: sealed }] = await app.sql<{ client_secret: Buffer }>('SELECT client_secret FROM openid_providers WHERE org_id = $1', [org.id]) as [{ client_secret: Buffer }];
  expect(sealed.toString('latin1')).not.toContain('its secret');
  const entries = await audited();
  expect(entries).toMatchObject([{ action: 'openid.configured', target: { type: 'openid', id: null, name: ALL.issuer } }]);
  expect(entries[0].changes).toContainEqual({ field: 'client_secret', before: null, after: null, hidden: true });
  expect(JSON.stringify(entries)).not.toContain('its secret');
});

it('keeps the secret while the issuer stays, and no longer', async () => {
  await put(ALL);
  const changed = await put({ issuer: ALL.issuer, client_id: 'other' });
  expect(changed.body).toMatchObject({ client_id: 'other', email_domains: [], required: false });
  expectError(await put({ issuer: 'https://evil.example', client_id: 'crm' }), 422, 'validation', ['client_secret']);
  expect((await put({ issuer: 'https://login2.acme.example', client_id: 'crm', client_secret: 'another secret' })).status).toBe(200);
  expect((await audited()).map(({ action }) => action as string)).toEqual(['openid.configured', 'openid.updated', 'openid.updated']);
  const again = await put({ issuer: 'https://login2.acme.example', client_id: 'crm' });
  expect(again.body).toEqual((await get()).body);
  expect(await audited()).toHaveLength(3);
});

it('moves its tag with the secret, too', async () => {
  const first = await put(ALL);
  const second = await put({ ...ALL, client_secret: 'renewed' }, { 'If-Match': first.headers['etag'] });
  expect([second.status, second.headers['etag'] === first.headers['etag']]).toEqual([200, false]);
  expectError(await put(ALL, { 'If-Match': first.headers['etag'] }), 412, 'precondition_failed');
  expectError(await org.admin.delete(OPENID, { headers: { 'If-Match': first.headers['etag'] as string } }), 412, 'precondition_failed');
});

it('of two that set the first provider at once, both are done, one after the other', async () => {
  const answers = await Promise.all(['a', 'b', 'c'].map((client_id) => put({ ...ALL, client_id })));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect((await audited()).map(({ action }) => action as string)).toEqual(['openid.configured', 'openid.updated', 'openid.updated']);
});

it('names each fault', async () => {
  expectError(await put({}), 422, 'validation', ['issuer', 'client_id']);
  expectError(await put({ issuer: 'http://login.acme.example', client_id: ' ', client_secret: ' ', email_domains: ['acme'], required: 'yes' }), 422, 'validation', ['issuer', 'client_id', 'client_secret', 'email_domains.0', 'required']);
  expectError(await put({ issuer: ALL.issuer, client_id: 'crm' }), 422, 'validation', ['client_secret']);
  expectError(await put({ ...ALL, email_domains: ['acme.example', 'gmail.com'] }), 422, 'validation', ['email_domains.1']);
  for (const issuer of ['https://127.0.0.1', 'https://10.0.0.1/realm', 'https://169.254.169.254', 'https://login.internal', 'http://localhost:4000', 'https://me:word@login.acme.example']) {
    expectError(await put({ ...ALL, issuer }), 422, 'validation', ['issuer']);
  }
  expectError(await put({ ...ALL, scope: 'openid' }), 422, 'validation', ['scope']);
  expect((await get()).body.issuer).toBeNull();
});

it('is removed, which is done twice as well as once', async () => {
  await put(ALL);
  expect([(await org.admin.delete(OPENID)).status, (await org.admin.delete(OPENID)).status]).toEqual([204, 204]);
  expect((await get()).body).toMatchObject({ issuer: null, configured_by: 'none' });
  expect((await audited()).map(({ action }) => action as string)).toEqual(['openid.configured', 'openid.removed']);
});

it('is each organization\'s own, and for admins alone', async () => {
  await put(ALL);
  const other = await app.newOrganization();
  expect((await other.admin.get(OPENID)).body.issuer).toBeNull();
  for (const client of [org.client, org.reader]) {
    expectError(await client.get(OPENID), 403, 'insufficient_scope');
    expectError(await client.send('PUT', OPENID, { body: ALL }), 403, 'insufficient_scope');
    expectError(await client.delete(OPENID), 403, 'insufficient_scope');
  }
  expectError(await app.anonymous.get(OPENID), 401, 'missing_api_key');
});

it('shows what the environment sets, and leaves it there', async () => {
  const openId = { organization: org.slug, issuer: 'https://login.operator.example', clientId: 'of-the-operator', clientSecret: 'its secret', emailDomains: ['acme.example'], required: true };
  await put(ALL);
  const instance = await startTestApp({ databaseUrl: app.databaseUrl, openId });
  try {
    const admin = org.admin.at(instance.baseUrl);
    const { body } = await admin.get(OPENID);
    expect(body).toEqual({ issuer: openId.issuer, client_id: 'of-the-operator', email_domains: ['acme.example'], required: true, redirect_uri: `${instance.baseUrl}/account/openid/callback/${org.id}`, configured_by: 'environment', updated_at: null });
    expectError(await admin.send('PUT', OPENID, { body: ALL }), 422, 'validation');
    expectError(await admin.delete(OPENID), 422, 'validation');
    const other = await app.newOrganization();
    expect((await other.admin.at(instance.baseUrl).get(OPENID)).body.configured_by).toBe('none');
  } finally {
    await instance.close();
  }
});

it('seals secrets again with a new key, and finds those that no key opens', async () => {
  await put(ALL);
  const [present, next] = [Buffer.alloc(32, 'test'), Buffer.alloc(32, 'next')];
  const stored = app.get(SealedClientSecrets);
  const withKeys = (...keys: Buffer[]) => new BoxedClientSecrets(new AesSecretBox(new KeyRing(keys)));
  const opens = (...keys: Buffer[]) => new CheckClientSecrets(stored, withKeys(...keys)).execute();
  const reseal = (...keys: Buffer[]) => new ResealClientSecrets(stored, withKeys(...keys)).execute();
  expect([await opens(present), await opens(next)]).toEqual([true, false]);
  const lost = await reseal(next);
  expect([lost.resealed, lost.unopened.includes(org.id)]).toEqual([0, true]);
  expect(await reseal(next, present)).toEqual({ resealed: lost.unopened.length, unopened: [] });
  expect([await opens(next), await reseal(next)]).toEqual([true, { resealed: 0, unopened: [] }]);
  await reseal(present, next);
  expect((await app.get(OrganizationProviders).usable(org.id))?.clientSecret).toBe('its secret');
});
