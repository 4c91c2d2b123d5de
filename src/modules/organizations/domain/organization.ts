import { DomainError, type Issue } from '../../../kernel/domain-error.js';
import { newOrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { Organization, Plan } from '../organizations.api.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** A new organization. Throws `invalid` naming each wrong field. */
export function createOrganization(input: { slug: string; name: string; plan: Plan }, now: Timestamp): Organization {
  const name = input.name.trim();
  const issues: Issue[] = [];
  if (!SLUG.test(input.slug)) {
    issues.push({ field: 'slug', code: 'format', message: 'The slug must be 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end.' });
  }
  if (name.length === 0 || name.length > 255) {
    issues.push({ field: 'name', code: 'length', message: 'The name must have 1 to 255 characters.' });
  }
  if (/\p{Cc}/u.test(name)) issues.push({ field: 'name', code: 'control_character', message: 'The name must not contain control characters.' });
  if (issues.length > 0) throw new DomainError('invalid', 'organization_invalid', issues.map((issue) => issue.message).join(' '), issues);
  return { id: newOrgId(), slug: input.slug, name, plan: input.plan, createdAt: now };
}

/** The slug is taken. */
export function organizationExists(): DomainError {
  return new DomainError('conflict', 'organization_exists', 'An organization with this slug already exists: choose another slug.');
}
