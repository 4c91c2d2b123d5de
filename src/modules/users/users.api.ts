import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';

/** A person of an organization. An `admin` may manage its keys and subscriptions. */
export interface User {
  readonly orgId: OrgId;
  readonly id: string;
  readonly email: string;
  readonly role: 'admin' | 'member';
  readonly createdAt: Timestamp;
}

/** The interface of users for other modules. */
export abstract class UsersApi {
  /** The user with this id or this email, by its identity; null if the organization has none. Read once in a unit. Only inside a unit. */
  abstract find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Pick<User, 'id'> | null>;
  /** Reads the users with these ids by one statement, so that `find` by id needs none for each. Only inside a unit. */
  abstract prefetch(orgId: OrgId, ids: readonly string[]): Promise<void>;
  /**
   * Stages a new user of the actor's organization in the open unit of work. Throws `invalid` if the email is not one; the unit fails with
   * `user_exists` if the organization has a user with it.
   */
  abstract create(actor: Actor, input: { email: string; role: User['role'] }): User;
}
