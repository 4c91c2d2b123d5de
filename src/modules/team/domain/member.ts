import type { Timestamp } from '../../../kernel/timestamp.js';
import type { UserAccess } from '../../sign-in/sign-in.api.js';
import type { User } from '../../users/users.api.js';

/** `invited` has never signed in, `active` has, `disabled` may not. */
export const MEMBER_STATES = ['invited', 'active', 'disabled'] as const;

export type MemberState = (typeof MEMBER_STATES)[number];

/** A user as an admin sees it. */
export interface Member extends User {
  readonly state: MemberState;
  readonly hasPassword: boolean;
  /** Null if never. */
  readonly lastSignInAt: Timestamp | null;
}

/** The user with how it signs in. @param access absent of one who never did */
export function memberOf(user: User, access: UserAccess | undefined): Member {
  const { hasPassword, lastSignInAt } = access ?? { hasPassword: false, lastSignInAt: null };
  const isInvited = !hasPassword && lastSignInAt === null;
  return { ...user, state: !user.active ? 'disabled' : isInvited ? 'invited' : 'active', hasPassword, lastSignInAt };
}
