import type { ActorRecord } from '../kernel/actor.js';
import type { Timestamp } from '../kernel/timestamp.js';
import type { Scope } from './scopes.js';

/** A key as Settings show it (oratek.md, Records of Settings); its token is not part of it. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly name: string;
  /** The first 12 characters of its token. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Who issued it through the API; null for the command line, the demo, and keys from before that was kept. */
  readonly created_by: ActorRecord | null;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp | null;
  /** To the minute. */
  readonly last_used_at: Timestamp | null;
  readonly revoked_at: Timestamp | null;
}

/** A key to read, in the domain's words. */
export interface ApiKeyView {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdBy: ActorRecord | null;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  readonly lastUsedAt: Timestamp | null;
  readonly revokedAt: Timestamp | null;
}

/** The one place that makes the published record. */
export function publishApiKey(key: ApiKeyView): ApiKeyRecord {
  const by = key.createdBy;
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    // In this order, whatever that of the database is: the ETag is made of it.
    created_by: by && { type: by.type, id: by.id, name: by.name },
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
  };
}
