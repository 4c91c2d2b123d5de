import pg from 'pg';
import type { Answer } from '../support/api-client.js';
import { type DatabaseProxy, startDatabaseProxy } from '../support/database-proxy.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { LocalServer } from '../support/local-server.js';
import { RawRequest } from '../support/raw-http.js';

const CONTACTS = '/api/v1/contacts';
/** A mark in every secret that a client sends: it must never appear in a log. */
const MARK = 'zq7mark';
const EMAIL = `jane.${MARK}@secret.example`;
const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const SPAN = '00f067aa0ba902b7';

let database: Awaited<ReturnType<typeof newDatabase>>;
let sql: pg.Client;
let proxy: DatabaseProxy;
let server: LocalServer;
let token: string;

beforeAll(async () => {
  database = await newDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  proxy = await startDatabaseProxy(database.url);
  server = await LocalServer.start({ DATABASE_URL: proxy.url, LOG_LEVEL: 'info' });
  token = server.token ?? '';
});
afterAll(async () => {
  await LocalServer.stopAll();
  await proxy.cut();
  await sql.end();
  await database.drop();
});

/** The log line of a request, by the id in its answer. */
const lineOf = (id: string | undefined): Promise<Record<string, unknown>> =>
  eventually(() => {
    const lines = server.log.filter(({ reqId, msg }) => reqId === id && msg === 'request');
    expect(lines).toHaveLength(1);
    return lines[0]!;
  });
const lineFor = (answer: Answer): Promise<Record<string, unknown>> => lineOf(answer.headers['x-request-id']);

const COMMON = { level: 30, time: expect.any(String), msg: 'request', duration_ms: expect.any(Number) };

