import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { allows, type Scope } from '../../contracts/scopes.js';
import type { Credential, Credentials } from '../auth/credentials.js';
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

/**
 * All that is decided before a byte of the body is read (oratek.md, order of checks): is the server there, who asks,
 * does the route exist, does the key have its scope.
 */
export function registerAdmission(instance: FastifyInstance, options: AdmissionOptions): void {
  const { dialects, routes } = options;
  instance.decorateRequest('credential', null);
  instance.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    const path = pathOf(request);
    const dialect = dialects.at(path);
    try {
      if (options.isStopping()) throw new RequestFailure('unavailable', 'The server is shutting down; try again.', [], { connection: 'close' });
      if (request.method === 'OPTIONS') return answerOptions(reply, routes.methodsOf(path));
      if (dialect) request.credential = await authenticate(request, dialect, options.credentials());
      if (request.is404) throw unmatched(routes.methodsOf(path));
      const scope = request.routeOptions.config.scope;
      if (scope !== undefined && request.credential) requireScope(request.credential, scope);
      return undefined;
    } catch (error) {
      return sendFailure(dialect ?? dialects.fallback, request, reply, error);
    }
  });
}

async function authenticate(request: FastifyRequest, dialect: Dialect, credentials: Credentials): Promise<Credential> {
  const verdict = await credentials.judge(dialect.tokenOf(request));
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

/** Throws `insufficient_scope` unless the key may do what needs `scope`. */
export function requireScope(credential: Credential, scope: Scope): void {
  if (!allows(credential.scopes, scope)) {
    throw new RequestFailure('insufficient_scope', `The token lacks the scope "${scope}", which this request needs: use a key that has it.`);
  }
}

/** Answers with the failure as the dialect words it, and logs it if it is the server's own. */
export function sendFailure(dialect: Dialect, request: FastifyRequest, reply: FastifyReply, error: unknown): FastifyReply {
  const failure = toRequestFailure(error);
  if (failure.code === 'internal') request.log.error({ err: failure.cause }, 'unexpected error');
  else if (failure.code === 'unavailable') request.log.warn({ err: failure.cause }, failure.message);
  const { status, headers, body } = dialect.render(failure);
  return reply.code(status).headers(headers).type('application/json; charset=utf-8').send(body);
}

function unmatched(methods: string[] | null): RequestFailure {
  if (!methods) return routeNotFound();
  const allow = methods.join(', ');
  return new RequestFailure('method_not_allowed', `The path exists, but not with this method: it has ${allow}.`, [], { allow });
}

function answerOptions(reply: FastifyReply, methods: string[] | null): FastifyReply {
  if (!methods) throw routeNotFound();
  return reply.code(204).header('allow', methods.join(', ')).send();
}
