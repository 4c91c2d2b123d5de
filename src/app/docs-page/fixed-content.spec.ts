import fastify, { type FastifyInstance } from 'fastify';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { FixedContent } from './fixed-content.js';

const TEXT = 'Ångström '.repeat(1000);
let server: FastifyInstance;
let made = 0;
let failing = 1;

beforeAll(() => {
  server = fastify();
  const content = new FixedContent({ type: 'text/plain; charset=utf-8' }, () => {
    made += 1;
    return TEXT;
  });
  const image = new FixedContent({ type: 'image/png', cache: 'public, max-age=60' }, () => Buffer.from([1, 2, 3]));
  const shaky = new FixedContent({ type: 'text/plain' }, () => (failing-- > 0 ? Promise.reject(new Error('not now')) : 'there'));
  content.serveAt(server, '/text');
  image.serveAt(server, '/image');
  shaky.serveAt(server, '/shaky');
  server.get('/listed', (request, reply) => content.answer(request, reply.header('vary', 'Origin')));
});
afterAll(() => server.close());

const ask = (headers: Record<string, string>, url = '/text', method: 'GET' | 'HEAD' = 'GET') => server.inject({ method, url, headers });
const decoded = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer) => bytes };

it.each<[accepted: string | undefined, coding: keyof typeof decoded]>([
  [undefined, 'identity'],
  ['', 'identity'],
  ['identity', 'identity'],
  ['gzip', 'gzip'],
  ['x-unknown, deflate', 'identity'],
  // Browsers list encodings in an order that carries no preference.
  ['gzip, deflate, br, zstd', 'br'],
  ['GZIP', 'gzip'],
  ['*', 'br'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['br;q=0, gzip', 'gzip'],
  ['br;q=0, *', 'gzip'],
  ['br;q=0.001, gzip;q=0.002', 'gzip'],
  ['identity;q=1, br;q=0.8', 'identity'],
  ['gzip;q=0, br;q=0', 'identity'],
  // No encoding is acceptable: the plain bytes are sent nevertheless.
  ['*;q=0', 'identity'],
  ['identity;q=0', 'identity'],
])('to "Accept-Encoding: %s" the answer is %s', async (accepted, coding) => {
  const { statusCode, headers, rawPayload } = await ask(accepted === undefined ? {} : { 'accept-encoding': accepted });
  expect([statusCode, headers['content-encoding'], headers['vary'], headers['content-type']]).toEqual([200, coding === 'identity' ? undefined : coding, 'Accept-Encoding', 'text/plain; charset=utf-8']);
  expect(headers['content-length']).toBe(String(rawPayload.length));
  expect(decoded[coding](rawPayload).toString()).toBe(TEXT);
});

it('each coding has a tag of its own, that of its bytes', async () => {
  const tags = await Promise.all(Object.keys(decoded).map(async (coding) => (await ask({ 'accept-encoding': coding })).headers['etag']));
  expect(new Set(tags).size).toBe(3);
  for (const tag of tags) expect(tag).toMatch(/^"[\w-]{22}"$/);
});

it.each(Object.keys(decoded))('what the client has is not sent again: %s', async (coding) => {
  const fresh = await ask({ 'accept-encoding': coding });
  const tag = String(fresh.headers['etag']);
  for (const known of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
    for (const method of ['GET', 'HEAD'] as const) {
      const { statusCode, headers, payload } = await ask({ 'accept-encoding': coding, 'if-none-match': known }, '/text', method);
      expect([statusCode, payload, headers['etag'], headers['vary'], headers['cache-control']]).toEqual([304, '', tag, 'Accept-Encoding', 'no-cache']);
      for (const name of ['content-type', 'content-encoding', 'content-length']) expect(headers[name]).toBeUndefined();
    }
  }
  expect((await ask({ 'accept-encoding': coding, 'if-none-match': '"other"' })).statusCode).toBe(200);
});

it('a client that has another coding gets the one that it asks for now', async () => {
  const tag = String((await ask({ 'accept-encoding': 'gzip' })).headers['etag']);
  const { statusCode, headers } = await ask({ 'accept-encoding': 'br', 'if-none-match': tag });
  expect([statusCode, headers['content-encoding']]).toEqual([200, 'br']);
});

it('HEAD has the headers of GET', async () => {
  for (const coding of Object.keys(decoded)) {
    const [get, head] = [await ask({ 'accept-encoding': coding }), await ask({ 'accept-encoding': coding }, '/text', 'HEAD')];
    expect({ ...head.headers, date: '' }).toEqual({ ...get.headers, date: '' });
    expect(head.payload).toBe('');
  }
});

it('is made once, however many ask at the same time', async () => {
  await Promise.all(Array.from({ length: 20 }, (_, index) => ask({ 'accept-encoding': index % 2 ? 'br' : 'gzip' })));
  expect(made).toBe(1);
});

it('is made again if that failed', async () => {
  expect((await ask({}, '/shaky')).statusCode).toBe(500);
  expect((await ask({}, '/shaky')).payload).toBe('there');
});

it('an image is compressed already, and varies by nothing', async () => {
  const { headers } = await ask({ 'accept-encoding': 'br' }, '/image');
  expect([headers['content-encoding'], headers['vary'], headers['cache-control']]).toEqual([undefined, undefined, 'public, max-age=60']);
});

it('varies by what the answer varies by already, too', async () => {
  expect((await ask({}, '/listed')).headers['vary']).toBe('Origin, Accept-Encoding');
});
