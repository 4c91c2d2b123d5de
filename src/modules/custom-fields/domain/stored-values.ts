import type { AttributeType } from '../../../contracts/attribute-types.js';
import { isSameCustomValue } from '../../../contracts/custom-values.js';
import { type CustomValueFault, readValue } from './value-rules.js';

/**
 * The faults of a stored value by the type of its field. One whose option was removed since has none: such values stay.
 * @param type undefined if the records have no such field
 */
export function storedValueFaults(type: AttributeType | undefined, stored: unknown): readonly CustomValueFault[] {
  if (type === undefined) return [{ at: [], code: 'unknown_field', rule: 'is a value of no custom field of this record' }];
  const options = (Array.isArray(stored) ? stored : [stored]).filter((value) => typeof value === 'string');
  const read = readValue(type, asSent(stored), { options, moments: ['rfc3339'] });
  if ('faults' in read) return read.faults;
  return isSameCustomValue(read.value, stored) ? [] : [{ at: [], code: 'stored_form', rule: `is not stored as a value of the type ${type} is` }];
}

/** A moment is stored as an object, and sent as its text. */
function asSent(stored: unknown): unknown {
  if (!isObject(stored)) return stored;
  if ('at' in stored) return stored['at'];
  return Object.fromEntries(Object.entries(stored).map(([name, value]) => [name, isObject(value) ? value['at'] : value]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
