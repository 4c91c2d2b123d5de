import type { DeliveredEventType } from '../../../contracts/events.js';
import type { DeliveryDetails, DeliveryRecord, DeliveryStatus } from '../../../contracts/webhook-records.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';

export interface DeliveryListRequest {
  readonly status: DeliveryStatus | null;
  readonly event: DeliveredEventType | null;
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** The log of deliveries. */
export abstract class DeliveryQueries {
  /** The delivery with its attempts, or null if the subscription has none with this id. */
  abstract find(orgId: OrgId, subscriptionId: string, id: string): Promise<DeliveryDetails | null>;
  /** One page, newest first; null if the organization has no such subscription. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, subscriptionId: string, request: DeliveryListRequest): Promise<Page<DeliveryRecord> | null>;
}
