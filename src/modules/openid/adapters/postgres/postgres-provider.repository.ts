import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { OpenIdProvider, type ProviderState } from '../../domain/openid-provider.js';
import { auditProvider } from '../../domain/openid-provider.audit.js';
import { ProviderRepository } from '../../ports/provider.repository.js';
import { type OpenIdProviderRow, openIdProvidersTable, toRow, toState } from './openid-provider.table.js';

const COLUMNS = openIdProvidersTable.columns.join(', ');

@Injectable()
export class PostgresProviderRepository extends ProviderRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override find(orgId: OrgId): Promise<OpenIdProvider | null> {
    return this.units.find(openIdProvidersTable, [orgId], async () => {
      const state = await this.view(orgId);
      return state && OpenIdProvider.restore(state);
    });
  }

  override save(actor: Actor, provider: OpenIdProvider): void {
    const { orgId } = provider.state;
    this.units.save(openIdProvidersTable, [orgId], provider, (rows) => {
      const { isChanged, isDeleted, state, stored } = provider;
      if (!isChanged) return;
      if (!stored) rows.insert(openIdProvidersTable, toRow(state));
      else if (!isDeleted) rows.update(openIdProvidersTable, toRow(state), stored.version);
      else {
        rows.delete(openIdProvidersTable, { org_id: orgId }, stored.version);
        rows.command({ table: 'identities', key: orgId, render: (bind) => `DELETE FROM identities WHERE org_id = ${bind(orgId)}` });
      }
      this.audit.stage(rows, actor, auditProvider(provider));
    });
  }

  override async view(orgId: OrgId): Promise<ProviderState | null> {
    const [row] = await this.database.query<OpenIdProviderRow & Record<string, unknown>>({ name: 'openid_provider', text: `SELECT ${COLUMNS} FROM openid_providers WHERE org_id = $1`, values: [orgId] });
    return row ? toState(row) : null;
  }

  override async requiredIn(orgIds: readonly OrgId[]): Promise<OrgId[]> {
    const rows = await this.database.query<{ org_id: OrgId }>({ name: 'openid_required', text: 'SELECT org_id FROM openid_providers WHERE org_id = ANY ($1::uuid[]) AND required', values: [orgIds] });
    return rows.map(({ org_id: orgId }) => orgId);
  }
}
