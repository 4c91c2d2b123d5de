import type { UserAccess } from '../../sign-in/sign-in.api.js';
import type { User } from '../../users/users.api.js';
import { memberState } from '../domain/member-state.js';
import type { Member } from '../team.api.js';

/** The user with how it signs in. @param access absent of one who never did */
export function memberOf(user: User, access: UserAccess | undefined): Member {
  const { hasPassword, lastSignInAt } = access ?? { hasPassword: false, lastSignInAt: null };
  return { ...user, state: memberState({ active: user.active, hasPassword, lastSignInAt }), hasPassword, lastSignInAt };
}
