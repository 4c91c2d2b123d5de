import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { sendFailure } from './admission.js';
import type { Surfaces } from '../surface.js';
import { pathOf } from '../request/request-path.js';

/** Answers any thrown error in the words of the request's surface. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(private readonly surfaces: Surfaces) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.sent) return;
    void sendFailure(this.surfaces.at(pathOf(request, !request.is404)) ?? this.surfaces.fallback, request, reply, error);
  }
}
