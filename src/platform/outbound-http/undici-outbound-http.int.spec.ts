import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { eventually } from '../../../test/support/eventually.js';
import { type HostileSink, type Misbehaviour, startSink } from '../../../test/support/hostile-sink.js';
import type { OutboundResult } from './outbound-http.js';
import { TargetPolicy } from './target-policy.js';
import { type OutboundHttpOptions, UndiciOutboundHttp } from './undici-outbound-http.js';

const pem = (name: string): Buffer => readFileSync(join(process.cwd(), 'test/support/tls', name));
const CERTIFICATE = { cert: pem('test-only.cert.pem'), key: pem('test-only.key.pem') };
const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok';
const says = (answer: string | Buffer): Misbehaviour => (socket) => void socket.write(answer);
const NOTHING: Misbehaviour = () => undefined;
/** Long enough never to be met. */
const AGES = 20_000;
const AGES_ALL = { connectTimeout: AGES, totalTimeout: AGES, bodyTimeout: AGES };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function sinkThat(misbehave: Misbehaviour, tls?: Parameters<typeof startSink>[1]): Promise<HostileSink> {
  const sink = await startSink(misbehave, tls);
  closing.push(() => sink.close());
  return sink;
}

function client(options: Partial<OutboundHttpOptions> = {}, allowedHosts: readonly string[] = ['127.0.0.0/8', 'localhost'], requireHttps = true): UndiciOutboundHttp {
  const http = new UndiciOutboundHttp(new TargetPolicy({ requireHttps, allowedHosts }), { ...AGES_ALL, ...options });
  closing.push(() => http.close());
  return http;
}

const post = (http: UndiciOutboundHttp, url: string, body = '{"a":1}'): Promise<OutboundResult> => http.post({ url, headers: { 'Content-Type': 'application/json' }, body });

/** The result of one POST to a sink that behaves like this. */
async function meeting(misbehave: Misbehaviour, options: Partial<OutboundHttpOptions> = {}): Promise<OutboundResult> {
  const sink = await sinkThat(misbehave);
  return post(client(options), `http://127.0.0.1:${sink.port}/hooks?x=1`);
}

