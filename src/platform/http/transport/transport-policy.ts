import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Cors } from './cors.js';
import { Failure } from '../../../kernel/failure.js';
import type { TransportOptions } from './transport.js';
import { isLocal, TrustedProxies } from '../request/trusted-proxies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The client's own address, as far as trusted proxies report it; use it in place of `ip`. */
    clientAddress: string;
  }
}

/** Makes browsers use HTTPS only, for a year. */
export const HSTS = 'max-age=31536000';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The rules for every request, before it is routed (oratek.md, Transport). */
export class TransportPolicy {
  readonly cors: Cors;
  readonly proxies: TrustedProxies;

  constructor(private readonly options: Pick<TransportOptions, 'requireHttps' | 'trustedProxies' | 'corsOrigins'>) {
    this.cors = new Cors(options.corsOrigins);
    this.proxies = new TrustedProxies(options.trustedProxies);
  }

  register(instance: FastifyInstance): void {
    instance.decorateRequest('clientAddress', '');
  }

  /**
   * Determines the client's address, and sets the headers of every answer. @param isApi whether the path belongs to an
   * API, whose answers are private @returns why the request must be refused, or null
   */
  meet(request: FastifyRequest, reply: FastifyReply, path: string, isApi: boolean): Failure | null {
    request.clientAddress = this.proxies.clientAddressOf(request.raw);
    void reply.headers(this.cors.headersFor(request));
    void reply.header('x-content-type-options', 'nosniff');
    // A client may cache what it read, and must revalidate it.
    void reply.header('cache-control', isApi && READS.has(request.method) ? 'private, no-cache' : 'no-store');
    if (!this.options.requireHttps) return null;
    if (this.proxies.isSecure(request.raw)) {
      void reply.header('strict-transport-security', HSTS);
      return null;
    }
    if (path.startsWith('/health/') || isLocal(request.raw)) return null;
    // No redirect: it would hide from the client that it has just sent its token in plain text.
    return new Failure('forbidden', 'https_required', 'Plain HTTP is refused: call with https://, and behind a proxy have it named in TRUSTED_PROXIES and send X-Forwarded-Proto.');
  }
}
