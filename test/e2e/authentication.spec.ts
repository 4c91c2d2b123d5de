import { createHash } from 'node:crypto';
import { ApiKeysApi } from '../../src/modules/api-keys/api-keys.api.js';
import type { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const UNKNOWN_TOKEN = `otk_${'0'.repeat(26)}`;

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const withHeader = (authorization: string): Promise<{ status: number }> => app.anonymous.get(CONTACTS, { headers: { Authorization: authorization } });

async function issue(scopes: string[] = ['read', 'write']): Promise<{ token: string; id: string; prefix: string; client: ApiClient }> {
  const { key, token } = await app.get(ApiKeysApi).create(org.operator, { name: scopes.join(), scopes, expiresAt: null, userId: null });
  return { token, id: key.id, prefix: key.prefix, client: app.anonymous.as(token) };
}

/** Waits until this much time has gone by: for a bound that the contract itself states in time. */
const until = (moment: number): Promise<void> =>
  eventually(() => {
    if (performance.now() < moment) throw new Error('not yet');
  });

describe('the header', () => {
  it('absent: 401 missing_api_key', async () => {
    expectError(await app.anonymous.get(CONTACTS), 401, 'missing_api_key');
  });

  it.each(['', 'Bearer', 'Bearer ', 'Basic dXNlcjpwYXNz', `Token ${UNKNOWN_TOKEN}`, UNKNOWN_TOKEN, `Bearer ${UNKNOWN_TOKEN} x`, `Bearer "${UNKNOWN_TOKEN}"`, 'Bearer ¡', `Bearer: ${UNKNOWN_TOKEN}`])(
    'not a Bearer token, or malformed (%j): 401 invalid_api_key',
    async (header) => {
      expectError(await app.anonymous.get(CONTACTS, { headers: { Authorization: header } }), 401, 'invalid_api_key');
    },
  );

  it.each([UNKNOWN_TOKEN, 'otk_short', 'x', UNKNOWN_TOKEN.toUpperCase(), 'eyJhbGciOiJub25lIn0.e30.'])('a Bearer token that matches no issued key (%s): 401 invalid_api_key', async (token) => {
    expectError(await app.anonymous.as(token).get(CONTACTS), 401, 'invalid_api_key');
  });

  it('a valid token is accepted, the scheme in any case', async () => {
    expect((await withHeader(`Bearer ${org.tokens.read}`)).status).toBe(200);
    expect((await withHeader(`bearer ${org.tokens.read}`)).status).toBe(200);
  });

  it('each 401 carries WWW-Authenticate: Bearer, on every method', async () => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']) {
      const answer = await app.anonymous.send(method, `${CONTACTS}/any`);
      expect([answer.status, answer.headers['www-authenticate']]).toEqual([401, 'Bearer']);
    }
  });
});

