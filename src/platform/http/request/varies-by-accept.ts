import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Observable } from 'rxjs';
import { withMember } from './list-header.js';

/** Tells caches that the route answers in another media type to another `Accept` (RFC 9110, 12.5.5). */
@Injectable()
export class VariesByAccept implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    void reply.header('vary', withMember(reply.getHeader('vary'), 'Accept'));
    return next.handle();
  }
}
