import { BlockList, isIP } from 'node:net';
import { CLOUD_ADDRESSES } from './cloud-addresses.js';

/** IPv4 ranges that are not public unicast: the IANA special-purpose registry, multicast and reserved space. */
const IPV4_REFUSED = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

/**
 * IPv6 is public only within 2000::/3. That alone excludes loopback, mapped, compatible and translated IPv4, discard,
 * unique local, link-local, site-local and multicast.
 */
const IPV6_UNICAST = '2000::/3';

/** Within it: protocol assignments (Teredo, benchmarks, ORCHID), documentation, and 6to4, which hides an IPv4 address. */
const IPV6_REFUSED = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/**
 * The prefix by which a network with IPv6 alone addresses IPv4 hosts (RFC 6052). A network's own such prefix
 * (64:ff9b:1::/48) is private.
 */
const NAT64 = '64:ff9b::/96';

const refused = rangesOf([...IPV4_REFUSED, ...IPV6_REFUSED, ...CLOUD_ADDRESSES.map(({ range }) => range)]);
const ipv6Unicast = rangesOf([IPV6_UNICAST]);
const nat64 = rangesOf([NAT64]);

/**
 * Whether this is the address of one host on the public internet. False for texts that are no address, and for
 * addresses with a zone.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !refused.check(address, 'ipv4');
  if (isIP(address) === 0 || address.includes('%')) return false;
  if (nat64.check(address, 'ipv6')) return isPublicAddress(lastFourBytes(address));
  return ipv6Unicast.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** The IPv4 address in the last 32 bits of an IPv6 address. */
function lastFourBytes(address: string): string {
  // The URL parser returns the canonical form: groups of hexadecimal digits, with `::` for one run of zeros.
  const groups = new URL(`http://[${address}]`).hostname.slice(1, -1).split(':');
  const [high = 0, low = 0] = groups.slice(-2).map((group) => Number.parseInt(group || '0', 16));
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

/** @param ranges addresses and CIDR ranges, well-formed */
export function rangesOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}
