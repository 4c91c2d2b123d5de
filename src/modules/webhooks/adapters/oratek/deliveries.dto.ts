import { ApiProperty } from '@nestjs/swagger';
import { DELIVERED_EVENT_TYPES, type DeliveredEventType } from '../../../../contracts/events.js';
import { DELIVERY_STATUSES, type DeliveryStatus } from '../../../../contracts/webhook-records.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import type { AttemptView, DeliveryDetails, DeliveryView } from '../../../deliveries/deliveries.api.js';
import { CursorQuery, PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import { ChoiceParam } from '../../../../platform/input/query-params.js';

/** The query of the delivery log. */
export class DeliveryListQuery extends CursorQuery {
  @ChoiceParam({ choices: DELIVERY_STATUSES, description: 'Only deliveries that stand so.', example: 'failed' })
  status?: DeliveryStatus;

  @ChoiceParam({ choices: DELIVERED_EVENT_TYPES, description: 'Only deliveries of this event.', example: 'contact.created' })
  event?: DeliveredEventType;
}

/** One event on its way to one subscription. */
export class Delivery {
  @ApiProperty({ description: 'Id of the delivery, which `X-OraTek-Delivery` carries.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a61' })
  id!: string;

  @ApiProperty({ description: 'Id of the event, which `webhook-id` carries; the same in every resend.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e' })
  event_id!: string;

  @ApiProperty({ description: 'What happened.', enum: DELIVERED_EVENT_TYPES, example: 'contact.created' })
  event!: DeliveredEventType;

  @ApiProperty({ description: 'The subscription that it is for.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  subscription_id!: string;

  @ApiProperty({ description: '`pending` until an attempt succeeds, or none is left.', enum: DELIVERY_STATUSES, example: 'succeeded' })
  status!: DeliveryStatus;

  @ApiProperty({ description: 'How many attempts were made.', type: 'integer', example: 1 })
  attempts!: number;

  @ApiProperty({ description: 'When the next attempt is due; null if none is.', type: String, format: 'date-time', nullable: true, example: null })
  next_attempt_at!: Timestamp | null;

  @ApiProperty({ description: 'When it was made: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;
}

/** One attempt of a delivery. */
class DeliveryAttempt {
  @ApiProperty({ description: 'When it began: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.120Z' })
  at!: Timestamp;

  @ApiProperty({ description: 'The status of the answer; null if there was none.', type: 'integer', nullable: true, example: 200 })
  status_code!: number | null;

  @ApiProperty({ description: 'How long it took, in milliseconds.', type: 'integer', example: 87 })
  duration_ms!: number;

  @ApiProperty({ description: 'Why there is no answer; null if one began.', type: String, nullable: true, example: null })
  error!: string | null;

  @ApiProperty({ description: "The first 4 KiB of the answer's body; if it broke off, that is said at its end, in brackets.", type: String, nullable: true, example: 'ok' })
  response_excerpt!: string | null;
}

/** A delivery with its attempts. */
export class DeliveryWithAttempts extends Delivery {
  @ApiProperty({ description: 'The attempts, the first one first.', type: [DeliveryAttempt] })
  attempt_log!: readonly DeliveryAttempt[];
}

/** A delivery as this API shows it. */
export function publishDelivery({ id, eventId, event, subscriptionId, status, attempts, nextAttemptAt, createdAt }: DeliveryView): Delivery {
  return { id, event_id: eventId, event, subscription_id: subscriptionId, status, attempts, next_attempt_at: nextAttemptAt, created_at: createdAt };
}

/** How a delivery that was just made looks in this API. */
export const DELIVERY_FORM = RecordForm.ofContent(publishDelivery);

/** How a delivery with its attempts looks in this API. */
export const DELIVERY_DETAILS_FORM = RecordForm.ofContent((delivery: DeliveryDetails): DeliveryWithAttempts => Object.assign(publishDelivery(delivery), { attempt_log: delivery.attemptLog.map(publishAttempt) }));

function publishAttempt({ at, statusCode, durationMs, error, responseExcerpt }: AttemptView): DeliveryAttempt {
  return { at, status_code: statusCode, duration_ms: durationMs, error, response_excerpt: responseExcerpt };
}

/** A page of deliveries. */
export class DeliveryPage {
  @ApiProperty({ description: 'The deliveries of this page.', type: [Delivery] })
  data!: Delivery[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
