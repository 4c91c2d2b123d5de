import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { type MetricsServer, serveMetrics } from '../../src/operations/metrics-server.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { LocalServer } from '../support/local-server.js';
import { parseExposition, type Sample, scrape, valueOf } from '../support/prometheus.js';
import { RawRequest } from '../support/raw-http.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const REQUESTS = 'oratek_http_requests_total';
const DURATION = 'oratek_http_request_duration_seconds';

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: ServerProcess;

beforeAll(async () => {
  database = await newDatabase();
  server = await ServerProcess.start({ DATABASE_URL: database.url, METRICS_PORT: '0' });
});
afterAll(async () => {
  await Promise.all([ServerProcess.killAll(), LocalServer.stopAll()]);
  await database.drop();
});

const samples = async (): Promise<Sample[]> => {
  const { status, type, text } = await scrape(server.metricsUrl);
  expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return parseExposition(text);
};
/** How many requests of the kind were counted so far. */
const counted = async (method: string, route: string, status: string): Promise<number> => valueOf(await samples(), REQUESTS, { method, route, status }) ?? 0;

it('counts and times requests by method, route and status', async () => {
  const client = server.client();
  const { body } = await client.post(CONTACTS, { full_name: 'Counted' });
  for (let i = 0; i < 3; i++) await client.get(`${CONTACTS}/${body.id}`);
  expectError(await client.get(`${CONTACTS}/no-uuid`), 404, 'not_found');
  await eventually(async () => expect(await counted('GET', `${CONTACTS}/:id`, '404')).toBe(1));
  const now = await samples();
  expect(valueOf(now, REQUESTS, { method: 'POST', route: CONTACTS, status: '201' })).toBe(1);
  expect(valueOf(now, REQUESTS, { method: 'GET', route: `${CONTACTS}/:id`, status: '200' })).toBe(3);
  const labels = { method: 'GET', route: `${CONTACTS}/:id` };
  expect(valueOf(now, `${DURATION}_count`, labels)).toBe(4);
  expect(valueOf(now, `${DURATION}_bucket`, { ...labels, le: '+Inf' })).toBe(4);
  expect(valueOf(now, `${DURATION}_sum`, labels)).toBeGreaterThan(0);
  const buckets = now.filter(({ name, labels: { route, method } }) => name === `${DURATION}_bucket` && route === labels.route && method === 'GET').map(({ value }) => value);
  expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
});

it('tells of the process, the build, the limiter and the pool', async () => {
  // Background work uses a connection now and then.
  const now = await eventually(async () => {
    const now = await samples();
    expect(valueOf(now, 'oratek_database_connections', { state: 'busy' })).toBe(0);
    return now;
  });
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(valueOf(now, 'oratek_build_info', { version, node: process.version })).toBe(1);
  expect(valueOf(now, 'process_resident_memory_bytes')).toBeGreaterThan(1e6);
  expect(valueOf(now, 'nodejs_eventloop_lag_seconds')).toBeGreaterThanOrEqual(0);
  expect(valueOf(now, 'oratek_http_requests_in_flight')).toBe(0);
  expect(valueOf(now, 'oratek_database_connections', { state: 'idle' })).toBeGreaterThan(0);
  expect(valueOf(now, 'oratek_database_waiting')).toBe(0);
  expect(valueOf(now, 'oratek_rate_limit_store_up')).toBe(1);
  expect(valueOf(now, 'oratek_rate_limit_windows')).toBeGreaterThan(0);
  const decisions = (of: typeof now, decision: string): number | undefined => valueOf(of, 'oratek_rate_limit_decisions_total', { decision });
  const before = decisions(now, 'admitted') ?? 0;
  await server.client().get(CONTACTS);
  const later = await samples();
  expect([decisions(later, 'admitted'), decisions(later, 'refused'), decisions(later, 'failed_authentication_refused')]).toEqual([before + 1, 0, 0]);
});

describe('of the application within this process', () => {
  let app: TestApp;
  let listener: MetricsServer;

  beforeAll(async () => {
    app = await startTestApp({ databaseUrl: database.url });
    listener = await serveMetrics(app.metrics, { host: '127.0.0.1', port: 0 });
  });
  afterAll(() => Promise.all([listener.close(), app.close()]));

  const figure = async (name: string, labels: Readonly<Record<string, string>> = {}): Promise<number | undefined> =>
    valueOf(parseExposition((await scrape(`http://127.0.0.1:${listener.port}/metrics`)).text), name, labels);
  const aborted = async (): Promise<number> => (await figure(REQUESTS, { method: 'GET', route: CONTACTS, status: 'aborted' })) ?? 0;
  const inFlight = (): Promise<number | undefined> => figure('oratek_http_requests_in_flight');

  it('shows a pool that is used up, what waits for it, and a client that goes away', async () => {
    // A key of its own for each: requests with one key share the statement that reads it.
    const tokens = [];
    while (tokens.length < 4) tokens.push((await app.newOrganization()).tokens.read);
    const open = (token: string): Promise<RawRequest> => RawRequest.open(app.baseUrl, 'GET', CONTACTS, { Authorization: `Bearer ${token}` });
    const [goes = '', ...stay] = tokens;
    const { master: pool } = app.get(DataSource).driver as unknown as { readonly master: pg.Pool };
    // No request times out while it waits for a connection, however slow the machine is.
    const limit = jest.replaceProperty(pool.options, 'connectionTimeoutMillis', 0);
    const held = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
    const before = await aborted();
    const gone = await open(goes);
    await eventually(async () => expect(await inFlight()).toBe(1));
    // A client that only ends its sending side still waits for its answer.
    gone.reset();
    await eventually(async () => expect([await aborted(), await inFlight()]).toEqual([before + 1, 0]));
    const requests = await Promise.all(stay.map(open));
    await eventually(async () => {
      expect(await inFlight()).toBe(3);
      expect(await figure('oratek_database_connections', { state: 'busy' })).toBe(held.length);
      expect(await figure('oratek_database_connections', { state: 'idle' })).toBe(0);
      expect(await figure('oratek_database_waiting')).toBeGreaterThanOrEqual(3);
    });
    for (const connection of held) connection.release();
    for (const request of requests) expect((await request.answer()).status).toBe(200);
    limit.restore();
    await eventually(async () => expect([await inFlight(), await figure('oratek_database_waiting'), await figure('oratek_database_connections', { state: 'busy' })]).toEqual([0, 0, 0]));
  });
});

