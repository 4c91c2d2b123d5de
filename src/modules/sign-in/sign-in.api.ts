import type { Departure, Visit } from '../../contracts/visit.js';
import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { User } from '../users/users.api.js';
import type { LinkPurpose } from './domain/sign-in-link.js';
import type { SignInMethod } from './domain/session.js';

export type { UserRole } from '../users/users.api.js';
export type { LinkPurpose } from './domain/sign-in-link.js';
export type { SignInMethod } from './domain/session.js';

/** A one-time link at the one moment at which it is known. */
export interface CreatedLink {
  /** Contains the token: for the person alone, never for the log or the audit log. */
  readonly url: string;
  readonly expiresAt: Timestamp;
}

/** How a user signs in, as Settings may show it. */
export interface UserAccess {
  readonly hasPassword: boolean;
  /** Null if never: an invitation is then not accepted yet. */
  readonly lastSignInAt: Timestamp | null;
}

/** The interface of sessions, passwords and one-time links for other modules. */
export abstract class SignInApi {
  /**
   * Stages a one-time link in the open unit of work, with the entry `user.link_created` of the audit log. It replaces an earlier link of the
   * same purpose and user. The token is in the URL alone; its SHA-256 is stored. An invitation works for 7 days, the others for 24 hours. Its use
   * signs the person in, and sets a password.
   */
  abstract createLink(actor: Actor, user: Pick<User, 'orgId' | 'id' | 'email'>, purpose: LinkPurpose): CreatedLink;
  /**
   * Stages the end of every session and link of a user of the actor's organization in the open unit of work. It writes no entry of the
   * audit log: the caller's change does, or the caller adds `user.sessions_ended`.
   */
  abstract endSessions(actor: Actor, userId: string): void;
  /** Of these users of one organization: how they sign in, by id; one who never did is missing. One statement. */
  abstract accessOf(orgId: OrgId, userIds: readonly string[]): Promise<ReadonlyMap<string, UserAccess>>;
  /**
   * Signs a person in who has proven to be these users: one gets its session, of several the person chooses one. Users who are not active are
   * left out; throws `sign_in_refused` if none is left. In a unit of work of its own, unless one is open. Writes the audit log.
   * @param to where to go then: a path of this server; by default the account's page
   */
  abstract complete(visit: Visit, proven: readonly User[], method: SignInMethod, to?: string): Promise<Departure>;
}

/** Whether organizations let their people in by password. Bound by the module of OpenID Connect. */
export abstract class PasswordPolicy {
  /** Those of these organizations that do, by one statement. Links work in all: an operator can always let somebody in. */
  abstract allowedIn(orgIds: readonly OrgId[]): Promise<ReadonlySet<OrgId>>;
}

/** Takes the policy from the module that has it; without one, every organization lets its people in by password. */
export class PasswordPolicies {
  private policy: PasswordPolicy | null = null;

  /** Called at most once, when the application starts. */
  use(policy: PasswordPolicy): void {
    if (this.policy) throw new Error('There is a password policy already');
    this.policy = policy;
  }

  /** Those of these organizations that let their people in by password. */
  async allowedIn(orgIds: readonly OrgId[]): Promise<ReadonlySet<OrgId>> {
    return this.policy ? this.policy.allowedIn(orgIds) : new Set(orgIds);
  }
}

/** Another way to sign in, as the sign-in page offers it. */
export interface SignInOption {
  /** A path of this server. */
  readonly path: string;
  /** The text of the link. */
  readonly label: string;
}

/** Offers other ways to sign in. @param organization the short name that the page was asked for; null for none */
export type OfferSignIn = (organization: string | null) => readonly SignInOption[] | Promise<readonly SignInOption[]>;

/** Other ways than by password that the sign-in page offers, such as a provider or a forgotten password: sign-in cannot know their modules. */
export class SignInOptions {
  private readonly offers: OfferSignIn[] = [];

  /** Called when the application starts. */
  add(offer: OfferSignIn): void {
    this.offers.push(offer);
  }

  /** What is offered to the people of this organization, in the order in which the offers were added. */
  async all(organization: string | null): Promise<SignInOption[]> {
    return (await Promise.all(this.offers.map(async (offer) => offer(organization)))).flat();
  }
}
