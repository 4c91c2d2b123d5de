import type { Timestamp } from '../../../kernel/timestamp.js';
import type { AttemptResult, ClaimedDelivery } from '../domain/delivery.js';

/** Signs deliveries and sends them. */
export abstract class WebhookSender {
  /** Makes one attempt, signed as of `at`. Over within 15 seconds; never throws. */
  abstract send(delivery: ClaimedDelivery, at: Timestamp): Promise<AttemptResult>;
}
