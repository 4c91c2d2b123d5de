import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { SubscriptionView } from '../domain/subscription.js';

/** Subscriptions to read. */
export abstract class SubscriptionQueries {
  /** The subscription, or null if the organization has no subscription with this id. */
  abstract find(orgId: OrgId, id: string): Promise<SubscriptionView | null>;
  /** One page, newest first. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, paging: { readonly limit: number; readonly offset: number; readonly cursor: string | null }): Promise<Page<SubscriptionView>>;
}
