import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/actor.js';

/** The authenticated caller's actor, in a handler of a route that is not public. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { principal, id } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Error('CurrentActor was asked for on a public route');
  return { orgId: principal.orgId, ...principal.actor, requestId: id };
});
