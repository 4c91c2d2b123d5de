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
  /** Who issued it through the API; null for the command line, the demo, and keys older than this field. */
  readonly created_by: ActorRecord | null;
  readonly created_at: Timestamp;
  readonly expires_at: Timestamp | null;
  /** Rounded to the minute. */
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
    // A fixed order, independent of the database: the ETag is computed from it.
    created_by: by && { type: by.type, id: by.id, name: by.name },
    created_at: key.createdAt,
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
  };
}