describe('a receiver that behaves', () => {
  it('gets exactly what was given, and its answer is told', async () => {
    const sink = await sinkThat(says('HTTP/1.1 202 Accepted\r\nContent-Length: 6\r\n\r\nnaïve'));
    const result = await client().post({ url: `http://127.0.0.1:${sink.port}/hooks?x=%20`, headers: { 'Content-Type': 'application/json', 'X-Event': 'a' }, body: '{"ü":"€"}' });
    expect(result).toMatchObject({ statusCode: 202, retryAfter: null, error: null, excerpt: 'naïve' });
    expect(result.durationMs).toBeGreaterThanOrEqual(0);
    expect(sink.requests).toHaveLength(1);
    expect(sink.requests[0]).toMatchObject({ body: '{"ü":"€"}' });
    const [line, ...headers] = sink.requests[0]!.head.split('\r\n');
    expect(line).toBe('POST /hooks?x=%20 HTTP/1.1');
    expect(headers.map((header) => header.toLowerCase()).sort()).toEqual([
      'accept-encoding: identity',
      'connection: keep-alive',
      'content-length: 12',
      'content-type: application/json',
      `host: 127.0.0.1:${sink.port}`,
      'x-event: a',
    ]);
  });

  it('is met again by the same connection, up to so many at once', async () => {
    const sink = await sinkThat(says(OK));
    const http = client({ connectionsPerOrigin: 3 });
    for (let i = 0; i < 20; i += 1) await post(http, `http://127.0.0.1:${sink.port}/`);
    expect(sink.connections()).toBeLessThanOrEqual(2);
    const results = await Promise.all(Array.from({ length: 30 }, () => post(http, `http://127.0.0.1:${sink.port}/`)));
    expect(results.every(({ statusCode }) => statusCode === 200)).toBe(true);
    expect(sink.connections()).toBe(3);
  });

  it('sets no cookie and sees no proxy of the environment', async () => {
    const sink = await sinkThat(says('HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n'));
    process.env['HTTP_PROXY'] = process.env['http_proxy'] = 'http://127.0.0.1:9';
    try {
      const http = client();
      for (let i = 0; i < 2; i += 1) expect((await post(http, `http://127.0.0.1:${sink.port}/`)).statusCode).toBe(200);
    } finally {
      delete process.env['HTTP_PROXY'];
      delete process.env['http_proxy'];
    }
    expect(sink.requests.map(({ head }) => /cookie/i.test(head))).toEqual([false, false]);
  });

  it.each<[expected: number, header: string]>([
    [120, '120'],
    [86_400, '999999'],
    [45, 'Thu, 14 May 2026 18:25:00 GMT'],
  ])('may ask for %p s by Retry-After: %s', async (expected, header) => {
    const result = await meeting(says(`HTTP/1.1 429 Too Many Requests\r\nRetry-After: ${header}\r\nContent-Length: 4\r\n\r\nslow`), { now: () => Date.parse('2026-05-14T18:24:15Z') });
    expect(result).toMatchObject({ statusCode: 429, retryAfter: expected, error: null, excerpt: 'slow' });
  });

  it.each([301, 302, 307, 308, 400, 404, 410, 500, 503])('answers %p, and no redirect is followed', async (status) => {
    const other = await sinkThat(says(OK));
    const result = await meeting(says(`HTTP/1.1 ${status} X\r\nLocation: http://127.0.0.1:${other.port}/latest/meta-data\r\nContent-Length: 0\r\n\r\n`));
    expect(result).toMatchObject({ statusCode: status, error: null, excerpt: '' });
    expect(other.connections()).toBe(0);
  });
});

describe('silence', () => {
  it.each<[when: string, misbehave: Misbehaviour, error: string]>([
    ['after the request', NOTHING, 'no answer within 0.05 s'],
    ['within the head', says('HTTP/1.1 200 OK\r\nContent-'), 'no answer within 0.05 s'],
    ['after an interim answer', says('HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n'), 'no answer within 0.05 s'],
  ])('%s ends by the time limit', async (_when, misbehave, error) => {
    expect(await meeting(misbehave, { totalTimeout: 50 })).toMatchObject({ statusCode: null, error, excerpt: '' });
  });

  it('within the body is no failure: the head has decided', async () => {
    expect(await meeting(says('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'), { bodyTimeout: 50 })).toMatchObject({ statusCode: 200, error: null, excerpt: 'half' });
    expect(await meeting(says('HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nhalf'), { totalTimeout: 300 })).toMatchObject({ statusCode: 500, error: null, excerpt: 'half' });
  });

  it('lets go of the connection', async () => {
    const sink = await sinkThat(NOTHING);
    await post(client({ totalTimeout: 50 }), `http://127.0.0.1:${sink.port}/`);
    await eventually(() => expect(sink.open()).toBe(0));
  });

  it('in the TLS handshake ends by the time limit of connecting', async () => {
    const sink = await sinkThat(NOTHING);
    expect(await post(client({ connectTimeout: 50 }), `https://127.0.0.1:${sink.port}/`)).toMatchObject({ statusCode: null, error: 'connect timed out after 0.05 s' });
    await eventually(() => expect(sink.open()).toBe(0));
  });

  it('of the name servers does, too', async () => {
    const http = client({ connectTimeout: 50, resolve: () => new Promise(() => undefined) });
    expect(await post(http, 'https://example.com/')).toMatchObject({ statusCode: null, error: 'connect timed out after 0.05 s' });
  });

  it('of all connections makes others wait, and what waited too long is never sent', async () => {
    const answers: (() => void)[] = [];
    const sink = await sinkThat((socket) => void answers.push(() => socket.write(OK)));
    const slow = client({ connectionsPerOrigin: 1 });
    const first = post(slow, `http://127.0.0.1:${sink.port}/`, 'first');
    await eventually(() => expect(sink.requests).toHaveLength(1));
    // All requests of a client have the same limits, so the test moves the time on for the second request alone.
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask', 'performance'] });
    const second = post(slow, `http://127.0.0.1:${sink.port}/`, 'second');
    jest.advanceTimersByTime(AGES);
    jest.useRealTimers();
    expect(await second).toMatchObject({ statusCode: null, error: 'no connection became free within 20 s' });
    const third = post(slow, `http://127.0.0.1:${sink.port}/`, 'third');
    answers[0]!();
    expect(await first).toMatchObject({ statusCode: 200 });
    await eventually(() => expect(sink.requests).toHaveLength(2));
    answers[1]!();
    expect(await third).toMatchObject({ statusCode: 200 });
    expect(sink.requests.map(({ body }) => body)).toEqual(['first', 'third']);
    expect(sink.connections()).toBe(1);
  });
});

