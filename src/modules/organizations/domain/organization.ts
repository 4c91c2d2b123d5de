import { Failure, type Issue, sentenceOf } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { readText, type TextFault, textFault } from '../../../kernel/text-rules.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { Organization, OrganizationChange, Plan } from '../organizations.api.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** The rules of an organization's name. */
export const ORGANIZATION_NAME = { max: 255, notBlank: true } as const;

/** Requests an hour that come with a plan (oratek.md, Rate limits). */
const REQUESTS_PER_HOUR: Readonly<Record<Plan, number>> = { pro: 5_000, enterprise: 50_000 };

/** Upper bound: the limiter keeps 4 bytes for each request of the hour, so 4 MB. */
const MOST_REQUESTS_PER_HOUR = 1_000_000;

/** Requests that the organization may make in an hour. */
export function requestsPerHourOf({ plan, requestsPerHour }: Pick<Organization, 'plan' | 'requestsPerHour'>): number {
  return requestsPerHour ?? REQUESTS_PER_HOUR[plan];
}

/** Returns the organization with the change applied. Throws `invalid` naming each wrong field. */
export function changeOrganization(organization: Organization, change: OrganizationChange): Organization {
  const { requestsPerHour } = change;
  if (typeof requestsPerHour === 'number' && !(Number.isInteger(requestsPerHour) && requestsPerHour >= 1 && requestsPerHour <= MOST_REQUESTS_PER_HOUR)) {
    const rule = `must be a whole number from 1 to ${MOST_REQUESTS_PER_HOUR}`;
    throw new Failure('invalid', 'organization_invalid', `The requests per hour ${rule}.`, [{ path: ['requestsPerHour'], code: 'range', rule }]);
  }
  return { ...organization, ...change };
}

/** The fault of a slug. */
export function slugFault(slug: string): TextFault | null {
  return SLUG.test(slug) ? null : { code: 'format', rule: 'must be 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end' };
}

/** A new organization. Throws `invalid` naming each wrong field. */
export function createOrganization(id: OrgId, input: { slug: string; name: string; plan: Plan }, now: Timestamp): Organization {
  const name = readText(input.name, ORGANIZATION_NAME);
  const issues: Issue[] = [];
  const wrongSlug = slugFault(input.slug);
  if (wrongSlug) issues.push({ path: ['slug'], ...wrongSlug });
  const nameFault = textFault(name, ORGANIZATION_NAME);
  if (nameFault) issues.push({ path: ['name'], ...nameFault });
  if (issues.length > 0) throw new Failure('invalid', 'organization_invalid', issues.map((issue) => sentenceOf(issue, `The ${String(issue.path[0])}`)).join(' '), issues);
  return { id, slug: input.slug, name, plan: input.plan, requestsPerHour: null, createdAt: now };
}

/** The organization with this slug or id does not exist. */
export function organizationNotFound(organization: string): Failure {
  return new Failure('not_found', 'organization_not_found', `There is no organization "${organization}": "oratek orgs list" shows those that exist.`);
}

/** The slug is taken. */
export function organizationExists(): Failure {
  return new Failure('conflict', 'organization_exists', 'An organization with this slug already exists: choose another slug.');
}
