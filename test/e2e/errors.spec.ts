import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { newDatabase, onServer } from '../support/databases.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { faultsOf, openapi } from '../support/openapi-contract.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const JSON_TYPE = { headers: { 'Content-Type': 'application/json' } };

let app: TestApp;
let org: TestOrganization;
let contact: string;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  contact = `${CONTACTS}/${(await org.client.post(CONTACTS, { full_name: 'Errors' })).body.id}`;
});
afterAll(() => app.close());

/** Both routes that take a body. */
const ROUTES: ['POST' | 'PATCH', () => string][] = [
  ['POST', () => CONTACTS],
  ['PATCH', () => contact],
];

describe.each(ROUTES)('a body of %s', (method, path) => {
  const send = (body: unknown, type = 'application/json'): Promise<Answer> => org.client.send(method, path(), { body, headers: { 'Content-Type': type } });

  it.each(['{', '}', '{"full_name":}', "{'full_name':'x'}", '{"full_name":"x",}', '{"full_name":"x"} x', 'full_name=x', ' ', '\uFEFF', '{"full_name":"a\nb"}', '{"deal_value":01}', '{"deal_value":NaN}'])(
    'that is not JSON (%j): 400 invalid_json',
    async (body) => {
      expectError(await send(body), 400, 'invalid_json');
    },
  );

  it.each(['[]', '[{"full_name":"x"}]', '"x"', '""', '1', 'true', 'null'])('that is JSON but not an object (%s): 400 invalid_json', async (body) => {
    expectError(await send(body), 400, 'invalid_json');
  });

  it.each([
    ['a lone continuation byte', Buffer.from([0x80])],
    ['a cut sequence', Buffer.from([0xe2, 0x82])],
    ['Latin-1', Buffer.from([0xe4])],
    ['an encoded surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['an overlong form', Buffer.from([0xc0, 0xaf])],
  ])('that is not UTF-8 (%s): 400 invalid_json', async (_what, bytes) => {
    expectError(await send(Buffer.concat([Buffer.from('{"full_name":"'), bytes, Buffer.from('"}')])), 400, 'invalid_json');
  });

  it.each([['lists', '[', ']'], ['objects', '{"tags":', '}']])('that is nested 100,000 levels deep in %s: an error, and at once', async (_what, open, close) => {
    const levels = open === '[' ? 100_000 : 50_000;
    expectError(await send(`{"tags":${open.repeat(levels)}1${close.repeat(levels)}}`), 400, 'invalid_json');
  });

  it('that is nested a little is refused for what it says, not for its depth', async () => {
    expectError(await send('{"tags":[["x"]]}'), 422, 'validation', method === 'POST' ? ['tags.0', 'full_name'] : ['tags.0']);
  });

  it.each(['text/plain', 'text/json', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml', 'application/jsonp', 'application/json-seq', 'application/octet-stream', 'nonsense', 'application/', '/json'])(
    'of another media type (%s): 415 unsupported_media_type',
    async (type) => {
      expectError(await send('{"full_name":"x"}', type), 415, 'unsupported_media_type');
    },
  );

  it('without a media type: 415 unsupported_media_type', async () => {
    expectError(await org.client.send(method, path(), { body: '{"full_name":"x"}' }), 415, 'unsupported_media_type');
  });

  it.each(['latin1', 'iso-8859-1', 'utf-16', '"utf-16"', 'us-ascii', 'x'])('in another charset than UTF-8 (%s): 415 unsupported_media_type', async (charset) => {
    expectError(await send('{"full_name":"x"}', `application/json; charset=${charset}`), 415, 'unsupported_media_type');
    expectError(await send('{"full_name":"x"}', `application/json;charset=${charset}`), 415, 'unsupported_media_type');
  });

  it.each(['application/json', 'APPLICATION/JSON', 'application/json; charset=utf-8', 'application/json;charset=UTF-8', 'application/json; charset="utf-8"', 'application/json; x=y'])(
    'of the right media type, however it is spelled (%s), is accepted',
    async (type) => {
      expect((await send('{"full_name":"ä"}', type)).status).toBe(method === 'POST' ? 201 : 200);
    },
  );

  it('over 1 MiB: 413 payload_too_large', async () => {
    expectError(await send(`{"full_name":"${'x'.repeat(1024 * 1024)}"}`), 413, 'payload_too_large');
  });
});

describe('an empty body', () => {
  const EMPTY: [string, { body?: string; headers?: Record<string, string> }][] = [
    ['nothing at all', {}],
    ['nothing, under a JSON type', { body: '', ...JSON_TYPE }],
    ['nothing, under another type', { body: '', headers: { 'Content-Type': 'text/plain' } }],
    ['{}', { body: '{}', ...JSON_TYPE }],
  ];

  it.each(EMPTY)('of PATCH (%s): 400 no_fields', async (_what, send) => {
    expectError(await org.client.send('PATCH', contact, send), 400, 'no_fields');
  });

  it.each(EMPTY)('of POST (%s): 422, since a name is needed', async (_what, send) => {
    expectError(await org.client.send('POST', CONTACTS, send), 422, 'validation', ['full_name']);
  });

  it('in chunks, under a JSON type, is as empty', async () => {
    const request = await RawRequest.open(app.baseUrl, 'PATCH', contact, {
      Authorization: `Bearer ${org.tokens.write}`,
      'Content-Type': 'application/json',
      'Transfer-Encoding': 'chunked',
    });
    request.write('0\r\n\r\n');
    expectError(await request.answer(), 400, 'no_fields');
  });
});

describe('404 not_found', () => {
  it.each(['/api/v1', '/api/v1/', '/api/v1/contact', '/api/v1/Contacts', '/api/v1/contacts/', '/api/v1/contacts/a/b', '/api/v1/contacts;v=1', '/api/v1/%ff'])('for an unknown route: %s', async (path) => {
    for (const method of ['GET', 'POST', 'PATCH', 'DELETE']) expectError(await org.client.send(method, path), 404, 'not_found');
  });

  const NO_IDS = ['1', 'nobody', 'null', 'undefined', '0'.repeat(32), `{${randomUUID()}}`, `${randomUUID()}x`, `urn:uuid:${randomUUID()}`, '%20', '%00', "'--", '..%2f..', '%C3%A4', '%E0%A4%A', '%zz', '%', '*', 'x'.repeat(1024), 'x'.repeat(1025), 'x'.repeat(8000), '💥'.repeat(100)];
  it.each(NO_IDS.map((id) => [id.length > 40 ? `${id.slice(0, 40)}… (${id.length})` : id, id]))('for an id that is not a UUID: %s', async (_shown, id) => {
    const path = `${CONTACTS}/${/[^\x21-\x7e]/.test(id) ? encodeURIComponent(id) : id}`;
    expectError(await org.client.get(path), 404, 'not_found');
    expectError(await org.client.patch(path, { full_name: 'x' }), 404, 'not_found');
    expectError(await org.client.delete(path), 404, 'not_found');
  });

  it('for a UUID of nobody, of any version', async () => {
    for (const id of [randomUUID(), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff']) {
      for (const answer of [await org.client.get(`${CONTACTS}/${id}`), await org.client.patch(`${CONTACTS}/${id}`, { full_name: 'x' }), await org.client.delete(`${CONTACTS}/${id}`)]) {
        expectError(answer, 404, 'not_found');
        expect(answer.body.message).toBe('Contact does not exist or has been deleted.');
      }
    }
  });

  it('not for a UUID in upper case: it finds the record, whose id stays in lower case', async () => {
    const id = contact.slice(CONTACTS.length + 1);
    const path = `${CONTACTS}/${id.toUpperCase()}`;
    expect((await org.client.get(path)).body.id).toBe(id);
    expect((await org.client.patch(path, { label: 'upper' })).body).toMatchObject({ id, label: 'upper' });
  });
});

describe('X-Request-Id', () => {
  it.each(['abc', '0', 'a.b:c-d_e', 'x'.repeat(128), randomUUID()])('is the one that the client sent, if it is sane: %s', async (id) => {
    const headers = { 'X-Request-Id': id };
    for (const answer of [await org.client.get(CONTACTS, { headers }), await app.anonymous.get(CONTACTS, { headers }), await org.client.post(CONTACTS, {}, { headers }), await org.client.get(`${CONTACTS}/%zz`, { headers })]) {
      expect(answer.headers['x-request-id']).toBe(id);
    }
  });

  it.each(['', 'a b', 'x'.repeat(129), '<script>', '"', 'ä', '{"a":1}', 'a,b', 'jane@acme.example', '/contacts/jane', 'otk_abcdefghijklmnopqrstuvwxyz', 'x-whsec_abc'])('is replaced if it is not: %j', async (id) => {
    const answer = await org.client.get(CONTACTS, { headers: { 'X-Request-Id': id } });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is another one for each request', async () => {
    const ids = await Promise.all([1, 2, 3].map(async () => (await org.client.get(CONTACTS)).headers['x-request-id']));
    expect(new Set(ids).size).toBe(3);
  });
});

describe('what is not well-formed HTTP', () => {
  it.each([
    ['no request line', 'nonsense\r\n\r\n', 400],
    ['a header without a colon', 'GET /api/v1/contacts HTTP/1.1\r\nHost: x\r\nbroken\r\n\r\n', 400],
    ['no Host', 'GET /api/v1/contacts HTTP/1.1\r\n\r\n', 400],
    ['a fragment behind the query', 'GET /api/v1/contacts?limit=1#x HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a fragment behind the path', 'OPTIONS /docs#x HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a fragment in a path that does not decode', 'GET /api/v1/contacts/%zz# HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['a fragment in a whole address', 'GET http://x/health/live#x HTTP/1.1\r\nHost: x\r\n\r\n', 400],
    ['an expectation that nobody meets', 'GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n', 417],
    ['two lengths', 'POST /api/v1/contacts HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 400],
    ['a length and chunks', 'POST /api/v1/contacts HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n', 400],
    ['headers over 16 KiB', `GET /api/v1/contacts HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['a URL over 16 KiB', `GET /api/v1/contacts?q=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431],
  ])('(%s) is answered with an error of the same shape, and a request id', async (_what, bytes, status) => {
    const answer = await (await RawRequest.ofBytes(app.baseUrl, bytes)).undocumentedAnswer();
    expectError(answer, status, 'bad_request');
    expect(faultsOf('/components/schemas/ErrorBody', answer.body)).toBeNull();
    expect(answer.headers['x-request-id']).toBeDefined();
  });
});

describe('500 internal', () => {
  let broken: TestApp;
  let itsOrg: TestOrganization;
  beforeAll(async () => {
    broken = await startTestApp();
    itsOrg = await broken.newOrganization();
  });
  afterAll(() => broken.close());

  const requests = (): Promise<Answer>[] => [
    itsOrg.client.get(CONTACTS),
    itsOrg.client.get(`${CONTACTS}/${randomUUID()}`),
    itsOrg.client.post(CONTACTS, { full_name: 'x' }),
    itsOrg.client.patch(`${CONTACTS}/${randomUUID()}`, { full_name: 'x' }),
    itsOrg.client.delete(`${CONTACTS}/${randomUUID()}`),
  ];

  it.each(['contacts', 'api_keys'])('tells no stack, no SQL and no path, only the request id (table %s is gone)', async (table) => {
    await broken.sql(`ALTER TABLE ${table} RENAME TO elsewhere`);
    // A key that was just read is cached for 100 ms.
    await eventually(async () => expectError(await itsOrg.client.get(CONTACTS), 500, 'internal'));
    for (const answer of await Promise.all(requests())) {
      expectError(answer, 500, 'internal');
      expect(Object.keys(answer.body as object).sort()).toEqual(['error', 'message']);
      expect(answer.text).not.toMatch(/relation|select|insert|contacts|api_keys|elsewhere|node_modules|\.[jt]s\b|\bat\s+\w+ \(|\/work|\/src|\/dist/i);
      expect(answer.body.message).toContain('X-Request-Id');
    }
    await broken.sql(`ALTER TABLE elsewhere RENAME TO ${table}`);
    await eventually(async () => expect((await itsOrg.client.get(CONTACTS)).status).toBe(200));
  });

  it('leaves nothing half-written: without its event, no contact is stored', async () => {
    await broken.sql('ALTER TABLE events RENAME TO elsewhere');
    expectError(await itsOrg.client.post(CONTACTS, { full_name: 'Half' }), 500, 'internal');
    await broken.sql('ALTER TABLE elsewhere RENAME TO events');
    expect((await itsOrg.client.get(`${CONTACTS}?total=exact`)).body.meta.total).toBe(0);
  });
});

describe('503 unavailable, while the database is away', () => {
  it('on every route; it is alive but not ready, and recovers by itself', async () => {
    const database = await newDatabase();
    const proxy = await startDatabaseProxy(database.url);
    const instance = await startTestApp({ databaseUrl: proxy.url });
    try {
      const { client } = await instance.newOrganization();
      const { body } = await client.post(CONTACTS, { full_name: 'Survivor' });
      const path = `${CONTACTS}/${body.id}`;
      const health = async (): Promise<number[]> => [(await instance.anonymous.get('/health/live')).status, (await instance.anonymous.get('/health/ready')).status];
      expect(await health()).toEqual([200, 200]);

      await proxy.cut();
      for (const answer of await Promise.all([client.get(CONTACTS), client.get(path), client.post(CONTACTS, { full_name: 'x' }), client.patch(path, { label: 'x' }), client.delete(path)])) {
        expectError(answer, 503, 'unavailable');
        expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|5432|postgres/i);
      }
      expect(await health()).toEqual([200, 503]);
      expectError(await instance.anonymous.get('/health/ready'), 503, 'unavailable');
      // Refusals that need no database keep their own answer.
      expectError(await instance.anonymous.get(CONTACTS), 401, 'missing_api_key');

      await proxy.mend();
      await eventually(async () => expect(await health()).toEqual([200, 200]));
      expect((await client.get(CONTACTS)).body.data).toEqual([body]);
      expect((await client.patch(path, { label: 'back' })).status).toBe(200);
    } finally {
      await instance.close();
      await proxy.cut();
      await database.drop();
    }
  });

  it('also when Postgres is up but lets nobody into this database', async () => {
    const closed = await startTestApp();
    const name = new URL(closed.databaseUrl).pathname.slice(1);
    try {
      const { client } = await closed.newOrganization();
      await onServer((server) => server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`));
      await onServer((server) => server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]));
      await eventually(async () => expectError(await client.get(CONTACTS), 503, 'unavailable'));
      expect((await closed.anonymous.get('/health/ready')).status).toBe(503);
      await onServer((server) => server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`));
      await eventually(async () => expect((await client.get(CONTACTS)).status).toBe(200));
    } finally {
      await closed.close();
    }
  });
});

describe('what only a success carries', () => {
  const SETTINGS = '/api/v1/settings';
  const key = async (): Promise<string> => `${SETTINGS}/api-keys/${(await org.admin.post(`${SETTINGS}/api-keys`, { name: 'k', scopes: ['read'] })).body.id as string}`;
  const hook = async (): Promise<string> => `${SETTINGS}/webhooks/${(await org.admin.post(`${SETTINGS}/webhooks`, { url: 'https://hooks.example.com/x', events: ['task.created'] })).body.id as string}`;
  /** Each operation that creates a record: its path, its body, and a table that it must read or write. */
  const MAKERS: Record<string, readonly [path: () => string | Promise<string>, body: object | undefined, table: string]> = {
    createContact: [() => CONTACTS, { full_name: 'Made' }, 'contacts'],
    createTask: [() => '/api/v1/tasks', { title: 'Made' }, 'tasks'],
    createApiKey: [() => `${SETTINGS}/api-keys`, { name: 'made', scopes: ['read'] }, 'api_keys'],
    rotateApiKey: [async () => `${await key()}/rotate`, {}, 'api_keys'],
    inviteUser: [() => `${SETTINGS}/users`, { email: 'made@acme.example', role: 'member' }, 'users'],
    createWebhook: [() => `${SETTINGS}/webhooks`, { url: 'https://hooks.example.com/x', events: ['task.created'] }, 'webhook_subscriptions'],
    testWebhook: [async () => `${await hook()}/test`, undefined, 'pending_deliveries'],
    resendWebhookDelivery: [
      async () => {
        const url = await hook();
        return `${url}/deliveries/${(await org.admin.post(`${url}/test`)).body.id as string}/resend`;
      },
      undefined,
      'pending_deliveries',
    ],
  };

  it('is asked of every operation with a Location', () => {
    const operations = Object.values(openapi.paths).flatMap((path) => Object.values(path)) as unknown as { operationId: string; responses: Record<string, { headers?: object }> }[];
    const makers = operations.filter(({ responses }) => Object.values(responses).some(({ headers }) => Object.hasOwn(headers ?? {}, 'Location')));
    expect(makers.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(MAKERS).sort());
  });

  it.each(Object.entries(MAKERS))('is on no other answer: %s', async (_id, [path, body, table]) => {
    const url = await path();
    const client = url.startsWith(SETTINGS) ? org.admin : org.client;
    const headers = { 'Idempotency-Key': randomUUID() };
    await app.sql(`CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'refused'; END $$`);
    await app.sql(`CREATE TRIGGER refuse BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse()`);
    const refused = [await client.post(url, body), await client.post(url, body, { headers })];
    await app.sql(`DROP TRIGGER refuse ON ${table}`);
    for (const answer of refused) {
      expectError(answer, 500, 'internal');
      expect([answer.headers['location'], answer.headers['etag'], answer.headers['idempotency-replayed']]).toEqual([undefined, undefined, undefined]);
    }
    const made = await client.post(url, body, { headers });
    expect(made.status).toBe(201);
    const read = await client.get(made.headers['location'] ?? '');
    expect([read.status, read.body.id]).toEqual([200, made.body.id]);
    const again = await client.post(url, body, { headers });
    expect([again.headers['location'], again.headers['etag'], again.headers['idempotency-replayed']]).toEqual([made.headers['location'], made.headers['etag'], 'true']);
  });

  it('is not on a 422 that the statement decides', async () => {
    const answer = await org.client.post('/api/v1/tasks', { title: 'About nobody', contact_id: randomUUID() });
    expectError(answer, 422, 'validation', ['contact_id']);
    expect(answer.headers['location']).toBeUndefined();
  });
});

describe('health', () => {
  it('needs no token and minds none', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      for (const client of [app.anonymous, app.anonymous.as('nonsense')]) {
        const answer = await client.get(path);
        expect([answer.status, answer.body]).toEqual([200, { status: 'ok' }]);
        expect((await client.send('HEAD', path)).status).toBe(200);
      }
      expectError(await app.anonymous.post(path, {}), 405, 'method_not_allowed');
    }
  });
});

describe('a route that reads no body', () => {
  const paths = openapi.paths as unknown as Readonly<Record<string, Readonly<Record<string, { readonly requestBody?: object }>>>>;
  const routes = Object.entries(paths).filter(([path, { post }]) => path.startsWith('/api/v1/') && post && !post.requestBody).map(([path]) => path);

  it.each(routes)('POST %s: what is sent all the same is not lost in silence', async (route) => {
    const path = route.replaceAll(/\{\w+\}/g, randomUUID());
    expectError(await org.admin.post(path, { zzz: 1 }), 422, 'validation', ['zzz']);
    expectError(await org.admin.post(path, []), 400, 'invalid_json');
    expectError(await org.admin.post(path, {}), 404, 'not_found');
    expectError(await org.admin.post(path), 404, 'not_found');
  });

  it('is one of a few', () => {
    expect(routes.length).toBeGreaterThan(2);
  });
});
