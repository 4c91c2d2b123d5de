import { Injectable } from '@nestjs/common';
import type { Scope } from '../../../../contracts/scopes.js';
import { Clock } from '../../../../kernel/clock.js';
import { UnitOfWork } from '../../../../kernel/unit-of-work.js';
import type { Principal } from '../../../../platform/auth/principal.js';
import { RecentReads } from '../../../../platform/auth/recent-reads.js';
import { SessionCredentials } from '../../../../platform/auth/session-credentials.js';
import { hasExpired } from '../../domain/session.js';
import { hashToken, isToken } from '../../domain/token.js';
import { SessionStore, type StoredSession } from '../../ports/session.store.js';

/** How long, in milliseconds, a session is cached: as long as a key. */
const BELIEVED_MS = 100;
const MAX_ENTRIES = 10_000;
const LAST_SEEN_INTERVAL_MS = 60_000;
/** As many characters as tell the sessions of a log apart: an id ends with its random part. */
const LABEL_LENGTH = 8;

/** The scopes of each role (oratek.md, Authentication). */
const SCOPES: Readonly<Record<StoredSession['role'], readonly Scope[]>> = { member: ['read', 'write'], admin: ['read', 'write', 'admin'] };

/** Authenticates sessions by cached rows: each is read at most ten times a second. */
@Injectable()
export class SessionPrincipals extends SessionCredentials {
  private readonly recent: RecentReads<StoredSession>;
  private readonly principals = new WeakMap<StoredSession, Principal>();
  private readonly touchedAt = new Map<string, number>();

  constructor(
    private readonly sessions: SessionStore,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
    this.recent = new RecentReads(BELIEVED_MS, (hash) => this.sessions.find(hash));
  }

  override async judge(token: string): Promise<Principal | null> {
    if (!isToken(token)) return null;
    const session = await this.recent.get(hashToken(token));
    if (!session || hasExpired(session, this.clock.now())) return null;
    this.touch(session);
    return this.principalOf(session);
  }

  private principalOf(session: StoredSession): Principal {
    let principal = this.principals.get(session);
    if (!principal) {
      const { orgId, userId, email, role, id } = session;
      principal = { orgId, actor: { type: 'user', id: userId, name: email }, scopes: SCOPES[role], label: `session ${id.slice(-LABEL_LENGTH)}`, session: { id } };
      this.principals.set(session, principal);
    }
    return principal;
  }

  /** Notes the use of a session, at most once a minute each, beside the request, which neither waits for it nor fails by it. */
  private touch(session: StoredSession): void {
    const now = performance.now();
    const last = this.touchedAt.get(session.id);
    if (last !== undefined && now - last < LAST_SEEN_INTERVAL_MS) return;
    if (this.touchedAt.size >= MAX_ENTRIES) this.touchedAt.clear();
    this.touchedAt.set(session.id, now);
    const at = this.clock.now();
    this.units
      .run(() => {
        this.sessions.touch(session, at);
        return Promise.resolve();
      })
      .catch(() => this.touchedAt.delete(session.id));
  }
}
