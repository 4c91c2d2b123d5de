import type { OrgId } from '../../kernel/ids.js';

/** How many requests an organization may make, and what else of it the answers of the server need. Bound by the module of the organizations. */
export abstract class Quotas {
  /**
   * Requests that the organization may make in an hour, with all its keys together (oratek.md, Rate limits). A change
   * takes effect within a second on every instance. Throws `unavailable` if the database cannot answer now.
   */
  abstract requestsPerHour(orgId: OrgId): Promise<number>;
  /** Where the organization's people find help, as it was last read with its quota; null if there is no such address, or if it was not read lately. */
  abstract supportAddress(orgId: OrgId): string | null;
}
