import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { UserRole } from '../sign-in.api.js';

/** A session with its user, as a request is judged by it. */
export interface StoredSession {
  readonly orgId: OrgId;
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly role: UserRole;
  readonly createdAt: Timestamp;
  readonly lastSeenAt: Timestamp;
}

/** Sessions as each request reads them. */
export abstract class SessionStore {
  /** The session with this token's hash, if its user is active and it was not ended; it may have expired. One statement. */
  abstract find(tokenHash: string): Promise<StoredSession | null>;
  /** Notes in the open unit of work that the session was used. */
  abstract touch(session: Pick<StoredSession, 'orgId' | 'id'>, at: Timestamp): void;
}
