import type { OrgId } from '../../../kernel/ids.js';

/** The secrets that deliveries are signed with, encrypted at rest (oratek.md, Webhooks). */
export abstract class SubscriptionSecrets {
  /** A new secret, to be shown this one time, and as it is kept. */
  abstract issue(orgId: OrgId, subscriptionId: string): { readonly secret: string; readonly sealed: Buffer };
  /**
   * The same secret under the first of the keys; null if that is what it is under.
   * Throws if none of the keys in use opens it.
   */
  abstract reseal(orgId: OrgId, subscriptionId: string, sealed: Buffer): Buffer | null;
  /** The secret. Throws if none of the keys in use opens it. */
  abstract open(orgId: OrgId, subscriptionId: string, sealed: Buffer): string;
}