describe('connections that break', () => {
  const refusing = async (): Promise<number> => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  };

  it('are refused: every request of a crowd hears it', async () => {
    const url = `http://127.0.0.1:${await refusing()}/`;
    const http = client({ connectionsPerOrigin: 2 });
    const results = await Promise.all(Array.from({ length: 50 }, () => post(http, url)));
    expect(new Set(results.map(({ error }) => error))).toEqual(new Set(['connection refused']));
    expect(results.every(({ statusCode }) => statusCode === null)).toBe(true);
  });

  it.each<[what: string, misbehave: Misbehaviour, expected: Partial<OutboundResult>]>([
    ['closed before an answer', (socket) => void socket.end(), { statusCode: null, error: 'connection closed before an answer' }],
    ['reset before an answer', (socket) => void socket.resetAndDestroy(), { statusCode: null, error: 'connection reset before an answer' }],
    ['closed within the head', (socket) => void socket.end('HTTP/1.1 200 OK\r\nConte'), { statusCode: null, error: 'connection closed before an answer' }],
    ['closed within the body', (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'), { statusCode: 200, error: 'connection closed within the answer', excerpt: 'half' }],
    ['closed within a chunk', (socket) => void socket.end('HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nhalf'), { statusCode: 500, error: 'connection closed within the answer', excerpt: 'half' }],
    ['closed to end the body', (socket) => void socket.end('HTTP/1.1 200 OK\r\n\r\nwhole'), { statusCode: 200, error: null, excerpt: 'whole' }],
  ])('%s', async (_what, misbehave, expected) => {
    expect(await meeting(misbehave)).toMatchObject(expected);
  });

  it('reset within the body', async () => {
    const result = await meeting((socket) => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf', () => setImmediate(() => socket.resetAndDestroy())));
    expect(result).toMatchObject({ statusCode: 200, error: expect.stringMatching(/^connection (reset|closed) within the answer$/) as unknown });
  });

  it('are replaced if they were closed while idle: nothing fails, nothing is sent twice', async () => {
    const sink = await sinkThat((socket) => void socket.end(OK));
    const http = client();
    for (let i = 0; i < 50; i += 1) {
      expect(await post(http, `http://127.0.0.1:${sink.port}/`)).toMatchObject({ statusCode: 200, error: null });
      // The end of the connection may have arrived or not.
      if (i % 2 === 0) await eventually(() => expect(sink.open()).toBe(0));
    }
    expect(sink.requests).toHaveLength(50);
  });

  it('are not replaced if they break under a request that may have been worked on: it is reported, and sent once', async () => {
    let answered = 0;
    const sink = await sinkThat((socket) => (answered++ === 0 ? socket.write(OK) : socket.resetAndDestroy()));
    const http = client({ connectionsPerOrigin: 1 });
    expect(await post(http, `http://127.0.0.1:${sink.port}/`)).toMatchObject({ statusCode: 200 });
    expect(await post(http, `http://127.0.0.1:${sink.port}/`)).toMatchObject({ statusCode: null, error: 'connection reset before an answer' });
    expect(sink.requests.map(({ connection }) => connection)).toEqual([1, 1]);
  });
});

describe('answers that are an attack', () => {
  it.each<[what: string, length: string]>([
    ['with its length', 'Content-Length: 1000000000'],
    ['in chunks', 'Transfer-Encoding: chunked'],
    ['without an end', 'Connection: close'],
  ])('a huge body %s is read up to 4 KiB', async (_what, header) => {
    let open: Socket | undefined;
    const result = await meeting((socket) => {
      open = socket;
      socket.write(`HTTP/1.1 200 OK\r\n${header}\r\n\r\n`);
      const piece = 'x'.repeat(65_536);
      const flood = (): void => {
        if (!socket.destroyed) socket.write(header.includes('chunked') ? `10000\r\n${piece}\r\n` : piece, () => setImmediate(flood));
      };
      flood();
    });
    expect(result).toMatchObject({ statusCode: 200, error: null, excerpt: 'x'.repeat(4_096) });
    await eventually(() => expect(open!.destroyed).toBe(true));
  });

  it('a body that drips is given up', async () => {
    const result = await meeting(
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        const slowly = setInterval(() => (socket.destroyed ? clearInterval(slowly) : socket.write('1\r\nx\r\n')), 10);
      },
      { bodyTimeout: 60 },
    );
    expect(result).toMatchObject({ statusCode: 200, error: null, excerpt: expect.stringMatching(/^x*$/) as unknown });
  });

  it('a compressed body stays compressed', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const result = await meeting((socket) => void socket.write(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`), bomb])));
    expect(result).toMatchObject({ statusCode: 200, error: null });
    expect(result.excerpt.length).toBeLessThanOrEqual(4_096);
  });

  it.each<[what: string, body: Buffer, excerpt: string]>([
    ['NUL', Buffer.from('a\0b\0'), 'ab'],
    ['what is no UTF-8', Buffer.from([0x61, 0xff, 0xfe, 0x62]), 'a\ufffd\ufffdb'],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80]), '\ufffd\ufffd\ufffd'],
    ['a character cut in two by the limit', Buffer.from(`${'x'.repeat(4_095)}€ and more`), 'x'.repeat(4_095)],
  ])('a body with %s becomes text that can be stored', async (_what, body, excerpt) => {
    const result = await meeting(says(Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`), body])));
    expect(result).toMatchObject({ statusCode: 200, error: null, excerpt });
    expect(result.excerpt.isWellFormed()).toBe(true);
  });

  it.each<[what: string, answer: string, error: string]>([
    ['nonsense', 'lorem ipsum\r\n\r\n', 'the answer is not HTTP'],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n', 'the answer is not HTTP'],
    ['another version of HTTP', 'HTTP/9.9 200 OK\r\n\r\n', 'the answer is not HTTP'],
    ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nokay', 'connection closed before an answer'],
    ['another protocol after 101', 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n', 'connection closed before an answer'],
    ['one header of 20 KB', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`, 'the headers of the answer are too large'],
    ['5,000 headers', `HTTP/1.1 200 OK\r\n${'X: xxxxx\r\n'.repeat(5_000)}\r\n`, 'the headers of the answer are too large'],
    ['interim answers without end', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(100), 'too many interim answers'],
    ['100 Continue without end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(100), 'connection closed before an answer'],
  ])('%s', async (_what, answer, error) => {
    expect(await meeting(says(answer))).toMatchObject({ statusCode: null, error, excerpt: '' });
  });

  it('an answer that nobody asked for does not become that of the next request', async () => {
    const sink = await sinkThat((socket, { body }) => void socket.write(body === 'first' ? `${OK}HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n` : OK));
    const http = client();
    expect(await post(http, `http://127.0.0.1:${sink.port}/`, 'first')).toMatchObject({ statusCode: 200 });
    expect(await post(http, `http://127.0.0.1:${sink.port}/`, 'second')).toMatchObject({ statusCode: 200 });
  });
});

