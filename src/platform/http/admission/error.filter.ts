import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFailure } from './admission.js';
import type { Dialects } from '../dialect.js';
import { pathOf } from '../request/request-path.js';

/** Puts whatever was thrown into the words of the dialect that was spoken to. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly dialects: Dialects) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    void sendFailure(this.dialects.at(pathOf(request, !request.is404)) ?? this.dialects.fallback, request, reply, error);
  }
}
