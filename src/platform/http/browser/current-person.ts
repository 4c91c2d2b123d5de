import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Scope } from '../../../contracts/scopes.js';
import type { Visit } from '../../../contracts/visit.js';

/** The person who asks, by a session. */
export interface Person {
  readonly sessionId: string;
  readonly scopes: readonly Scope[];
  readonly visit: Visit;
}

/** The scopes of the person who asks by a session; null for a key. In a handler of a route that is not public. */
export const SessionScopes = createParamDecorator((_data: unknown, context: ExecutionContext): readonly Scope[] | null => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  return principal?.session ? principal.scopes : null;
});

/** The person who asks, in a handler of a route that is for people alone. */
export const CurrentPerson = createParamDecorator((_data: unknown, context: ExecutionContext): Person => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const { principal, browsers } = request;
  if (!principal?.session) throw new Error('CurrentPerson was asked for on a route that is not for people alone');
  return { sessionId: principal.session.id, scopes: principal.scopes, visit: browsers.visitOf(request) };
});