it('has no label that a client could make up', async () => {
  const mark = 'zq7mark';
  const client = server.client();
  const { body } = await client.post(CONTACTS, { full_name: mark, email: `${mark}@secret.example` });
  const before = await samples();
  for (const path of [`${CONTACTS}?q=${mark}`, `${CONTACTS}/${body.id}`, `${CONTACTS}/${mark}@secret.example`, `/api/v1/${mark}`, `/${mark}`]) {
    await client.get(path, { headers: { traceparent: mark, 'X-Request-Id': mark } });
    await client.send('PUT', path, { body: { name: mark } });
  }
  for (const bytes of [`${mark}\r\n\r\n`, `GET /%zz${mark} HTTP/1.1\r\nHost: ${mark}\r\n\r\n`, `PROPFIND /${mark} HTTP/1.1\r\nHost: x\r\n\r\n`, `REPORT /${mark} HTTP/1.1\r\nHost: x\r\n\r\n`]) {
    await (await RawRequest.ofBytes(server.baseUrl, bytes)).undocumentedAnswer();
  }
  await eventually(async () => expect(await counted('other', 'unmatched', '404')).toBeGreaterThanOrEqual(2));
  expect(await counted('other', 'unmatched', '400')).toBe(1);

  const { text } = await scrape(server.metricsUrl);
  expect(text).not.toMatch(new RegExp(`${mark}|secret|${body.id as string}|@|otk_|PROPFIND|REPORT`, 'i'));
  const now = parseExposition(text);
  // Node reports garbage collections from the first one on, and what works in the background while it does.
  const names = (samples: readonly Sample[]): Set<string> => new Set(samples.map(({ name }) => name).filter((name) => !/^nodejs_(?:gc_|active_requests$)/.test(name)));
  expect(names(now)).toEqual(names(before));
  const values = (label: string): Set<string | undefined> => new Set(now.filter(({ name }) => name.startsWith('oratek_http')).map(({ labels }) => labels[label]));
  expect([...values('method')].filter((value) => value !== undefined).sort()).toEqual(['GET', 'POST', 'PUT', 'other']);
  for (const route of values('route')) expect(route ?? 'unmatched').toMatch(/^(unmatched|\/[a-z0-9/:.-]*)$/);
});

describe('the listener', () => {
  it('answers GET /metrics and nothing else', async () => {
    const { origin } = new URL(server.metricsUrl);
    expect((await scrape(`${origin}/metrics?from=prometheus`)).status).toBe(200);
    for (const path of ['/', '/metrics/', '/metricsx', '/health/live', CONTACTS]) expect((await scrape(`${origin}${path}`)).status).toBe(404);
    for (const method of ['POST', 'DELETE', 'OPTIONS']) {
      const { status, allow } = await scrape(server.metricsUrl, method);
      expect([status, allow]).toEqual([405, 'GET, HEAD']);
    }
    const head = await scrape(server.metricsUrl, 'HEAD');
    expect([head.status, head.text]).toEqual([200, '']);
  });

  it("is not on the API's port", async () => {
    expectError(await server.client(null).get('/metrics'), 404, 'not_found');
    expectError(await server.client(null).get('/api/v1/metrics'), 401, 'missing_api_key');
    expectError(await server.client().get('/api/v1/metrics'), 404, 'not_found');
  });

  it('is not there unless it is asked for', async () => {
    const silent = await LocalServer.start({ DATABASE_URL: database.url });
    expect(silent.metricsUrl).toBe('');
    expect((await silent.stop()).code).toBe(0);
  });

  it('says in one sentence which variable to set if its port is taken, and starts nothing', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => squatter.once('listening', resolve));
    const { port } = squatter.address() as AddressInfo;
    try {
      const { code, stdout, stderr } = await LocalServer.run({ DATABASE_URL: database.url, METRICS_PORT: String(port) });
      expect([code, stdout]).toEqual([1, '']);
      expect(stderr).toBe(`oratek: Port ${port} on 127.0.0.1 is taken: stop what listens there, or set METRICS_PORT.\n`);
    } finally {
      squatter.close();
    }
  });

  it('says so, too, if the machine does not have its address', async () => {
    const { code, stderr } = await LocalServer.run({ DATABASE_URL: database.url, METRICS_PORT: '0', METRICS_HOST: '192.0.2.1' });
    expect([code, stderr]).toEqual([1, 'oratek: This machine has no address 192.0.2.1: set METRICS_HOST.\n']);
  });

  it('goes with the server', async () => {
    expect((await server.end('SIGTERM')).code).toBe(0);
    await expect(scrape(server.metricsUrl)).rejects.toThrow();
  });
});
