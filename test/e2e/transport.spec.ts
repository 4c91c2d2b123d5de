import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { openapi } from '../support/openapi-contract.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const HSTS = 'max-age=31536000';
const PAGES = ['/docs', '/docs/', '/docs/webhooks', '/docs/webhooks/verify.go', '/docs/docs.css', '/docs/swagger-ui-bundle.js', '/docs/favicon-32x32.png', '/', '/openapi.yaml', '/openapi.json'];
/** The headers of a trusted proxy for a client that came over HTTPS. */
const VIA_PROXY = { 'X-Forwarded-For': '198.51.100.7', 'X-Forwarded-Proto': 'https' };

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

/** Another instance on the same database. */
async function withApp<T>(transport: Parameters<typeof startTestApp>[0] & object, work: (other: TestApp) => Promise<T>): Promise<T> {
  const other = await startTestApp({ databaseUrl: app.databaseUrl, ...transport });
  try {
    return await work(other);
  } finally {
    await other.close();
  }
}

describe('in production', () => {
  let proxied: TestApp;
  let direct: TestApp;
  beforeAll(async () => {
    proxied = await startTestApp({ databaseUrl: app.databaseUrl, transport: { requireHttps: true, trustedProxies: ['loopback'] } });
    direct = await startTestApp({ databaseUrl: app.databaseUrl, transport: { requireHttps: true } });
  });
  afterAll(() => Promise.all([proxied.close(), direct.close()]));

  describe('plain HTTP is refused with 403 https_required', () => {
    it.each<[what: string, of: () => TestApp, headers: Record<string, string>]>([
      ['as the proxy says', () => proxied, { 'X-Forwarded-Proto': 'http' }],
      ['when the proxy says nothing of it', () => proxied, { 'X-Forwarded-For': '198.51.100.7' }],
      ['when the last of the words is http', () => proxied, { 'X-Forwarded-Proto': 'https, http' }],
      ['when a stranger claims HTTPS', () => direct, VIA_PROXY],
      ['when it was forwarded in the standard way', () => direct, { Forwarded: 'for=198.51.100.7;proto=https' }],
    ])('%s', async (_what, of, headers) => {
      const client = of().anonymous.as(org.tokens.write);
      const answers = [
        await client.get(CONTACTS, { headers }),
        await client.post(CONTACTS, { full_name: 'Leaked' }, { headers }),
        await client.delete(`${CONTACTS}/${randomUUID()}`, { headers }),
        // Refused before anything else is checked.
        await client.as(null).get(CONTACTS, { headers }),
        await client.as('nonsense').get(CONTACTS, { headers }),
        await client.get('/api/v1/nothing', { headers }),
        await client.get(`${CONTACTS}/%zz`, { headers }),
        await client.send('PUT', CONTACTS, { headers }),
        await client.send('OPTIONS', CONTACTS, { headers }),
        ...(await Promise.all(PAGES.map((page) => client.get(page, { headers })))),
        await client.get('/healthy', { headers }),
      ];
      for (const answer of answers) {
        expectError(answer, 403, 'https_required');
        expect(answer.body.message).toMatch(/https:\/\/.*TRUSTED_PROXIES/);
        expect([answer.headers['strict-transport-security'], answer.headers['location'], answer.headers['cache-control']]).toEqual([undefined, undefined, 'no-store']);
      }
      expect((await org.client.get(`${CONTACTS}?q=Leaked`)).body.data).toEqual([]);
    });

    it('before the body is read', async () => {
      const request = await RawRequest.open(direct.baseUrl, 'POST', CONTACTS, { ...VIA_PROXY, Authorization: `Bearer ${org.tokens.write}`, 'Content-Type': 'application/json', 'Content-Length': '1000' });
      expectError(await request.answer(), 403, 'https_required');
    });
  });

  it('health is told over plain HTTP as well, without HSTS', async () => {
    for (const path of ['/health/live', '/health/ready']) {
      const { status, headers } = await direct.anonymous.get(path, { headers: { 'X-Forwarded-Proto': 'http' } });
      expect([status, headers['strict-transport-security']]).toEqual([200, undefined]);
    }
    expectError(await direct.anonymous.get('/health/nothing', { headers: { 'X-Forwarded-Proto': 'http' } }), 404, 'not_found');
  });

  it('this machine may use plain HTTP, without HSTS', async () => {
    for (const { anonymous } of [direct, proxied]) {
      const { status, headers } = await anonymous.as(org.tokens.read).get(CONTACTS);
      expect([status, headers['strict-transport-security']]).toEqual([200, undefined]);
    }
  });

  it('HSTS is on every answer to what came over HTTPS, errors and pages included', async () => {
    const client = proxied.anonymous.as(org.tokens.write);
    const headers = VIA_PROXY;
    const answers: [number, Answer][] = [
      [200, await client.get(CONTACTS, { headers })],
      [201, await client.post(CONTACTS, { full_name: 'Secure' }, { headers })],
      [422, await client.post(CONTACTS, {}, { headers })],
      [400, await client.post(CONTACTS, '{', { headers: { ...headers, 'Content-Type': 'application/json' } })],
      [401, await client.as(null).get(CONTACTS, { headers })],
      [404, await client.get(`${CONTACTS}/${randomUUID()}`, { headers })],
      [404, await client.get(`${CONTACTS}/%zz`, { headers })],
      [404, await client.get('/nothing', { headers })],
      [405, await client.send('PUT', CONTACTS, { headers })],
      [204, await client.send('OPTIONS', CONTACTS, { headers })],
      [200, await client.get('/health/live', { headers })],
      [302, await client.get('/', { headers })],
      [200, await client.get('/docs', { headers })],
    ];
    for (const [status, answer] of answers) expect([answer.status, answer.headers['strict-transport-security']]).toEqual([status, HSTS]);
  });
});

