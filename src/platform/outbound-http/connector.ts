import type { LookupAddress } from 'node:dns';
import { connect, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { buildConnector } from 'undici';
import { normalHost } from './allowed-hosts.js';
import { OutboundFailure, seconds } from './failure.js';
import type { ResolveHost } from './resolve-host.js';
import type { TargetPolicy } from './target-policy.js';

export interface ConnectorOptions {
  readonly policy: TargetPolicy;
  /** For host names of the public internet. */
  readonly resolve: ResolveHost;
  /** For host names that the operator listed. */
  readonly resolveAllowed: ResolveHost;
  /** Milliseconds for DNS, TCP and TLS together. */
  readonly connectTimeout: number;
  /** Trusted certificates in place of the well-known ones. */
  readonly ca?: string | Buffer;
}

/** How long a connection attempt may take before the host's next address is tried in parallel. */
const NEXT_ADDRESS_AFTER_MS = 1_000;
const TCP_KEEP_ALIVE_AFTER_MS = 60_000;

/**
 * Connects to allowed addresses only. The check and the connection use the same address: the DNS answer is filtered in
 * the socket's own lookup, so a DNS answer that changes later has no effect (DNS rebinding).
 */
export function connectorOf(options: ConnectorOptions): buildConnector.connector {
  const { policy, connectTimeout, ca } = options;
  return ({ hostname, port: given, protocol }, callback) => {
    const isSecure = protocol === 'https:';
    const port = Number(given || (isSecure ? 443 : 80));
    // A literal address never goes through a lookup.
    if (isIP(hostname) !== 0 && !policy.allowsAddress(hostname, port, hostname)) {
      queueMicrotask(() => callback(refusal(hostname), null));
      return;
    }
    const tcp = { host: hostname, port, lookup: lookupFor(options, port), autoSelectFamily: true, autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_AFTER_MS };
    // Set explicitly: an environment variable of Node could turn the check of certificates off.
    const tls = { ALPNProtocols: ['http/1.1'], rejectUnauthorized: true, ...(ca === undefined ? {} : { ca }), ...(isIP(hostname) === 0 ? { servername: normalHost(hostname) } : {}) };
    const socket: Socket = isSecure ? connectTls({ ...tcp, ...tls }) : connect(tcp);
    const timer = setTimeout(() => socket.destroy(new OutboundFailure(`connect timed out after ${seconds(connectTimeout)}`)), connectTimeout);
    let isSettled = false;
    const settle = (error: Error | null): void => {
      if (isSettled) return;
      isSettled = true;
      clearTimeout(timer);
      if (error === null) callback(null, socket);
      else callback(error, null);
    };
    socket
      .setNoDelay(true)
      .setKeepAlive(true, TCP_KEEP_ALIVE_AFTER_MS)
      .once(isSecure ? 'secureConnect' : 'connect', () => settle(null))
      .on('error', settle)
      .once('close', () => settle(new OutboundFailure('connection closed')));
  };
}

function lookupFor({ policy, resolve, resolveAllowed }: ConnectorOptions, port: number): LookupFunction {
  return (host, _options, callback) => {
    const find = policy.isAllowedHost(host, port) ? resolveAllowed : resolve;
    find(host).then(
      (found) => {
        const allowed: LookupAddress[] = found.filter(({ address }) => policy.allowsAddress(host, port, address));
        if (allowed.length > 0) callback(null, allowed);
        else callback(found[0] === undefined ? new OutboundFailure('DNS name not found') : refusal(found[0].address), []);
      },
      (error: unknown) => callback(dnsFailure(error as NodeJS.ErrnoException), []),
    );
  };
}

/** A refused connection to the name server must not be reported as one to the host. */
function dnsFailure(error: NodeJS.ErrnoException): Error {
  return error.code === 'ECONNREFUSED' ? new OutboundFailure('DNS lookup failed') : error;
}

function refusal(address: string): OutboundFailure {
  return new OutboundFailure(`address ${address} is not public`);
}
