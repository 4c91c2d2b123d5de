import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Connections } from './connections.js';
import { createNodeServer } from './node-server.js';
import { oratekDialect } from './oratek/oratek.dialect.js';
import { ProtocolErrors } from './protocol-errors.js';
import type { Certificate } from './transport.js';

const pem = (name: string): Buffer => readFileSync(join(process.cwd(), 'test/support/tls', name));
const LIMITS = { headersTimeout: 1_234, requestTimeout: 2_345, keepAliveTimeout: 3_456 };

it.each<[what: string, tls: Certificate | null]>([
  ['plain HTTP', null],
  ['TLS', { cert: pem('test-only.cert.pem'), key: pem('test-only.key.pem') }],
])('has the limits that were set, over %s', (_what, tls) => {
  const connections = new Connections();
  const errors = new ProtocolErrors({ dialect: oratekDialect, hsts: false, connections, answered: () => undefined });
  const server = createNodeServer(() => undefined, errors, connections, { ...LIMITS, tls, requireHttps: false, trustedProxies: [], corsOrigins: [] });
  expect(server).toMatchObject({ ...LIMITS, maxHeadersCount: 0 });
});
