import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../../kernel/actor.js';

/** Who asks, in a handler of a route that needs a key. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const { credential, id } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!credential) throw new Error('CurrentActor was asked for on a route that needs no key');
  return { orgId: credential.orgId, type: 'api_key', id: credential.keyId, name: credential.keyName, requestId: id };
});
