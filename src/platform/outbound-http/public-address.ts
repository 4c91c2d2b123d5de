import { BlockList, isIP } from 'node:net';

/** IPv4 that is no public unicast: the IANA special-purpose registry, multicast and reserved space. */
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
 * IPv6 is public only within 2000::/3. That alone leaves out loopback, mapped, compatible and translated IPv4, NAT64,
 * discard, unique local, link-local, site-local and multicast.
 */
const IPV6_UNICAST = '2000::/3';

/** Within it: protocol assignments (Teredo, benchmarks, ORCHID), documentation, and 6to4, which hides an IPv4 address. */
const IPV6_REFUSED = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

const ipv4Refused = rangesOf(IPV4_REFUSED);
const ipv6Refused = rangesOf(IPV6_REFUSED);
const ipv6Unicast = rangesOf([IPV6_UNICAST]);

/** Whether this is the address of one host on the public internet. What is no address, or names an interface, is not. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !ipv4Refused.check(address, 'ipv4');
  if (isIP(address) === 0 || address.includes('%')) return false;
  return ipv6Unicast.check(address, 'ipv6') && !ipv6Refused.check(address, 'ipv6');
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
