import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, type EventType } from '../../../../contracts/events.js';
import { SUBSCRIPTION_STATUSES, type SubscriptionRecord, type SubscriptionStatus } from '../../../../contracts/webhook-records.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { ChoiceField, ChoicesField, ServerField, TextField, TimeField } from '../../../../platform/input/fields.js';
import { IntegerField } from '../../../../platform/input/number-fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import type { SubscriptionWish } from '../../application/update-subscription.js';
import { DEFAULT_OVERLAP_SECONDS, MAX_OVERLAP_SECONDS, SUBSCRIPTION_TEXTS, type SubscriptionFields } from '../../domain/subscription.js';

const URL_FIELD = {
  ...SUBSCRIPTION_TEXTS.url,
  format: 'uri',
  description: 'Where events are sent by POST: an https URL on the public internet, without a user name or password. It is shown in ASCII: the host in punycode, other characters percent-encoded.',
  example: 'https://hooks.example.com/oratek',
} as const;
const EVENTS_FIELD = { choices: EVENT_TYPES, description: 'The events that it wants: at least one, none twice.', example: ['contact.created', 'deal.stage_changed'] };
const DESCRIPTION_FIELD = { ...SUBSCRIPTION_TEXTS.description, description: 'What it is for, for people.', example: 'Keeps the warehouse in step' } as const;

/** The states into which an admin can bring a subscription. */
const SETTABLE_STATUSES = nameEnum('SettableWebhookStatus', ['active', 'paused'], 'The states into which an admin can bring a subscription.');

/** A new subscription. */
export class CreateWebhookBody {
  @TextField({ ...URL_FIELD, required: true })
  url!: string;

  @ChoicesField({ ...EVENTS_FIELD, required: true })
  events!: EventType[];

  @TextField(DESCRIPTION_FIELD)
  description?: string | null;
}

/** A change of a subscription: only the fields sent change, `null` clears. One that was read may be sent back whole. */
export class UpdateWebhookBody {
  @TextField(URL_FIELD)
  url?: string;

  @ChoicesField(EVENTS_FIELD)
  events?: EventType[];

  @TextField(DESCRIPTION_FIELD)
  description?: string | null;

  @ChoiceField({
    choices: SETTABLE_STATUSES,
    description: '`paused` stops it: what is pending fails. `active` starts it again, also one that is `disabled`; events from before are sent by a resend only.',
    example: 'active',
  })
  status?: (typeof SETTABLE_STATUSES)[number];

  @TextField({ max: 64, illustrates: true, description: 'The secret, from the answer that showed it. Set by the server: leave it out, or send the present one; `rotate-secret` makes a new one.', example: null })
  secret?: string | null;

  @ServerField({ kind: 'id', description: 'Id of the subscription.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  id?: string;

  @ServerField({ kind: 'word', nullable: true, description: 'Why it is disabled.', example: null })
  disabled_reason?: string | null;

  @ServerField({ kind: 'time', description: 'When it was created.', example: '2026-05-14T18:24:30.000Z' })
  created_at?: Timestamp;

  @ServerField({ kind: 'time', description: 'When it last changed.', example: '2026-05-14T18:24:30.000Z' })
  updated_at?: Timestamp;
}

/** How a secret is replaced. */
export class RotateWebhookSecretBody {
  @IntegerField({
    min: 0,
    max: MAX_OVERLAP_SECONDS,
    default: DEFAULT_OVERLAP_SECONDS,
    description: 'For how many seconds the secret before stays in use beside the new one; 0 for not at all.',
    example: DEFAULT_OVERLAP_SECONDS,
  })
  overlap_seconds = DEFAULT_OVERLAP_SECONDS;
}

/** Which events are sent again. */
export class ResendBody {
  @TimeField({ ages: true, description: 'The moment of the first event, at most 30 days back: RFC 3339 with an offset. A day before `to`, if it is absent.', example: '2026-05-14T18:00:00Z' })
  from?: Timestamp | null;

  @TimeField({ ages: true, description: 'The moment up to which events are sent, itself left out; now, if it is absent.', example: '2026-05-14T19:00:00Z' })
  to?: Timestamp | null;

  @ChoicesField({ choices: EVENT_TYPES, description: "Only these of the subscription's events.", example: ['contact.created'] })
  events?: EventType[];
}

/** The fields that were sent, in the domain's words. */
export function toWish({ url, events, description, status, secret }: UpdateWebhookBody): SubscriptionWish {
  const fields: Partial<SubscriptionFields> = {
    ...(url === undefined ? {} : { url }),
    ...(events === undefined ? {} : { events }),
    ...(description === undefined ? {} : { description }),
  };
  return { fields, status: status ?? null, secret: secret ?? null };
}

/** A subscription as Settings shows it. */
export class WebhookSubscription implements SubscriptionRecord {
  @ApiProperty({ description: 'Id of the subscription, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  id!: string;

  @ApiProperty({ description: 'Where events are sent.', format: 'uri', example: 'https://hooks.example.com/oratek' })
  url!: string;

  @ApiProperty({ description: 'The events that it wants.', type: String, isArray: true, enum: EVENT_TYPES, example: ['contact.created', 'deal.stage_changed'] })
  events!: readonly EventType[];

  @ApiProperty({ description: 'What it is for.', type: String, nullable: true, example: 'Keeps the warehouse in step' })
  description!: string | null;

  @ApiProperty({ description: '`active` is sent events; `paused` was stopped by an admin, `disabled` by the system.', enum: SUBSCRIPTION_STATUSES, example: 'active' })
  status!: SubscriptionStatus;

  @ApiProperty({ description: 'With `disabled`: why.', type: String, nullable: true, example: null })
  disabled_reason!: string | null;

  @ApiProperty({ description: 'When it was created: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;

  @ApiProperty({ description: 'When it last changed: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  updated_at!: Timestamp;
}

/** A subscription with its secret, which is shown this one time. */
export class WebhookSubscriptionWithSecret extends WebhookSubscription {
  @ApiProperty({
    description: 'What its deliveries are signed with. Shown this one time: keep it. A retry with the same Idempotency-Key has null here.',
    type: String,
    nullable: true,
    example: 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oDvL3QvEJmxOc=',
  })
  secret!: string | null;
}

/** The result of a resend. */
export class ResendResult {
  @ApiProperty({ description: 'How many deliveries were made; they are sent from now on.', type: 'integer', example: 12 })
  deliveries!: number;
}

/** A page of subscriptions. */
export class WebhookSubscriptionPage {
  @ApiProperty({ description: 'The subscriptions of this page.', type: [WebhookSubscription] })
  data!: WebhookSubscription[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
