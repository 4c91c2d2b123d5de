import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { notAnObject } from '../http/request/body-parsing.js';
import { refuse, unknownFields, unknownParameters } from './shape.js';

interface Reads {
  readonly query: boolean;
  readonly body: boolean;
}

const known = new WeakMap<object, Reads>();

/**
 * Refuses parameters and body fields if the handler reads none: a typo, or a filter that does not exist, must not be
 * silently ignored (oratek.md, Errors). Input that a handler does read is checked by its DTO.
 */
@Injectable()
export class UnreadInputGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    const names = Object.keys(query as object);
    const reads = readsOf(context);
    if (names.length > 0 && !reads.query) refuse(unknownParameters(names), false);
    if (typeof body === 'object' && body !== null && !reads.body) {
      if (Array.isArray(body)) throw notAnObject();
      refuse(unknownFields(Object.keys(body)), true);
    }
    return true;
  }
}

function readsOf(context: ExecutionContext): Reads {
  const handler = context.getHandler();
  let reads = known.get(handler);
  if (reads === undefined) {
    // Nest keeps them as "<type>:<index>".
    const args = Object.keys((Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), handler.name) ?? {}) as object);
    const has = (type: RouteParamtypes): boolean => args.some((key) => key.startsWith(`${type}:`));
    reads = { query: has(RouteParamtypes.QUERY), body: has(RouteParamtypes.BODY) };
    known.set(handler, reads);
  }
  return reads;
}
