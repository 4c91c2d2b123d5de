import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { hasIdempotencyKey, Idempotency } from './idempotency.js';
import { type Success, successOf } from './success.js';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/**
 * Opens the unit of work around the handler of every request that may write; a conflict runs the handler again. Headers
 * and status of a success are set here, after the commit, so that no error can carry them.
 */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(
    private readonly units: UnitOfWork,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (READS.has(request.method)) return next.handle();
    const reply = http.getResponse<FastifyReply>();
    const work = async (): Promise<Success> => successOf(request, await lastValueFrom(next.handle(), { defaultValue: undefined }));
    return defer(async () => {
      const { body, status, headers } = hasIdempotencyKey(request) ? await this.idempotency.once(request, reply, work) : await this.units.run(work);
      if (status !== undefined) void reply.code(status);
      void reply.headers(headers);
      return body;
    });
  }
}
