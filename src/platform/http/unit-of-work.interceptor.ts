import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { defer, lastValueFrom, type Observable } from 'rxjs';
import { UnitOfWork } from '../../kernel/unit-of-work.js';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Opens the unit of work around the handler of every request that may write; a conflict runs the handler again. */
@Injectable()
export class UnitOfWorkInterceptor implements NestInterceptor {
  constructor(private readonly units: UnitOfWork) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (READS.has(context.switchToHttp().getRequest<FastifyRequest>().method)) return next.handle();
    return defer(() => this.units.run(() => lastValueFrom(next.handle(), { defaultValue: undefined })));
  }
}
