import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { LocalServer } from '../support/local-server.js';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';
import { RawRequest } from '../support/raw-http.js';
import { ServerProcess } from '../support/server-process.js';

const CONTACTS = '/api/v1/contacts';
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';
const MARK = 'zq7mark';
const [SERVER, CLIENT, ERROR] = [2, 3, 2];

let database: Awaited<ReturnType<typeof newDatabase>>;
let proxy: DatabaseProxy;
let receiver: OtlpReceiver;
let token: string;
/** The environment of this process, where a test has set variables. */
const replaced: { restore(): void }[] = [];

beforeAll(async () => {
  database = await newDatabase();
  proxy = await startDatabaseProxy(database.url);
  // The first start prints one for its demo.
  const first = await LocalServer.start({ DATABASE_URL: database.url });
  token = first.token ?? '';
  await first.stop();
  receiver = await OtlpReceiver.start();
});
beforeEach(() => receiver.clear());
afterEach(async () => {
  await LocalServer.stopAll();
  for (const variables of replaced.splice(0)) variables.restore();
});
afterAll(async () => {
  await ServerProcess.killAll();
  await receiver.close();
  await proxy.cut();
  await database.drop();
});

const envOf = (env: Readonly<Record<string, string>>): Record<string, string> => ({ DATABASE_URL: proxy.url, LOG_LEVEL: 'info', OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url, OTEL_BSP_SCHEDULE_DELAY: '50', ...env });
/** In a process of its own, which shows that the built program finds the SDK, and that its end waits for the spans. */
const startProcess = (env: Readonly<Record<string, string>> = {}): Promise<ServerProcess> => ServerProcess.start(envOf(env));
/** Within this process, which has the variables that the SDK reads itself until the test ends. */
const start = (env: Readonly<Record<string, string>> = {}): Promise<LocalServer> => {
  const all = envOf(env);
  const read = Object.fromEntries(Object.entries(all).filter(([name]) => name.startsWith('OTEL_')));
  replaced.push(jest.replaceProperty(process, 'env', { ...process.env, ...read }));
  return LocalServer.start(all);
};
const traced = (id: number, flags = '01'): { traceparent: string } => ({ traceparent: `00-${traceOf(id)}-${SPAN}-${flags}` });
const traceOf = (id: number): string => `${TRACE.slice(0, 30)}${String(id).padStart(2, '0')}`;
/** The spans of a trace, once the request's own is there: it ends last. */
const spansOf = (traceId: string): Promise<{ request: ReceivedSpan; statements: ReceivedSpan[] }> =>
  eventually(() => {
    const spans = receiver.spans.filter((span) => span.traceId === traceId);
    const request = spans.find(({ kind }) => kind === SERVER);
    if (!request) throw new Error(`No span of a request in ${JSON.stringify(spans)}`);
    return { request, statements: spans.filter(({ kind }) => kind === CLIENT) };
  });

