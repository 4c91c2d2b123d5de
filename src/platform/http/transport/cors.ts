import type { FastifyRequest } from 'fastify';

const ALLOWED_HEADERS = 'Authorization, x-api-key, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id, traceparent';
const EXPOSED_HEADERS = [
  'X-Request-Id',
  'Location',
  'ETag',
  'Retry-After',
  'RateLimit',
  'RateLimit-Policy',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'Idempotency-Replayed',
  'Allow',
  'Deprecation',
  'Sunset',
].join(', ');
/** Lets a page read the 404 of an unknown path. */
const ANY_METHOD = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];
/** Seconds for which a browser may cache the preflight. */
const MAX_AGE = '600';

type Headers = Readonly<Record<string, string>>;
const NONE: Headers = {};

/**
 * Which pages of other origins may call and read the answers, errors included. Never with the cookie of a session: `Access-Control-Allow-Credentials` is not sent.
 * Not `@fastify/cors`: it does not see paths that cannot be decoded, allows the same methods everywhere, answers a
 * plain OPTIONS with an error in plain text, sends the exposed headers to origins that are not allowed, and adds a
 * route that matches every path.
 */
export class Cors {
  private readonly origins: ReadonlySet<string>;
  private readonly isForAll: boolean;

  /** @param origins empty: CORS is off */
  constructor(origins: readonly string[]) {
    this.origins = new Set(origins);
    this.isForAll = this.origins.has('*');
  }

  /** The headers of every answer to the request. */
  headersFor(request: FastifyRequest): Headers {
    if (this.origins.size === 0) return NONE;
    if (this.isForAll) return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED_HEADERS };
    const { origin } = request.headers;
    // `Vary` also for other origins: a cache must not serve their answer to allowed ones.
    if (origin === undefined || !this.origins.has(origin)) return { vary: 'Origin' };
    return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED_HEADERS };
  }

  /**
   * The additional headers of the answer to an OPTIONS, if it is a preflight of an allowed page; else null. @param
   * methods those of the path; null if there is no such path
   */
  preflight({ headers }: FastifyRequest, methods: readonly string[] | null): Headers | null {
    const { origin } = headers;
    if (origin === undefined || headers['access-control-request-method'] === undefined || !(this.isForAll || this.origins.has(origin))) return null;
    return {
      'access-control-allow-methods': (methods ?? ANY_METHOD).join(', '),
      'access-control-allow-headers': ALLOWED_HEADERS,
      'access-control-max-age': MAX_AGE,
    };
  }
}