it('out of production plain HTTP is taken from everybody, and HSTS never sent', async () => {
  for (const headers of [{}, VIA_PROXY, { 'X-Forwarded-Proto': 'http' }]) {
    const answer = await org.client.get(CONTACTS, { headers });
    expect([answer.status, answer.headers['strict-transport-security']]).toEqual([200, undefined]);
  }
});

describe('a slash at the end', () => {
  it.each([['/docs/', '/docs'], ['/docs//', '/docs'], ['/docs/?a=b', '/docs?a=b'], ['/%64ocs/', '/docs'], ['/docs/webhooks/', '/docs/webhooks'], ['/docs/docs.css/', '/docs/docs.css'], ['/openapi.yaml/', '/openapi.yaml'], ['/openapi.json/', '/openapi.json'], ['/health/live/', '/health/live']])('of %s leads to %s', async (from, to) => {
    for (const method of ['GET', 'HEAD']) {
      const answer = await app.anonymous.send(method, from);
      expect([answer.status, answer.headers['location'], answer.headers['x-frame-options']]).toEqual([301, to, 'DENY']);
      expect((await app.anonymous.send(method, to)).status).toBe(200);
    }
  });

  it.each(['/nothing/', '//docs/', '//evil.example/', '/docs/nothing/', '/docs/%0d%0aSet-Cookie:a=b/', '/docs/../docs/'])('of %s leads nowhere', async (path) => {
    const request = await RawRequest.open(app.baseUrl, 'GET', path, {});
    expectError(await request.answer(), 404, 'not_found');
  });

  it('of a route of the API is another route', async () => {
    expectError(await org.client.get(`${CONTACTS}/`), 404, 'not_found');
    expectError(await org.client.send('OPTIONS', `${CONTACTS}/`), 404, 'not_found');
  });

  it('leaves a page the methods that it has', async () => {
    const [options, post] = [await app.anonymous.send('OPTIONS', '/docs/'), await app.anonymous.post('/docs/', {})];
    expect([options.status, options.headers['allow']]).toEqual([204, 'GET, HEAD, OPTIONS']);
    expectError(post, 405, 'method_not_allowed');
    expect(post.headers['allow']).toBe('GET, HEAD, OPTIONS');
  });
});

