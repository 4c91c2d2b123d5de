import type { AuditContent } from '../../../contracts/audit-entries.js';
import type { Actor, ClientOrigin } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { ProvenUser, SessionView, SignInMethod } from '../domain/session.js';
import type { LinkPurpose, SignInLink } from '../domain/sign-in-link.js';
import type { UserAccess } from '../sign-in.api.js';

/** A user's credentials: the password, and the epoch, which moves whenever what was proven before stops counting. */
export interface Credential {
  readonly orgId: OrgId;
  readonly userId: string;
  readonly epoch: number;
  readonly passwordHash: string | null;
}

/** A session that is to begin. */
export interface NewSession extends SessionView {
  readonly orgId: OrgId;
  readonly userId: string;
  readonly tokenHash: string;
  readonly epoch: number;
  readonly proven: readonly ProvenUser[];
}

/** A user that a person has proven to be, as it is now. */
export interface ProvenNow {
  readonly orgId: OrgId;
  readonly userId: string;
  readonly email: string;
  readonly organization: string;
  readonly slug: string;
}

/** Several users that a person has proven to be, of which one is to be chosen. */
export interface Choice {
  readonly tokenHash: string;
  readonly method: SignInMethod;
  readonly proven: readonly ProvenUser[];
  readonly expiresAt: Timestamp;
}

/** The users that a person has proven to be, and how. */
export interface Proof {
  readonly method: SignInMethod;
  readonly proven: readonly ProvenUser[];
}

/** A link that works, with the user that it is for. */
export interface LiveLink {
  readonly orgId: OrgId;
  readonly userId: string;
  readonly purpose: LinkPurpose;
  readonly email: string;
  readonly name: string;
  readonly organization: string;
  readonly slug: string;
}

/** Sessions, credentials, links and choices. Reads may be outside of a unit of work; whatever changes something happens in the one that is open. */
export abstract class SignInRepository {
  /** The credentials of these users; one without a row has the epoch 0 and no password. One statement. */
  abstract credentialsOf(users: readonly { readonly orgId: OrgId; readonly id: string }[]): Promise<Credential[]>;
  /** The epochs of those of these users that are active now, by one statement: what disables a user moves the epoch, so a session of this one does not outlive that. */
  abstract activeEpochs(users: readonly { readonly orgId: OrgId; readonly id: string }[]): Promise<ProvenUser[]>;
  abstract accessOf(orgId: OrgId, userIds: readonly string[]): Promise<ReadonlyMap<string, UserAccess>>;
  /** Those of the proven users that are active and whose epoch is the one that was proven, in no order. One statement. */
  abstract stillProven(proven: readonly ProvenUser[]): Promise<ProvenNow[]>;

  /**
   * Begins a session, and notes the sign-in. The oldest sessions of the user beyond the most that one has end.
   * @param options `isNoted`: the unit sets the password, too, which notes it already
   */
  abstract begin(session: NewSession, options?: { readonly isNoted?: boolean }): void;
  /** The user's live sessions, the newest first. */
  abstract sessionsOf(orgId: OrgId, userId: string): Promise<SessionView[]>;
  /** The proof that the session began with; null if the session is not live. */
  abstract proofOfSession(orgId: OrgId, sessionId: string): Promise<Proof | null>;
  /** Whether there was such a session of this user: the unit fails with `otherwise` if not. */
  abstract end(session: { readonly orgId: OrgId; readonly userId: string; readonly id: string }, otherwise: () => Error): void;
  /** Ends the session with this token, if there is one. */
  abstract endByToken(tokenHash: string): void;
  /** Ends every session and link of the user: what was proven before does not count any more. Not beside a new link of the same user. */
  abstract endAll(orgId: OrgId, userId: string): void;
  /**
   * Sets a password, notes a sign-in, and ends every session and link of the user. The unit runs again if the credential is not as it was read.
   * @param options `usedLink`: the hash of a link that the unit uses up by itself @returns the epoch from then on
   */
  abstract setPassword(credential: Credential, passwordHash: string, at: Timestamp, options?: { readonly usedLink?: string | null }): number;
  /** Replaces a password's hash by one with today's parameters, if it is still the same. */
  abstract rehash(credential: Credential, passwordHash: string): void;

  /** Stages a link in place of an earlier one of the same purpose and user. */
  abstract putLink(link: SignInLink): void;
  /** The link with this token's hash, if it works and its user is active. */
  abstract findLink(tokenHash: string, now: Timestamp): Promise<LiveLink | null>;
  /** Uses the link up: the unit fails with `otherwise` if another has done so before, or it has expired. */
  abstract useLink(link: LiveLink, tokenHash: string, now: Timestamp, otherwise: () => Error): void;

  abstract addChoice(choice: Choice): void;
  abstract findChoice(tokenHash: string, now: Timestamp): Promise<Choice | null>;
  /** Uses the choice up: the unit fails with `otherwise` if another has done so before. */
  abstract useChoice(tokenHash: string, otherwise: () => Error): void;

  /** Stages entries of the audit log. */
  abstract audit(actor: Actor, ...contents: readonly AuditContent[]): void;
  /** Notes that somebody from there failed to sign in as this user, for the audit log: beside the request, and a few a minute and user. */
  abstract noteFailure(user: { readonly orgId: OrgId; readonly id: string; readonly email: string }, requestId: string, client: ClientOrigin): void;
}
