import { Failure } from '../../../kernel/failure.js';

/** No such user in this organization. Another organization's user answers the same. */
export function memberNotFound(): Failure {
  return new Failure('not_found', 'user_not_found', 'User does not exist in your organization.');
}

/** A change that names nothing to change. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'user_no_fields', 'The body names no field to change: send at least one.');
}

/** A disabled user gets no link: it could not be used. */
export function memberDisabled(): Failure {
  const rule = 'is that of a disabled user, who may not sign in: enable the user first';
  return new Failure('conflict', 'user_disabled', `The id ${rule}.`, [{ path: ['id'], code: 'inactive_user', rule }]);
}

/** What an active user owns is not passed on: it would go on to get records while the job runs. */
export function memberActive(): Failure {
  const rule = 'is that of an active user, who would go on to get records: disable the user first';
  return new Failure('conflict', 'user_active', `The id ${rule}.`, [{ path: ['id'], code: 'active_user', rule }]);
}

/** The new owner is no user of this organization. */
export function newOwnerUnknown(): Failure {
  const rule = 'must be the id of a user of your organization, or null for no owner';
  return new Failure('invalid', 'new_owner_unknown', `The new owner ${rule}.`, [{ path: ['to'], code: 'unknown_user', rule }]);
}

/** The new owner is disabled, or the one who owns the records already. */
export function newOwnerInactive(): Failure {
  const rule = 'must be the id of an active user, but this one is disabled: choose another, or null for no owner';
  return new Failure('invalid', 'new_owner_inactive', `The new owner ${rule}.`, [{ path: ['to'], code: 'inactive_user', rule }]);
}
