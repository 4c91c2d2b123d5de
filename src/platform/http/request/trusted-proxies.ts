import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { memoized } from '../../../kernel/memo.js';

/** Ranges that have a name. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/**
 * What the proxies that the operator named say about the client; other senders are not trusted.
 * Fastify's own `trustProxy` ignores requests whose path cannot be decoded, takes any text in X-Forwarded-For for an
 * address, and gives an IPv4 client of an IPv6 socket another name: limits by address could be evaded.
 */
export class TrustedProxies {
  private readonly isOneOf: (address: string) => boolean;

  /** @param names addresses, CIDR ranges, and names of ranges */
  constructor(names: readonly string[]) {
    this.isOneOf = rangesOf(names);
  }

  /** Whether this address is a trusted proxy. */
  trusts(address: string | undefined): boolean {
    return this.isOneOf(address ?? '');
  }

  /** The client's own address: the nearest hop that is not a trusted proxy. IPv4 is always written as such. */
  clientAddressOf({ socket, headers }: IncomingMessage): string {
    let address = plain(socket.remoteAddress ?? '');
    for (const hop of hopsOf(headers['x-forwarded-for'])) {
      // If the proxy forwards an invalid hop, the proxy is the last known one.
      if (!this.trusts(address) || isIP(hop) === 0) break;
      address = hop;
    }
    return address;
  }

  /** Whether the client uses HTTPS, as a trusted proxy says or else as the connection itself shows. */
  isSecure({ socket, headers }: IncomingMessage): boolean {
    const said = headers['x-forwarded-proto'];
    // Only the last value comes from the proxy; those before it may be forged by the client.
    if (said !== undefined && this.trusts(socket.remoteAddress)) return String(said).split(',').at(-1)?.trim().toLowerCase() === 'https';
    return (socket as Partial<TLSSocket>).encrypted === true;
  }
}

const isLoopback = rangesOf(['loopback']);

/** Whether the request comes from this machine directly, through no proxy. */
export function isLocal({ socket, headers }: IncomingMessage): boolean {
  if (!isLoopback(plain(socket.remoteAddress ?? ''))) return false;
  return !Object.keys(headers).some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'));
}

/** Whether an address lies in one of the ranges; false of what is no address. Each is looked up once, since that costs as much as routing a request. */
function rangesOf(names: readonly string[]): (address: string) => boolean {
  const ranges = new BlockList();
  for (const range of names.flatMap((name) => NAMED[name] ?? [name])) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) ranges.addAddress(address, family);
    else ranges.addSubnet(address, Number(bits), family);
  }
  return memoized((address: string) => {
    const family = isIP(address);
    return family !== 0 && ranges.check(address, family === 6 ? 'ipv6' : 'ipv4');
  });
}

/** The hops of the header, the nearest first. */
function hopsOf(header: string | string[] | undefined): string[] {
  if (header === undefined) return [];
  return String(header)
    .split(',')
    .map((hop) => plain(hop.trim()))
    .reverse();
}

/** The address without a port; an IPv4-mapped IPv6 address becomes IPv4. */
function plain(text: string): string {
  const address = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1] ?? /^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text)?.[1] ?? text;
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address.toLowerCase();
}
