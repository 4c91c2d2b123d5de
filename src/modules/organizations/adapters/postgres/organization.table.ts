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
  created_at: string;
}

export const organizationsTable = defineTable<OrganizationRow>({
  name: 'organizations',
  columns: { id: 'uuid', slug: 'text', name: 'text', plan: 'text', created_at: 'timestamptz(3)' },
  key: ['id'],
  uniques: [['slug']],
  violations: { organizations_slug_key: organizationExists },
});

export function toRow(organization: Organization): OrganizationRow {
  return { id: organization.id, slug: organization.slug, name: organization.name, plan: organization.plan, created_at: organization.createdAt };
}

export function toOrganization(row: OrganizationRow): Organization {
  return { id: row.id as OrgId, slug: row.slug, name: row.name, plan: row.plan, createdAt: fromDatabaseTime(row.created_at) };
}
