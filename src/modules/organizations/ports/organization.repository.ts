import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Organization } from '../domain/organization.js';
import type { OrganizationView } from '../organizations.api.js';

/** Organizations in the database. */
export abstract class OrganizationRepository {
  /** The organization, as the open unit has it. Throws `organization_not_found`. */
  abstract find(id: OrgId): Promise<Organization>;
  /** Writes what the actor has made of it, and an entry of the audit log, when the unit ends, which fails with `organization_exists` if a new one has a slug that is taken. */
  abstract save(actor: Actor, organization: Organization): void;
  /** The organization, to read. Throws `organization_not_found`. */
  abstract view(id: OrgId): Promise<OrganizationView>;
  /** Those that exist, to read, in no order. */
  abstract viewMany(ids: readonly OrgId[]): Promise<OrganizationView[]>;
  abstract findBySlug(slug: string): Promise<OrganizationView | null>;
  /** All by slug, at most `limit`. */
  abstract list(limit: number): Promise<OrganizationView[]>;
}
