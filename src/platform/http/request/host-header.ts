import type { IncomingMessage } from 'node:http';
import { timesSent } from './raw-headers.js';

/** A name, an IPv4 address or a bracketed IPv6 one, and a port (RFC 9110, 7.2). */
const HOST = /^(?:\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]+)(?::\d{0,5})?$/i;

/**
 * The fault of the request's Host, or null. Two Host headers are refused: a proxy and this server could each obey
 * another one (RFC 9112, 3.2).
 */
export function hostFault({ rawHeaders, headers, httpVersion }: Pick<IncomingMessage, 'rawHeaders' | 'headers' | 'httpVersion'>): string | null {
  if (headers.host === undefined) return httpVersion === '1.1' ? 'The request has no Host header.' : null;
  if (!HOST.test(headers.host)) return 'The Host header names no host.';
  return timesSent(rawHeaders, 'host') > 1 ? 'The request has more than one Host header.' : null;
}
