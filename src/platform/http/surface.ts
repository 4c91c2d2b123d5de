import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../contracts/scopes.js';
import type { Failure } from '../../kernel/failure.js';
import type { Credentials } from '../auth/credentials.js';
import type { Principal } from '../auth/principal.js';
import type { Browsers } from './browser/browsers.js';

/** A media type of bodies that an API accepts. */
export interface BodyKind {
  /** In lower case, without parameters: `application/json`. The server has a parser for it. */
  readonly type: string;
  /** The most bytes of such a body. */
  readonly maxBytes: number;
}

/** A failure as an API answers it. */
export interface RenderedFailure {
  readonly status: number;
  /** The failure's code in this API, for logs and metrics. */
  readonly code: string;
  /** Headers in addition to those of the failure. */
  readonly headers: Readonly<Record<string, string>>;
  /** The Content-Type. */
  readonly type: string;
  readonly body: string;
}

/** A public API, as the server sees it: its prefix, its authentication, its bodies, its failures. */
export interface Surface {
  readonly name: string;
  /**
   * The path below which all its routes lie. Requests below it must be authenticated whether or not the route exists,
   * except on public routes.
   */
  readonly prefix: string;
  /** It has pages: one with a slash behind its path is found at the path without it. */
  readonly hasPages?: true;
  /**
   * The authenticated caller, a key or a person by a session; null without credentials, which only public routes allow. Throws
   * `unauthenticated` for invalid credentials, and `unavailable`.
   */
  authenticate(request: FastifyRequest, credentials: Credentials, browsers: Pick<Browsers, 'personOf' | 'visitorOf'>): Promise<Principal | null>;
  /** The scope that is required where no route exists, so that a key without it cannot probe for routes. */
  scopeOf(path: string, method: string): Scope;
  /** The bodies that its routes accept, unless a route says otherwise. */
  readonly bodies: readonly BodyKind[];
  /** @param status instead of that of the failure's kind: malformed HTTP has several */
  render(failure: Failure, status?: number): RenderedFailure;
}

/** The public APIs of the application. */
export class Surfaces {
  constructor(
    private readonly surfaces: readonly Surface[],
    /** Answers for paths outside of all prefixes. */
    readonly fallback: Surface,
  ) {}

  /** The API of the path, or null. If prefixes contain one another, the longest counts. */
  at(path: string): Surface | null {
    let found: Surface | null = null;
    for (const one of this.surfaces) {
      if ((path === one.prefix || path.startsWith(`${one.prefix}/`)) && one.prefix.length > (found?.prefix.length ?? -1)) found = one;
    }
    return found;
  }
}
