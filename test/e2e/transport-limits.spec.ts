import { connect, type Socket } from 'node:net';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const HEADERS_TIMEOUT = 1_000;
const REQUEST_TIMEOUT = 2_000;
/** How long a time-out may take to show on a busy machine. */
const IN_TIME_MS = 30_000;

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({ transport: { headersTimeout: HEADERS_TIMEOUT, requestTimeout: REQUEST_TIMEOUT, keepAliveTimeout: 1_000 } });
  org = await app.newOrganization();
});
afterAll(() => app.close());

/** A connection that says what it is told to, then a byte every now and then, and notes what it hears. */
class SlowClient {
  received = '';
  isClosed = false;
  private readonly socket: Socket;
  private readonly trickle: NodeJS.Timeout | undefined;

  constructor(first: string, more: string | null) {
    const { hostname, port } = new URL(app.baseUrl);
    this.socket = connect(Number(port), hostname);
    // Written at once, so that it is sent before the slow bytes, however long connecting takes.
    if (first !== '') this.socket.write(first);
    if (more !== null) {
      this.trickle = setInterval(() => {
        if (this.socket.writable) this.socket.write(more);
      }, 100);
    }
    this.socket.on('data', (data: Buffer) => (this.received += data.toString('latin1')));
    this.socket.on('error', () => undefined);
    this.socket.on('close', () => {
      this.isClosed = true;
      clearInterval(this.trickle);
    });
  }

  destroy(): void {
    clearInterval(this.trickle);
    this.socket.destroy();
  }
}

describe('a client that takes its time is cut off, while others are served', () => {
  const auth = (): string => `Host: x\r\nAuthorization: Bearer ${org.tokens.write}\r\n`;
  const post = (): string => `POST ${CONTACTS} HTTP/1.1\r\n${auth()}Content-Type: application/json\r\n`;

  it.each<[what: string, first: () => string, more: string | null, answer: RegExp]>([
    ['that says nothing at all', () => '', null, /^(HTTP\/1\.1 408 |$)/],
    ['that sends its headers byte by byte', () => `GET ${CONTACTS} HTTP/1.1\r\nX: `, 'x', /^HTTP\/1\.1 408 /],
    ['that sends its body byte by byte', () => `${post()}Content-Length: 100000\r\n\r\n{`, ' ', /^HTTP\/1\.1 408 /],
    ['that sends its body chunk by chunk', () => `${post()}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n', /^HTTP\/1\.1 408 /],
    ['that sends no body after it announced one', () => `${post()}Content-Length: 10\r\n\r\n`, null, /^HTTP\/1\.1 408 /],
    ['that goes on sending its body after it was refused', () => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n`, ' ', /^HTTP\/1\.1 401 /],
    ['that has had its answer and asks no more', () => `GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n`, null, /^HTTP\/1\.1 200 /],
  ])('%s, 200 times at once', async (_what, first, more, answer) => {
    const slow = Array.from({ length: 200 }, () => new SlowClient(first(), more));
    try {
      await eventually(async () => {
        expect((await org.client.get(CONTACTS)).status).toBe(200);
        expect(slow.filter(({ isClosed }) => !isClosed)).toHaveLength(0);
      }, IN_TIME_MS);
      for (const { received } of slow) expect(received).toMatch(answer);
    } finally {
      for (const one of slow) one.destroy();
    }
  });

  it('a refused one is answered at once, and not only when its time is up', async () => {
    const request = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { 'Content-Type': 'application/json', 'Content-Length': '100000' });
    request.write('{');
    expectError(await request.answer(), 401, 'missing_api_key');
  });
});

describe('Expect: 100-continue', () => {
  const open = (token: string): Promise<RawRequest> =>
    RawRequest.open(app.baseUrl, 'POST', CONTACTS, { Expect: '100-continue', 'Content-Type': 'application/json', 'Content-Length': '19', Authorization: `Bearer ${token}` });

  it('asks for the body of a request that is let in', async () => {
    const request = await open(org.tokens.write);
    await request.continued();
    request.write('{"full_name":"yes"}');
    expect((await request.answer()).status).toBe(201);
  });

  it('asks for no body of one that is not, and ends the connection', async () => {
    const client = new SlowClient(`POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Type: application/json\r\nContent-Length: 18\r\n\r\n`, null);
    await eventually(() => expect(client.isClosed).toBe(true), IN_TIME_MS);
    expect(client.received).toMatch(/^HTTP\/1\.1 401 /);
    expect(client.received).toMatch(/\r\nconnection: close\r\n/i);
    expect(client.received).not.toContain('HTTP/1.1 100');
    for (const [token, status, code] of [[org.tokens.read, 403, 'insufficient_scope'], [`otk_${'0'.repeat(26)}`, 401, 'invalid_api_key']] as const) {
      expectError(await (await open(token)).answer(), status, code);
    }
  });
});

