import type { Timestamp } from '../kernel/timestamp.js';
import type { Scope } from './scopes.js';

/** A key as Settings show it (oratek.md, Records of Settings); its token is not part of it. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  /** The first 12 characters of its token. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp | null;
  /** To the minute. */
  readonly last_used_at: Timestamp | null;
  readonly revoked_at: Timestamp | null;
}

/** What a key must know of itself to be published. */
export interface PublishableApiKey {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  readonly lastUsedAt: Timestamp | null;
  readonly revokedAt: Timestamp | null;
}

/** The one place that makes the published record. */
export function publishApiKey(key: PublishableApiKey): ApiKeyRecord {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
  };
}