describe('TLS', () => {
  const tlsPost = async (host: string, name: string, ca?: Buffer): Promise<OutboundResult> => {
    const certificate = { cert: pem(`${name}.cert.pem`), key: pem(`${name}.key.pem`) };
    const sink = await sinkThat(says(OK), certificate);
    const http = client({ resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]), ...(ca ? { ca } : {}) });
    return post(http, `https://${host}:${sink.port}/`);
  };

  it('of a trusted certificate is fine, by name and by address', async () => {
    expect(await tlsPost('localhost', 'test-only', CERTIFICATE.cert)).toMatchObject({ statusCode: 200, error: null });
    expect(await tlsPost('127.0.0.1', 'test-only', CERTIFICATE.cert)).toMatchObject({ statusCode: 200, error: null });
  });

  it('of anything else is refused, whatever the environment of Node says', async () => {
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await tlsPost('localhost', 'test-only')).toMatchObject({ statusCode: null, error: 'TLS: certificate is self-signed' });
    } finally {
      delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    }
    expect(await tlsPost('127.0.0.2', 'test-only', CERTIFICATE.cert)).toMatchObject({ statusCode: null, error: 'connection refused' });
    expect(await tlsPost('hooks.example.com', 'test-only', CERTIFICATE.cert)).toMatchObject({ statusCode: null, error: 'TLS: certificate is for another host' });
    expect(await tlsPost('localhost', 'test-only-expired', pem('test-only-expired.cert.pem'))).toMatchObject({ statusCode: null, error: 'TLS: certificate has expired' });
  });

  it('with somebody who speaks none fails', async () => {
    const plain = await sinkThat(NOTHING);
    const talking = createServer((socket) => void socket.on('error', () => undefined).resume().write('220 mail.example ESMTP\r\n'));
    const closed = createServer((socket) => void socket.on('error', () => undefined).destroy());
    for (const server of [talking, closed]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      closing.push(() => new Promise((resolve) => server.close(() => resolve())));
    }
    const http = client();
    const portOf = (server: typeof talking): number => (server.address() as AddressInfo).port;
    expect(await post(http, `https://127.0.0.1:${portOf(talking)}/`)).toMatchObject({ error: 'TLS: handshake failed' });
    expect((await post(http, `https://127.0.0.1:${portOf(closed)}/`)).error).toMatch(/^(TLS: connection closed during the handshake|connection reset before an answer)$/);
    expect(plain.requests).toEqual([]);
  });
});

