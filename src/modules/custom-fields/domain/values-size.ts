import { changedCustomValues, type CustomChanges, type CustomValues, MAX_CUSTOM_VALUES_BYTES, publishCustomValues } from '../../../contracts/custom-values.js';
import type { ValueFault } from '../../../kernel/number-rules.js';

/** A fault of the values of a record together, at one of them. */
export interface ValuesSizeFault extends ValueFault {
  readonly propertyName: string;
}

/**
 * The fault of changes after which the record's custom values take more than `MAX_CUSTOM_VALUES_BYTES`, at the largest
 * value among them. None if they take no more than before: values that are too large already may be changed and made smaller.
 */
export function valuesSizeFault(current: CustomValues, changes: CustomChanges): ValuesSizeFault | null {
  const next = changedCustomValues(current, changes);
  if (next === current) return null;
  const size = bytesOf(next);
  if (size <= MAX_CUSTOM_VALUES_BYTES || size <= bytesOf(current)) return null;
  const [largest] = Object.entries(changes).sort(([, one], [, other]) => bytesOf({ value: other }) - bytesOf({ value: one }));
  return {
    propertyName: largest?.[0] ?? '',
    code: 'values_size',
    rule: `must be smaller: with it, the custom values of the record have ${size} bytes together, and at most ${MAX_CUSTOM_VALUES_BYTES} are allowed`,
  };
}

/** The UTF-8 bytes of their JSON text, as `/api/v1` shows them. */
function bytesOf(values: CustomChanges): number {
  return Buffer.byteLength(JSON.stringify(publishCustomValues(values)));
}
