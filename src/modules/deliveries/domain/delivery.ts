import type { DeliveredEventType } from '../../../contracts/events.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { retryWait } from './retry-schedule.js';

/** A subscription, as the queue identifies it. */
export interface Recipient {
  readonly orgId: OrgId;
  readonly subscriptionId: string;
}

/** The destination of claimed deliveries, as the subscription was at the claim. */
export interface Endpoint {
  readonly url: string;
  /** The subscription's epoch: the number of its stops. */
  readonly epoch: number;
  /** Encrypted; see SecretBox. */
  readonly secret: Buffer;
  /** The one before it while the overlap of a rotation lasts. */
  readonly previousSecret: Buffer | null;
  /** Whether attempts at this URL have failed since the last that succeeded. */
  readonly isFailing: boolean;
}

/** A delivery that this worker has leased, with all that an attempt needs. */
export interface ClaimedDelivery extends Recipient {
  readonly id: string;
  /** Distinguishes this claim from a later one of the same delivery. */
  readonly lease: string;
  readonly eventId: string;
  readonly event: DeliveredEventType;
  /** The contact or task whose events are sent in order, and the number of this one. */
  readonly recordId: string;
  readonly sequence: number;
  /** An admin asked for it: it is not ordered with the others of its record. */
  readonly isResend: boolean;
  /** The number of attempts before. */
  readonly attempts: number;
  /** The published body, byte for byte. */
  readonly body: string;
  /** The id of the request that made the change; null if there was none. */
  readonly requestId: string | null;
  readonly endpoint: Endpoint;
}

/** The result of an attempt. */
export interface AttemptResult {
  /** Null if no response head arrived. */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** Seconds that the server asked to wait (Retry-After). */
  readonly retryAfter: number | null;
  /** Why there is no response, or why its body is incomplete. */
  readonly error: string | null;
  readonly excerpt: string;
}

/** The effect of an attempt on its delivery and on the subscription. */
export interface Settlement extends Omit<AttemptResult, 'retryAfter'> {
  readonly delivery: ClaimedDelivery;
  /** When the attempt began. */
  readonly at: Timestamp;
  readonly status: 'succeeded' | 'failed' | 'pending';
  /** Milliseconds until the next attempt; null if the delivery is not pending any more. */
  readonly retryIn: number | null;
  /** Whether the endpoint answered 410 Gone. */
  readonly isGone: boolean;
}

/** The text of the log for an attempt whose worker died. */
export const LOST_ATTEMPT = 'outcome unknown: the worker ended before it could say';

const GONE = 410;

/**
 * Decides the effect of an attempt (oratek.md, Webhooks: success, retries, 410). The head of a response decides; an
 * incomplete body is only noted in the excerpt.
 */
export function settle(delivery: ClaimedDelivery, at: Timestamp, result: AttemptResult, random: () => number): Settlement {
  const { statusCode, durationMs, retryAfter, error } = result;
  const isGone = statusCode === GONE;
  const hasSucceeded = statusCode !== null && statusCode >= 200 && statusCode < 300;
  const retryIn = hasSucceeded || isGone ? null : retryWait(delivery.attempts + 1, retryAfter, random);
  const status = hasSucceeded ? 'succeeded' : retryIn === null ? 'failed' : 'pending';
  const brokeOff = statusCode !== null && error !== null;
  const excerpt = brokeOff ? `${result.excerpt}\n[${error}]`.trimStart() : result.excerpt;
  return { statusCode, durationMs, error: brokeOff ? null : error, excerpt, delivery, at, status, retryIn, isGone };
}
