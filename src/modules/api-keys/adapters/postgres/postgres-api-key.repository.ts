import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { auditEnd, auditNewKey } from '../../domain/api-key.audit.js';
import type { ApiKey, IssuedKey } from '../../domain/api-key.js';
import { ApiKeyRepository } from '../../ports/api-key.repository.js';
import { apiKeysTable, COLUMNS, hashParameter, toApiKey, toRow, type ApiKeyRow } from './api-key.table.js';

/** An organization has few keys: they are read by the primary key. UNION ends at keys that it has met. */
const MADE_BY = `WITH RECURSIVE made AS (
    SELECT id FROM api_keys WHERE org_id = $1 AND (user_id = $2::uuid OR created_by->>'type' = 'user' AND created_by->>'id' = $2::uuid::text)
    UNION
    SELECT k.id FROM made m JOIN api_keys k ON k.org_id = $1 AND k.created_by->>'type' = 'api_key' AND k.created_by->>'id' = m.id::text
  )
  SELECT ${COLUMNS} FROM api_keys WHERE org_id = $1 AND id IN (SELECT id FROM made)
  ORDER BY (revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $3::timestamptz)) DESC, created_at DESC, id DESC LIMIT $4`;

@Injectable()
export class PostgresApiKeyRepository extends ApiKeyRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override add(actor: Actor, issued: IssuedKey): void {
    this.units.save(apiKeysTable, [issued.key.orgId, issued.key.id], issued, (rows) => {
      rows.insert(apiKeysTable, toRow(issued));
      this.audit.stage(rows, actor, [auditNewKey(issued.key)]);
    });
  }

  override async findByHash(tokenHash: string): Promise<ApiKey | null> {
    const [row] = await this.database.query<ApiKeyRow>({
      name: 'api_key_by_hash',
      text: `SELECT ${COLUMNS} FROM api_keys WHERE token_hash = $1`,
      values: [hashParameter(tokenHash)],
    });
    return row ? toApiKey(row) : null;
  }

  override async find(orgId: OrgId, id: string): Promise<ApiKey | null> {
    const [row] = await this.database.query<ApiKeyRow>({ text: `SELECT ${COLUMNS} FROM api_keys WHERE org_id = $1 AND id = $2`, values: [orgId, id] });
    return row ? toApiKey(row) : null;
  }

  override async findAll(orgId: OrgId, ids: readonly string[]): Promise<ApiKey[]> {
    if (ids.length === 0) return [];
    const rows = await this.database.query<ApiKeyRow>({ text: `SELECT ${COLUMNS} FROM api_keys WHERE org_id = $1 AND id = ANY ($2::uuid[])`, values: [orgId, ids] });
    return rows.map(toApiKey);
  }

  override async findByPrefix(orgId: OrgId, prefix: string): Promise<ApiKey[]> {
    const rows = await this.database.query<ApiKeyRow>({ text: `SELECT ${COLUMNS} FROM api_keys WHERE org_id = $1 AND prefix = $2`, values: [orgId, prefix] });
    return rows.map(toApiKey);
  }

  override async list(orgId: OrgId, limit: number): Promise<ApiKey[]> {
    const text = `SELECT ${COLUMNS} FROM api_keys WHERE org_id = $1 ORDER BY created_at DESC, id DESC LIMIT $2`;
    const rows = await this.database.query<ApiKeyRow>({ text, values: [orgId, limit] });
    return rows.map(toApiKey);
  }

  override async madeBy(orgId: OrgId, userId: string, now: Timestamp, limit: number): Promise<ApiKey[]> {
    const rows = await this.database.query<ApiKeyRow>({ name: 'api_keys_made_by', text: MADE_BY, values: [orgId, userId, now, limit] });
    return rows.map(toApiKey);
  }

  override revoke(actor: Actor, key: ApiKey, revoked: ApiKey): void {
    const { orgId, id, revokedAt, revokedBy } = revoked;
    if (key.revokedAt !== null) return;
    this.units.stage((rows) => {
      this.audit.stage(rows, actor, [auditEnd('api_key.revoked', key, revoked)]);
      rows.command({
        table: 'api_keys',
        key: id,
        render: (bind) => `UPDATE api_keys SET revoked_at = ${bind(revokedAt)}, revoked_by = ${bind(revokedBy)} WHERE org_id = ${bind(orgId)} AND id = ${bind(id)} AND revoked_at IS NULL`,
        expects: { rows: 1, of: 'unrevoked_key' },
      });
    });
  }

  // Decides by the row at the time of the write: of two concurrent rotations the shorter overlap holds, and neither
  // undoes a revocation.
  override retire(actor: Actor, key: ApiKey, retired: ApiKey, now: Timestamp, otherwise: () => Error): void {
    this.units.stage((rows) => {
      this.audit.stage(rows, actor, [auditEnd('api_key.rotated', key, retired)]);
      rows.command({
        table: 'api_keys',
        key: retired.id,
        render: (bind) =>
          `UPDATE api_keys SET expires_at = LEAST(expires_at, ${bind(retired.expiresAt)}::timestamptz), revoked_at = ${bind(retired.revokedAt)}, revoked_by = ${bind(retired.revokedBy)}` +
          ` WHERE org_id = ${bind(retired.orgId)} AND id = ${bind(retired.id)} AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${bind(now)})`,
        expects: { rows: 1, of: 'api_keys', otherwise },
      });
    });
  }

  override touch(key: Pick<ApiKey, 'orgId' | 'id'>, at: Timestamp): void {
    this.units.stage((rows) =>
      rows.command({
        table: 'api_keys',
        key: key.id,
        isUnaudited: true,
        render: (bind) =>
          `UPDATE api_keys SET last_used_at = ${bind(at)} WHERE org_id = ${bind(key.orgId)} AND id = ${bind(key.id)}` +
          ` AND (last_used_at IS NULL OR last_used_at <= ${bind(at)}::timestamptz - interval '1 minute')`,
      }),
    );
  }
}
