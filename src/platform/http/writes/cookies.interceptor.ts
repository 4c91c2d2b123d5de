import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { cookiesOf } from './success.js';

/** Sets the cookies that a handler attached to its answer (`withCookies`), for routes that open their units of work themselves: no answer is stored, and so no cookie. */
@Injectable()
export class CookiesInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body) => {
        const lines = request.browsers.setCookies(request, cookiesOf(body));
        if (lines.length > 0) void reply.header('set-cookie', lines).header('cache-control', 'no-store');
      }),
    );
  }
}
