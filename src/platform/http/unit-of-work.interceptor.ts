import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from '../../kernel/unit-of-work.js';
import { hasIdempotencyKey, Idempotency } from './idempotency.js';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Opens the unit of work around the handler of every request that may write; a conflict runs the handler again. */
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
    const work = (): Promise<unknown> => lastValueFrom(next.handle(), { defaultValue: undefined });
    return defer(() => (hasIdempotencyKey(request) ? this.idempotency.once(request, http.getResponse<FastifyReply>(), work) : this.units.run(work)));
  }
}
