import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from '../../kernel/ids.js';

/** An id that no record ever has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The id of a record in the path, in lower case. An invalid UUID becomes an id that no record has: so its 404 comes
 * where every 404 does, after the body's faults.
 */
@Injectable()
class RecordIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    return isUuid(value) ? value.toLowerCase() : NOBODY;
  }
}

/** The handler's `:id`, or another id of its path. */
export function RecordId(name = 'id'): ParameterDecorator {
  return Param(name, RecordIdPipe);
}
