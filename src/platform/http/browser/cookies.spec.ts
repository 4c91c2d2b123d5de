import type { FastifyRequest } from 'fastify';
import { TrustedProxies } from '../request/trusted-proxies.js';
import { Cookies, readCookies } from './cookies.js';

it.each([
  [{}, ''],
  [{ session: 'a' }, 'oratek=a'],
  [{ session: 'a' }, ' oratek=a ;theme=dark'],
  [{ session: 'a=b' }, 'oratek=a=b'],
  [{ session: 'a', device: 'd', choice: 'c', openid: 'o' }, 'oratek-openid=o; oratek-choice=c; oratek=a; oratek-device=d'],
  // One of two may be planted.
  [{}, 'oratek=a; oratek=b'],
  [{}, 'oratek=a; oratek=a'],
  [{ device: 'd' }, 'oratek=; oratek=a; oratek-device=d'],
  [{}, 'oratek='],
  [{}, 'oratek'],
  [{}, 'Oratek=a; xoratek=a; oratekx=a; __Host-oratek=a'],
  [{}, `oratek=${'a'.repeat(4_001)}`],
])('reads %p of %p', (expected, header) => {
  expect(readCookies(header, '')).toEqual(expected);
});

it('takes none but __Host- cookies over HTTPS', () => {
  expect(readCookies('oratek=planted; __Host-oratek=own; __host-oratek=other', '__Host-')).toEqual({ session: 'own' });
});

const request = (remoteAddress: string, headers: Record<string, string> = {}, encrypted = false): FastifyRequest => {
  const all = { cookie: 'oratek=plain; __Host-oratek=secure', ...headers };
  return { headers: all, raw: { headers: all, socket: { remoteAddress, encrypted } } } as unknown as FastifyRequest;
};
const cookies = (requireHttps: boolean) => new Cookies({ requireHttps, proxies: new TrustedProxies(['10.0.0.1']) });

it.each([
  ['secure', true, request('192.0.2.1', {}, true)],
  ['secure', false, request('127.0.0.1', {}, true)],
  ['secure', true, request('10.0.0.1', { 'x-forwarded-proto': 'https' })],
  ['plain', false, request('127.0.0.1')],
  ['plain', false, request('::1')],
  // A page over plain HTTP could be read and changed on its way.
  [undefined, false, request('192.0.2.1')],
  [undefined, true, request('127.0.0.1')],
  [undefined, true, request('10.0.0.1', { 'x-forwarded-proto': 'http' })],
  [undefined, false, request('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })],
  [undefined, true, request('192.0.2.1', { 'x-forwarded-proto': 'https' })],
])('the session is %p where HTTPS is required: %p', (expected, requireHttps, from) => {
  expect(cookies(requireHttps).sent(from).session).toBe(expected);
  expect(cookies(requireHttps).areKept(from)).toBe(expected !== undefined);
});

it('sets cookies that no script reads, that no other site sends, and over HTTPS for this host alone', () => {
  const session = { name: 'session', value: 'token', maxAge: 60 } as const;
  expect(cookies(true).line(request('192.0.2.1', {}, true), session)).toBe('__Host-oratek=token; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=60');
  expect(cookies(false).line(request('127.0.0.1'), session)).toBe('oratek=token; Path=/; HttpOnly; SameSite=Lax; Max-Age=60');
  expect(cookies(false).line(request('127.0.0.1'), { name: 'choice', value: null })).toBe('oratek-choice=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  expect(cookies(false).line(request('127.0.0.1'), { name: 'openid', value: 'x' })).toBe('oratek-openid=x; Path=/; HttpOnly; SameSite=Lax');
});
