import type { FastifyInstance } from 'fastify';
import { Surfaces } from '../surface.js';
import { createServer } from './fastify.js';
import { Metrics } from '../../telemetry/metrics.js';
import { oratekSurface } from '../../../surfaces/oratek/surface.js';

const TIMES = { headersTimeout: 1_000, requestTimeout: 1_000, keepAliveTimeout: 1_000 };

const nobody = (): never => {
  throw new Error('Nobody is asked for a token here');
};

/** A server with one route, which answers with the client's address. */
function serverWith(trustedProxies: readonly string[]): FastifyInstance {
  const instance: FastifyInstance = createServer({
    surfaces: new Surfaces([oratekSurface], oratekSurface),
    logLevel: 'silent',
    isStopping: () => false,
    credentials: nobody,
    sessions: nobody,
    publicOrigin: () => 'https://crm.example.com',
    rateLimits: nobody,
    denied: () => undefined,
    metrics: new Metrics(),
    tracing: null,
    transport: { requireHttps: true, tls: null, trustedProxies, corsOrigins: [], ...TIMES },
  }).getInstance();
  instance.get('/who', (request, reply) => reply.send({ ip: request.ip, clientAddress: request.clientAddress }));
  return instance;
}

const HTTPS = { 'x-forwarded-proto': 'https' };

it.each([
  ['10.0.0.1', '198.51.100.7', '198.51.100.7'],
  ['10.0.0.1', '203.0.113.5, 198.51.100.7', '198.51.100.7'],
  ['10.0.0.1', '198.51.100.7, 10.4.4.4', '198.51.100.7'],
  ['::ffff:10.0.0.1', '2001:db8::7', '2001:db8::7'],
])('through trusted proxies, peer %s and X-Forwarded-For %s, the client is %s', async (remoteAddress, forwardedFor, client) => {
  const answer = await serverWith(['10.0.0.0/8']).inject({ url: '/who', remoteAddress, headers: { ...HTTPS, 'x-forwarded-for': forwardedFor } });
  expect(answer.json()).toEqual({ ip: client, clientAddress: client });
});

it('a stranger is refused whatever it claims, and a trusted proxy believed, also where no path can be decoded', async () => {
  const server = serverWith(['10.0.0.0/8']);
  const ask = async (url: string, remoteAddress: string): Promise<string> => (await server.inject({ url, remoteAddress, headers: HTTPS })).json<{ error: string }>().error;
  for (const url of ['/who', '/%zz', '/nothing']) expect(await ask(url, '192.0.2.1')).toBe('https_required');
  for (const url of ['/%zz', '/nothing']) expect(await ask(url, '10.0.0.1')).toBe('not_found');
});

it('plain HTTP from anywhere but this machine is refused', async () => {
  const server = serverWith([]);
  const statusFor = async (remoteAddress: string): Promise<number> => (await server.inject({ url: '/who', remoteAddress })).statusCode;
  for (const address of ['192.0.2.1', '10.0.0.1', '2001:db8::7', '::ffff:192.0.2.1']) expect(await statusFor(address)).toBe(403);
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(await statusFor(address)).toBe(200);
});
