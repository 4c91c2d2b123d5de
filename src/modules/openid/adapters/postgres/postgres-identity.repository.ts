import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { changesBetween } from '../../../../contracts/audit-entries.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { Identity } from '../../domain/identity.js';
import { IdentityRepository } from '../../ports/identity.repository.js';
import { identitiesTable } from './identity.table.js';

@Injectable()
export class PostgresIdentityRepository extends IdentityRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async userOf(orgId: OrgId, issuer: string, subject: string): Promise<string | null> {
    const text = 'SELECT user_id FROM identities WHERE org_id = $1 AND issuer = $2 AND subject = $3';
    const [row] = await this.database.query<{ user_id: string }>({ name: 'identity', text, values: [orgId, issuer, subject] });
    return row?.user_id ?? null;
  }

  override async subjectOf(orgId: OrgId, issuer: string, userId: string): Promise<string | null> {
    const text = 'SELECT subject FROM identities WHERE org_id = $1 AND user_id = $2 AND issuer = $3';
    const [row] = await this.database.query<{ subject: string }>({ name: 'identity_of_user', text, values: [orgId, userId, issuer] });
    return row?.subject ?? null;
  }

  override link(actor: Actor, identity: Identity, email: string): void {
    const { orgId, issuer, subject, userId, createdAt } = identity;
    this.units.save(identitiesTable, [orgId, issuer, subject], identity, (rows) => {
      rows.insert(identitiesTable, { org_id: orgId, issuer, subject, user_id: userId, created_at: createdAt });
      this.audit.stage(rows, actor, [{ action: 'user.linked', target: { type: 'user', id: userId, name: email }, changes: changesBetween(null, { issuer, subject }) }]);
    });
  }

  override tellRefused(actor: Actor, email: string, reason: string): void {
    this.units.stage((rows) => this.audit.stage(rows, actor, [{ action: 'user.sign_in_failed', target: { type: 'user', id: null, name: email }, changes: changesBetween(null, { method: 'openid', reason }) }]));
  }
}
