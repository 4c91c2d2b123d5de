import type { DeliveredEventType } from '../../../contracts/events.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { retryWait } from './retry-schedule.js';

/** A subscription, as the queue knows it. */
export interface Recipient {
  readonly orgId: OrgId;
  readonly subscriptionId: string;
}

/** Where a claim's deliveries go, as the subscription was when it was claimed. */
export interface Endpoint {
  readonly url: string;
  /** Which of the times between two stops of the subscription it is. */
  readonly epoch: number;
  /** Encrypted; see SecretBox. */
  readonly secret: Buffer;
  /** The one before it while the overlap of a rotation lasts. */
  readonly previousSecret: Buffer | null;
  /** Whether attempts at this URL have failed since the last that succeeded. */
  readonly isFailing: boolean;
}

/** A delivery that is ours to attempt, with all that an attempt needs. */
export interface ClaimedDelivery extends Recipient {
  readonly id: string;
  /** Tells this claim from one that took the delivery over. */
  readonly lease: string;
  readonly eventId: string;
  readonly event: DeliveredEventType;
  /** The contact or task whose events are sent in order, and which of them it is. */
  readonly recordId: string;
  readonly sequence: number;
  /** Somebody asked for it: it is outside of the order of its record. */
  readonly isResend: boolean;
  /** How many attempts there were before. */
  readonly attempts: number;
  /** The published body, byte for byte. */
  readonly body: string;
  /** Of the request that made the change; null if none did. */
  readonly requestId: string | null;
  readonly endpoint: Endpoint;
}

/** What came of an attempt. */
export interface AttemptResult {
  /** Null if no head of an answer arrived. */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** Seconds that the server asked to wait. */
  readonly retryAfter: number | null;
  /** Why there is no answer, or why its body broke off. */
  readonly error: string | null;
  readonly excerpt: string;
}

/** What an attempt means for its delivery and for the subscription. */
export interface Settlement extends Omit<AttemptResult, 'retryAfter'> {
  readonly delivery: ClaimedDelivery;
  /** When the attempt began. */
  readonly at: Timestamp;
  readonly status: 'succeeded' | 'failed' | 'pending';
  /** Milliseconds until the next attempt of one that is still pending. */
  readonly retryIn: number | null;
  /** Whether the endpoint said that it is gone for good. */
  readonly isGone: boolean;
}

/** What the log says of an attempt whose worker died with it. */
export const LOST_ATTEMPT = 'outcome unknown: the worker ended before it could say';

const GONE = 410;

/**
 * Judges an attempt (oratek.md, Webhooks: success, retries, 410). The head of an answer decides; that its body broke off is said in
 * the excerpt.
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
