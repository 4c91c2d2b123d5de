import type { Page } from '../../../kernel/page.js';
import type { DeliveryDetails, DeliveryListRequest, DeliveryView } from '../deliveries.api.js';
import type { Recipient } from '../domain/delivery.js';

/** Pending deliveries, and those of the last 30 days. */
export abstract class DeliveryLog {
  /** The delivery with its attempts, or null if the subscription has none with this id. */
  abstract find(recipient: Recipient, id: string): Promise<DeliveryDetails | null>;
  /** One page, newest first; null if the organization has no such subscription. Throws `invalid` on `cursor`. */
  abstract list(recipient: Recipient, request: DeliveryListRequest): Promise<Page<DeliveryView> | null>;
}
