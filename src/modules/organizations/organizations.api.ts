import type { OrgId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';

/** What an organization pays for; it decides the rate limit (oratek.md, Rate limits). */
export const PLANS = ['pro', 'enterprise'] as const;

export type Plan = (typeof PLANS)[number];

export interface Organization {
  readonly id: OrgId;
  /** Short name for people and commands: lower case letters, digits and hyphens. Unique. */
  readonly slug: string;
  readonly name: string;
  readonly plan: Plan;
  readonly createdAt: Timestamp;
}

/** What other modules may ask of organizations. */
export abstract class OrganizationsApi {
  /**
   * Stages a new organization in the unit of work that is open.
   * Throws `invalid` naming each wrong field; the unit ends with `organization_exists` if the slug is taken.
   */
  abstract create(input: { slug: string; name: string; plan: Plan }): Organization;
  /** The organization with this slug, or null. */
  abstract findBySlug(slug: string): Promise<Organization | null>;
  /** All organizations by slug, at most `limit`. */
  abstract list(limit: number): Promise<Organization[]>;
}
