import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { changeOrganization, createOrganization, organizationNotFound } from '../../domain/organization.js';
import { OrganizationsApi, type Organization, type OrganizationChange, type Plan } from '../../organizations.api.js';
import { organizationsTable, toOrganization, toRow, type OrganizationRow } from './organization.table.js';

const COLUMNS = organizationsTable.columns.join(', ');

@Injectable()
export class PostgresOrganizations extends OrganizationsApi {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override create(input: { slug: string; name: string; plan: Plan }): Organization {
    const organization = createOrganization(input, this.clock.now());
    this.units.save(organizationsTable, [organization.id], organization, (rows) => rows.insert(organizationsTable, toRow(organization)));
    return organization;
  }

  override async update(slug: string, change: OrganizationChange): Promise<Organization> {
    await this.units.run(async () => {
      const found = await this.findBySlug(slug);
      if (!found) throw organizationNotFound(slug);
      const { id, plan, requestsPerHour } = changeOrganization(found, change);
      // Writes only the changed columns: two concurrent changes of different columns both hold.
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
    });
    const changed = await this.findBySlug(slug);
    if (!changed) throw organizationNotFound(slug);
    return changed;
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