describe('a request is a span', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await startProcess();
  });
  afterAll(() => server.end('SIGTERM'));

  it("is a child of its caller's, and parent of its statements", async () => {
    const answer = await server.client(token).get(`${CONTACTS}?limit=1`, { headers: { ...traced(1), tracestate: 'vendor=value' } });
    const { request, statements } = await spansOf(traceOf(1));
    expect(request).toMatchObject({ name: `GET ${CONTACTS}`, parentId: SPAN, state: 'vendor=value', status: 0 });
    expect(request.attributes).toEqual({
      'http.request.method': 'GET',
      'http.route': CONTACTS,
      'http.response.status_code': 200,
      'server.address': '127.0.0.1',
      'server.port': Number(new URL(server.baseUrl).port),
    });
    expect(request.resource).toMatchObject({ 'service.name': 'oratek', 'telemetry.sdk.language': 'nodejs' });
    expect(statements.map(({ name }) => name)).toContain('SELECT contacts');
    for (const statement of statements) {
      expect(statement.parentId).toBe(request.spanId);
      expect(statement.attributes).toEqual({ 'db.system.name': 'postgresql', 'db.query.summary': statement.name });
    }
    // The log leads to it.
    await eventually(() => expect(server.log).toContainEqual(expect.objectContaining({ reqId: answer.headers['x-request-id'], trace_id: traceOf(1), span_id: request.spanId })));
  });

  it('has the statements of a write below it, also after its body came in pieces', async () => {
    const body = JSON.stringify({ full_name: MARK, email: `${MARK}@secret.example` });
    const request = await RawRequest.open(server.baseUrl, 'POST', CONTACTS, {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      Expect: '100-continue',
      ...traced(2),
    });
    await request.continued();
    request.write(body.slice(0, 5));
    request.write(body.slice(5));
    const { status, body: contact } = await request.answer();
    expect(status).toBe(201);
    const spans = await spansOf(traceOf(2));
    const write = spans.statements.filter(({ name }) => name.includes('INSERT contacts'));
    expect(write.map(({ parentId }) => parentId)).toEqual([spans.request.spanId]);
    expect(write[0]?.name).toContain('INSERT events');

    // Giving up an email takes a lock, and so a transaction.
    await server.client(token).patch(`${CONTACTS}/${contact.id}`, { email: null }, { headers: traced(3) });
    const change = await spansOf(traceOf(3));
    expect(change.statements.map(({ name }) => name)).toEqual(expect.arrayContaining(['contact_to_change', 'BEGIN', 'serialize', 'COMMIT']));
    expect(new Set(change.statements.map(({ parentId }) => parentId))).toEqual(new Set([change.request.spanId]));
  });

  it('keeps requests apart that run at once', async () => {
    const client = server.client(token);
    const ids = Array.from({ length: 20 }, (_, index) => index + 10);
    await Promise.all(ids.map((id) => (id % 2 ? client.get(CONTACTS, { headers: traced(id) }) : client.post(CONTACTS, { full_name: `At once ${id}` }, { headers: traced(id) }))));
    for (const id of ids) {
      const { request, statements } = await spansOf(traceOf(id));
      expect(statements.filter(({ name }) => name.includes('contacts')).map(({ parentId, name }) => [parentId, name.split(' ')[0]])).toEqual([[request.spanId, id % 2 ? 'SELECT' : 'INSERT']]);
    }
  });

  it('begins a trace of its own without a valid traceparent, and tells no value, path, query, header or token', async () => {
      const client = server.client(token);
    await client.get(`${CONTACTS}/${MARK}@secret.example?q=${MARK}`, { headers: { traceparent: `00-${MARK}`, 'User-Agent': MARK } });
    await client.get(`${CONTACTS}?q=${MARK}`);
    await client.get(`/${MARK}`);
    await client.post(CONTACTS, { full_name: MARK, email: `${MARK}@secret.example` });
    await (await RawRequest.ofBytes(server.baseUrl, `GET ${CONTACTS}/%zz${MARK} HTTP/1.1\r\nHost: ${MARK}\r\nAuthorization: Bearer ${token}\r\n\r\n`)).undocumentedAnswer();
    await (await RawRequest.ofBytes(server.baseUrl, `PROPFIND /${MARK} HTTP/1.1\r\nHost: x\r\n\r\n`)).undocumentedAnswer();
    const requests = await eventually(() => {
      const found = receiver.spans.filter(({ kind }) => kind === SERVER);
      expect(found).toHaveLength(6);
      return found;
    });
    expect(requests.map(({ name }) => name).sort()).toEqual(['GET', 'GET', `GET ${CONTACTS}`, `GET ${CONTACTS}/:id`, 'HTTP', `POST ${CONTACTS}`]);
    expect(new Set(requests.map(({ traceId }) => traceId)).size).toBe(6);
    expect(requests.map(({ parentId }) => parentId).join('')).toBe('');
    expect(receiver.text).not.toMatch(new RegExp(`${MARK}|secret|${token}`, 'i'));
    // No statement without a request, such as those of the start or of the pool.
    const known = new Set(requests.map(({ spanId }) => spanId));
    for (const { kind, parentId } of receiver.spans) if (kind === CLIENT) expect(known).toContain(parentId);
  });

  it('is an error if the server failed, with the code alone', async () => {
    const client = server.client(token);
    expect((await client.get(CONTACTS)).status).toBe(200);
    await proxy.cut();
    expectError(await client.get(CONTACTS, { headers: traced(41) }), 503, 'unavailable');
    await proxy.mend();
    const { request, statements } = await spansOf(traceOf(41));
    expect(request).toMatchObject({ status: ERROR, attributes: { 'http.response.status_code': 503, 'error.type': 'unavailable' } });
    expect(statements.map(({ status }) => status)).toContain(ERROR);
    expectError(await client.get(`${CONTACTS}/x`, { headers: traced(40) }), 404, 'not_found');
    expect((await spansOf(traceOf(40))).request.status).toBe(0);
    expect(receiver.text).not.toMatch(/ECONN|127\.0\.0\.1:/);
  });
});

