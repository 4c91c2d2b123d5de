import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/actor.js';
import type { Principal } from '../../auth/principal.js';

/** The authenticated caller's actor, in a handler of a route that is not public. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  if (!request.principal) throw new Error('CurrentActor was asked for on a public route');
  return actorOf(request, request.principal);
});

const MAX_USER_AGENT = 255;

/** The caller as the author of what the request changes. */
export function actorOf({ id, clientAddress, headers }: FastifyRequest, { orgId, actor }: Principal): Actor {
  return { orgId, ...actor, requestId: id, client: { address: clientAddress, userAgent: headers['user-agent']?.slice(0, MAX_USER_AGENT) ?? null } };
}