describe('Expect: 100-continue is answered by what the headers alone decide', () => {
  const MIB = 1024 * 1024;
  const JSON_TYPE = { 'Content-Type': 'application/json' };
  it.each<[what: string, headers: Record<string, string>, status: number, code: string]>([
    ['a body over 1 MiB', { ...JSON_TYPE, 'Content-Length': String(MIB + 1) }, 413, 'payload_too_large'],
    ['a body of another type', { 'Content-Type': 'text/plain', 'Content-Length': '5' }, 415, 'unsupported_media_type'],
    ['a body of another type, over 1 MiB', { 'Content-Type': 'text/plain', 'Content-Length': String(MIB + 1) }, 415, 'unsupported_media_type'],
    ['chunks of another type', { 'Content-Type': 'text/plain', 'Transfer-Encoding': 'chunked' }, 415, 'unsupported_media_type'],
    ['a body without a type', { 'Content-Length': '5' }, 415, 'unsupported_media_type'],
    ['chunks without a type', { 'Transfer-Encoding': 'chunked' }, 415, 'unsupported_media_type'],
    ['a type that is none', { 'Content-Type': 'json', 'Transfer-Encoding': 'chunked' }, 415, 'unsupported_media_type'],
    ['another charset', { 'Content-Type': 'application/json; charset=latin1', 'Content-Length': '5' }, 415, 'unsupported_media_type'],
    ['a compressed body', { ...JSON_TYPE, 'Content-Encoding': 'gzip', 'Content-Length': '5' }, 415, 'unsupported_media_type'],
    ['an unknown transfer coding', { ...JSON_TYPE, 'Transfer-Encoding': 'gzip, chunked' }, 501, 'not_implemented'],
  ])('%s', async (_what, headers, status, code) => {
    for (const method of ['POST', 'PATCH']) {
      const path = method === 'POST' ? CONTACTS : `${CONTACTS}/${randomUUID()}`;
      const request = await RawRequest.open(app.baseUrl, method, path, { Expect: '100-continue', Authorization: `Bearer ${org.tokens.write}`, ...headers });
      const text = await request.closed();
      expect(text).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*"error":"${code}"`));
    }
  });

  it('an empty body has neither type nor coding, whatever the headers say of it', async () => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Unchanged' });
    const path = `${CONTACTS}/${contact.id as string}`;
    const forms = [{}, { 'Content-Type': 'text/plain' }, { 'Content-Type': 'application/json; charset=latin1' }, { 'Content-Encoding': 'gzip' }];
    for (const form of forms) {
      for (const expectation of [{}, { Expect: '100-continue' }]) {
        const headers = { Authorization: `Bearer ${org.tokens.write}`, 'Content-Length': '0', ...form, ...expectation };
        expectError(await (await RawRequest.open(app.baseUrl, 'PATCH', path, headers)).answer(), 400, 'no_fields');
      }
      expect((await org.client.get(`${CONTACTS}?limit=1`, { headers: form })).status).toBe(200);
    }
  });

  it.each(['100-Continue', '100-continue, 100-continue', '100-continue\r\nExpect: 100-continue'])('%j asks for the body', async (expectation) => {
    const request = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { Expect: expectation, ...JSON_TYPE, 'Content-Length': '19', Authorization: `Bearer ${org.tokens.write}` });
    await request.continued();
    request.write('{"full_name":"yes"}');
    expect((await request.answer()).status).toBe(201);
  });

  it.each(['100-continue, more', '100-continue; q=1', 'more, 100-continue', ''])('%j is met by no server: 417', async (expectation) => {
    const request = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { Expect: expectation, ...JSON_TYPE, 'Content-Length': '19', Authorization: `Bearer ${org.tokens.write}` });
    expectError(await request.undocumentedAnswer(), 417, 'bad_request');
  });
});

describe('a client that sends no more (FIN) is answered', () => {
  const head = (method: string, path: string, more = ''): string => `${method} ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${org.tokens.write}\r\n${more}\r\n`;
  const post = (name: string): string => {
    const body = JSON.stringify({ full_name: name });
    return head('POST', CONTACTS, `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`) + body;
  };
  /** All bytes of the answer until the server closes the connection. */
  const say = async (...parts: string[]): Promise<string> => {
    const request = await RawRequest.ofBytes(app.baseUrl, parts.shift() ?? '');
    for (const part of parts) request.write(part);
    request.sendNoMore();
    return request.closed();
  };
  const statuses = (text: string): string[] => text.match(/HTTP\/1\.1 \d{3}/g) ?? [];

  it('once its POST is done, and the connection ends', async () => {
    const name = `Half ${randomUUID()}`;
    const text = await say(post(name));
    expect(statuses(text)).toEqual(['HTTP/1.1 201']);
    expect(text).toContain(name);
    expect(await app.sql('SELECT 1 FROM contacts WHERE full_name = $1', [name])).toHaveLength(1);
  });

  it('to each of several requests, in their order', async () => {
    expect(statuses(await say(head('GET', CONTACTS) + post('Between') + head('GET', '/nothing') + head('DELETE', `${CONTACTS}/${randomUUID()}`)))).toEqual(['200', '201', '404', '404'].map((status) => `HTTP/1.1 ${status}`));
  });

  it('if what it sent is no whole request, with 400', async () => {
    for (const part of [`GET ${CONTACTS} HTT`, head('POST', CONTACTS, 'Content-Type: application/json\r\nContent-Length: 100\r\n') + '{', head('POST', CONTACTS, 'Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n') + '5\r\n{']) {
      expect(statuses(await say(part))).toEqual(['HTTP/1.1 400']);
    }
  });

  it('with nothing, if it asked nothing', async () => {
    expect(await say('')).toBe('');
    const served = await RawRequest.ofBytes(app.baseUrl, head('GET', '/health/live'));
    await served.said(/\{"status":"ok"\}$/);
    served.sendNoMore();
    expect(statuses(await served.closed())).toEqual(['HTTP/1.1 200']);
  });
});

describe('several requests in one go', () => {
  it('are answered in their order', async () => {
    const get = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${org.tokens.read}\r\n\r\n`;
    const client = new SlowClient(`${get(`${CONTACTS}?limit=1`)}${get('/nothing')}${get('/health/live')}${get('/api/v1/nothing')}`, null);
    await eventually(() => expect(client.received.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 404', 'HTTP/1.1 200', 'HTTP/1.1 404']), IN_TIME_MS);
    client.destroy();
  });

  it('what follows a good one and is malformed is refused, and ends the connection', async () => {
    const both = new SlowClient('GET /health/live HTTP/1.1\r\nHost: x\r\n\r\nnonsense\r\n\r\n', null);
    await eventually(() => expect(both.isClosed).toBe(true), IN_TIME_MS);
    expect(both.received.match(/HTTP\/1\.1 \d{3}/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
  });
});

describe('odd requests', () => {
  const AUTH = (): string => `Authorization: Bearer ${org.tokens.write}\r\n`;
  const bytes = async (text: string): Promise<Answer> => (await RawRequest.ofBytes(app.baseUrl, text)).undocumentedAnswer();

  it.each<[what: string, text: string, status: number]>([
    ['a folded header', `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\nX-A: 1\r\n 2\r\n\r\n`, 400],
    ['the same length twice', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 2\r\n\r\n{}`, 400],
    ['a length that is none', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n`, 400],
    ['chunks and a length', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n`, 400],
    ['chunks twice', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n`, 400],
    ['chunks in two headers', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['chunks of which one is missing', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked,\r\n\r\n0\r\n\r\n`, 400],
    ['chunks that are no chunks', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n`, 400],
    ['chunks with a space before the colon', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding : chunked\r\n\r\n0\r\n\r\n`, 400],
    ['two lengths in one header', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nContent-Length: 2, 2\r\n\r\n{}`, 400],
    ['a length and chunks of another coding', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 400],
    ['lines that end in LF alone', `GET ${CONTACTS} HTTP/1.1\nHost: x\n\n`, 400],
    ['an address that is not encoded', `GET ${CONTACTS}?q=Jos\xc3\xa9 HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    ['another coding than chunks', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, identity\r\n\r\n`, 501],
    ['compressed without chunks', `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n`, 501],
    ['a space before the colon', `GET ${CONTACTS} HTTP/1.1\r\nHost : x\r\n\r\n`, 400],
    ['a NUL in a header', `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\nX: a\0b\r\n\r\n`, 400],
    ['a method that nobody knows', `FOO ${CONTACTS} HTTP/1.1\r\nHost: x\r\n\r\n`, 400],
    ['a version that nobody knows', `GET ${CONTACTS} HTTP/3.7\r\nHost: x\r\n\r\n`, 400],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', 400],
    ['a TLS handshake', '\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03', 400],
    ['101 headers', `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(100)}\r\n`, 431],
    ['CONNECT', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', 501],
  ])('%s', async (_what, text, status) => {
    const answer = await bytes(text);
    expectError(answer, status, status === 501 ? 'not_implemented' : 'bad_request');
    expect([answer.headers['connection'], answer.headers['cache-control'], answer.headers['x-content-type-options']]).toEqual(['close', 'no-store', 'nosniff']);
    expect(answer.headers['x-request-id']).toBeDefined();
  });

  it.each<[what: string, text: () => string, status: number, code: string]>([
    ['100 headers', () => `GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n${AUTH()}${'A: b\r\n'.repeat(98)}\r\n`, 404, 'not_found'],
    ['the whole address as the target', () => `GET http://elsewhere.example${CONTACTS}?limit=0 HTTP/1.1\r\nHost: x\r\n${AUTH()}\r\n`, 422, 'validation'],
    ['the whole address, without a token', () => `GET http://elsewhere.example${CONTACTS} HTTP/1.1\r\nHost: x\r\n\r\n`, 401, 'missing_api_key'],
    ['compressed chunks', () => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 501, 'not_implemented'],
    ['compressed chunks, without a token', () => `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 501, 'not_implemented'],
    ['compressed chunks, for a path that does not decode', () => `POST /%zz HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n`, 501, 'not_implemented'],
    ['chunks after an empty coding', () => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}Transfer-Encoding: ,chunked\r\n\r\n0\r\n\r\n`, 400, 'bad_request'],
    ['chunks in an older version', () => `POST ${CONTACTS} HTTP/1.0\r\nHost: x\r\n${AUTH()}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400, 'bad_request'],
    ['two tokens', () => `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}authorization: Bearer otk_${'0'.repeat(26)}\r\n\r\n`, 401, 'invalid_api_key'],
    ['one token twice', () => `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}${AUTH()}\r\n`, 401, 'invalid_api_key'],
    ['no token, then one', () => `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\nAuthorization:\r\n${AUTH()}\r\n`, 401, 'invalid_api_key'],
    ['two types', () => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}Content-Type: application/json\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\n{}`, 415, 'unsupported_media_type'],
    ['one type twice', () => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}Content-Type: application/json\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`, 415, 'unsupported_media_type'],
    ['two Idempotency-Keys', () => `POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}Content-Type: application/json\r\nIdempotency-Key: a\r\nIdempotency-Key: a\r\nContent-Length: 17\r\n\r\n{"full_name":"x"}`, 422, 'validation'],
    ['two Hosts', () => `GET ${CONTACTS} HTTP/1.1\r\nHost: x\r\nHost: x\r\n${AUTH()}\r\n`, 400, 'bad_request'],
    ['an empty Host', () => `GET ${CONTACTS} HTTP/1.1\r\nHost:\r\n${AUTH()}\r\n`, 400, 'bad_request'],
    ['a Host that is none', () => `GET ${CONTACTS} HTTP/1.1\r\nHost: a/b\r\n${AUTH()}\r\n`, 400, 'bad_request'],
    ['an older version without a Host', () => `GET ${CONTACTS} HTTP/1.0\r\n\r\n`, 401, 'missing_api_key'],
    ['TRACE without a token', () => `TRACE ${CONTACTS} HTTP/1.1\r\nHost: x\r\n\r\n`, 401, 'missing_api_key'],
    ['TRACE', () => `TRACE ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}\r\n`, 405, 'method_not_allowed'],
    ['a method of another protocol', () => `PROPFIND ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}\r\n`, 405, 'method_not_allowed'],
    ['TRACE of a page', () => 'TRACE /docs HTTP/1.1\r\nHost: x\r\n\r\n', 405, 'method_not_allowed'],
    ['a star for a path', () => 'GET * HTTP/1.1\r\nHost: x\r\n\r\n', 404, 'not_found'],
    ['a path of 12,000 characters', () => `GET ${CONTACTS}/${'x'.repeat(12_000)} HTTP/1.1\r\nHost: x\r\n${AUTH()}\r\n`, 404, 'not_found'],
    ['an upgrade', () => `GET /api/v1/nothing HTTP/1.1\r\nHost: x\r\n${AUTH()}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`, 404, 'not_found'],
  ])('%s', async (_what, text, status, code) => {
    const answer = await bytes(text());
    expectError(answer, status, code);
    if (status === 405) expect(answer.headers['allow']).toMatch(/GET, HEAD, OPTIONS/);
  });

  it('a type that is sent twice is told as such: the advice for another type would not help', async () => {
    const answer = await bytes(`POST ${CONTACTS} HTTP/1.1\r\nHost: x\r\n${AUTH()}Content-Type: application/json\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`);
    expect(answer.body).toEqual({ error: 'unsupported_media_type', message: 'There is more than one Content-Type header: send one, application/json.' });
  });

  it('leave the server as it was', async () => {
    const { body } = await org.client.post(CONTACTS, { full_name: `Well ${randomUUID()}` });
    expect((await org.client.get(`${CONTACTS}/${body.id}`)).body).toEqual(body);
  });
});
