import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { retryWait } from './retry-schedule.js';

/** A delivery that is ours to attempt, with all that an attempt needs. */
export interface ClaimedDelivery {
  readonly orgId: OrgId;
  readonly id: string;
  readonly subscriptionId: string;
  /** Tells this claim from one that took the delivery over. */
  readonly lease: string;
  readonly eventId: string;
  readonly event: string;
  /** How many attempts there were before. */
  readonly attempts: number;
  /** The published body, byte for byte. */
  readonly body: string;
  readonly url: string;
  /** Encrypted; see SecretBox. */
  readonly secret: Buffer;
  /** The one before it while the overlap of a rotation lasts. */
  readonly previousSecret: Buffer | null;
  /** Whether its endpoint has been failing. */
  readonly isProbe: boolean;
}

/** What came of an attempt. */
export interface AttemptResult {
  /** Null if there was no answer. */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** Seconds that the server asked to wait. */
  readonly retryAfter: number | null;
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

const GONE = 410;

/** Judges an attempt (oratek.md, Webhooks: success, retries, 410). */
export function settle(delivery: ClaimedDelivery, at: Timestamp, result: AttemptResult, random: () => number): Settlement {
  const { retryAfter, ...log } = result;
  const isGone = result.statusCode === GONE;
  const hasSucceeded = result.error === null && result.statusCode !== null && result.statusCode >= 200 && result.statusCode < 300;
  const retryIn = hasSucceeded || isGone ? null : retryWait(delivery.attempts + 1, retryAfter, random);
  const status = hasSucceeded ? 'succeeded' : retryIn === null ? 'failed' : 'pending';
  return { ...log, delivery, at, status, retryIn, isGone };
}
