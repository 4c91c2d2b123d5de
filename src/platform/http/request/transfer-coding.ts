import type { IncomingMessage } from 'node:http';
import { Failure } from '../../../kernel/failure.js';

/**
 * Why the body's transfer coding is refused, or null (RFC 9112, 6.1). Node removes chunks from any coding and returns
 * the content still coded: a proxy that decodes it would see another request.
 */
export function transferFault({ headers, httpVersion }: Pick<IncomingMessage, 'headers' | 'httpVersion'>): Failure | null {
  const sent = headers['transfer-encoding'];
  if (sent === undefined) return null;
  const codings = sent.split(',').map((one) => one.trim().toLowerCase());
  if (codings.some((one) => one !== '' && one !== 'chunked')) return unknownCoding();
  if (codings.length > 1 || codings[0] !== 'chunked') return new Failure('malformed', 'bad_request', 'The Transfer-Encoding header is malformed: send "chunked", or a Content-Length instead.');
  if (httpVersion === '1.0') return new Failure('malformed', 'bad_request', 'HTTP/1.0 has no Transfer-Encoding: send a Content-Length.');
  return null;
}

export function unknownCoding(): Failure {
  return new Failure('unsupported', 'not_implemented', 'The server takes no transfer coding but "chunked": send the body as it is.');
}
