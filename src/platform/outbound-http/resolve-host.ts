import type { LookupAddress } from 'node:dns';
import { lookup, Resolver } from 'node:dns/promises';

/** Resolves all addresses of a host. Throws Node's error if there is none. */
export type ResolveHost = (host: string) => Promise<readonly LookupAddress[]>;

const TIMEOUT_MS = 1_500;
const TRIES = 2;

/**
 * Queries the name servers, without the hosts file and search domains, which hold names of this network only. It also
 * avoids the thread pool: a few names with slow servers would block it for files and cryptography, too.
 */
export const resolveByDns: ResolveHost = async (host) => {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  const [four, six] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (addresses.length === 0 && four.status === 'rejected') throw four.reason;
  return addresses;
};

/** Resolves as the machine does, with its hosts file and search domains: for names that the operator listed. */
export const resolveByMachine: ResolveHost = (host) => lookup(host, { all: true });
