import { DomainError } from '../../../kernel/domain-error.js';

/** No such contact in this organization. Another organization's contact answers the same. */
export function contactNotFound(): DomainError {
  return new DomainError('not_found', 'contact_not_found', 'Contact does not exist or has been deleted.');
}

/** A contact must be called something. */
export function contactUnnamed(): DomainError {
  const message = 'A contact needs a full_name or a company that is not blank.';
  return new DomainError('invalid', 'contact_unnamed', message, [{ field: 'fullName', code: 'required', message }]);
}

/** A change that names no field. */
export function nothingToChange(): DomainError {
  return new DomainError('no_fields', 'contact_no_fields', 'The body names no field to change: send at least one.');
}
