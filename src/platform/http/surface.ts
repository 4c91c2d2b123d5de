import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../contracts/scopes.js';
import type { Failure } from '../../kernel/failure.js';
import type { Credentials } from '../auth/credentials.js';
import type { Principal } from '../auth/principal.js';

/** Bodies of one media type, as an API takes them. */
export interface BodyKind {
  /** In lower case, without parameters: `application/json`. The server has a parser for it. */
  readonly type: string;
  /** Bytes that such a body may have at most. */
  readonly maxBytes: number;
}

/** How a failure is answered. */
export interface RenderedFailure {
  readonly status: number;
  /** The failure's name in this API, for logs and figures. */
  readonly code: string;
  /** Beside those that the failure brings along. */
  readonly headers: Readonly<Record<string, string>>;
  /** The Content-Type. */
  readonly type: string;
  readonly body: string;
}

/** A public API, as the server sees it: where its routes lie, who asks, what it takes, how it refuses. */
export interface Surface {
  readonly name: string;
  /** The path below which all its routes lie; who asks has to be known there whether or not the route exists, but on routes that are public. */
  readonly prefix: string;
  /**
   * Who asks; null if nobody says so, which public routes alone allow. Throws `unauthenticated` for anything that shows nobody who may ask,
   * and `unavailable`.
   */
  authenticate(request: FastifyRequest, credentials: Credentials): Promise<Principal | null>;
  /** The scope that is asked for where there is no route: what lies there is nobody's business without it. */
  scopeOf(path: string, method: string): Scope;
  /** The bodies that its routes take, unless a route says otherwise. */
  readonly bodies: readonly BodyKind[];
  render(failure: Failure): RenderedFailure;
}

/** The public APIs of the application. */
export class Surfaces {
  constructor(
    private readonly surfaces: readonly Surface[],
    /** Speaks for everything outside of the others' prefixes. */
    readonly fallback: Surface,
  ) {}

  /** The API whose routes lie there, or null. Of prefixes that contain one another, the longest counts. */
  at(path: string): Surface | null {
    let found: Surface | null = null;
    for (const one of this.surfaces) {
      if ((path === one.prefix || path.startsWith(`${one.prefix}/`)) && one.prefix.length > (found?.prefix.length ?? -1)) found = one;
    }
    return found;
  }
}
