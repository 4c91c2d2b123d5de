import { type MomentForm, momentReader } from '../../kernel/moment-forms.js';
import { parseTimestamp } from '../../kernel/timestamp.js';
import { type Check, fault, field, type FieldDocs, isAbsent, type Normalize, optional } from './fields.js';

/** A moment in any of several forms, kept as a Timestamp; `null` clears. */
export function MomentField(options: FieldDocs & { readonly accepts: readonly [MomentForm, ...MomentForm[]] }): PropertyDecorator {
  const { accepts, ...docs } = options;
  const { read, rule } = momentReader(accepts);
  const check: Check = (value) => (typeof value === 'string' && parseTimestamp(value) === value ? [] : fault('date_time', rule));
  const schemas = accepts.map((form) => (form === 'milliseconds' ? { type: 'integer' } : { type: 'string', format: form === 'date' ? 'date' : 'date-time' }));
  // Not oneOf: to a tool that ignores formats, the texts fit two of them.
  const anyOf = [...schemas, { type: 'null' }];
  // A text in no accepted form must not pass as the stored form.
  const normalize: Normalize = (value) => (isAbsent(value) ? value : (read(value) ?? UNREAD));
  return field(normalize, optional(check), { ...docs, anyOf, required: false });
}

/** A value that could not be read; it matches no form. */
const UNREAD = Symbol('unread');
