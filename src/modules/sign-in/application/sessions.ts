import { Injectable } from '@nestjs/common';
import type { SetCookie, Visit } from '../../../contracts/visit.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { AuditedUser } from '../domain/sign-in.audit.js';
import { LIFETIME_MS, type ProvenUser, type SignInMethod } from '../domain/session.js';
import { hashToken, isToken, newToken } from '../domain/token.js';
import { SignInRepository } from '../ports/sign-in.repository.js';

/** A user whose session begins. */
export interface SessionUser extends AuditedUser {
  readonly orgId: OrgId;
}

/** How a session begins. */
export interface Beginning {
  readonly method: SignInMethod;
  /** The epoch of the user's credential. */
  readonly epoch: number;
  /** All that the person has proven, this user among them. */
  readonly proven: readonly ProvenUser[];
  /** Whether the unit sets the password, too, which notes the sign-in. */
  readonly isNoted?: boolean;
}

/** A session that begins, if the unit of work succeeds. */
export interface BegunSession {
  readonly sessionId: string;
  /** For the browser. */
  readonly cookie: SetCookie;
}

/** Begins sessions in the open unit of work, each with a token of its own (no id from before a sign-in stays: session fixation). */
@Injectable()
export class Sessions {
  constructor(
    private readonly repository: SignInRepository,
    private readonly clock: Clock,
  ) {}

  /** Begins a session in place of the one that this browser had. */
  begin(visit: Visit, user: SessionUser, { method, epoch, proven, isNoted = false }: Beginning): BegunSession {
    const token = newToken();
    const id = newId();
    const now = this.clock.now();
    const { session: before } = visit.cookies;
    if (before !== undefined && isToken(before)) this.repository.endByToken(hashToken(before));
    const { address, userAgent } = visit.client;
    this.repository.begin({ orgId: user.orgId, id, userId: user.id, tokenHash: hashToken(token), epoch, method, proven, createdAt: now, lastSeenAt: now, address, userAgent }, { isNoted });
    return { sessionId: id, cookie: sessionCookie(token) };
  }
}

/** The cookie of a session; it lasts no longer in the browser than in the database. */
function sessionCookie(token: string): SetCookie {
  return { name: 'session', value: token, maxAge: LIFETIME_MS / 1000 };
}

/** Somebody who has proven to be this user, as the author of an entry of the audit log. */
export function actorOf(visit: Pick<Visit, 'requestId' | 'client'>, user: SessionUser): Actor {
  return { orgId: user.orgId, type: 'user', id: user.id, name: user.email, requestId: visit.requestId, client: visit.client };
}
