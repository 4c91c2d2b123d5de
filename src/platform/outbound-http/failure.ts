/** A failure whose message is shown to people. */
export class OutboundFailure extends Error {}

/** The sentences by the codes of Node, OpenSSL, c-ares and undici. */
const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection reset',
  UND_ERR_SOCKET: 'connection closed',
  ECONNABORTED: 'connection closed',
  ETIMEDOUT: 'connection timed out',
  EHOSTUNREACH: 'host unreachable',
  ENETUNREACH: 'network unreachable',
  EADDRNOTAVAIL: 'host unreachable',
  ENOTFOUND: 'DNS name not found',
  ENODATA: 'DNS name not found',
  EAI_AGAIN: 'DNS lookup failed',
  EAI_FAIL: 'DNS lookup failed',
  ESERVFAIL: 'DNS lookup failed',
  EREFUSED: 'DNS lookup failed',
  EBADRESP: 'DNS lookup failed',
  EBADNAME: 'DNS name not found',
  ETIMEOUT: 'DNS lookup timed out',
  ECANCELLED: 'DNS lookup timed out',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'TLS: certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'TLS: certificate chain ends in a self-signed certificate',
  CERT_HAS_EXPIRED: 'TLS: certificate has expired',
  CERT_NOT_YET_VALID: 'TLS: certificate is not valid yet',
  CERT_REVOKED: 'TLS: certificate was revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'TLS: certificate is for another host',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'TLS: certificate chain is incomplete',
  UNABLE_TO_GET_ISSUER_CERT: 'TLS: certificate issuer is unknown',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'TLS: certificate issuer is unknown',
  EPROTO: 'TLS: handshake failed',
  UND_ERR_HEADERS_OVERFLOW: 'the headers of the answer are too large',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'connection closed',
  UND_ERR_INVALID_ARG: 'the request cannot be expressed in HTTP',
  UND_ERR_CLOSED: 'the client is closed',
  UND_ERR_DESTROYED: 'the client is closed',
};

/** @param code of an error of a socket, TLS, DNS or HTTP */
function sentenceOf(code: string): string {
  const sentence = SENTENCES[code];
  if (sentence !== undefined) return sentence;
  if (code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) return 'TLS: handshake failed';
  return code === '' ? 'the request failed' : `the request failed (${code})`;
}

/** The short, stable sentence for people, for any thrown value. */
export function failureText(error: unknown): string {
  if (error instanceof OutboundFailure) return error.message;
  const { code, message, name } = error as { code?: unknown; message?: unknown; name?: unknown };
  if (name === 'HTTPParserError') return 'the answer is not HTTP';
  // Node reports an interrupted TLS handshake with the code of any reset.
  if (typeof message === 'string' && message.includes('before secure TLS connection was established')) return 'TLS: connection closed during the handshake';
  return sentenceOf(typeof code === 'string' ? code : '');
}

/** Milliseconds as seconds, for a sentence. */
export function seconds(ms: number): string {
  return `${ms / 1000} s`;
}
