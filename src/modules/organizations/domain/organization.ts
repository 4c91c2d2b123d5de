import { Aggregate } from '../../../kernel/aggregate.js';
import type { Issue } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { readText, type TextFault, textFault } from '../../../kernel/text-rules.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { OrganizationChange, OrganizationFields, OrganizationView, Plan } from '../organizations.api.js';
import { organizationInvalid } from './organization.errors.js';
import { currencyFault, ORGANIZATION_NAME, readCurrency, readTimeZone, SUPPORT_ADDRESS, supportAddressFault, timeZoneFault } from './organization-settings.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Requests an hour that come with a plan (oratek.md, Rate limits). */
const REQUESTS_PER_HOUR: Readonly<Record<Plan, number>> = { pro: 5_000, enterprise: 50_000 };

/** Upper bound: the limiter keeps 4 bytes for each request of the hour, so 4 MB. */
const MOST_REQUESTS_PER_HOUR = 1_000_000;

/** Requests that the organization may make in an hour. */
export function requestsPerHourOf({ plan, requestsPerHour }: Pick<OrganizationView, 'plan' | 'requestsPerHour'>): number {
  return requestsPerHour ?? REQUESTS_PER_HOUR[plan];
}

/** The fault of a slug. */
export function slugFault(slug: string): TextFault | null {
  return SLUG.test(slug) ? null : { code: 'format', rule: 'must be 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end' };
}

/** A tenant, with what holds for all of it. */
export class Organization extends Aggregate<OrganizationView> {
  /** A new organization. Throws `invalid` naming each wrong field. */
  static create(id: OrgId, input: { slug: string; name: string; plan: Plan }, now: Timestamp): Organization {
    const name = readText(input.name, ORGANIZATION_NAME);
    const issues: Issue[] = [];
    const wrongSlug = slugFault(input.slug);
    if (wrongSlug) issues.push({ path: ['slug'], ...wrongSlug });
    const nameFault = textFault(name, ORGANIZATION_NAME);
    if (nameFault) issues.push({ path: ['name'], ...nameFault });
    if (issues.length > 0) throw organizationInvalid(issues);
    return new Organization(null, { id, version: 1, slug: input.slug, name, plan: input.plan, requestsPerHour: null, timeZone: 'UTC', currency: 'USD', supportAddress: null, createdAt: now });
  }

  static restore(state: OrganizationView): Organization {
    return new Organization(state, state);
  }

  /** Changes the given fields and leaves the others. Equal values are no change. Throws `invalid` naming each wrong field, be it from a body or a command. */
  change(fields: OrganizationChange): void {
    const { requestsPerHour } = fields;
    if (typeof requestsPerHour === 'number' && !(Number.isInteger(requestsPerHour) && requestsPerHour >= 1 && requestsPerHour <= MOST_REQUESTS_PER_HOUR)) {
      throw organizationInvalid([{ path: ['requestsPerHour'], code: 'range', rule: `must be a whole number from 1 to ${MOST_REQUESTS_PER_HOUR}` }]);
    }
    this.become(kept(fields), null);
  }
}

/** The fields in their kept form. Throws `invalid` naming each one that breaks a rule. */
function kept(fields: OrganizationChange): OrganizationChange {
  const next: Record<string, unknown> = { ...fields };
  const issues: Issue[] = [];
  for (const [field, { read, faultOf }] of Object.entries(SETTINGS)) {
    const value = next[field];
    if (value === undefined || (value === null && field === 'supportAddress')) continue;
    const text = read(value);
    const found = faultOf(text);
    if (found) issues.push({ path: [field], ...found });
    next[field] = text;
  }
  if (issues.length > 0) throw organizationInvalid(issues);
  return next;
}

/** The rules of the texts that an admin or the operator sets. */
const SETTINGS: Readonly<Record<keyof OrganizationFields, { readonly read: (value: unknown) => unknown; readonly faultOf: (value: unknown) => TextFault | null }>> = {
  name: { read: (value) => readText(value, ORGANIZATION_NAME), faultOf: (value) => textFault(value, ORGANIZATION_NAME) },
  timeZone: { read: readTimeZone, faultOf: timeZoneFault },
  currency: { read: readCurrency, faultOf: currencyFault },
  supportAddress: { read: (value) => readText(value, SUPPORT_ADDRESS), faultOf: supportAddressFault },
};