describe('one JSON line a request', () => {
  it('says what was asked, by whom, and what came of it', async () => {
    const answer = await server.client().get(`${CONTACTS}?limit=1&q=${MARK}`, { headers: { 'X-Request-Id': 'mine-1' } });
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM organizations');
    expect(await lineFor(answer)).toEqual({
      ...COMMON,
      reqId: 'mine-1',
      method: 'GET',
      route: CONTACTS,
      status: 200,
      org: rows[0]?.id,
      key: token.slice(0, 12),
      bytes: Number(answer.headers['content-length']),
    });
  });

  it.each([
    ['a record that is not there', 'GET', `${CONTACTS}/${EMAIL}`, { status: 404, route: `${CONTACTS}/:id`, error: 'not_found' }],
    ['a route that is not there', 'GET', `/api/v1/${EMAIL}`, { status: 404, route: null, error: 'not_found' }],
    ['a path outside of the API', 'GET', `/${EMAIL}`, { status: 404, route: null, error: 'not_found', key: null }],
    ['a method that the route lacks', 'PUT', `${CONTACTS}/${EMAIL}`, { status: 405, route: null, error: 'method_not_allowed' }],
  ])('names the error of %s, and never the path', async (_what, method, path, expected) => {
    const answer = await server.client().send(method, path);
    expect(await lineFor(answer)).toMatchObject({ ...COMMON, key: token.slice(0, 12), method, ...expected });
  });

  it('has nobody to name if the token is wrong', async () => {
    const answer = await server.client(`otk_${MARK}`).get(CONTACTS);
    expectError(answer, 401, 'invalid_api_key');
    expect(await lineFor(answer)).toMatchObject({ ...COMMON, status: 401, error: 'invalid_api_key', org: null, key: null });
  });

  it('is there for a path that does not decode, and for one that is too long', async () => {
    for (const path of [`${CONTACTS}/%zz${MARK}`, `${CONTACTS}/${MARK.repeat(200)}`]) {
      const request = await RawRequest.ofBytes(server.baseUrl, `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
      const answer = await request.undocumentedAnswer();
      expect(answer.status).toBe(404);
      expect(await lineFor(answer)).toMatchObject({ ...COMMON, method: 'GET', status: 404, route: null, error: 'not_found', key: token.slice(0, 12) });
    }
  });

  it.each([
    ['no HTTP at all', `${MARK} ${EMAIL}\r\n\r\n`, 400],
    ['a method that there is not', `ZQ7MARK /${MARK} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    ['headers that are too large', `GET /${MARK} HTTP/1.1\r\nHost: x\r\nX-Large: ${MARK.repeat(20_000)}\r\n\r\n`, 431],
    ['an expectation', `GET /${MARK} HTTP/1.1\r\nHost: x\r\nExpect: ${MARK}\r\n\r\n`, 417],
    ['a coding that there is not', `POST /${MARK} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: ${MARK}\r\n\r\n`, 501],
    ['a tunnel', `CONNECT ${MARK}:443 HTTP/1.1\r\nHost: ${MARK}\r\n\r\n`, 501],
    ['a character that no address has', `GET /?q=${MARK}\xff HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
  ])('is there for %s', async (_what, bytes, status) => {
    const answer = await (await RawRequest.ofBytes(server.baseUrl, bytes)).undocumentedAnswer();
    expect(answer.status).toBe(status);
    // The method is logged if Node could read the request line.
    const method = bytes.startsWith('POST') ? 'POST' : null;
    expect(await lineFor(answer)).toMatchObject({ level: 30, method, route: null, status, org: null, key: null, error: status === 501 ? 'not_implemented' : 'bad_request' });
  });

  it("carries the client's trace, if it sent a valid one", async () => {
    const traced = await server.client().get(CONTACTS, { headers: { traceparent: `00-${TRACE}-${SPAN}-01` } });
    expect(await lineFor(traced)).toMatchObject({ trace_id: TRACE, span_id: SPAN });
    const invalid = await server.client().get(CONTACTS, { headers: { traceparent: `00-${TRACE}-${SPAN}-${MARK}` } });
    expect(Object.keys(await lineFor(invalid))).not.toEqual(expect.arrayContaining([expect.stringMatching(/trace|span/)]));
  });

  it('tells of a client that reset the connection before the answer', async () => {
    await sql.query('BEGIN');
    await sql.query('LOCK TABLE contacts IN ACCESS EXCLUSIVE MODE');
    try {
      const request = await RawRequest.open(server.baseUrl, 'GET', CONTACTS, { Authorization: `Bearer ${token}`, 'X-Request-Id': 'gone-1' });
      await eventually(async () => {
        const { rows } = await sql.query("SELECT 1 FROM pg_locks WHERE relation = 'contacts'::regclass AND NOT granted");
        expect(rows).toHaveLength(1);
      });
      request.reset();
      expect(await lineOf('gone-1')).toMatchObject({ ...COMMON, route: CONTACTS, status: null, aborted: true, key: token.slice(0, 12) });
    } finally {
      await sql.query('COMMIT');
    }
  });
});

/** Every part of a request that a client chooses, with the mark in it. */
async function sayEverything(): Promise<number[]> {
  const headers = { 'User-Agent': MARK, Cookie: `session=${MARK}`, Referer: `https://${MARK}.example/?email=${EMAIL}`, 'X-Api-Key': MARK, 'X-Request-Id': `not sane ${MARK}`, tracestate: `a=${MARK}` };
  const body = { full_name: MARK, email: EMAIL, company: MARK, tags: [MARK] };
  const clients = [server.client(), server.client(`otk_${MARK}`), server.client(MARK)];
  const answers: Answer[] = [];
  for (const client of clients) {
    answers.push(
      await client.get(`${CONTACTS}?q=${MARK}&email=${EMAIL}`, { headers }),
      await client.get(`${CONTACTS}?cursor=${MARK}&unknown=${EMAIL}`, { headers }),
      await client.get(`${CONTACTS}/${EMAIL}?${MARK}`, { headers }),
      await client.post(CONTACTS, body, { headers }),
      await client.post(CONTACTS, { ...body, deal_value: MARK, [MARK]: EMAIL }, { headers }),
      await client.post(CONTACTS, `{"full_name":"${MARK}`, { headers: { ...headers, 'Content-Type': 'application/json' } }),
      await client.post(CONTACTS, MARK, { headers: { ...headers, 'Content-Type': `text/${MARK}` } }),
      await client.patch(`${CONTACTS}/${EMAIL}`, body, { headers }),
      await client.delete(`${CONTACTS}/${EMAIL}`, { headers }),
      await client.get(`/docs/${EMAIL}`, { headers }),
    );
  }
  return answers.map(({ status }) => status);
}

describe('no line has a token, a secret, an email, a body, a query or a path', () => {
  const expectNothingTold = (): void => {
    expect(server.stdout + server.stderr).not.toMatch(new RegExp(MARK, 'i'));
    expect(server.stdout + server.stderr).not.toContain('secret.example');
    // The demo's token, twice in what is printed at start.
    expect(server.stdout.split(token)).toHaveLength(3);
    expect(server.stderr).toBe('');
  };
  const failures = (): Record<string, unknown>[] => server.log.filter(({ level }) => Number(level) >= 40);

  it('while all is well', async () => {
    const before = server.log.length;
    const statuses = await sayEverything();
    expect(new Set(statuses)).toEqual(new Set([200, 201, 400, 401, 404, 415, 422]));
    await eventually(() => expect(server.log.length - before).toBe(statuses.length));
    expectNothingTold();
  });

  it('when Postgres refuses a value, and quotes it', async () => {
    await sql.query(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM NEW.full_name::integer; RETURN NEW; END $$`);
    await sql.query('CREATE TRIGGER refuse BEFORE INSERT ON contacts FOR EACH ROW EXECUTE FUNCTION refuse()');
    const answer = await server.client().post(CONTACTS, { full_name: MARK, email: EMAIL });
    await sql.query('DROP FUNCTION refuse CASCADE');
    expectError(answer, 500, 'internal');
    expect(await lineFor(answer)).toMatchObject({ level: 30, status: 500, error: 'internal' });
    expect(failures()).toContainEqual(expect.objectContaining({ level: 50, reqId: answer.headers['x-request-id'], err: expect.objectContaining({ code: '22P02' }) }));
    expectNothingTold();
  });

  it('when a table is gone', async () => {
    await sql.query('ALTER TABLE contacts RENAME TO elsewhere');
    const statuses = await sayEverything();
    await sql.query('ALTER TABLE elsewhere RENAME TO contacts');
    expect(statuses).toContain(500);
    expectNothingTold();
  });

  it('when the database is cut off', async () => {
    await proxy.cut();
    const statuses = await sayEverything();
    await proxy.mend();
    expect(statuses).toContain(503);
    await eventually(() => expect(server.log).toContainEqual(expect.objectContaining({ msg: 'request', status: 503, error: 'unavailable' })));
    expectNothingTold();
  });

  it('up to the end', async () => {
    expect((await server.stop()).code).toBe(0);
    expectNothingTold();
  });
});
