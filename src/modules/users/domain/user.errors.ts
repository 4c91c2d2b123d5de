import { Failure, type Issue, sentenceOf } from '../../../kernel/failure.js';
import type { User } from '../users.api.js';

/** Names each wrong field. */
export function userInvalid(issues: readonly Issue[]): Failure {
  return new Failure('invalid', 'user_invalid', issues.map((issue) => sentenceOf(issue, `The ${String(issue.path[0])}`)).join(' '), issues);
}

/** No user with this id or email. Another organization's user answers the same. */
export function userNotFound(): Failure {
  return new Failure('not_found', 'user_not_found', 'User does not exist in your organization.');
}

/** The owner of a record is not a user of this organization. Another organization's user answers the same. */
export function ownerUnknown(): Failure {
  const rule = 'must be the id of a user of your organization';
  return new Failure('invalid', 'owner_unknown', `The owner ${rule}.`, [{ path: ['ownerId'], code: 'unknown_user', rule }]);
}

/** A disabled user stays the owner of what it owns, and gets nothing new. */
export function ownerInactive(): Failure {
  const rule = 'must be the id of an active user, but this one was disabled: choose another';
  return new Failure('invalid', 'owner_inactive', `The owner ${rule}.`, [{ path: ['ownerId'], code: 'inactive_user', rule }]);
}

/** The organization already has a user with this email, active or not. */
export function userExists(): Failure {
  const rule = 'is that of a user whom your organization has already: change that user, or send it a new link';
  return new Failure('conflict', 'user_exists', `The email ${rule}.`, [{ path: ['email'], code: 'user_exists', rule }]);
}

/** An organization without an active admin could not be managed any more. */
export function lastAdmin(change: { readonly active: User['active'] }): Failure {
  const [field, rule] = change.active
    ? ['role', 'must stay admin, since this is the last active admin: make another user an admin first']
    : ['active', 'must stay true, since this is the last active admin: make another user an admin first'];
  return new Failure('conflict', 'last_admin', `The ${field} ${rule}.`, [{ path: [field], code: 'last_admin', rule }]);
}
