import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, createServer, type SecureVersion, type TLSSocket } from 'node:tls';
import { readCertificate } from '../../src/operations/certificate.js';
import { ApiClient } from '../support/api-client.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { LocalServer } from '../support/local-server.js';
import { RawRequest } from '../support/raw-http.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const HSTS = 'max-age=31536000';
const START_MS = 60_000;
const filesOf = (name: string): { certFile: string; keyFile: string } => ({
  certFile: join(process.cwd(), 'test/support/tls', `${name}.cert.pem`),
  keyFile: join(process.cwd(), 'test/support/tls', `${name}.key.pem`),
});

/** Who the server says it is, in a handshake with these versions of TLS. Throws if there is none. */
async function handshake(baseUrl: string, versions: { minVersion?: SecureVersion; maxVersion?: SecureVersion } = {}): Promise<{ owner: string; version: string | null }> {
  const { hostname, port } = new URL(baseUrl);
  const socket: TLSSocket = connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false, ciphers: 'DEFAULT@SECLEVEL=0', ...versions });
  try {
    await new Promise<void>((resolve, reject) => socket.once('secureConnect', resolve).once('error', reject).once('close', () => reject(new Error('closed'))));
    return { owner: String(socket.getPeerCertificate().subject.O), version: socket.getProtocol() };
  } finally {
    socket.destroy();
  }
}

/** All bytes of the answer until the server closes the connection. */
function heard(baseUrl: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(baseUrl);
  return new Promise((resolve) => {
    let text = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.on('data', (data: Buffer) => (text += data.toString('latin1')));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(text));
  });
}

describe('TLS of our own', () => {
  let app: TestApp;
  let org: TestOrganization;
  beforeAll(async () => {
    app = await startTestApp({ transport: { requireHttps: true, tls: await readCertificate(filesOf('test-only')), headersTimeout: 1_000, requestTimeout: 2_000 } });
    org = await app.newOrganization();
  });
  afterAll(() => app.close());

  it('serves the API, and HSTS with every answer', async () => {
    const created = await org.client.post(CONTACTS, { full_name: 'Secure' });
    const answers = [created, await org.client.get(`${CONTACTS}/${created.body.id}`), await app.anonymous.get(CONTACTS), await app.anonymous.get('/health/live'), await app.anonymous.get('/docs')];
    expect(answers.map(({ status, headers }) => [status, headers['strict-transport-security']])).toEqual([201, 200, 401, 200, 200].map((status) => [status, HSTS]));
  });

  it('is secure whatever a stranger says of it', async () => {
    expect((await org.client.get(CONTACTS, { headers: { 'X-Forwarded-Proto': 'http', 'X-Forwarded-For': '198.51.100.7' } })).status).toBe(200);
  });

  it.each([
    ['malformed', 'nonsense\r\n\r\n', 400],
    ['met with no expectation', 'GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: miracles\r\n\r\n', 417],
    ['a tunnel', 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n', 501],
  ])('HSTS is also with what is no request to a route: %s', async (_what, bytes, status) => {
    const answer = await (await RawRequest.ofBytes(app.baseUrl, bytes)).undocumentedAnswer();
    expectError(answer, status, status === 501 ? 'not_implemented' : 'bad_request');
    expect(answer.headers['strict-transport-security']).toBe(HSTS);
  });

  it('answers a client that says that it sends no more', async () => {
    const body = '{"full_name":"Half closed"}';
    const request = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { Authorization: `Bearer ${org.tokens.write}`, 'Content-Type': 'application/json', 'Content-Length': String(body.length) });
    request.write(body);
    request.sendNoMore();
    expect(await request.closed()).toMatch(/^HTTP\/1\.1 201 [^]*"Half closed"[^]*\}$/);
  });

  it('is 1.2 or 1.3, nothing older', async () => {
    expect((await handshake(app.baseUrl)).version).toBe('TLSv1.3');
    expect((await handshake(app.baseUrl, { maxVersion: 'TLSv1.2' })).version).toBe('TLSv1.2');
    const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1' } as const;
    await expect(handshake(app.baseUrl, old)).rejects.toThrow();
    // The client offers this version: another server accepts it.
    const lax = createServer({ ...(await readCertificate(filesOf('test-only'))), minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' });
    await new Promise<void>((resolve) => lax.listen(0, '127.0.0.1', resolve));
    const { port } = lax.address() as { port: number };
    expect((await handshake(`https://127.0.0.1:${port}`, old)).version).toBe('TLSv1.1');
    await new Promise((resolve) => lax.close(resolve));
  });

  it('plain HTTP and nonsense on its port are closed without harm', async () => {
    const spoken = ['GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n', 'GET', '\x16\x03\x01\xff\xff', '\0'.repeat(1000), ''];
    await Promise.all(Array.from({ length: 20 }, () => Promise.all(spoken.map((bytes) => heard(app.baseUrl, bytes)))));
    expect((await app.anonymous.get('/health/live')).status).toBe(200);
  });

  it('who says nothing after the handshake is closed', async () => {
    const { hostname, port } = new URL(app.baseUrl);
    const socket = connectTls({ host: hostname, port: Number(port), rejectUnauthorized: false });
    socket.resume();
    await new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve));
    expect(socket.destroyed).toBe(true);
  });
});

