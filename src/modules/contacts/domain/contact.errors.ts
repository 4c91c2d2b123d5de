import { Failure } from '../../../kernel/failure.js';

/** No such contact in this organization. Another organization's contact answers the same. */
export function contactNotFound(): Failure {
  return new Failure('not_found', 'contact_not_found', 'Contact does not exist or has been deleted.');
}

/** A contact needs a name or a company. */
export function contactUnnamed(): Failure {
  const sentence = 'A contact needs a name or a company that is not blank.';
  return new Failure('invalid', 'contact_unnamed', sentence, [{ path: ['fullName'], code: 'required', sentence }]);
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'contact_no_fields', 'The body names no field to change: send at least one.');
}

/** An email that identifies another contact. */
export function contactEmailTaken(): Failure {
  return new Failure('invalid', 'contact_email_taken', 'The email already belongs to another contact.', [{ path: ['email'], code: 'unique', rule: 'already belongs to another contact' }]);
}

/** An account that the organization does not have. */
export function accountUnknown(): Failure {
  return new Failure('not_found', 'contact_account_unknown', 'The account does not exist in your organization.', [{ path: ['accountId'], code: 'unknown', rule: 'is not the id of an account of your organization' }]);
}
