import type { OrgId } from '../../../kernel/ids.js';
import { millisecondsOf, type Timestamp } from '../../../kernel/timestamp.js';

/** How a person has proven who they are. */
export const SIGN_IN_METHODS = ['password', 'openid', 'link'] as const;

export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

const HOUR_MS = 3_600_000;
/** A session ends after so many milliseconds without a request, to the minute in which its last one is noted. */
export const IDLE_MS = 12 * HOUR_MS;
/** A session ends after so many milliseconds, however busy it is. */
export const LIFETIME_MS = 30 * 24 * HOUR_MS;

/** A user that a person has proven to be, with the epoch of its sign-in then: a later epoch means that it has to be proven again. */
export interface ProvenUser {
  readonly orgId: OrgId;
  readonly userId: string;
  readonly epoch: number;
}

/** A session as its owner may see it. */
export interface SessionView {
  readonly id: string;
  readonly method: SignInMethod;
  readonly createdAt: Timestamp;
  /** To the minute. */
  readonly lastSeenAt: Timestamp;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Whether a session that began and was last seen then has ended by itself. */
export function hasExpired({ createdAt, lastSeenAt }: Pick<SessionView, 'createdAt' | 'lastSeenAt'>, now: Timestamp): boolean {
  const at = millisecondsOf(now);
  return at - millisecondsOf(lastSeenAt) >= IDLE_MS || at - millisecondsOf(createdAt) >= LIFETIME_MS;
}
