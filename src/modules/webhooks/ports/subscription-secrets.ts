import type { OrgId } from '../../../kernel/ids.js';

/** The secrets that deliveries are signed with, encrypted at rest (oratek.md, Webhooks). */
export abstract class SubscriptionSecrets {
  /** A new secret, both readable, to be shown once, and sealed. */
  abstract issue(orgId: OrgId, subscriptionId: string): { readonly secret: string; readonly sealed: Buffer };
  /** The same secret sealed with the first key; null if it is already. Throws if no configured key opens it. */
  abstract reseal(orgId: OrgId, subscriptionId: string, sealed: Buffer): Buffer | null;
  /** The secret. Throws if no configured key opens it. */
  abstract open(orgId: OrgId, subscriptionId: string, sealed: Buffer): string;
}
