import type { EventType } from '../../../contracts/events.js';
import { type Timestamp, toTimestamp } from '../../../kernel/timestamp.js';
import { Failure } from '../../../kernel/failure.js';
import { rangeRefused } from './subscription.errors.js';

const DAY_MS = 86_400_000;
/** The age up to which events can be sent again. */
const MAX_AGE_DAYS = 30;

/** The most deliveries that one request makes; for more, a client asks for shorter ranges. */
export const MAX_RESENT = 10_000;

/** Which events are to be sent again. */
export interface ResendRange {
  /** The first moment that belongs to it. */
  readonly from: Timestamp;
  /** The first moment that no longer does. */
  readonly to: Timestamp;
  readonly events: readonly EventType[];
}

/** The range as requested: null means a day before `to`, now, and every event that the subscription wants. */
export interface ResendWish {
  readonly from: Timestamp | null;
  readonly to: Timestamp | null;
  readonly events: readonly EventType[] | null;
}

/**
 * The requested range, restricted to the types that the subscription wants. Throws `invalid` on `from`, `to` or
 * `events`.
 */
export function resendRange(wish: ResendWish, subscribed: readonly EventType[], now: Timestamp): ResendRange {
  const { to, events } = { to: wish.to ?? now, events: wish.events ?? subscribed };
  const from = wish.from ?? toTimestamp(new Date(Date.parse(to) - DAY_MS));
  if (Date.parse(from) < Date.parse(now) - MAX_AGE_DAYS * DAY_MS) throw rangeRefused('from', 'min', `must be at most ${MAX_AGE_DAYS} days back`);
  if (to <= from) throw rangeRefused('to', 'order', 'must be later than from');
  const foreign = events.find((event) => !subscribed.includes(event));
  if (foreign !== undefined) throw rangeRefused('events', 'not_subscribed', `must be among those of the subscription, and ${foreign} is not`);
  return { from, to, events };
}

/** The range holds more events than one request may send. */
export function rangeTooLong(): Error {
  const sentence = `The range holds more than ${MAX_RESENT} events: choose a shorter one, and send the rest with another request.`;
  return new Failure('invalid', 'resend_max_deliveries', sentence, [{ path: ['to'], code: 'max_deliveries', sentence }]);
}
