import type { OrgId } from '../../../kernel/ids.js';
import type { Organization, OrganizationChange } from '../organizations.api.js';

/** Organizations in the database. */
export abstract class OrganizationRepository {
  /** Writes a new organization when the unit ends, which may end with `organization_exists`. */
  abstract add(organization: Organization): void;
  /** Writes what is named by the change, when the unit ends: two that change different things at once both hold. */
  abstract change(organization: Organization, change: OrganizationChange): void;
  abstract find(id: OrgId): Promise<Organization | null>;
  abstract findBySlug(slug: string): Promise<Organization | null>;
  /** All by slug, at most `limit`. */
  abstract list(limit: number): Promise<Organization[]>;
}
