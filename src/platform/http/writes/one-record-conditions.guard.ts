import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Failure } from '../../../kernel/failure.js';

const HEADERS = ['If-Match', 'If-None-Match'] as const;

/**
 * Refuses `If-Match` and `If-None-Match` on a route that changes several records: the condition could hold for none of
 * them, and without it a change could be overwritten.
 */
export class OneRecordConditionsGuard implements CanActivate {
  /** @param advice how to condition the change of one record: the end of a sentence after "leave it out", without the full stop */
  constructor(private readonly advice: string) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<FastifyRequest>();
    const name = HEADERS.find((header) => headers[header.toLowerCase()] !== undefined);
    if (name === undefined) return true;
    const rule = `is about one record, not about several: leave it out, ${this.advice}`;
    throw new Failure('invalid', 'validation', `${name} ${rule}.`, [{ path: [name], code: 'condition_of_several', rule }], { namesAsSent: true });
  }
}
