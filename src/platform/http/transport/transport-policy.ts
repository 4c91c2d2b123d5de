import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Cors } from './cors.js';
import { Failure } from '../../../kernel/failure.js';
import type { TransportOptions } from './transport.js';
import { isLocal, TrustedProxies } from '../request/trusted-proxies.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** The address of the client itself, as far as trusted proxies vouch for it; to be used in place of `ip`. */
    clientAddress: string;
  }
}

/** Tells browsers to come over HTTPS only, for a year. */
export const HSTS = 'max-age=31536000';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** What holds for every request before anybody asks what it wants (oratek.md, Transport). */
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
   * Finds out who the client is, and gives the answer the headers that every answer has.
   * @param isApi whether the path belongs to an API, whose answers are private
   * @returns why the request must be refused, or null
   */
  meet(request: FastifyRequest, reply: FastifyReply, path: string, isApi: boolean): Failure | null {
    request.clientAddress = this.proxies.clientAddressOf(request.raw);
    void reply.headers(this.cors.headersFor(request));
    void reply.header('x-content-type-options', 'nosniff');
    // A client may keep what it read, and ask whether it still holds.
    void reply.header('cache-control', isApi && READS.has(request.method) ? 'private, no-cache' : 'no-store');
    if (!this.options.requireHttps) return null;
    if (this.proxies.isSecure(request.raw)) {
      void reply.header('strict-transport-security', HSTS);
      return null;
    }
    if (path.startsWith('/health/') || isLocal(request.raw)) return null;
    // Not redirected: that would hide from the client that it has just shown its token to the network.
    return new Failure('forbidden', 'https_required', 'Plain HTTP is refused: call with https://, and behind a proxy have it named in TRUSTED_PROXIES and send X-Forwarded-Proto.');
  }
}
