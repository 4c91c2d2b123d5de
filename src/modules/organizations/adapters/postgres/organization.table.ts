import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import { organizationExists } from '../../domain/organization.errors.js';
import type { OrganizationView, Plan } from '../../organizations.api.js';

export interface OrganizationRow {
  id: string;
  slug: string;
  name: string;
  plan: Plan;
  requests_per_hour: number | null;
  created_at: string;
  version: number;
  time_zone: string;
  currency: string;
  support_address: string | null;
}

export const organizationsTable = defineTable<OrganizationRow>({
  name: 'organizations',
  columns: {
    id: 'uuid',
    slug: 'text',
    name: 'text',
    plan: 'text',
    requests_per_hour: { type: 'integer', nullable: true },
    created_at: 'timestamptz(3)',
    version: 'integer',
    time_zone: 'text',
    currency: 'text',
    support_address: { type: 'text', nullable: true },
  },
  key: ['id'],
  uniques: [['slug']],
  versioned: true,
  audited: true,
  violations: { organizations_slug_key: organizationExists },
});

export function toRow(organization: OrganizationView): OrganizationRow {
  const { id, slug, name, plan, requestsPerHour, createdAt, version, timeZone, currency, supportAddress } = organization;
  return { id, slug, name, plan, requests_per_hour: requestsPerHour, created_at: createdAt, version, time_zone: timeZone, currency, support_address: supportAddress };
}

export function toOrganization(row: OrganizationRow): OrganizationView {
  const { id, slug, name, plan, requests_per_hour: requestsPerHour, created_at: createdAt, version, time_zone: timeZone, currency, support_address: supportAddress } = row;
  return { id: id as OrgId, slug, name, plan, requestsPerHour, createdAt: fromDatabaseTime(createdAt), version, timeZone, currency, supportAddress };
}
