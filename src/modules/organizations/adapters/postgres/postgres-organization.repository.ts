import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { Organization, OrganizationChange } from '../../organizations.api.js';
import { OrganizationRepository } from '../../ports/organization.repository.js';
import { organizationsTable, toOrganization, toRow, type OrganizationRow } from './organization.table.js';

const COLUMNS = organizationsTable.columns.join(', ');

@Injectable()
export class PostgresOrganizationRepository extends OrganizationRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override add(organization: Organization): void {
    this.units.save(organizationsTable, [organization.id], organization, (rows) => rows.insert(organizationsTable, toRow(organization)));
  }

  override change({ id, plan, requestsPerHour }: Organization, change: OrganizationChange): void {
    this.units.stage((rows) =>
      rows.command({
        table: 'organizations',
        key: id,
        render: (bind) => {
          const set = [...(change.plan === undefined ? [] : [`plan = ${bind(plan)}`]), ...(change.requestsPerHour === undefined ? [] : [`requests_per_hour = ${bind(requestsPerHour)}`])];
          return `UPDATE organizations SET ${set.join(', ')} WHERE id = ${bind(id)}`;
        },
      }),
    );
  }

  override async find(id: OrgId): Promise<Organization | null> {
    const [row] = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations WHERE id = $1`, values: [id] });
    return row ? toOrganization(row) : null;
  }

  override async findBySlug(slug: string): Promise<Organization | null> {
    const [row] = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations WHERE slug = $1`, values: [slug] });
    return row ? toOrganization(row) : null;
  }

  override async list(limit: number): Promise<Organization[]> {
    const rows = await this.database.query<OrganizationRow>({ text: `SELECT ${COLUMNS} FROM organizations ORDER BY slug LIMIT $1`, values: [limit] });
    return rows.map(toOrganization);
  }
}
