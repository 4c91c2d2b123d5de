/** How the server is reached, and how much it puts up with (oratek.md, Transport). Times are in milliseconds. */
export interface TransportOptions {
  /** Refuses plain HTTP, and tells browsers to stay with HTTPS. */
  readonly requireHttps: boolean;
  /** The certificate with which the server ends TLS itself; null if it speaks plain HTTP. */
  readonly tls: Certificate | null;
  /** Addresses, CIDR ranges and named ranges (`loopback`, `linklocal`, `uniquelocal`) of the proxies that are believed. */
  readonly trustedProxies: readonly string[];
  /** Origins whose pages may call, as browsers send them; `*` stands for all of them. */
  readonly corsOrigins: readonly string[];
  /** How long a client may take over its headers, and over saying anything at all; at most `requestTimeout`. */
  readonly headersTimeout: number;
  /** How long a request may take to arrive whole, whether or not it was answered, and how long its answer may be left unread. */
  readonly requestTimeout: number;
  /** How long a connection without a request is kept. */
  readonly keepAliveTimeout: number;
}

/** A chain of certificates and its private key, in PEM. */
export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/** What is older is broken. */
export const MIN_TLS_VERSION = 'TLSv1.2';
