import type { Scope } from '../../../../contracts/scopes.js';
import type { ActorRecord } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { ApiKey, IssuedKey } from '../../domain/api-key.js';

export interface ApiKeyRow {
  org_id: string;
  id: string;
  user_id: string | null;
  name: string;
  prefix: string;
  /** `\x` and the SHA-256 in hex. */
  token_hash: string;
  scopes: Scope[];
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
  created_at: string;
  created_by: ActorRecord | null;
  revoked_by: ActorRecord | null;
}

export const apiKeysTable = defineTable<ApiKeyRow>({
  name: 'api_keys',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    user_id: { type: 'uuid', nullable: true },
    name: 'text',
    prefix: 'text',
    token_hash: 'bytea',
    scopes: 'text[]',
    expires_at: { type: 'timestamptz(3)', nullable: true },
    last_used_at: { type: 'timestamptz(3)', nullable: true },
    revoked_at: { type: 'timestamptz(3)', nullable: true },
    created_at: 'timestamptz(3)',
    created_by: { type: 'jsonb', nullable: true },
    revoked_by: { type: 'jsonb', nullable: true },
  },
  key: ['org_id', 'id'],
  audited: true,
  references: [{ columns: ['org_id', 'user_id'], table: 'users' }],
});

/** The columns that are read of a key: all but the hash of its token. */
export const COLUMNS = apiKeysTable.columns.filter((column) => column !== 'token_hash').join(', ');

/** The parameter that a token's hash is stored and looked up as. */
export function hashParameter(tokenHash: string): string {
  return `\\x${tokenHash}`;
}

export function toRow({ key, tokenHash }: IssuedKey): ApiKeyRow {
  return {
    org_id: key.orgId,
    id: key.id,
    user_id: key.userId,
    name: key.name,
    prefix: key.prefix,
    token_hash: hashParameter(tokenHash),
    scopes: [...key.scopes],
    expires_at: key.expiresAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
    created_at: key.createdAt,
    created_by: key.createdBy,
    revoked_by: key.revokedBy,
  };
}

export function toApiKey(row: Omit<ApiKeyRow, 'token_hash'>): ApiKey {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    userId: row.user_id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    createdBy: row.created_by,
    createdAt: fromDatabaseTime(row.created_at),
    expiresAt: row.expires_at === null ? null : fromDatabaseTime(row.expires_at),
    lastUsedAt: row.last_used_at === null ? null : fromDatabaseTime(row.last_used_at),
    revokedAt: row.revoked_at === null ? null : fromDatabaseTime(row.revoked_at),
    revokedBy: row.revoked_by,
  };
}
