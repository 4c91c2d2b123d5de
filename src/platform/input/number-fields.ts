import { type Check, fault, field, type FieldDocs, type FieldIssue, optional, same } from './fields.js';

/** A whole number; the property's initial value is the default. */
export function IntegerField(options: FieldDocs & { readonly min: number; readonly max: number; readonly default: number }): PropertyDecorator {
  const { min, max, default: fallback, ...docs } = options;
  const check: Check = (value) => integerIssues(value, min, max);
  return field(same, check, { ...docs, type: 'integer', minimum: min, maximum: max, default: fallback, required: false });
}

/** A whole number that may be absent; `null` clears. */
export function WholeNumberField(options: FieldDocs & { readonly min: number; readonly max: number }): PropertyDecorator {
  const { min, max, ...docs } = options;
  return field(same, optional((value) => integerIssues(value, min, max)), { ...docs, type: 'integer', minimum: min, maximum: max, nullable: true, required: false });
}

function integerIssues(value: unknown, min: number, max: number): FieldIssue[] {
  if (typeof value !== 'number' || !Number.isInteger(value)) return fault('integer', 'must be a whole number');
  if (value < min) return fault('min', `must be at least ${min}`);
  return value > max ? fault('max', `must be at most ${max}`) : [];
}

/** A number within those that a double keeps to the last whole digit; `null` clears. */
export function NumberField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => {
    if (typeof value !== 'number') return fault('number', 'must be a number');
    // NaN replaces a number with more digits than a double holds.
    if (Number.isNaN(value)) return fault('digits', 'must have at most 15 significant digits');
    if (value < -Number.MAX_SAFE_INTEGER) return fault('min', `must be at least ${-Number.MAX_SAFE_INTEGER}`);
    return value > Number.MAX_SAFE_INTEGER ? fault('max', `must be at most ${Number.MAX_SAFE_INTEGER}`) : [];
  };
  return field(same, optional(check), { ...options, type: Number, minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, nullable: true, required: false });
}

/** True or false. */
export function FlagField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => (value === undefined || typeof value === 'boolean' ? [] : fault('boolean', 'must be true or false'));
  return field(same, check, { ...options, type: Boolean, required: false });
}

const MONEY_MAX = 999_999_999_999.99;
const MONEY = /^\d{1,12}(?:\.\d{1,2})?$/;

/** An amount: 0 to 999,999,999,999.99 with at most two decimals, kept exactly. */
export function MoneyField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => {
    if (typeof value !== 'number') return fault('number', 'must be a number');
    if (value < 0) return fault('min', 'must be at least 0');
    if (value > MONEY_MAX) return fault('max', `must be at most ${MONEY_MAX}`);
    // Also refuses NaN, which replaces a number with more digits than a double holds.
    return MONEY.test(String(value)) ? [] : fault('decimals', 'must have at most 2 decimals');
  };
  return field(same, optional(check), { ...options, type: Number, minimum: 0, maximum: MONEY_MAX, nullable: true, required: false });
}