describe('the server, by its settings,', () => {
  let folder: string;
  let database: Awaited<ReturnType<typeof newDatabase>>;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'oratek-tls-'));
    database = await newDatabase();
  });
  afterEach(async () => {
    await Promise.all([ServerProcess.killAll(), LocalServer.stopAll()]);
    await rm(folder, { recursive: true });
    await database.drop();
  });

  const inProduction = (env: Record<string, string>): Record<string, string> => ({ LOG_LEVEL: 'info', NODE_ENV: 'production', SHUTDOWN_DELAY_MS: '0', DATABASE_URL: database.url, ...env });

  it('speaks HTTPS, and takes up a renewed certificate without a restart, but no broken one', async () => {
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
    const put = async (name: string): Promise<void> => {
      await copyFile(filesOf(name).certFile, certFile);
      await copyFile(filesOf(name).keyFile, keyFile);
    };
    await put('test-only');
    // A process of its own, since SIGHUP is sent to it.
    const server = await ServerProcess.start(inProduction({ TLS_CERT_FILE: certFile, TLS_KEY_FILE: keyFile }));
    const { baseUrl } = server;
    expect(baseUrl).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
    const client = new ApiClient(baseUrl, null);
    const answer = await client.get(CONTACTS);
    expectError(answer, 401, 'missing_api_key');
    expect(answer.headers['strict-transport-security']).toBe(HSTS);
    expect((await handshake(baseUrl)).owner).toBe('OraTek test only');

    await writeFile(certFile, 'broken');
    server.child.kill('SIGHUP');
    await eventually(() => expect(server.stdout).toMatch(/cannot be used.*|TLS_CERT_FILE holds no certificate/), START_MS);
    expect((await handshake(baseUrl)).owner).toBe('OraTek test only');

    await put('test-only-renewed');
    server.child.kill('SIGHUP');
    await eventually(async () => expect((await handshake(baseUrl)).owner).toBe('OraTek test only, renewed'), START_MS);
    expect((await client.get('/health/ready')).status).toBe(200);

    expect((await server.end('SIGTERM')).code).toBe(0);
  });

  it('without TLS and without a proxy says that only this machine can reach it, and holds to it', async () => {
    const server = await LocalServer.start(inProduction({}));
    expect(server.stdout).toMatch(/TLS_CERT_FILE.*TRUSTED_PROXIES/);
    const client = server.client(null);
    expectError(await client.get(CONTACTS), 401, 'missing_api_key');
    expectError(await client.get(CONTACTS, { headers: { 'X-Forwarded-Proto': 'https' } }), 403, 'https_required');
  });

  it('behind a proxy that is named believes it', async () => {
    const server = await LocalServer.start(inProduction({ TRUSTED_PROXIES: 'loopback', CORS_ORIGINS: 'https://app.example' }));
    const client = server.client(null);
    expect(server.stdout).not.toContain('TLS_CERT_FILE');
    const answer = await client.get(CONTACTS, { headers: { 'X-Forwarded-Proto': 'https', Origin: 'https://app.example' } });
    expectError(answer, 401, 'missing_api_key');
    expect([answer.headers['strict-transport-security'], answer.headers['access-control-allow-origin']]).toEqual([HSTS, 'https://app.example']);
  });

  it.each<[what: string, env: Record<string, string>, hint: string]>([
    ['a certificate that is not there', { TLS_CERT_FILE: '/nowhere/cert.pem', TLS_KEY_FILE: filesOf('test-only').keyFile }, 'TLS_CERT_FILE cannot be read'],
    ['the key of another', { TLS_CERT_FILE: filesOf('test-only').certFile, TLS_KEY_FILE: filesOf('test-only-renewed').keyFile }, 'TLS_KEY_FILE is not the key'],
    ['a certificate without a key', { TLS_CERT_FILE: filesOf('test-only').certFile }, 'TLS_KEY_FILE must be set'],
    ['a proxy that has no address', { TRUSTED_PROXIES: 'proxy.example' }, 'TRUSTED_PROXIES must be'],
    ['an origin with a path', { CORS_ORIGINS: 'https://app.example/' }, 'CORS_ORIGINS must be'],
  ])('does not start with %s', async (_what, env, hint) => {
    const { code, stderr } = await LocalServer.run(inProduction(env));
    expect([code, stderr.trim().split('\n')]).toEqual([1, [expect.stringContaining(hint)]]);
  });
});