describe('the standard variables', () => {
  it('name the service and its resource, and head what is sent', async () => {
    const server = await start({ OTEL_SERVICE_NAME: 'crm', OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test,service.name=not-this', OTEL_EXPORTER_OTLP_HEADERS: 'x-team=sales' });
    await server.client(null).get('/health/live', { headers: traced(5) });
    expect((await spansOf(traceOf(5))).request.resource).toMatchObject({ 'service.name': 'crm', 'deployment.environment.name': 'test' });
    expect(receiver.headers['x-team']).toBe('sales');
  });

  it('choose what is sampled: by default as the caller did', async () => {
    const server = await start({ OTEL_TRACES_SAMPLER: 'parentbased_always_off' });
    await server.client(null).get('/health/ready', { headers: traced(6, '00') });
    await server.client(null).get('/health/ready');
    await server.client(null).get('/health/ready', { headers: traced(7, '01') });
    await spansOf(traceOf(7));
    expect((await server.stop()).code).toBe(0);
    expect(new Set(receiver.spans.map(({ traceId }) => traceId))).toEqual(new Set([traceOf(7)]));
  });

  it.each([{ OTEL_TRACES_SAMPLER: 'nonsense' }, { OTEL_BSP_MAX_QUEUE_SIZE: 'many' }, { OTEL_EXPORTER_OTLP_TIMEOUT: '10s' }])('with a value that is none are complained of in the log, and the server starts and sends spans: %j', async (wrong) => {
    const server = await start(wrong);
    expect((await server.client(null).get('/health/ready', { headers: traced(50) })).status).toBe(200);
    await spansOf(traceOf(50));
    await eventually(() => expect(server.log).toContainEqual(expect.objectContaining({ level: 40, msg: expect.stringContaining('tracing') })));
    expect((await server.stop()).code).toBe(0);
  });

  it('sends what is left when the server stops', async () => {
    const server = await startProcess({ OTEL_BSP_SCHEDULE_DELAY: '600000' });
    await server.client(null).get('/health/live', { headers: traced(8) });
    expect(receiver.spans).toEqual([]);
    expect((await server.end('SIGTERM')).code).toBe(0);
    expect(receiver.spans.map(({ traceId, name }) => [traceId, name])).toEqual([[traceOf(8), 'GET /health/live']]);
  });

  it('switch it off', async () => {
    const server = await start({ OTEL_SDK_DISABLED: 'true' });
    const answer = await server.client(null).get('/health/live', { headers: traced(9) });
    await eventually(() => expect(server.log).toContainEqual(expect.objectContaining({ reqId: answer.headers['x-request-id'], trace_id: traceOf(9), span_id: SPAN })));
    expect((await server.stop()).code).toBe(0);
    expect(receiver.text).toBe('');
  });
});

it('a collector that is away harms nobody: requests are answered, it ends in time, and the log has no password', async () => {
  const server = await start({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_HEADERS: `authorization=${MARK}`, OTEL_EXPORTER_OTLP_TIMEOUT: '200' });
  expect((await server.client(null).get('/health/ready')).status).toBe(200);
  await eventually(() => expect(server.log).toContainEqual(expect.objectContaining({ level: 40, msg: expect.stringContaining('tracing') })));
  const { code, stdout, stderr } = await server.stop();
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).not.toContain(MARK);
});
