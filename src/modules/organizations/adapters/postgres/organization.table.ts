import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import { organizationExists } from '../../domain/organization.js';
import type { Organization, Plan } from '../../organizations.api.js';

export interface OrganizationRow {
  id: string;
  slug: string;
  name: string;
  plan: Plan;
  requests_per_hour: number | null;
  created_at: string;
}

export const organizationsTable = defineTable<OrganizationRow>({
  name: 'organizations',
  columns: { id: 'uuid', slug: 'text', name: 'text', plan: 'text', requests_per_hour: { type: 'integer', nullable: true }, created_at: 'timestamptz(3)' },
  key: ['id'],
  uniques: [['slug']],
  violations: { organizations_slug_key: organizationExists },
});

export function toRow(organization: Organization): OrganizationRow {
  const { id, slug, name, plan, requestsPerHour, createdAt } = organization;
  return { id, slug, name, plan, requests_per_hour: requestsPerHour, created_at: createdAt };
}

export function toOrganization(row: OrganizationRow): Organization {
  const { id, slug, name, plan, requests_per_hour: requestsPerHour, created_at: createdAt } = row;
  return { id: id as OrgId, slug, name, plan, requestsPerHour, createdAt: fromDatabaseTime(createdAt) };
}
