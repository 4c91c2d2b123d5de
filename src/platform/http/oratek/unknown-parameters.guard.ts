import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { refuse, unknownParameters } from './shape.js';

const takesQuery = new WeakMap<object, boolean>();

/**
 * Refuses parameters of a request whose handler reads none: a typo, or a filter that there is not, must not be lost in
 * silence (oratek.md, Errors). What a handler does read is judged by its DTO.
 */
@Injectable()
export class UnknownParametersGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    if (names.length > 0 && !readsQuery(context)) refuse(unknownParameters(names), false);
    return true;
  }
}

function readsQuery(context: ExecutionContext): boolean {
  const handler = context.getHandler();
  let known = takesQuery.get(handler);
  if (known === undefined) {
    // Nest keeps them as "<type>:<index>".
    const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ?? {}) as object;
    known = Object.keys(args).some((key) => key.startsWith(`${RouteParamtypes.QUERY}:`));
    takesQuery.set(handler, known);
  }
  return known;
}
