import type { Timestamp } from '../../../kernel/timestamp.js';

/** `invited` has never signed in, `active` has, `disabled` may not. */
export const MEMBER_STATES = ['invited', 'active', 'disabled'] as const;

export type MemberState = (typeof MEMBER_STATES)[number];

/** The state of a user. One who has a password has used its invitation. */
export function memberState(user: { readonly active: boolean; readonly hasPassword: boolean; readonly lastSignInAt: Timestamp | null }): MemberState {
  if (!user.active) return 'disabled';
  return user.hasPassword || user.lastSignInAt !== null ? 'active' : 'invited';
}
