import { connect, type Socket } from 'node:net';
import pg from 'pg';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { parseExposition, scrape, valueOf } from '../support/prometheus.js';
import { RawRequest } from '../support/raw-http.js';
import { ServerProcess } from '../support/server-process.js';

const CONTACTS = '/api/v1/contacts';
const BUNDLE = '/docs/swagger-ui-bundle.js';
/** How long a time-out may take to show on a busy machine. */
const IN_TIME_MS = 30_000;

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: ServerProcess;
const clients: Socket[] = [];

beforeAll(async () => {
  database = await newDatabase();
  server = await ServerProcess.start({ DATABASE_URL: database.url, LOG_LEVEL: 'info', METRICS_PORT: '0', HEADERS_TIMEOUT_MS: '500', REQUEST_TIMEOUT_MS: '1000' });
});
afterEach(() => {
  for (const client of clients.splice(0)) client.destroy();
});
afterAll(async () => {
  await ServerProcess.killAll();
  await database.drop();
});

/** A client that sends these bytes and reads nothing. */
function deaf(bytes: string): Socket {
  const { hostname, port } = new URL(server.baseUrl);
  const client = connect(Number(port), hostname, () => client.write(bytes));
  client.on('error', () => undefined).pause();
  clients.push(client);
  return client;
}

