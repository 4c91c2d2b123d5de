import { type AuditContent, changesBetween } from '../../../contracts/audit-entries.js';
import type { OrganizationView } from '../organizations.api.js';
import { type Organization, requestsPerHourOf } from './organization.js';

/** What the audit log tells of an organization since it was stored. */
export function auditOrganization({ stored, state }: Organization): AuditContent[] {
  const target = { type: 'organization', id: state.id, name: state.name } as const;
  return [{ action: stored ? 'organization.updated' : 'organization.created', target, changes: changesBetween(stored && published(stored), published(state)) }];
}

function published(view: OrganizationView) {
  const { slug, name, plan, timeZone, currency, supportAddress } = view;
  return { slug, name, plan, requests_per_hour: requestsPerHourOf(view), time_zone: timeZone, currency, support_address: supportAddress };
}