describe('addresses that are not public', () => {
  it.each([
    ['https://10.0.0.1/', '10.0.0.1'],
    ['https://0x7f000001/', '127.0.0.1'],
    ['https://[::1]/', '::1'],
    ['https://[::ffff:127.0.0.1]/', '::ffff:7f00:1'],
    ['https://169.254.169.254/latest', '169.254.169.254'],
  ])('are not dialled: %s', async (url, address) => {
    expect(await post(client({}, []), url)).toMatchObject({ statusCode: null, error: `address ${address} is not public`, excerpt: '' });
  });

  it('are not dialled behind a name, and no connection is made', async () => {
    const sink = await sinkThat(says(OK));
    for (const address of ['127.0.0.1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', 'fe80::1%lo']) {
      const http = client({ resolve: () => Promise.resolve([{ address, family: address.includes(':') ? 6 : 4 }]) }, []);
      expect(await post(http, `https://hooks.example.com:${sink.port}/`)).toMatchObject({ statusCode: null, error: `address ${address} is not public` });
    }
    expect(sink.connections()).toBe(0);
  });

  it('are passed over where a name has allowed ones as well', async () => {
    const sink = await sinkThat(says(OK));
    const resolve = (): ReturnType<OutboundHttpOptions['resolve']> => Promise.resolve([{ address: '10.0.0.1', family: 4 }, { address: '::1', family: 6 }, { address: '127.0.0.1', family: 4 }]);
    const http = client({ resolve }, ['127.0.0.1'], false);
    expect(await post(http, `http://hooks.example.com:${sink.port}/`)).toMatchObject({ statusCode: 200 });
    expect(sink.connections()).toBe(1);
  });

  it('do not slip in when a name changes its mind: each connection resolves it again, and dials the checked address', async () => {
    const sink = await sinkThat((socket) => void socket.end(OK));
    // Here 127.0.0.1 plays the public address, 127.0.0.2 a private one at which a server listens as well.
    const answers = ['127.0.0.1', '127.0.0.2'];
    const other = await startOn('127.0.0.2', sink.port);
    closing.push(() => other.close());
    const http = client({ resolve: () => Promise.resolve([{ address: answers.shift() ?? '', family: 4 }]) }, ['127.0.0.1'], false);
    const url = `http://rebind.example.com:${sink.port}/`;
    expect(await post(http, url)).toMatchObject({ statusCode: 200 });
    await eventually(() => expect(sink.open()).toBe(0));
    expect(await post(http, url)).toMatchObject({ statusCode: null, error: 'address 127.0.0.2 is not public' });
    expect(answers).toEqual([]);
    expect(sink.requests).toHaveLength(1);
    expect(other.connections()).toBe(0);
  });

  it('are dialled where the operator allows the host by name, as the machine knows it', async () => {
    const sink = await sinkThat(says(OK));
    const resolve = (): never => {
      throw new Error('The name servers are not asked.');
    };
    expect(await post(client({ resolve }, [`localhost:${sink.port}`]), `http://localhost:${sink.port}/`)).toMatchObject({ statusCode: 200 });
  });
});

