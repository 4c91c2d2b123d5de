import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { CreatedLink, LinkPurpose } from '../sign-in/sign-in.api.js';
import type { User, UserChange, UserRole } from '../users/users.api.js';
import type { MemberState } from './domain/member-state.js';

export type { MemberState } from './domain/member-state.js';

/** A user as an admin sees it. */
export interface Member extends User {
  readonly state: MemberState;
  readonly hasPassword: boolean;
  /** Null if never. */
  readonly lastSignInAt: Timestamp | null;
}

/** A user to invite. */
export interface Invitation {
  readonly email: string;
  readonly role: UserRole;
  /** Without one, the local part of the email is shown. */
  readonly name?: string | null;
}

/** A user with a one-time link, at the one moment at which it is known. */
export interface MemberWithLink {
  readonly member: Member;
  readonly purpose: Exclude<LinkPurpose, 'forgotten'>;
  readonly link: CreatedLink;
}

/** The interface of an organization's people for the command line: users by their email, as people name them. */
export abstract class TeamApi {
  /** Makes a user with a link to sign in for the first time. Throws `invalid` naming each wrong field, `user_exists`. */
  abstract invite(actor: Actor, invitation: Invitation): Promise<MemberWithLink>;
  /** The organization's users, newest first, at most `limit`. */
  abstract list(orgId: OrgId, limit: number): Promise<Member[]>;
  /** Throws `user_not_found`, `last_admin`. Disabling ends the user's sessions and links. */
  abstract change(actor: Actor, email: string, change: UserChange): Promise<Member>;
  /** A new one-time link for the user, however the organization lets its people in otherwise. Throws `user_not_found`, `user_disabled`. */
  abstract createLink(actor: Actor, email: string): Promise<MemberWithLink>;
}
