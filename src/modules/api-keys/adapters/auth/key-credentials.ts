import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { UnitOfWork } from '../../../../kernel/unit-of-work.js';
import { Credentials, type Credential, type Verdict } from '../../../../platform/auth/credentials.js';
import { stateOf, type ApiKey } from '../../domain/api-key.js';
import { hashToken, isToken } from '../../domain/token.js';
import { ApiKeyRepository } from '../../ports/api-key.repository.js';

/** How long a key that was read is believed: the contract's bound on how late a revocation is felt. */
const BELIEVED_MS = 100;
const MAX_ENTRIES = 10_000;
const LAST_USED_INTERVAL_MS = 60_000;

interface Entry {
  readonly readAt: number;
  readonly key: Promise<ApiKey | null>;
}

/**
 * Judges tokens by keys that are read at most ten times a second each. There is no channel that could be lost between
 * a revocation and the instances: they simply ask again.
 */
@Injectable()
export class KeyCredentials extends Credentials {
  private readonly entries = new Map<string, Entry>();
  private readonly credentials = new WeakMap<ApiKey, Credential>();
  private readonly touchedAt = new Map<string, number>();

  constructor(
    private readonly keys: ApiKeyRepository,
    private readonly units: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async judge(token: string): Promise<Verdict> {
    if (!isToken(token)) return { outcome: 'unknown' };
    const key = await this.read(hashToken(token));
    if (!key) return { outcome: 'unknown' };
    const state = stateOf(key, this.clock.now());
    if (state !== 'active') return { outcome: state };
    this.touch(key);
    return { outcome: 'valid', credential: this.credentialOf(key) };
  }

  private read(hash: string): Promise<ApiKey | null> {
    const now = performance.now();
    const known = this.entries.get(hash);
    if (known && now - known.readAt < BELIEVED_MS) return known.key;
    if (this.entries.size >= MAX_ENTRIES) this.entries.clear();
    const key = this.keys.findByHash(hash);
    // The age counts from before the read: a revocation that commits meanwhile is not believed away for longer.
    this.entries.set(hash, { readAt: now, key });
    const forget = (): void => {
      if (this.entries.get(hash)?.key === key) this.entries.delete(hash);
    };
    // Only what was found is worth remembering: guesses must not fill the cache, and a failure must not last.
    key.then((found) => (found ? undefined : forget()), forget);
    return key;
  }

  private credentialOf(key: ApiKey): Credential {
    let credential = this.credentials.get(key);
    if (!credential) {
      credential = { orgId: key.orgId, keyId: key.id, keyName: key.name, keyPrefix: key.prefix, scopes: key.scopes };
      this.credentials.set(key, credential);
    }
    return credential;
  }

  /** Notes the use of a key, at most once a minute each, beside the request: it neither waits for it nor fails by it. */
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