describe('a token', () => {
  it('has the documented form, and is stored nowhere: only its SHA-256 and its first 12 characters are', async () => {
    const { token, id } = await issue();
    expect(token).toMatch(/^otk_[a-z0-9]{26}$/);
    await app.anonymous.as(token).post(CONTACTS, { full_name: 'Somebody' });

    const [row] = await app.sql<{ prefix: string; hash: string }>("SELECT prefix, encode(token_hash, 'hex') AS hash FROM api_keys WHERE id = $1", [id]);
    expect(row).toEqual({ prefix: token.slice(0, 12), hash: createHash('sha256').update(token).digest('hex') });
    const tables = await app.sql<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'");
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['api_keys', 'events', 'contacts']));
    for (const { name } of tables) {
      const rows = await app.sql<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
      const all = rows.map(({ text }) => text).join('\n');
      for (const secret of [token, token.slice(12)]) {
        expect(all).not.toContain(secret);
        expect(all).not.toContain(Buffer.from(secret).toString('hex'));
      }
    }
  });

  it('revoked: 401 revoked_api_key', async () => {
    const { client, prefix } = await issue();
    await app.get(ApiKeysApi).revoke(org.operator, prefix);
    expectError(await client.get(CONTACTS), 401, 'revoked_api_key');
  });

  it('expired: 401 revoked_api_key, and the message says that it expired', async () => {
    const { client, id } = await issue();
    await app.sql("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
    const answer = await client.get(CONTACTS);
    expectError(answer, 401, 'revoked_api_key');
    expect(answer.body.message).toMatch(/expired/);
  });

  it('with an expiry that lies ahead is accepted', async () => {
    const { client, id } = await issue();
    await app.sql("UPDATE api_keys SET expires_at = now() + interval '1 hour' WHERE id = $1", [id]);
    expect((await client.get(CONTACTS)).status).toBe(200);
  });

  it('its revocation is felt within 100 ms, on every instance, by a token that is in use all the time', async () => {
    const other = await startTestApp({ databaseUrl: app.databaseUrl });
    try {
      const { token, prefix } = await issue(['read']);
      for (const instance of [app, other]) expect((await instance.anonymous.as(token).get(CONTACTS)).status).toBe(200);

      const requests: Promise<{ startedAt: number; status: number }>[] = [];
      let revokedAt = Number.POSITIVE_INFINITY;
      const use = async (instance: TestApp): Promise<void> => {
        // Until one request has started after the bound.
        for (let startedAt = 0; startedAt < revokedAt + 110; ) {
          startedAt = performance.now();
          const at = startedAt;
          const request = instance.anonymous.as(token).get(CONTACTS).then(({ status }) => ({ startedAt: at, status }));
          requests.push(request);
          await request;
        }
      };
      const using = [use(app), use(other)];
      await app.get(ApiKeysApi).revoke(org.operator, prefix);
      revokedAt = performance.now();
      await Promise.all(using);

      const late = (await Promise.all(requests)).filter(({ startedAt }) => startedAt >= revokedAt + 110);
      expect(late.length).toBeGreaterThan(0);
      expect(late.filter(({ status }) => status !== 401)).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('its revocation lasts', async () => {
    const { client, prefix } = await issue();
    expect((await client.get(CONTACTS)).status).toBe(200);
    await app.get(ApiKeysApi).revoke(org.operator, prefix);
    await until(performance.now() + 110);
    for (let i = 0; i < 5; i++) expectError(await client.get(CONTACTS), 401, 'revoked_api_key');
  });
});

describe('the last-used time', () => {
  const lastUsed = async (id: string): Promise<string | null> =>
    (await app.sql<{ at: string | null }>('SELECT last_used_at::text AS at FROM api_keys WHERE id = $1', [id]))[0]?.at ?? null;
  const LONG_AGO = '2020-01-01 00:00:00+00';

  it('is written when a key is used', async () => {
    const { id, client } = await issue();
    expect(await lastUsed(id)).toBeNull();
    await client.get(CONTACTS);
    await eventually(async () => expect(await lastUsed(id)).not.toBeNull());
  });

  it('is not written when a request is refused for its token', async () => {
    const [refused, accepted] = [await issue(), await issue()];
    await app.get(ApiKeysApi).revoke(org.operator, refused.prefix);
    await refused.client.get(CONTACTS);
    // A later use of another key has been stored, so this one's would have been as well.
    await accepted.client.get(CONTACTS);
    await eventually(async () => expect(await lastUsed(accepted.id)).not.toBeNull());
    expect(await lastUsed(refused.id)).toBeNull();
  });

  it('is written at most once a minute a key', async () => {
    const { id, client } = await issue();
    await client.get(CONTACTS);
    await eventually(async () => expect(await lastUsed(id)).not.toBeNull());
    // Any further write would replace this.
    await app.sql("UPDATE api_keys SET last_used_at = $2 WHERE id = $1", [id, LONG_AGO]);
    for (let i = 0; i < 5; i++) expect((await client.get(CONTACTS)).status).toBe(200);
    const other = await issue();
    await other.client.get(CONTACTS);
    await eventually(async () => expect(await lastUsed(other.id)).not.toBeNull());
    expect(new Date((await lastUsed(id)) ?? '')).toEqual(new Date(LONG_AGO));
  });

  it('is written at most once a minute a key, however many instances there are', async () => {
    const { id, token, client } = await issue();
    await client.get(CONTACTS);
    const noted = await eventually(async () => {
      const at = await lastUsed(id);
      expect(at).not.toBeNull();
      return at;
    });
    const second = await startTestApp({ databaseUrl: app.databaseUrl });
    try {
      await second.anonymous.as(token).get(CONTACTS);
      const other = await issue();
      await second.anonymous.as(other.token).get(CONTACTS);
      await eventually(async () => expect(await lastUsed(other.id)).not.toBeNull());
      expect(await lastUsed(id)).toBe(noted);
    } finally {
      await second.close();
    }
  });
});

describe('scopes', () => {
  const scoped = async (scopes: string[]): Promise<ApiClient> => (await issue(scopes)).client;
  let id: string;
  beforeAll(async () => {
    id = (await org.client.post(CONTACTS, { full_name: 'Scoped' })).body.id as string;
  });

  it('read reads', async () => {
    const client = await scoped(['read']);
    for (const path of [CONTACTS, `${CONTACTS}/${id}`]) {
      expect((await client.get(path)).status).toBe(200);
      expect((await client.send('HEAD', path)).status).toBe(200);
    }
  });

  it('read cannot write: 403 insufficient_scope, the message names write, and nothing changes', async () => {
    const client = await scoped(['read']);
    const before = await app.sql('SELECT * FROM contacts ORDER BY id');
    for (const answer of [
      await client.post(CONTACTS, { full_name: 'No' }),
      await client.patch(`${CONTACTS}/${id}`, { full_name: 'No' }),
      await client.delete(`${CONTACTS}/${id}`),
    ]) {
      expectError(answer, 403, 'insufficient_scope');
      expect(answer.body.message).toContain('"write"');
    }
    expect(await app.sql('SELECT * FROM contacts ORDER BY id')).toEqual(before);
  });

  it('write includes read', async () => {
    const client = await scoped(['write']);
    expect((await client.get(CONTACTS)).status).toBe(200);
    const { status, body } = await client.post(CONTACTS, { full_name: 'Written' });
    expect(status).toBe(201);
    expect((await client.delete(`${CONTACTS}/${body.id}`)).status).toBe(204);
  });

  it('admin opens Settings only: 403 on contacts, the message names the scope that is missing', async () => {
    const client = await scoped(['admin']);
    const refused = await client.get(CONTACTS);
    expectError(refused, 403, 'insufficient_scope');
    expect(refused.body.message).toContain('"read"');
    expect((await client.send('HEAD', CONTACTS)).status).toBe(403);
    expectError(await client.get(`${CONTACTS}/${id}`), 403, 'insufficient_scope');
    expectError(await client.post(CONTACTS, { full_name: 'No' }), 403, 'insufficient_scope');
  });

  it('a key keeps its own scopes beside others of the organization', async () => {
    expect((await org.client.get(CONTACTS)).status).toBe(200);
    expectError(await org.reader.post(CONTACTS, { full_name: 'No' }), 403, 'insufficient_scope');
    expectError(await app.anonymous.as(org.tokens.admin).get(CONTACTS), 403, 'insufficient_scope');
  });
});

describe('every path below /api/v1', () => {
  const UNKNOWN = ['/api/v1', '/api/v1/', '/api/v1?x=1', '/api/v1/nothing', '/api/v1/contacts/', '/api/v1/contacts/a/b', '/api/v1/contacts/%E0%A4%A', '/api/v1/%zz'];

  it.each(UNKNOWN)('asks for a token though there is no such route: %s', async (path) => {
    expectError(await app.anonymous.get(path), 401, 'missing_api_key');
    expectError(await app.anonymous.as(UNKNOWN_TOKEN).get(path), 401, 'invalid_api_key');
    expectError(await app.anonymous.post(path, { full_name: 'No' }), 401, 'missing_api_key');
    expectError(await org.client.get(path), 404, 'not_found');
  });

  it.each(UNKNOWN)('says of a revoked token that it was revoked, also there: %s', async (path) => {
    const { client, prefix } = await issue();
    await app.get(ApiKeysApi).revoke(org.operator, prefix);
    expectError(await client.get(path), 401, 'revoked_api_key');
  });

  it('asks for a token under another spelling of the same path', async () => {
    expectError(await app.anonymous.get('/%61pi/v1/contacts'), 401, 'missing_api_key');
    expectError(await app.anonymous.get('/api/%761/contacts'), 401, 'missing_api_key');
  });

  it('only there: other paths are 404 without a token', async () => {
    for (const path of ['/nothing', '/api', '/api/v2/contacts', '/api/v10/contacts']) expectError(await app.anonymous.get(path), 404, 'not_found');
  });

  it('OPTIONS needs no token and answers with Allow', async () => {
    const list = await app.anonymous.send('OPTIONS', CONTACTS);
    expect([list.status, list.headers['allow'], list.text]).toEqual([204, 'GET, HEAD, OPTIONS, POST', '']);
    const one = await app.anonymous.as(UNKNOWN_TOKEN).send('OPTIONS', `${CONTACTS}/${UNKNOWN_TOKEN}`);
    expect([one.status, one.headers['allow']]).toEqual([204, 'DELETE, GET, HEAD, OPTIONS, PATCH']);
  });

  it.each(['/api/v1/nothing', '/api/v1/contacts/%E0%A4%A'])('OPTIONS needs no token where there is no route: %s', async (path) => {
    expectError(await app.anonymous.send('OPTIONS', path), 404, 'not_found');
  });

  it('HEAD works like GET, without the body', async () => {
    const { body } = await org.client.post(CONTACTS, { full_name: 'Head' });
    for (const path of [CONTACTS, `${CONTACTS}/${body.id}`, `${CONTACTS}/${UNKNOWN_TOKEN}`, `${CONTACTS}?limit=0`]) {
      const [get, head] = [await org.client.get(path), await org.client.send('HEAD', path)];
      expect([head.status, head.headers['content-type'], head.headers['content-length'], head.text]).toEqual([
        get.status,
        get.headers['content-type'],
        get.headers['content-length'],
        '',
      ]);
    }
    expect((await app.anonymous.send('HEAD', CONTACTS)).status).toBe(401);
  });
});
