import { type BlockList, isIP } from 'node:net';
import { rangesOf } from './public-address.js';

interface AllowedName {
  readonly name: string;
  /** Null for any port. */
  readonly port: number | null;
}

interface AllowedRange {
  readonly ranges: BlockList;
  readonly port: number | null;
}

/** The destinations that the operator allows although they are not public: `WEBHOOK_ALLOWED_HOSTS`. */
export class AllowedHosts {
  private readonly names: readonly AllowedName[];
  private readonly ranges: readonly AllowedRange[];

  /** @param entries host names, addresses and CIDR ranges; names and addresses with `:port` or without, IPv6 then in brackets */
  constructor(entries: readonly string[]) {
    const parsed = entries.map(hostAndPort);
    const isRange = (host: string): boolean => isIP(host.split('/')[0] ?? '') !== 0;
    this.names = parsed.filter(({ host }) => !isRange(host)).map(({ host, port }) => ({ name: normalHost(host), port }));
    this.ranges = parsed.filter(({ host }) => isRange(host)).map(({ host, port }) => ({ ranges: rangesOf([host]), port }));
  }

  /** Whether the host of a URL, a name or an address, is listed itself. */
  hasHost(host: string, port: number): boolean {
    if (isIP(host) !== 0) return this.hasAddress(host, port);
    return this.names.some((allowed) => allowed.name === normalHost(host) && isPort(allowed.port, port));
  }

  /** Whether an address is listed, or lies in a listed range. */
  hasAddress(address: string, port: number): boolean {
    if (address.includes('%')) return false;
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    return this.ranges.some((allowed) => allowed.ranges.check(address, family) && isPort(allowed.port, port));
  }
}

/** A host name in the form for comparisons: lower case, without the root's dot. */
export function normalHost(host: string): string {
  return host.toLowerCase().replace(/\.$/, '');
}

function hostAndPort(entry: string): { host: string; port: number | null } {
  const bare = entry.replace(/^\[([^\]]*)\]$/, '$1');
  if (isIP(bare) !== 0) return { host: bare, port: null };
  const match = /^\[?([^\]]+?)\]?:(\d+)$/.exec(entry);
  return match === null || entry.includes('/') ? { host: entry, port: null } : { host: match[1] ?? '', port: Number(match[2]) };
}

function isPort(allowed: number | null, port: number): boolean {
  return allowed === null || allowed === port;
}
