import type { OrgId } from '../../../kernel/ids.js';

/** Where providers send browsers back to. */
export abstract class RedirectAddress {
  /**
   * From `PUBLIC_URL`, never from a request. Each organization has its own: a provider that pretends to be another organization's cannot
   * have the answers of that one sent to itself (RFC 9700, section 4.4.2.2).
   */
  abstract of(orgId: OrgId): string;
}
