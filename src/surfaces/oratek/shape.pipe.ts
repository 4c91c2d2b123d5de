import { type ArgumentMetadata, Body, Injectable, type PipeTransform } from '@nestjs/common';
import { notAnObject } from '../../platform/http/request/body-parsing.js';
import { RecordChange } from './record-change.js';
import { refuse, shape } from './shape.js';

/** Makes the DTO of a body or of a query, and tells every fault of it at once (oratek.md, Errors). */
@Injectable()
export class ShapePipe implements PipeTransform {
  transform(value: unknown, metadata: ArgumentMetadata): unknown {
    const dto = metadata.metatype as (new () => object) | undefined;
    // A change is made by the pipe of its own parameter.
    if (dto === undefined || dto === (RecordChange as unknown) || (metadata.type !== 'body' && metadata.type !== 'query')) return value;
    const isBody = metadata.type === 'body';
    const { instance, issues } = shape(dto, sentIn(value), isBody);
    refuse(issues, isBody);
    return instance;
  }
}

/** The body of a PATCH: a change that is judged beside the record (`RecordChange<Dto>`). */
export function ChangedBody(dto: new () => object): ParameterDecorator {
  return Body({ transform: (value: unknown) => new RecordChange(dto, sentIn(value)) });
}

function sentIn(value: unknown): Record<string, unknown> {
  const sent = value ?? {};
  if (typeof sent !== 'object' || Array.isArray(sent)) throw notAnObject();
  return sent as Record<string, unknown>;
}
