import { domainFault, DOMAIN_TEXT, normalDomain } from '../../kernel/domain-name.js';
import { readText } from '../../kernel/text-rules.js';
import { type Check, fault, field, type FieldDocs, type Normalize } from './fields.js';

/** A text that `domainFault` refuses is kept as it is: a domain that is cut out of it would pass the check. */
const toDomain: Normalize = (value) => {
  const text = readText(value, DOMAIN_TEXT);
  if (text === '') return null;
  return domainFault(text) ? text : normalDomain(String(text));
};

const domainIssues: Check = (value) => {
  const found = domainFault(value);
  return found ? fault(found.code, found.rule) : [];
};

/**
 * A domain, or an address of the web that has it (`normalDomain`), kept in its normalised form. `null` and a blank text clear, unless
 * it must be sent or is `notBlank`.
 */
export function DomainField(options: FieldDocs & { readonly required?: boolean; readonly notBlank?: boolean }): PropertyDecorator {
  const { required = false, notBlank = required, ...docs } = options;
  const check: Check = (value) => {
    if (value === undefined || (value === null && required)) return required ? fault('required', 'is required') : [];
    if (value === null) return notBlank ? fault('blank', 'must not be blank') : [];
    return domainIssues(value);
  };
  return field(toDomain, check, { ...docs, type: String, maxLength: DOMAIN_TEXT.max, ...(notBlank ? { minLength: 1 } : { nullable: true }), required });
}
