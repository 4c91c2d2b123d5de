import { applyDecorators, type CallHandler, type CanActivate, createParamDecorator, type ExecutionContext, Injectable, type NestInterceptor, UseGuards, UseInterceptors } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map, type Observable } from 'rxjs';
import type { Visit } from '../../contracts/visit.js';
import type { Principal } from '../../platform/auth/principal.js';
import { DeclareScope, Public } from '../../platform/http/admission/access.js';
import { ACCOUNT_HEADERS, Page, type PageAnswer, StaticFile } from './page.js';

/** Sends what the handler of a page returned. */
@Injectable()
class PageInterceptor implements NestInterceptor<PageAnswer, string> {
  intercept(context: ExecutionContext, next: CallHandler<PageAnswer>): Observable<string> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(map((answer) => send(request, reply, answer)));
  }
}

function send(request: FastifyRequest, reply: FastifyReply, answer: PageAnswer): string {
  void reply.headers(ACCOUNT_HEADERS);
  if (answer instanceof StaticFile) {
    void reply.header('cache-control', 'public, max-age=31536000, immutable').type(answer.type);
    return answer.text;
  }
  if (answer instanceof Page) {
    void reply.code(answer.options.status ?? 200).headers(answer.options.headers ?? {}).type('text/html; charset=utf-8');
    return answer.text;
  }
  const cookies = request.browsers.setCookies(request, answer.cookies);
  if (cookies.length > 0) void reply.header('set-cookie', cookies);
  // The browser gets it by GET, whatever it has just sent.
  void reply.code(303).header('location', answer.to);
  return '';
}

/** Refuses a form that a page of another origin may have sent. */
@Injectable()
class OwnFormGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.browsers.refuseForged(request);
    return true;
  }
}

/** A page for everybody. */
export function PublicPage(): MethodDecorator {
  return applyDecorators(Public(), UseGuards(OwnFormGuard), UseInterceptors(PageInterceptor), ApiExcludeEndpoint());
}

/** A page for somebody who is signed in; others are led to sign in. Its handler opens its units of work itself. */
export function PersonalPage(): MethodDecorator {
  return applyDecorators(DeclareScope('read', { ownUnits: true, isPersonal: true }), UseInterceptors(PageInterceptor), ApiExcludeEndpoint());
}

/** What the request says of the person in front of the page. */
export const CurrentVisit = createParamDecorator((_data: unknown, context: ExecutionContext): Visit => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return request.browsers.visitOf(request);
});

/** The person who is signed in, on a page for those. */
export const CurrentPrincipal = createParamDecorator((_data: unknown, context: ExecutionContext): Principal => {
  const { principal } = context.switchToHttp().getRequest<FastifyRequest>();
  if (!principal) throw new Error('CurrentPrincipal was asked for on a page for everybody');
  return principal;
});

/** A field of a form that was sent; empty if it is missing. */
export function sent(form: unknown, name: string): string {
  const value = typeof form === 'object' && form !== null && Object.hasOwn(form, name) ? (form as Readonly<Record<string, unknown>>)[name] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The path of this server that a parameter names, or the other one: never an address elsewhere. */
export function pathOr(value: unknown, otherwise: string): string {
  return typeof value === 'string' && value.length <= 2_000 && /^\/(?![/\\])[\x21-\x7e]*$/.test(value) && !value.includes('\\') ? value : otherwise;
}
