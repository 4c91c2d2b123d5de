import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata, UseInterceptors } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig, FastifyRequest } from 'fastify';
import type { Scope } from '../../../contracts/scopes.js';
import { nobodyAsks, requirePerson, requireScope } from './admission.js';
import { UnitOfWorkInterceptor } from '../writes/unit-of-work.interceptor.js';

/** The access that a route declares. */
export type Access = Scope | 'public';

const ACCESS = 'oratek:access';
const PERSONAL = 'oratek:personal';

interface UnitOptions {
  /**
   * The handler opens its units of work itself, such as one for each batch of a long import: none is opened around it,
   * and it handles its `Idempotency-Key` itself.
   */
  readonly ownUnits?: boolean;
  /** It concerns the person who asks, by a session: no key may call it. */
  readonly isPersonal?: boolean;
}

/** Declares that the route needs a key with this scope. APIs wrap it in a decorator that also documents it. */
export function DeclareScope(scope: Scope, { ownUnits = false, isPersonal = false, ...answer }: Partial<Pick<FastifyContextConfig, 'entityTag' | 'shownOnce' | 'location'>> & UnitOptions = {}): MethodDecorator & ClassDecorator {
  if (scope === 'read' && answer.location !== undefined) throw new Error('A route that only reads makes no record that could have a Location');
  // Added only where needed: a single interceptor runs Nest's whole chain of observables around each request of the
  // route.
  const unit = scope === 'read' || ownUnits ? [] : [UseInterceptors(UnitOfWorkInterceptor)];
  return applyDecorators(SetMetadata(ACCESS, scope), SetMetadata(PERSONAL, isPersonal), RouteConfig({ scope, isPersonal, ...answer }), ...unit);
}

/** Declares that the route needs no authentication, also below the prefix of an API. */
export function Public(): MethodDecorator & ClassDecorator {
  return applyDecorators(SetMetadata(ACCESS, 'public' satisfies Access), RouteConfig({ isPublic: true }));
}

/** The access that the handler, or its controller, declares; undefined if neither does. */
export function accessOf(reflector: Reflector, handler: () => unknown, controller: new (...args: never[]) => unknown): Access | undefined {
  return reflector.getAllAndOverride<Access | undefined>(ACCESS, [handler, controller]);
}

/** Whether the handler, or its controller, is for people alone. */
export function isPersonal(reflector: Reflector, handler: () => unknown, controller: new (...args: never[]) => unknown): boolean {
  return reflector.getAllAndOverride<boolean | undefined>(PERSONAL, [handler, controller]) ?? false;
}

/** Denies by default: a route without a declaration is closed to all. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const access = accessOf(this.reflector, context.getHandler() as () => unknown, context.getClass());
    if (access === 'public') return true;
    if (access === undefined) {
      throw new Error(`${context.getClass().name}.${context.getHandler().name} declares neither a scope nor that it is public`);
    }
    const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!principal) throw nobodyAsks();
    requireScope(principal, access);
    if (isPersonal(this.reflector, context.getHandler() as () => unknown, context.getClass())) requirePerson(principal);
    return true;
  }
}
