import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import type { Timestamp } from '../../kernel/timestamp.js';

export { USER_NAME } from './domain/user-name.js';

/** The roles of users. An `admin` may manage the organization's settings, keys and users. */
export const USER_ROLES = ['admin', 'member'] as const;

export type UserRole = (typeof USER_ROLES)[number];

/** A person of an organization. One who belongs to several is a user of each. */
export interface User {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  /** Where mail and sign-ins find the user: it never changes. Unique in the organization, by `emailKey`. */
  readonly email: string;
  readonly name: string;
  /** Whether the user still belongs to the organization: one who does not may not sign in, nor become the owner of a record. */
  readonly active: boolean;
  readonly role: UserRole;
  readonly createdAt: Timestamp;
}

/** The change of a user by an admin; absent fields stay. */
export type UserChange = Partial<Pick<User, 'name' | 'active' | 'role'>>;

/** The part of a user that an owner is judged by. */
export type Owner = Pick<User, 'id' | 'active'>;

/** Which page of a list. */
export interface Paging {
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** The interface of users for other modules. */
export abstract class UsersApi {
  /** The user with this id or this email, by its identity; null if the organization has none. Read once in a unit. Only inside a unit. */
  abstract find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Owner | null>;
  /** Throws `owner_unknown` or `owner_inactive` on `ownerId`, unless it is absent or an active user of the organization. Only inside a unit. */
  abstract requireOwner(orgId: OrgId, ownerId: string | null | undefined): Promise<void>;
  /** Reads the users with these ids and these emails by one statement, so that `find` and `requireOwner` need none for each. Only inside a unit. */
  abstract prefetch(orgId: OrgId, wanted: { readonly ids: readonly string[]; readonly emails: readonly string[] }): Promise<void>;
  /** The user as stored; null if the organization has none with this id. */
  abstract get(orgId: OrgId, id: string): Promise<User | null>;
  /** One page of the organization's users, newest first. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, paging: Paging): Promise<Page<User>>;
  /** The user with this email, by its identity, as stored; null if the organization has none. */
  abstract withEmailIn(orgId: OrgId, email: string): Promise<User | null>;
  /**
   * The users of all organizations with this email, by its identity, for a sign-in, which proves who asks and knows no
   * organization yet: active ones first, then the oldest; at most 20. Nobody but they themselves may learn of the result.
   */
  abstract withEmail(email: string): Promise<User[]>;
  /**
   * Stages a new user of the actor's organization in the open unit of work, with an entry of the audit log. Throws `invalid` naming
   * each wrong field; the unit fails with `user_exists` if the organization has a user with this email.
   * @param input without a name, the local part of the email is shown
   */
  abstract create(actor: Actor, input: { email: string; role: UserRole; name?: string | null }): User;
  /**
   * Changes a user of the actor's organization, with an entry of the audit log, and returns it. Throws `user_not_found`, `invalid` naming each
   * wrong field, `last_admin` if no active admin would be left, and what `change` throws. A unit that disables a user ends its sessions, too.
   * @param change the fields, or what makes them of the user as it is in the unit
   */
  abstract change(actor: Actor, id: string, change: UserChange | ((user: User) => UserChange | Promise<UserChange>)): Promise<User>;
  /** Fails the open unit of work, so that it reruns, if another unit changes this user before its commit. For what is decided by the user as read. */
  abstract confirm(user: User): void;
}

/** The sorts of records that have an owner, as Settings call them. */
export const OWNED_RECORDS = ['contacts', 'opportunities', 'tasks'] as const;

export type OwnedKind = (typeof OWNED_RECORDS)[number];

/** The records of one sort that have an owner, by the module that knows them: users cannot know it. */
export interface OwnedRecords {
  readonly kind: OwnedKind;
  /** How many records the user owns, counted up to `atMost`. One statement, by an index. */
  count(orgId: OrgId, ownerId: string, atMost: number): Promise<number>;
  /**
   * Passes at most so many records of an owner on, in the open unit, as any change does, with its events. By a fixed number of
   * statements. @returns how many records it was; 0 if none is left
   */
  passOn(actor: Actor, from: string, to: string | null, atMost: number): Promise<number>;
}

/** The records of all sorts that have an owner. */
export class AllOwnedRecords {
  private readonly kinds = new Map<OwnedKind, OwnedRecords>();

  /** Called once for each sort, when the application starts. */
  register(records: OwnedRecords): void {
    if (this.kinds.has(records.kind)) throw new Error(`The records of "${records.kind}" are registered already`);
    this.kinds.set(records.kind, records);
  }

  /** Throws for a sort that no module has registered. */
  of(kind: OwnedKind): OwnedRecords {
    const records = this.kinds.get(kind);
    if (!records) throw new Error(`No module has registered the owned records "${kind}"`);
    return records;
  }
}
