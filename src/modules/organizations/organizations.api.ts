import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';

/** The plan of an organization; it decides the rate limit (oratek.md, Rate limits). */
export const PLANS = ['pro', 'enterprise'] as const;

export type Plan = (typeof PLANS)[number];

/** The part of an organization that an admin sets (oratek.md, Settings; texts checked by `domain/organization-settings.ts`). */
export interface OrganizationFields {
  readonly name: string;
  /** In which people read times: a name of the IANA database. The API itself speaks UTC. */
  readonly timeZone: string;
  /** Of all money of the organization: ISO 4217. */
  readonly currency: string;
  /** Where its people find help, in a fault of the server too: an email address or an https URL; null for nowhere. */
  readonly supportAddress: string | null;
}

/** An organization, as it is stored and read. */
export interface OrganizationView extends OrganizationFields {
  readonly id: OrgId;
  readonly version: number;
  /** Short name for people and commands: lower case letters, digits and hyphens. Unique. */
  readonly slug: string;
  readonly plan: Plan;
  /** An agreed number of requests an hour; null for that of its plan. */
  readonly requestsPerHour: number | null;
  readonly createdAt: Timestamp;
}

/** The change of an organization by its operator or an admin; absent fields stay. */
export interface OrganizationChange extends Partial<OrganizationFields> {
  readonly plan?: Plan;
  /** Null goes back to the number of the plan. */
  readonly requestsPerHour?: number | null;
}

/** The interface of organizations for other modules. */
export abstract class OrganizationsApi {
  /**
   * Stages a new organization in the open unit of work, under the id that the actor already names as its organization.
   * Throws `invalid` naming each wrong field; the unit fails with `organization_exists` if the slug is taken.
   */
  abstract create(actor: Actor, input: { slug: string; name: string; plan: Plan }): OrganizationView;
  /**
   * Changes the actor's organization, and returns it. Running servers apply the change within a second. Throws
   * `organization_not_found`, and `invalid` naming each wrong field.
   */
  abstract update(actor: Actor, change: OrganizationChange): Promise<OrganizationView>;
  /** The organization with this id. Throws `organization_not_found`. */
  abstract get(id: OrgId): Promise<OrganizationView>;
  /** Those of these organizations that exist, in no order. One statement. */
  abstract getMany(ids: readonly OrgId[]): Promise<OrganizationView[]>;
  /** The organization with this slug, or null. */
  abstract findBySlug(slug: string): Promise<OrganizationView | null>;
  /** All organizations by slug, at most `limit`. */
  abstract list(limit: number): Promise<OrganizationView[]>;
}
