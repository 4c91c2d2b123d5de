import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Precondition } from '../../../kernel/precondition.js';
import { preconditionOf } from './entity-tag.js';
import type { RecordForm } from './record-form.js';

/** The If-Match and If-None-Match conditions of a request that writes. */
export class RequestConditions {
  constructor(private readonly demand: ((tag: string) => void) | null) {}

  /** The conditions for a record in this form, for a use case; null if there are none. */
  on<View>({ tagOf }: RecordForm<View, object>): Precondition<View> | null {
    const { demand } = this;
    return demand && ((current) => demand(tagOf(current)));
  }
}

/** The conditions of an If-Match that is sent otherwise than as a header. Throws `validation` if it lists no tags. */
export function ifMatchOf(header: string): RequestConditions {
  return new RequestConditions(preconditionOf({ 'if-match': header }));
}

/** The conditions of the request, in a handler. Throws `validation` for a header that lists no tags. */
export const Conditions = createParamDecorator((_data: unknown, context: ExecutionContext): RequestConditions => new RequestConditions(preconditionOf(context.switchToHttp().getRequest<FastifyRequest>().headers)));
