import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { SetCookie, Visit } from '../../../contracts/visit.js';
import { Failure } from '../../../kernel/failure.js';
import type { Principal } from '../../auth/principal.js';
import type { SessionCredentials } from '../../auth/session-credentials.js';
import { originOf } from '../request/request-origin.js';
import { Cookies, type CookieOptions } from './cookies.js';
import { isFromElsewhere, mayBeForged } from './same-origin.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What pages, and APIs that a browser asks, know of it. */
    readonly browsers: Browsers;
  }
}

export interface BrowserOptions extends CookieOptions {
  /** The origin of this server, if it is configured; that of the request's own `Host` counts in any case. */
  readonly publicOrigin: () => string | null;
  /** Called at the first request with a session. */
  readonly sessions: () => SessionCredentials;
}

const MAX_USER_AGENT = 255;

/** Requests of browsers: their cookies, and whether a page of ours sent them. */
export class Browsers {
  private readonly cookies: Cookies;

  constructor(private readonly options: BrowserOptions) {
    this.cookies = new Cookies(options);
  }

  register(instance: FastifyInstance): void {
    const getter = (): Browsers => this;
    instance.decorateRequest('browsers', { getter });
  }

  /**
   * The person who asks an API by a session; null if there is none. A request that changes something and that another page may have caused
   * counts as one without a session (oratek.md, Authentication), and so does one that says so of itself.
   */
  async personOf(request: FastifyRequest): Promise<Principal | null> {
    const { session } = this.cookies.sent(request);
    if (session === undefined || this.mayBeForged(request) || isFromElsewhere(single(request.headers['sec-fetch-site']))) return null;
    return this.options.sessions().judge(session);
  }

  /** The person who looks at a page; null if nobody is signed in. Throws `cross_site_request` if another page may have caused a change. */
  async visitorOf(request: FastifyRequest): Promise<Principal | null> {
    this.refuseForged(request);
    const { session } = this.cookies.sent(request);
    return session === undefined ? null : this.options.sessions().judge(session);
  }

  /** Throws `cross_site_request` if the request changes something, and a page of another origin may have caused it. */
  refuseForged(request: FastifyRequest): void {
    if (this.mayBeForged(request)) {
      throw new Failure('forbidden', 'cross_site_request', 'This form did not come from a page of this server: open the page again, and send it from there.');
    }
  }

  /** What a page's request says of the person in front of it. */
  visitOf(request: FastifyRequest): Visit {
    const { id, clientAddress, headers } = request;
    return {
      requestId: id,
      client: { address: clientAddress, userAgent: headers['user-agent']?.slice(0, MAX_USER_AGENT) ?? null },
      keepsCookies: this.cookies.areKept(request),
      cookies: this.cookies.sent(request),
    };
  }

  /** The headers `Set-Cookie` of an answer. */
  setCookies(request: FastifyRequest, cookies: readonly SetCookie[]): string[] {
    return cookies.map((cookie) => this.cookies.line(request, cookie));
  }

  private mayBeForged(request: FastifyRequest): boolean {
    const { headers, method, raw } = request;
    return mayBeForged({ method, site: single(headers['sec-fetch-site']), origin: headers.origin }, [this.options.publicOrigin(), originOf(raw, this.options.proxies)]);
  }
}

function single(header: string | string[] | undefined): string | undefined {
  return header === undefined ? undefined : String(header);
}