const get = (path: string, id: string, headers = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\n${headers}\r\n`;
const many = (count: number, id: string): string => Array.from({ length: count }, (_, i) => get(BUNDLE, `${id}-${i}`)).join('');
const linesOf = (id: string): Record<string, unknown>[] => server.log.filter(({ reqId, msg }) => String(reqId).startsWith(id) && msg === 'request');
const figures = async (): Promise<ReturnType<typeof parseExposition>> => parseExposition((await scrape(server.metricsUrl)).text);
const inFlight = async (): Promise<number> => valueOf(await figures(), 'oratek_http_requests_in_flight') ?? Number.NaN;
const counted = async (): Promise<number> => (await figures()).filter(({ name }) => name === 'oratek_http_requests_total').reduce((sum, { value }) => sum + value, 0);

describe('requests sent ahead', () => {
  it('are all accounted for when their client goes away', async () => {
    const before = await counted();
    const client = deaf(many(10, 'gone'));
    await eventually(async () => expect(await inFlight()).toBeGreaterThanOrEqual(5));
    client.destroy();
    await eventually(async () => expect([linesOf('gone').length, await inFlight(), (await counted()) - before]).toEqual([10, 0, 10]));
    expect(new Set(linesOf('gone').map(({ reqId }) => reqId)).size).toBe(10);
    // No byte of the last answer was sent.
    expect(linesOf('gone-9')).toEqual([expect.objectContaining({ route: BUNDLE, status: null, aborted: true })]);
  });

  it('are no more than 32', async () => {
    const client = deaf(many(1_000, 'flood'));
    client.resume();
    await eventually(() => expect(client.closed).toBe(true), IN_TIME_MS);
    await eventually(async () => expect([linesOf('flood').length, await inFlight()]).toEqual([32, 0]));
    expect(linesOf('flood').every(({ aborted }) => aborted)).toBe(true);
  });

  it('may be as many as one likes if the answers are read', async () => {
    let received = '';
    const client = deaf('');
    client.on('data', (data: Buffer) => (received += data.toString('latin1'))).resume();
    for (let batch = 1; batch <= 3; batch++) {
      client.write(Array.from({ length: 32 }, () => get('/health/live', 'read')).join(''));
      await eventually(() => expect(received.match(/HTTP\/1\.1 200/g)).toHaveLength(32 * batch));
    }
    expect(server.stderr).not.toMatch(/MaxListeners/);
  });
});

it('who leaves an answer unread is cut off; who waits for one is not', async () => {
  const sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  await sql.query('BEGIN');
  await sql.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
  try {
    const patient = await RawRequest.open(server.baseUrl, 'GET', CONTACTS, { Authorization: `Bearer ${server.token}`, 'X-Request-Id': 'patient' });
    // It has sent its whole request, so it may wait for as long as the answer takes.
    patient.sendNoMore();
    await eventually(async () => expect((await sql.query("SELECT 1 FROM pg_locks WHERE relation = 'contacts'::regclass AND NOT granted")).rows).toHaveLength(1));
    deaf(many(10, 'unread'));
    // Sends a few bytes now and then, as a live client would.
    const babbler = deaf(`${many(10, 'babble')}GET / HTTP/1.1\r\nX: `);
    const babble = setInterval(() => babbler.writable && babbler.write('x'), 50);
    try {
      await eventually(() => expect([linesOf('unread').length, linesOf('babble').length]).toEqual([10, 10]), IN_TIME_MS);
    } finally {
      clearInterval(babble);
    }
    expect(linesOf('unread-9')).toEqual([expect.objectContaining({ aborted: true })]);
    await sql.query('COMMIT');
    expect((await patient.answer()).status).toBe(200);
    await eventually(() => expect(linesOf('patient')).toEqual([expect.objectContaining({ status: 200, route: CONTACTS })]));
    expect(linesOf('patient')[0]).not.toHaveProperty('aborted');
  } finally {
    await sql.end();
  }
});

describe('a request whose body goes wrong has one line and one count, under its own id', () => {
  const head = (id: string, more: string): string => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nX-Request-Id: ${id}\r\nAuthorization: Bearer ${server.token}\r\nContent-Type: application/json\r\n${more}\r\n\r\n`;

  it.each([
    ['it stalls', 'stalled', 'Content-Length: 10', '{', 408],
    ['a chunk is none', 'bad-chunk', 'Transfer-Encoding: chunked', 'zz\r\n', 400],
  ])('%s', async (_what, id, more, body, status) => {
    for (const together of [true, false]) {
      const before = await counted();
      const request = await RawRequest.ofBytes(server.baseUrl, together ? head(`${id}-1`, more) + body : head(`${id}-2`, `Expect: 100-continue\r\n${more}`));
      if (!together) {
        await request.continued();
        request.write(body);
      }
      const answer = await request.undocumentedAnswer();
      expect([answer.status, answer.body.error, answer.headers['connection']]).toEqual([status, 'bad_request', 'close']);
      const reqId = `${id}-${together ? 1 : 2}`;
      expect(answer.headers['x-request-id']).toBe(reqId);
      await eventually(async () => expect([await inFlight(), (await counted()) - before]).toEqual([0, 1]));
      const line = { reqId, method: 'POST', route: CONTACTS, status, error: 'bad_request' };
      // The log comes through a pipe, and may be later than the metrics.
      await eventually(() => expect(linesOf(reqId)).toEqual([expect.objectContaining(line)]));
      expect(linesOf(reqId)[0]).not.toHaveProperty('aborted');
      // The faulty body arrives in the packet of the head, so it is refused before the client is authenticated.
      if (!together || status === 408) expect(linesOf(reqId)[0]).toMatchObject({ key: server.token?.slice(0, 12), org: expect.any(String) });
    }
    expect(server.log.filter(({ level }) => Number(level) >= 40)).toEqual([]);
  });

  it('and one that was refused before its body went wrong has no other', async () => {
    const before = await counted();
    const request = await RawRequest.ofBytes(server.baseUrl, `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nX-Request-Id: refused\r\nContent-Length: 10\r\n\r\n{`);
    await eventually(() => expect(linesOf('refused')).toHaveLength(1));
    await expect(request.closed()).resolves.toMatch(/^HTTP\/1\.1 401 (?:(?!HTTP\/1)[^])*$/);
    await eventually(async () => expect([linesOf('refused').length, (await counted()) - before]).toEqual([1, 1]));
  });
});

it.each([
  ['too many headers', 'mine-1', 'A: b\r\n'.repeat(100), 431],
  ['an unknown expectation', 'mine-2', 'Expect: more\r\n', 417],
  ['one expectation too many', 'mine-3', 'Expect: 100-continue, more\r\n', 417],
])('%s: the answer and its line have the id that the client gave', async (_what, id, headers, status) => {
  const answer = await (await RawRequest.ofBytes(server.baseUrl, get('/', id, headers))).undocumentedAnswer();
  expect([answer.status, answer.headers['x-request-id']]).toEqual([status, id]);
  await eventually(() => expect(linesOf(id)).toEqual([expect.objectContaining({ status })]));
});
