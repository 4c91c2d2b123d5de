import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Organization } from '../../domain/organization.js';
import { auditOrganization } from '../../domain/organization.audit.js';
import { organizationNotFound } from '../../domain/organization.errors.js';
import type { OrganizationView } from '../../organizations.api.js';
import { OrganizationRepository } from '../../ports/organization.repository.js';
import { organizationsTable, toOrganization, toRow, type OrganizationRow } from './organization.table.js';

const COLUMNS = organizationsTable.columns.join(', ');

@Injectable()
export class PostgresOrganizationRepository extends OrganizationRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async find(id: OrgId): Promise<Organization> {
    const found = await this.units.find(organizationsTable, [id], async () => Organization.restore(await this.view(id)));
    if (!found) throw organizationNotFound(id);
    return found;
  }

  override save(actor: Actor, organization: Organization): void {
    this.units.save(organizationsTable, [organization.state.id], organization, (rows) => {
      const { isChanged, state, stored } = organization;
      if (!isChanged) return;
      if (stored) rows.update(organizationsTable, toRow(state), stored.version);
      else rows.insert(organizationsTable, toRow(state));
      this.audit.stage(rows, actor, auditOrganization(organization));
    });
  }

  override async view(id: OrgId): Promise<OrganizationView> {
    const [row] = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations WHERE id = $1`, values: [id] });
    if (!row) throw organizationNotFound(id);
    return toOrganization(row);
  }

  override async viewMany(ids: readonly OrgId[]): Promise<OrganizationView[]> {
    const rows = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations WHERE id = ANY ($1::uuid[])`, values: [ids] });
    return rows.map(toOrganization);
  }

  override async findBySlug(slug: string): Promise<OrganizationView | null> {
    const [row] = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations WHERE slug = $1`, values: [slug] });
    return row ? toOrganization(row) : null;
  }

  override async list(limit: number): Promise<OrganizationView[]> {
    const rows = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations ORDER BY slug LIMIT $1`, values: [limit] });
    return rows.map(toOrganization);
  }
}
