/** A fault of a value. */
export interface ValueFault {
  readonly code: string;
  /** The rule that the value breaks: the end of a sentence that begins with the value's name, without the full stop. */
  readonly rule: string;
}

/** The largest amount of money. */
export const MONEY_MAX = 999_999_999_999.99;
const MONEY = /^\d{1,12}(?:\.\d{1,2})?$/;

/** The fault of a number, which must be within those that a double keeps to the last whole digit. */
export function numberFault(value: unknown): ValueFault | null {
  if (typeof value !== 'number') return { code: 'number', rule: 'must be a number' };
  // NaN replaces a number with more digits than a double holds.
  if (Number.isNaN(value)) return { code: 'digits', rule: 'must have at most 15 significant digits' };
  if (value < -Number.MAX_SAFE_INTEGER) return { code: 'min', rule: `must be at least ${-Number.MAX_SAFE_INTEGER}` };
  return value > Number.MAX_SAFE_INTEGER ? { code: 'max', rule: `must be at most ${Number.MAX_SAFE_INTEGER}` } : null;
}

/** The fault of an amount: 0 to 999,999,999,999.99 with at most two decimals. */
export function moneyFault(value: unknown): ValueFault | null {
  if (typeof value !== 'number') return { code: 'number', rule: 'must be a number' };
  if (value < 0) return { code: 'min', rule: 'must be at least 0' };
  if (value > MONEY_MAX) return { code: 'max', rule: `must be at most ${MONEY_MAX}` };
  // Also refuses NaN, which replaces a number with more digits than a double holds.
  return MONEY.test(String(value)) ? null : { code: 'decimals', rule: 'must have at most 2 decimals' };
}

/** The fault of a whole number between two others. */
export function integerFault(value: unknown, min: number, max: number): ValueFault | null {
  if (typeof value !== 'number' || !Number.isInteger(value)) return { code: 'integer', rule: 'must be a whole number' };
  if (value < min) return { code: 'min', rule: `must be at least ${min}` };
  return value > max ? { code: 'max', rule: `must be at most ${max}` } : null;
}