describe('security headers', () => {
  it.each(PAGES)('of %s: no script but our own, no frame, no guessing of types', async (path) => {
    const { status, headers } = await app.anonymous.get(path);
    expect(status).toBe(path === '/' ? 302 : path === '/docs/' ? 301 : 200);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy.split(';').sort()).toEqual(
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
      ].sort(),
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
  });

  it('an answer of the API is private, kept only to be asked about again, and an error or a change not at all', async () => {
    const created = await org.client.post(CONTACTS, { full_name: 'Private' });
    const path = `${CONTACTS}/${created.body.id}`;
    const kept = [await org.client.get(CONTACTS), await org.client.get(path), await org.client.send('HEAD', path)];
    const gone = [
      created,
      await org.client.patch(path, { label: 'x' }),
      await org.client.post(CONTACTS, {}),
      await org.client.get('/api/v1/nothing'),
      await app.anonymous.get(CONTACTS),
      await app.anonymous.get('/nothing'),
      await app.anonymous.get('/health/live'),
    ];
    for (const { headers } of kept) expect([headers['cache-control'], headers['x-content-type-options']]).toEqual(['private, no-cache', 'nosniff']);
    for (const { headers } of gone) expect([headers['cache-control'], headers['x-content-type-options']]).toEqual(['no-store', 'nosniff']);
  });

  it('nothing says what the server is made of', async () => {
    for (const path of [CONTACTS, '/nothing', '/health/live', ...PAGES]) {
      const { headers } = await org.client.get(path);
      expect([headers['server'], headers['x-powered-by']]).toEqual([undefined, undefined]);
    }
  });
});

describe('HEAD answers as GET does, without a body', () => {
  /** Without the headers that differ with each answer. */
  const lasting = (headers: Answer['headers']): Record<string, string> =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(date|x-request-id|.*ratelimit.*)$/.test(name)));

  const templates = Object.entries(openapi.paths).filter(([, methods]) => 'get' in methods).map(([template]) => template);
  it.each([...templates, ...PAGES, '/nothing', '/api/v1/nothing', `${CONTACTS}/%zz`, `${CONTACTS}/${randomUUID()}`, `${CONTACTS}?limit=0`])('%s', async (template) => {
    const path = template.includes('{')
      ? template.replace('{id}', template.includes('/tasks/') ? (await org.client.post('/api/v1/tasks', { title: 'x' })).body.id : (await org.client.post(CONTACTS, { full_name: 'x' })).body.id)
      : template;
    for (const client of path.startsWith('/v1/') ? [org.octolane, org.octolane.as(null)] : [org.client, app.anonymous]) {
      const headers = { 'Accept-Encoding': 'gzip' };
      const get = await client.get(path, { headers });
      const head = await client.send('HEAD', path, { headers });
      expect({ status: head.status, headers: lasting(head.headers) }).toEqual({ status: get.status, headers: lasting(get.headers) });
      expect(head.text).toBe('');
    }
  });
});

