import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allows, type Scope } from '../../contracts/scopes.js';
import type { Credential, Credentials } from '../auth/credentials.js';
import { ignoreBody, refuseEncoding } from './body-parsing.js';
import type { Dialect, Dialects } from './dialect.js';
import { RequestFailure, routeNotFound, toRequestFailure } from './request-failure.js';
import { pathOf } from './request-path.js';
import type { RouteTable } from './route-table.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on routes that ask nobody. */
    credential: Credential | null;
  }
  interface FastifyContextConfig {
    /** The scope that the route declares; the answer to a key without it does not wait for the body. */
    scope?: Scope;
  }
}

export interface AdmissionOptions {
  readonly dialects: Dialects;
  readonly routes: RouteTable;
  /** Asked for at the first request: the application is made after its server. */
  readonly credentials: () => Credentials;
  /** Whether the server is going down and takes nothing new. */
  readonly isStopping: () => boolean;
}

/** Says while the process runs that it does, also while it is stopping. */
const LIVENESS = '/health/live';
const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * All that is decided before a byte of the body is read (oratek.md, order of checks): is the server there, who asks,
 * does the key have the scope, does the route exist, can the body be read at all.
 */
export class Admission {
  constructor(private readonly options: AdmissionOptions) {}

  register(instance: FastifyInstance): void {
    instance.decorateRequest('credential', null);
    instance.addHook('onRequest', (request, reply) => this.admit(request, reply, request.is404 ? 'unmatched' : 'matched'));
  }

  /**
   * Lets the request pass, or answers it.
   * @param routing whether a route matched; `impossible` if the path is none that could be matched
   */
  async admit(request: FastifyRequest, reply: FastifyReply, routing: 'matched' | 'unmatched' | 'impossible'): Promise<FastifyReply | undefined> {
    const { dialects, routes, isStopping } = this.options;
    void reply.header('x-request-id', request.id);
    const path = pathOf(request, routing === 'matched');
    const dialect = dialects.at(path);
    const methods = (): string[] | null => (routing === 'impossible' ? null : routes.methodsOf(path));
    let allowed: string[] | null = null;
    try {
      if (isStopping() && path !== LIVENESS) throw new RequestFailure('unavailable', 'The server is shutting down; try again.', [], { connection: 'close' });
      if (request.headers.host === undefined && request.raw.httpVersion === '1.1') throw new RequestFailure('bad_request', 'The request has no Host header.');
      if (request.method === 'OPTIONS') {
        allowed = methods();
        if (!allowed) throw routeNotFound();
      } else {
        await this.check(request, dialect, routing === 'matched', methods);
      }
    } catch (error) {
      return sendFailure(dialect ?? dialects.fallback, request, reply, error);
    }
    return allowed ? reply.code(204).header('allow', allowed.join(', ')).send() : undefined;
  }

  /** Throws a RequestFailure unless the request may go on to its body and its handler. */
  private async check(request: FastifyRequest, dialect: Dialect | null, isMatched: boolean, methods: () => string[] | null): Promise<void> {
    if (dialect) request.credential = await this.authenticate(request, dialect);
    if (!isMatched) throw unmatched(request, methods());
    const { scope } = request.routeOptions.config;
    if (scope !== undefined && request.credential) requireScope(request.credential, scope);
    if (request.method === 'DELETE') ignoreBody(request);
    else refuseEncoding(request);
  }

  private async authenticate(request: FastifyRequest, dialect: Dialect): Promise<Credential> {
    const verdict = await this.options.credentials().judge(dialect.tokenOf(request));
    switch (verdict.outcome) {
      case 'valid':
        return verdict.credential;
      case 'unknown':
        throw new RequestFailure('invalid_api_key', 'The token matches no issued key: check that it was copied whole.');
      case 'revoked':
        throw new RequestFailure('revoked_api_key', 'The token was revoked: issue a new one.');
      case 'expired':
        throw new RequestFailure('revoked_api_key', 'The token has expired: issue a new one.');
    }
  }
}

/** A key that may not write learns that first, whether or not there is something to write to. */
function unmatched(request: FastifyRequest, methods: string[] | null): RequestFailure {
  if (request.credential) requireScope(request.credential, READS.has(request.method) ? 'read' : 'write');
  // With its own method among them it is the path that could not be matched, such as an id that is too long.
  if (!methods || methods.includes(request.method)) return routeNotFound();
  const allow = methods.join(', ');
  return new RequestFailure('method_not_allowed', `The path exists, but not with this method: it has ${allow}.`, [], { allow });
}

/** Throws `insufficient_scope` unless the key may do what needs `scope`. */
export function requireScope(credential: Credential, scope: Scope): void {
  if (!allows(credential.scopes, scope)) {
    throw new RequestFailure('insufficient_scope', `The token lacks the scope "${scope}", which this request needs: use a key that has it.`);
  }
}

/** Answers with the failure as the dialect words it, and logs it if it is the server's own. */
export function sendFailure(dialect: Dialect, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const failure = toRequestFailure(error);
  request.errorCode = failure.code;
  if (failure.code === 'internal') request.log.error({ err: failure.cause }, 'unexpected error');
  else if (failure.code === 'unavailable') request.log.warn({ err: failure.cause }, failure.message);
  const { status, headers, body } = dialect.render(failure);
  return reply.code(status).headers(headers).type('application/json; charset=utf-8').send(body);
}
