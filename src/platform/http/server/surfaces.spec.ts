import type { FastifyInstance } from 'fastify';
import { newId, newOrgId } from '../../../kernel/ids.js';
import { Credentials } from '../../auth/credentials.js';
import { Quotas } from '../../auth/quotas.js';
import { MemoryWindows } from '../../rate-limit/memory-windows.js';
import { Metrics } from '../../telemetry/metrics.js';
import { oratekSurface } from '../../../surfaces/oratek/surface.js';
import { RateLimits } from '../admission/rate-limits.js';
import { type Surface, Surfaces } from '../surface.js';
import { createServer } from './fastify.js';

/** An API below another one's prefix: people ask, failures are pages, bodies are small. */
const pages: Surface = {
  name: 'pages',
  prefix: '/api/v1/pages',
  bodies: [{ type: 'application/json', maxBytes: 12 }],
  authenticate: ({ headers }) =>
    Promise.resolve(headers['x-person'] === undefined ? null : { orgId: newOrgId(), actor: { type: 'user', id: newId(), name: String(headers['x-person']) }, scopes: ['read', 'write'], label: String(headers['x-person']), session: null }),
  scopeOf: () => 'admin',
  render: ({ kind, code }) => ({ status: kind === 'unauthenticated' ? 401 : 400, code, headers: { 'x-rendered-by': 'pages' }, type: 'text/html; charset=utf-8', body: `<p>${code}</p>` }),
};

class NoKeys extends Credentials {
  override judge(): Promise<{ outcome: 'unknown' }> {
    return Promise.resolve({ outcome: 'unknown' });
  }
}
class Plenty extends Quotas {
  override requestsPerHour(): Promise<number> {
    return Promise.resolve(1_000);
  }
  override supportAddress(): null {
    return null;
  }
}

let lines: Record<string, unknown>[];
let server: FastifyInstance;
beforeEach(() => {
  lines = [];
  const metrics = new Metrics();
  const rateLimits = new RateLimits(new MemoryWindows(), new Plenty(), metrics, { count: () => undefined });
  server = createServer({
    surfaces: new Surfaces([oratekSurface, pages], oratekSurface),
    logLevel: 'info',
    logStream: { write: (line) => void lines.push(JSON.parse(line) as Record<string, unknown>) },
    isStopping: () => false,
    sessions: () => {
      throw new Error('No surface here has sessions');
    },
    publicOrigin: () => 'https://crm.example.com',
    credentials: () => new NoKeys(),
    rateLimits: () => rateLimits,
    denied: () => undefined,
    metrics,
    tracing: null,
    transport: { requireHttps: false, tls: null, trustedProxies: [], corsOrigins: [], headersTimeout: 1_000, requestTimeout: 1_000, keepAliveTimeout: 1_000 },
  }).getInstance();
  server.get('/api/v1/pages/sign-in', { config: { isPublic: true } }, (request, reply) => reply.send({ asks: request.principal }));
  server.get('/api/v1/pages/mine', { config: { scope: 'read' } }, (request, reply) => reply.send({ asks: request.principal?.actor.name }));
  server.get('/api/v1/pages/settings', { config: { scope: 'admin' } }, (_request, reply) => reply.send('reached'));
  server.post('/api/v1/pages/take', { config: { scope: 'write' } }, (request, reply) => reply.send({ took: request.body }));
  server.post('/api/v1/take', { config: { isPublic: true } }, (request, reply) => reply.send({ took: request.body }));
});
afterEach(() => server.close());

it('a public page below a prefix asks nobody', async () => {
  expect((await server.inject('/api/v1/pages/sign-in')).json()).toEqual({ asks: null });
});

it.each(['/api/v1/pages/mine', '/api/v1/pages/nothing'])('%s asks who it is in the way of its own API, which also words the refusal', async (url) => {
  const { statusCode, headers, body } = await server.inject({ url, headers: { authorization: 'Bearer otk_x' } });
  expect([statusCode, headers['content-type'], headers['x-rendered-by'], body]).toEqual([401, 'text/html; charset=utf-8', 'pages', '<p>missing_api_key</p>']);
});

it('a person is a principal as a key is: known to the handler, held to scopes, counted, and named in the log', async () => {
  const headers = { 'x-person': 'jane' };
  const { headers: told, ...answer } = await server.inject({ url: '/api/v1/pages/mine', headers });
  expect([answer.json(), told['x-ratelimit-limit']]).toEqual([{ asks: 'jane' }, '1000']);
  expect((await server.inject({ url: '/api/v1/pages/settings', headers })).body).toBe('<p>insufficient_scope</p>');
  expect(lines.filter(({ msg }) => msg === 'request').map(({ key, error }) => [key, error])).toEqual([['jane', undefined], ['jane', 'insufficient_scope']]);
});

it.each([['{"a":"1234"}', 200, null], ['{"a":"12345"}', 400, '<p>payload_too_large</p>']])('the body %s is as large as its API takes: %s', async (payload, status, body) => {
  for (const headers of [{}, { 'transfer-encoding': 'chunked' }]) {
    const answer = await server.inject({ method: 'POST', url: '/api/v1/pages/take', payload, headers: { 'x-person': 'jane', 'content-type': 'application/json', ...headers } });
    expect([answer.statusCode, body === null ? null : answer.body]).toEqual([status, body]);
  }
  expect((await server.inject({ method: 'POST', url: '/api/v1/take', payload, headers: { 'content-type': 'application/json' } })).statusCode).toBe(200);
});
