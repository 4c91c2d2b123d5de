import type { IncomingMessage } from 'node:http';
import type { TrustedProxies } from './trusted-proxies.js';

/**
 * A host name, an IPv4 address or a bracketed IPv6 one, with an optional port: nothing that needs escaping in a
 * document.
 */
const HOST = /^(?:\[[\da-f:.]{2,45}\]|[a-z\d](?:[a-z\d.-]{0,252}))(?::\d{1,5})?$/;

/**
 * Scheme and host of the client's request: those of the connection and of `Host`, or those that a trusted proxy
 * forwards. Null if they are unknown: an invalid host, or forwarded by a proxy that is not trusted.
 */
export function originOf(request: IncomingMessage, proxies: TrustedProxies): string | null {
  const { headers, socket } = request;
  const isTrusted = proxies.trusts(socket.remoteAddress);
  const isForwarded = headers['x-forwarded-proto'] !== undefined || headers['x-forwarded-host'] !== undefined || headers['forwarded'] !== undefined;
  if (isForwarded && !isTrusted) return null;
  // Only the last value comes from the proxy; those before it may be forged by the client.
  const forwarded = headers['x-forwarded-host'];
  const host = (forwarded === undefined ? headers.host : String(forwarded).split(',').at(-1))?.trim().toLowerCase();
  if (host === undefined || !HOST.test(host)) return null;
  return `${proxies.isSecure(request) ? 'https' : 'http'}://${host}`;
}
