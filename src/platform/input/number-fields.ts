import { integerFault, MONEY_MAX, moneyFault, numberFault, type ValueFault } from '../../kernel/number-rules.js';
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
  return issuesOf(integerFault(value, min, max));
}

function issuesOf(found: ValueFault | null): FieldIssue[] {
  return found ? fault(found.code, found.rule) : [];
}

/** A number within those that a double keeps to the last whole digit; `null` clears. */
export function NumberField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => issuesOf(numberFault(value));
  return field(same, optional(check), { ...options, type: Number, minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER, nullable: true, required: false });
}

/** True or false. */
export function FlagField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => (value === undefined || typeof value === 'boolean' ? [] : fault('boolean', 'must be true or false'));
  return field(same, check, { ...options, type: Boolean, required: false });
}

/** An amount: 0 to 999,999,999,999.99 with at most two decimals, kept exactly. */
export function MoneyField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => issuesOf(moneyFault(value));
  return field(same, optional(check), { ...options, type: Number, minimum: 0, maximum: MONEY_MAX, nullable: true, required: false });
}
