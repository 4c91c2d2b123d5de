import { readFileSync } from 'node:fs';
import type { RequestListener, Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { Connections } from '../request/connections.js';
import { createNodeServer } from './node-server.js';
import { oratekSurface } from '../../../surfaces/oratek/surface.js';
import { Surfaces } from '../surface.js';
import { ProtocolErrors } from './protocol-errors.js';
import type { Certificate } from '../transport/transport.js';

const pem = (name: string): Buffer => readFileSync(join(process.cwd(), 'test/support/tls', name));
const LIMITS = { headersTimeout: 1_234, requestTimeout: 2_345, keepAliveTimeout: 3_456 };


const PROTOCOLS: readonly [what: string, tls: Certificate | null][] = [
  ['plain HTTP', null],
  ['TLS', { cert: pem('test-only.cert.pem'), key: pem('test-only.key.pem') }],
];

function serverOf(tls: Certificate | null, limits = LIMITS, handle: RequestListener = () => undefined): Server {
  const connections = new Connections();
  const errors = new ProtocolErrors({ surfaces: new Surfaces([oratekSurface], oratekSurface), hsts: false, connections, answered: () => undefined });
  return createNodeServer(handle, errors, connections, { ...limits, tls, requireHttps: false, trustedProxies: [], corsOrigins: [] });
}

it.each(PROTOCOLS)('has the limits that were set, over %s', (_what, tls) => {
  expect(serverOf(tls)).toMatchObject({ ...LIMITS, maxHeadersCount: 0 });
});

it.each(PROTOCOLS)('closes although a connection over %s never asked for anything, and still answers one that did', async (_what, tls) => {
  const unused: Socket[] = [];
  // Longer than a test may take, so that it never ends by itself.
  const server = serverOf(tls, { headersTimeout: 600_000, requestTimeout: 600_000, keepAliveTimeout: 600_000 }, (_request, response) => {
    server.close();
    // Ends only after the other connections have ended.
    Promise.all(unused.map((socket) => new Promise((resolve) => socket.once('close', resolve)))).then(() => response.end('answered'), () => undefined);
  });
  const closed = new Promise((resolve) => server.once('close', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const open = async (): Promise<Socket> => {
    const seen = new Promise((resolve) => server.once(tls ? 'secureConnection' : 'connection', resolve));
    const socket = tls ? connectTls({ port, host: '127.0.0.1', rejectUnauthorized: false }) : connect(port, '127.0.0.1');
    await seen;
    return socket.on('error', () => undefined).resume();
  };
  unused.push(await open(), await open());
  const asking = await open();
  let answer = '';
  asking.on('data', (bytes: Buffer) => (answer += bytes.toString()));
  const ended = new Promise((resolve) => asking.once('close', resolve));
  asking.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  await Promise.all([closed, ended]);
  expect(answer).toMatch(/^HTTP\/1\.1 200 OK[^]*answered/);
});
