import type { OrgId } from '../../../kernel/ids.js';
import type { User } from '../users.api.js';

/** Users to change. Everything here happens in the unit of work that is open. */
export abstract class UserRepository {
  /** The user with this id or this email; null if there is none. Read once in a unit. */
  abstract find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Pick<User, 'id'> | null>;
  /** Reads the users with these ids by one statement. */
  abstract prefetch(orgId: OrgId, ids: readonly string[]): Promise<void>;
  /** Writes a new user when the unit ends, which may end with `user_exists`. */
  abstract add(user: User): void;
}
