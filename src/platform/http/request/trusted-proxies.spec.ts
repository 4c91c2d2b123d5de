import type { IncomingMessage } from 'node:http';
import { isLocal, TrustedProxies } from './trusted-proxies.js';

const request = (remoteAddress: string, headers: Record<string, string> = {}, encrypted = false): IncomingMessage =>
  ({ socket: { remoteAddress, ...(encrypted ? { encrypted } : {}) }, headers }) as unknown as IncomingMessage;

describe("the client's address", () => {
  const CASES: [what: string, proxies: string[], peer: string, forwardedFor: string | null, client: string][] = [
    ['of a direct client', [], '192.0.2.1', null, '192.0.2.1'],
    ['of a direct client that claims another', [], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['of a client that is no proxy, though others are', ['10.0.0.1'], '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    ['behind one proxy', ['10.0.0.1'], '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['behind one proxy, which adds to what the client invented', ['10.0.0.1'], '10.0.0.1', '203.0.113.5, 198.51.100.7', '198.51.100.7'],
    ['behind one proxy, the client inventing the address of a proxy', ['10.0.0.0/8'], '10.0.0.1', '203.0.113.5, 10.9.9.9, 198.51.100.7', '198.51.100.7'],
    ['behind two proxies', ['10.0.0.1', '192.168.0.0/16'], '10.0.0.1', '198.51.100.7, 192.168.3.4', '198.51.100.7'],
    ['behind two proxies of which one is unknown', ['10.0.0.1'], '10.0.0.1', '198.51.100.7, 192.168.3.4', '192.168.3.4'],
    ['behind proxies alone', ['uniquelocal'], '10.0.0.1', '172.16.0.9, 192.168.3.4', '172.16.0.9'],
    ['of a proxy that says nothing', ['10.0.0.1'], '10.0.0.1', null, '10.0.0.1'],
    ['of a proxy that says an empty word', ['10.0.0.1'], '10.0.0.1', '', '10.0.0.1'],
    ['of a proxy that says nonsense', ['10.0.0.1'], '10.0.0.1', '198.51.100.7, unknown', '10.0.0.1'],
    ['of a proxy that says more than an address', ['10.0.0.1'], '10.0.0.1', "1'; --", '10.0.0.1'],
    ['with a port', ['10.0.0.1'], '10.0.0.1', '198.51.100.7:4711', '198.51.100.7'],
    ['in IPv6', ['fd00::/8'], 'fd12::1', '2001:db8::7', '2001:db8::7'],
    ['in IPv6, in capitals', ['fd00::/8'], 'fd12::1', '2001:DB8::7', '2001:db8::7'],
    ['in IPv6 with a port', ['fd00::/8'], 'fd12::1', '[2001:db8::7]:4711', '2001:db8::7'],
    ['in IPv6 from outside of the range', ['fd00::/8'], 'fe80::1', '2001:db8::7', 'fe80::1'],
    ['of IPv4 on a socket of IPv6', [], '::ffff:192.0.2.1', null, '192.0.2.1'],
    ['behind a proxy of IPv4 on a socket of IPv6', ['10.0.0.0/8'], '::ffff:10.0.0.1', '::FFFF:198.51.100.7', '198.51.100.7'],
    ['behind a proxy that is named as IPv4 in IPv6', ['::ffff:10.0.0.1'], '10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['behind the same, on a socket of IPv6', ['::ffff:10.0.0.1'], '::ffff:10.0.0.1', '198.51.100.7', '198.51.100.7'],
    ['on the loopback of IPv6', ['loopback'], '::1', '198.51.100.7', '198.51.100.7'],
    ['of a link-local proxy', ['linklocal'], '169.254.1.1', '198.51.100.7', '198.51.100.7'],
    ['of a connection that is gone', ['loopback'], '', '198.51.100.7', ''],
  ];
  it.each(CASES)('%s', (_what, proxies, peer, forwardedFor, client) => {
    const headers: Record<string, string> = forwardedFor === null ? {} : { 'x-forwarded-for': forwardedFor };
    expect(new TrustedProxies(proxies).clientAddressOf(request(peer, headers))).toBe(client);
  });
});

describe('secure is', () => {
  const CASES: [what: string, secure: boolean, proxies: string[], peer: string, said: string | null, encrypted: boolean][] = [
    ['TLS of our own', true, [], '192.0.2.1', null, true],
    ['TLS of our own, whatever a stranger says', true, [], '192.0.2.1', 'http', true],
    ['not plain HTTP', false, [], '192.0.2.1', null, false],
    ['not plain HTTP with an invented header', false, [], '192.0.2.1', 'https', false],
    ['not plain HTTP of a stranger, though there is a proxy', false, ['10.0.0.1'], '10.0.0.2', 'https', false],
    ['what a proxy says to be', true, ['10.0.0.1'], '10.0.0.1', 'https', false],
    ['what a proxy says in capitals', true, ['10.0.0.1'], '::ffff:10.0.0.1', 'HTTPS', false],
    ['not what a proxy says not to be', false, ['10.0.0.1'], '10.0.0.1', 'http', false],
    ['not what a proxy says not to be, though it came to us over TLS', false, ['10.0.0.1'], '10.0.0.1', 'http', true],
    ['not what a proxy says nothing of', false, ['10.0.0.1'], '10.0.0.1', null, false],
    ['TLS of a proxy that says nothing', true, ['10.0.0.1'], '10.0.0.1', null, true],
    ['the last of several words', true, ['10.0.0.1'], '10.0.0.1', 'http, https', false],
    ['not an earlier one, which the client may have invented', false, ['10.0.0.1'], '10.0.0.1', 'https,http', false],
    ['not an empty last one', false, ['10.0.0.1'], '10.0.0.1', 'https,', false],
    ['no other word', false, ['10.0.0.1'], '10.0.0.1', 'wss', false],
  ];
  it.each(CASES)('%s', (_what, secure, proxies, peer, said, encrypted) => {
    expect(new TrustedProxies(proxies).isSecure(request(peer, said === null ? {} : { 'x-forwarded-proto': said }, encrypted))).toBe(secure);
  });
});

it.each(['127.0.0.1', '127.8.9.1', '::1', '::ffff:127.0.0.1'])('local is %s', (peer) => {
  expect(isLocal(request(peer))).toBe(true);
  for (const name of ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'forwarded']) expect(isLocal(request(peer, { [name]: '' }))).toBe(false);
});

it.each(['192.0.2.1', '10.0.0.1', '128.0.0.1', '::', '2001:db8::1', '::ffff:10.0.0.1', ''])('not local is %s', (peer) => {
  expect(isLocal(request(peer))).toBe(false);
});
