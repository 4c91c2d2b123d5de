import type { FastifyRequest } from 'fastify';

const ALLOWED_HEADERS = 'Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, X-Request-Id, traceparent';
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
/** So that the page of an unknown path gets to read the 404. */
const ANY_METHOD = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'];
/** Seconds for which a browser need not ask again. */
const MAX_AGE = '600';

type Headers = Readonly<Record<string, string>>;
const NONE: Headers = {};

/**
 * Which pages of other origins may call and read the answers, errors included. Never with cookies: there are none.
 *
 * Not `@fastify/cors`: it does not see paths that cannot be decoded, allows the same methods everywhere, answers a plain
 * OPTIONS with an error in plain text, tells strangers what is exposed, and adds a route that matches every path.
 */
export class Cors {
  private readonly origins: ReadonlySet<string>;
  private readonly isForAll: boolean;

  /** @param origins none: it is off */
  constructor(origins: readonly string[]) {
    this.origins = new Set(origins);
    this.isForAll = this.origins.has('*');
  }

  /** What every answer to the request carries. */
  headersFor(request: FastifyRequest): Headers {
    if (this.origins.size === 0) return NONE;
    if (this.isForAll) return { 'access-control-allow-origin': '*', 'access-control-expose-headers': EXPOSED_HEADERS };
    const { origin } = request.headers;
    // Also for strangers: their answer must not be kept for those who are allowed.
    if (origin === undefined || !this.origins.has(origin)) return { vary: 'Origin' };
    return { vary: 'Origin', 'access-control-allow-origin': origin, 'access-control-expose-headers': EXPOSED_HEADERS };
  }

  /**
   * What the answer to an OPTIONS carries beyond that, if it is a browser's question for a page that may call; else null.
   * @param methods those of the path; null if there is no such path
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
