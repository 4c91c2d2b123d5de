import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { UnitOfWork } from '../../../../kernel/unit-of-work.js';
import { Credentials, type Verdict } from '../../../../platform/auth/credentials.js';
import type { Principal } from '../../../../platform/auth/principal.js';
import { RecentReads } from '../../../../platform/auth/recent-reads.js';
import { stateOf, type ApiKey } from '../../domain/api-key.js';
import { hashToken, isToken } from '../../domain/token.js';
import { ApiKeyRepository } from '../../ports/api-key.repository.js';

/** How long, in milliseconds, a key is cached: the contract's bound on how late a revocation takes effect. */
const BELIEVED_MS = 100;
const MAX_ENTRIES = 10_000;
const LAST_USED_INTERVAL_MS = 60_000;

/** Authenticates tokens by cached keys: each key is read at most ten times a second. */
@Injectable()
export class KeyCredentials extends Credentials {
  private readonly recent: RecentReads<ApiKey>;
  private readonly principals = new WeakMap<ApiKey, Principal>();
  private readonly touchedAt = new Map<string, number>();

  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
    this.recent = new RecentReads(BELIEVED_MS, (hash) => this.keys.findByHash(hash));
  }

  override async judge(token: string): Promise<Verdict> {
    if (!isToken(token)) return { outcome: 'unknown' };
    const key = await this.recent.get(hashToken(token));
    if (!key) return { outcome: 'unknown' };
    const state = stateOf(key, this.clock.now());
    if (state !== 'active') return { outcome: state };
    this.touch(key);
    return { outcome: 'valid', principal: this.principalOf(key) };
  }

  private principalOf(key: ApiKey): Principal {
    let principal = this.principals.get(key);
    if (!principal) {
      principal = { orgId: key.orgId, actor: { type: 'api_key', id: key.id, name: key.name }, scopes: key.scopes, label: key.prefix, session: null };
      this.principals.set(key, principal);
    }
    return principal;
  }

  /**
   * Notes the use of a key, at most once a minute each, beside the request, which neither waits for it nor fails by it.
   */
  private touch(key: ApiKey): void {
    const now = performance.now();
    const last = this.touchedAt.get(key.id);
    if (last !== undefined && now - last < LAST_USED_INTERVAL_MS) return;
    if (this.touchedAt.size >= MAX_ENTRIES) this.touchedAt.clear();
    this.touchedAt.set(key.id, now);
    const at = this.clock.now();
    this.units
      .run(() => {
        this.keys.touch(key, at);
        return Promise.resolve();
      })
      .catch(() => this.touchedAt.delete(key.id));
  }
}
