/** How the server is reached, and its limits (oratek.md, Transport). Times are in milliseconds. */
export interface TransportOptions {
  /** Refuses plain HTTP, and sends HSTS. */
  readonly requireHttps: boolean;
  /** The certificate with which the server ends TLS itself; null if it speaks plain HTTP. */
  readonly tls: Certificate | null;
  /** Addresses, CIDR ranges and named ranges (`loopback`, `linklocal`, `uniquelocal`) of trusted proxies. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may call, as browsers send them; `*` means all. */
  readonly corsOrigins: readonly string[];
  /** How long a client may take to send the headers, or the first byte; at most `requestTimeout`. */
  readonly headersTimeout: number;
  /**
   * How long a whole request may take to arrive, whether or not it was answered, and how long its answer may stay
   * unread.
   */
  readonly requestTimeout: number;
  /** How long a connection without a request is kept. */
  readonly keepAliveTimeout: number;
}

/** A chain of certificates and its private key, in PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** Older versions are insecure. */
export const MIN_TLS_VERSION = 'TLSv1.2';
