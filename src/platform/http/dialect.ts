import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../contracts/scopes.js';
import type { Failure } from '../../kernel/failure.js';

/** What an API's clients expect around its routes: where their token is, and how a refusal looks. */
export interface Dialect {
  /** The path below which all its routes lie; a token is asked for there whether or not the route exists. */
  readonly prefix: string;
  /** The token as sent. Throws a Failure if there is none, or nothing that could be one. */
  tokenOf(request: FastifyRequest): string;
  /** The scope that is asked for where there is no route: what lies there is nobody's business without it. */
  scopeOf(path: string, method: string): Scope;
  /** How the failure is answered; `code` is its name in this API, for logs and figures. `headers` are beside those of the failure. */
  render(failure: Failure): { readonly status: number; readonly code: string; readonly headers: Readonly<Record<string, string>>; readonly body: object };
}

/** The dialects that the application speaks. */
export class Dialects {
  constructor(
    private readonly dialects: readonly Dialect[],
    /** Speaks for everything outside of the others' prefixes. */
    readonly fallback: Dialect,
  ) {}

  /** The dialect whose routes lie there, or null. */
  at(path: string): Dialect | null {
    return this.dialects.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`)) ?? null;
  }
}
