import { Failure } from '../../../kernel/failure.js';

/** No such account in this organization. Another organization's account answers the same. */
export function accountNotFound(): Failure {
  return new Failure('not_found', 'account_not_found', 'Account does not exist or has been deleted.');
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'account_no_fields', 'The body names no field to change: send at least one.');
}

/** A domain identifies one account only (octolane.md, Reads: PATCH). */
export function domainTaken(): Failure {
  const rule = 'already belongs to another account';
  return new Failure('invalid', 'account_domain_taken', `The domain ${rule}.`, [{ path: ['domain'], code: 'taken', rule }]);
}
