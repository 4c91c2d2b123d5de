import type { TextFault } from '../../kernel/text-rules.js';
import { type Check, fault, field, type FieldDocs, type Normalize } from './fields.js';

/** The rules of a text that the domain has. */
export interface TextCheck {
  /** Brings it into its kept form; a blank one becomes empty. */
  readonly read: Normalize;
  /** The fault of one in its kept form. */
  readonly faultOf: (value: unknown) => TextFault | null;
  /** In characters. */
  readonly max: number;
}

/** A text with rules of the domain beyond its length. `null` and a blank text clear, unless it is `notBlank`, or must be sent. */
export function CheckedTextField(options: FieldDocs & TextCheck & { readonly notBlank?: boolean; readonly required?: boolean }): PropertyDecorator {
  const { read, faultOf, max, required = false, notBlank = required, ...docs } = options;
  const check: Check = (value) => {
    if (value === undefined) return required ? fault('required', 'is required') : [];
    if (value === null) return notBlank ? fault('blank', 'must not be blank') : [];
    const found = faultOf(value);
    return found ? fault(found.code, found.rule) : [];
  };
  const normalize: Normalize = (value) => {
    const kept = read(value);
    return kept === '' ? null : kept;
  };
  return field(normalize, check, { ...docs, type: String, maxLength: max, ...(notBlank ? { minLength: 1 } : { nullable: true }), required });
}