async function startOn(address: string, port: number): Promise<{ connections: () => number; close: () => Promise<void> }> {
  let connections = 0;
  const server = createServer((socket) => void ((connections += 1), socket.on('error', () => undefined).destroy()));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, address, resolve));
  return { connections: () => connections, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

describe('names', () => {
  const failing = (code: string): Partial<OutboundHttpOptions> => ({ resolve: () => Promise.reject(Object.assign(new Error(code), { code })) });

  it.each([
    ['ENOTFOUND', 'DNS name not found'],
    ['ENODATA', 'DNS name not found'],
    ['ESERVFAIL', 'DNS lookup failed'],
    ['EAI_AGAIN', 'DNS lookup failed'],
    ['ECONNREFUSED', 'DNS lookup failed'],
    ['ETIMEOUT', 'DNS lookup timed out'],
  ])('that fail with %s', async (code, error) => {
    expect(await post(client(failing(code)), 'https://hooks.example.com/')).toMatchObject({ statusCode: null, error });
  });

  it('without addresses', async () => {
    expect(await post(client({ resolve: () => Promise.resolve([]) }), 'https://hooks.example.com/')).toMatchObject({ statusCode: null, error: 'DNS name not found' });
  });
});

describe('requests that cannot be', () => {
  it.each([
    ['http://example.com/', 'url must begin with https://.'],
    ['nonsense', 'url must be an absolute URL such as https://example.com/webhooks.'],
    ['https://user:pw@example.com/', 'url must hold no user name or password.'],
  ])('%s', async (url, error) => {
    expect(await post(client({}, []), url)).toEqual({ statusCode: null, durationMs: 0, retryAfter: null, error, excerpt: '' });
  });

  it('are those with headers that HTTP does not know', async () => {
    const result = await client().post({ url: 'http://127.0.0.1:9999/', headers: { 'X-Evil': 'a\r\nb: c' }, body: '' });
    expect(result).toMatchObject({ statusCode: null, error: 'the request cannot be expressed in HTTP' });
  });

  it('are those to a client that was closed, and what was under way ends', async () => {
    const sink = await sinkThat(() => undefined);
    const http = new UndiciOutboundHttp(new TargetPolicy({ requireHttps: true, allowedHosts: ['127.0.0.1'] }), AGES_ALL);
    const last = post(http, `http://127.0.0.1:${sink.port}/`);
    await eventually(() => expect(sink.requests).toHaveLength(1));
    await http.close();
    expect(await last).toMatchObject({ statusCode: null, error: 'the client is closed' });
    expect(await post(http, `http://127.0.0.1:${sink.port}/`)).toMatchObject({ statusCode: null, error: 'the client is closed' });
    await eventually(() => expect(sink.open()).toBe(0));
  });
});

describe('a call whose whole answer is wanted', () => {
  const LIMITS = { method: 'GET', headers: {}, body: null, timeout: AGES, maxBytes: 100 } as const;
  const call = async (misbehave: Misbehaviour, limits: { timeout?: number; maxBytes?: number } = {}) => client().call({ ...LIMITS, ...limits, url: `http://127.0.0.1:${(await sinkThat(misbehave)).port}/x?y=1` });

  it('gets status, headers and body, whatever the status', async () => {
    const { status, headers, body } = await call(says('HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nX-Twice: a\r\nX-Twice: b\r\nContent-Length: 7\r\n\r\n{"a":1}'));
    expect([status, headers['content-type'], headers['x-twice'], body.toString()]).toEqual([404, 'application/json', 'a, b', '{"a":1}']);
  });

  it('sends a body, and follows no redirect', async () => {
    const sink = await sinkThat(says('HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n'));
    const { status } = await client().call({ ...LIMITS, method: 'POST', headers: { 'content-type': 'text/plain' }, body: 'a=1', url: `http://127.0.0.1:${sink.port}/` });
    expect([status, sink.requests[0]?.body, sink.requests.length]).toEqual([302, 'a=1', 1]);
  });

  it.each<[string, Misbehaviour, { timeout?: number }, string]>([
    ['is too long', says(`HTTP/1.1 200 OK\r\nContent-Length: 101\r\n\r\n${'x'.repeat(101)}`), {}, 'the answer is longer than 100 bytes'],
    ['never ends', (socket) => void socket.write(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n${'a\r\nxxxxxxxxxx\r\n'.repeat(11)}`), {}, 'the answer is longer than 100 bytes'],
    ['stops within', says('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxxx'), { timeout: 100 }, 'no whole answer within 0.1 s'],
    ['never comes', NOTHING, { timeout: 100 }, 'no whole answer within 0.1 s'],
    ['is compressed', says(Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 21\r\n\r\n'), gzipSync('x').subarray(0, 21)])), {}, 'the answer is compressed, which was not asked for'],
    ['breaks off', (socket) => void socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nxxx'), {}, 'connection closed'],
    ['begins again and again', says('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(17)), {}, 'too many interim answers'],
    ['is no HTTP', says('hello\r\n\r\n'), {}, 'the answer is not HTTP'],
  ])('fails with a sentence if the answer %s', async (_what, misbehave, limits, sentence) => {
    await expect(call(misbehave, limits)).rejects.toThrow(sentence);
  });

  it('is made only where the client may go', async () => {
    await expect(client({}, []).call({ ...LIMITS, url: 'http://example.com/' })).rejects.toThrow('url must begin with https://');
    await expect(client({}, []).call({ ...LIMITS, url: 'https://127.0.0.1:9999/' })).rejects.toThrow('address 127.0.0.1 is not public');
    await expect(client({ resolve: () => Promise.resolve([{ address: '10.0.0.1', family: 4 }]) }, []).call({ ...LIMITS, url: 'https://login.example.com/' })).rejects.toThrow('address 10.0.0.1 is not public');
  });

  it('fails when the client is closed', async () => {
    const http = client();
    await http.close();
    await expect(http.call({ ...LIMITS, url: 'http://127.0.0.1:9999/' })).rejects.toThrow('the client is closed');
  });
});
