import { Injectable, Param, type PipeTransform } from '@nestjs/common';
import { isUuid } from '../../kernel/ids.js';

/** An id that no record ever has. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * The id of a record in the path, in lower case. What is no UUID cannot be anybody's id, and is looked for as such: so
 * its 404 comes where every 404 does, after the body's faults.
 */
@Injectable()
class RecordIdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    return isUuid(value) ? value.toLowerCase() : NOBODY;
  }
}

/** The handler's `:id`, or another id in its path. */
export function RecordId(name = 'id'): ParameterDecorator {
  return Param(name, RecordIdPipe);
}
