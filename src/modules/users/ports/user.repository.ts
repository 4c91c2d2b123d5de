import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { UserAccount } from '../domain/user.js';
import type { Owner, User } from '../users.api.js';

/** Users to change. Everything but `get`, `withEmailIn` and `withEmail` happens in the unit of work that is open. */
export abstract class UserRepository {
  /** The user with this id or this email; null if there is none. Read once in a unit. */
  abstract find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Owner | null>;
  /** Reads these users by one statement, so that `find` needs none in this unit. */
  abstract prefetch(orgId: OrgId, wanted: { readonly ids: readonly string[]; readonly emails: readonly string[] }): Promise<void>;
  /** The user to change, as the open unit has it; null if there is none. */
  abstract load(orgId: OrgId, id: string): Promise<UserAccount | null>;
  /** Whether the organization has an active admin other than this user. */
  abstract hasOtherAdmin(orgId: OrgId, id: string): Promise<boolean>;
  /**
   * Writes what the actor has made of the user, and its entries of the audit log, when the unit ends, which may end with `user_exists`. If an
   * active admin ceases to be one, it runs again unless another is left at the commit.
   */
  abstract save(actor: Actor, user: UserAccount): void;
  /** Fails the unit, so that it reruns, unless the user still has this version at its commit. */
  abstract confirm(user: User): void;
  abstract get(orgId: OrgId, id: string): Promise<User | null>;
  abstract withEmailIn(orgId: OrgId, email: string): Promise<User | null>;
  /** The users with this email in all organizations, active ones first, then the oldest, at most 20. */
  abstract withEmail(email: string): Promise<User[]>;
}