describe('pages of other origins', () => {
  const ORIGIN = 'https://app.example';
  const ask = (origin: string, method = 'POST'): { headers: Record<string, string> } => ({
    headers: { Origin: origin, 'Access-Control-Request-Method': method, 'Access-Control-Request-Headers': 'authorization,content-type' },
  });
  const corsOf = ({ headers }: Answer): string[] => Object.keys(headers).filter((name) => name.startsWith('access-control-')).sort();

  it('may nothing by default: OPTIONS answers as to anybody', async () => {
    const answer = await app.anonymous.send('OPTIONS', CONTACTS, ask(ORIGIN));
    expect([answer.status, answer.headers['allow'], answer.headers['vary'], corsOf(answer)]).toEqual([204, 'GET, HEAD, OPTIONS, POST', undefined, []]);
    expectError(await app.anonymous.send('OPTIONS', '/api/v1/nothing', ask(ORIGIN)), 404, 'not_found');
    expect(corsOf(await org.client.get(CONTACTS, { headers: { Origin: ORIGIN } }))).toEqual([]);
  });

  describe('that are listed', () => {
    let open: TestApp;
    beforeAll(async () => {
      open = await startTestApp({ databaseUrl: app.databaseUrl, transport: { corsOrigins: [ORIGIN, 'http://localhost:5173'] } });
    });
    afterAll(() => open.close());

    it('are told without a token what they may do with a path', async () => {
      for (const origin of [ORIGIN, 'http://localhost:5173']) {
        const answer = await open.anonymous.send('OPTIONS', CONTACTS, ask(origin));
        expect(answer.status).toBe(204);
        expect(answer.headers).toMatchObject({
          allow: 'GET, HEAD, OPTIONS, POST',
          vary: 'Origin',
          'access-control-allow-origin': origin,
          'access-control-allow-methods': 'GET, HEAD, OPTIONS, POST',
          'access-control-allow-headers': 'Authorization, x-api-key, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id, traceparent',
          'access-control-max-age': '600',
        });
        expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
      }
      expect((await open.anonymous.send('OPTIONS', `${CONTACTS}/${randomUUID()}`, ask(ORIGIN, 'PATCH'))).headers['access-control-allow-methods']).toBe('DELETE, GET, HEAD, OPTIONS, PATCH');
    });

    it('may ask for a path that is not there, to read its 404', async () => {
      for (const path of ['/api/v1/nothing', `${CONTACTS}/%zz`]) expect((await open.anonymous.send('OPTIONS', path, ask(ORIGIN, 'PATCH'))).headers['access-control-allow-methods']).toContain('PATCH');
    });

    it('can read every answer, errors included', async () => {
      const client = open.anonymous.as(org.tokens.write);
      const headers = { Origin: ORIGIN };
      const answers: [number, Answer][] = [
        [200, await client.get(CONTACTS, { headers })],
        [201, await client.post(CONTACTS, { full_name: 'From a page' }, { headers })],
        [422, await client.post(CONTACTS, {}, { headers })],
        [401, await client.as(null).get(CONTACTS, { headers })],
        [403, await client.as(org.tokens.read).post(CONTACTS, {}, { headers })],
        [404, await client.get('/api/v1/nothing', { headers })],
        [404, await client.get(`${CONTACTS}/%zz`, { headers })],
        [405, await client.send('PUT', CONTACTS, { headers })],
        [200, await client.get('/openapi.json', { headers })],
      ];
      for (const [status, answer] of answers) {
        expect([answer.status, answer.headers['access-control-allow-origin'], answer.headers['access-control-allow-credentials']]).toEqual([status, ORIGIN, undefined]);
        expect(answer.headers['vary']?.split(', ')).toContain('Origin');
        for (const name of ['X-Request-Id', 'Location', 'ETag', 'Retry-After', 'RateLimit', 'Allow']) expect(answer.headers['access-control-expose-headers']?.split(', ')).toContain(name);
      }
    });

    it.each(['https://evil.example', 'https://app.example.evil', 'http://app.example', 'https://app.example:8443', 'null', 'HTTPS://APP.EXAMPLE'])('others get nothing: %s', async (origin) => {
      const preflight = await open.anonymous.send('OPTIONS', CONTACTS, ask(origin));
      const answer = await open.anonymous.get(CONTACTS, { headers: { Origin: origin } });
      expect([preflight.status, answer.status]).toEqual([204, 401]);
      for (const one of [preflight, answer]) expect([corsOf(one), one.headers['vary']]).toEqual([[], 'Origin']);
      expectError(await open.anonymous.send('OPTIONS', '/api/v1/nothing', ask(origin)), 404, 'not_found');
    });

    it('an OPTIONS that no browser asks is answered as without them', async () => {
      const answer = await open.anonymous.send('OPTIONS', CONTACTS);
      expect([answer.status, answer.headers['allow'], corsOf(answer)]).toEqual([204, 'GET, HEAD, OPTIONS, POST', []]);
      expectError(await open.anonymous.send('OPTIONS', '/api/v1/nothing', { headers: { Origin: ORIGIN } }), 404, 'not_found');
    });
  });

  it('may all of it with *', async () => {
    await withApp({ transport: { corsOrigins: ['*'] } }, async ({ anonymous }) => {
      const preflight = await anonymous.send('OPTIONS', CONTACTS, ask('https://whoever.example'));
      const answer = await anonymous.get(CONTACTS, { headers: { Origin: 'null' } });
      expect([preflight.status, answer.status]).toEqual([204, 401]);
      for (const { headers } of [preflight, answer]) expect([headers['access-control-allow-origin'], headers['access-control-allow-credentials']]).toEqual(['*', undefined]);
    });
  });

  it('read in production that HTTPS is needed', async () => {
    await withApp({ transport: { requireHttps: true, corsOrigins: [ORIGIN] } }, async ({ anonymous }) => {
      const answer = await anonymous.get(CONTACTS, { headers: { Origin: ORIGIN, 'X-Forwarded-Proto': 'http' } });
      expectError(answer, 403, 'https_required');
      expect(answer.headers['access-control-allow-origin']).toBe(ORIGIN);
    });
  });
});
