import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata, UseInterceptors } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { Scope } from '../../../contracts/scopes.js';
import { requireScope } from './admission.js';
import { Failure } from '../../../kernel/failure.js';
import { UnitOfWorkInterceptor } from '../writes/unit-of-work.interceptor.js';

/** What a route declares of who may call it. */
export type Access = Scope | 'public';

const ACCESS = 'oratek:access';

/** The route needs a key with this scope. Dialects wrap it in a decorator that documents it, too. */
export function DeclareScope(scope: Scope, answer: Partial<Pick<FastifyContextConfig, 'entityTag' | 'shownOnce' | 'location'>> = {}): MethodDecorator & ClassDecorator {
  if (scope === 'read' && answer.location !== undefined) throw new Error('A route that only reads makes no record that could have a Location');
  // Only where it is needed: one interceptor anywhere puts Nest's whole chain of observables around each request of the route.
  const unit = scope === 'read' ? [] : [UseInterceptors(UnitOfWorkInterceptor)];
  return applyDecorators(SetMetadata(ACCESS, scope), RouteConfig({ scope, ...answer }), ...unit);
}

/** The route asks for no key. */
export function Public(): MethodDecorator & ClassDecorator {
  return SetMetadata(ACCESS, 'public' satisfies Access);
}

/** What the handler, or its controller, declares; undefined if neither does. */
export function accessOf(reflector: Reflector, handler: () => unknown, controller: new (...args: never[]) => unknown): Access | undefined {
  return reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
}

/** Refuses by default: a route that declares nothing is closed to everybody. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = accessOf(this.reflector, context.getHandler() as () => unknown, context.getClass());
    if (access === 'public') return true;
    if (access === undefined) {
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares neither a scope nor that it is public`);
    }
    const { credential } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!credential) throw new Failure('unauthenticated', 'missing_api_key', 'This route needs a token.');
    requireScope(credential, access);
    return true;
  }
}
