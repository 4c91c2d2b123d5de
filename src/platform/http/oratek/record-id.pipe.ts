import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from '../../../kernel/ids.js';
import { RequestFailure } from '../request-failure.js';

/** The id of a record in the path, in lower case. What is no UUID cannot be anybody's id: 404. */
@Injectable()
export class RecordIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isUuid(value)) throw new RequestFailure('not_found', 'There is no record with this id: an id is a UUID.');
    return value.toLowerCase();
  }
}

/** The handler's `:id`. */
export function RecordId(): ParameterDecorator {
  return Param('id', RecordIdPipe);
}
