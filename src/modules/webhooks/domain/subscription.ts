import type { EventType } from '../../../contracts/events.js';
import type { SubscriptionRecord, SubscriptionStatus } from '../../../contracts/webhook-records.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import type { OrgId } from '../../../kernel/ids.js';
import { type Timestamp, toTimestamp } from '../../../kernel/timestamp.js';
import { overlapRuns } from './subscription.errors.js';
import { uriOf } from './uri.js';

/** The most subscriptions of an organization: each change of a record reads all of them. */
export const MAX_SUBSCRIPTIONS = 50;

const DAY_SECONDS = 86_400;
/** How long the previous secret stays in use after a rotation, in seconds: by default, and at most. */
export const DEFAULT_OVERLAP_SECONDS = DAY_SECONDS;
export const MAX_OVERLAP_SECONDS = 7 * DAY_SECONDS;

/** The rules of the texts of a subscription. */
export const SUBSCRIPTION_TEXTS = { url: { max: 2048, notBlank: true }, description: { max: 255, lines: true } } as const;

/** The fields of a subscription that a client may set. */
export interface SubscriptionFields {
  readonly url: string;
  /** Not empty, none twice. */
  readonly events: readonly EventType[];
  readonly description: string | null;
}

export interface SubscriptionState extends SubscriptionFields {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  readonly status: SubscriptionStatus;
  readonly disabledReason: string | null;
  /** Sealed. */
  readonly secret: Buffer;
  /** The previous secret, in use until the overlap ends; sealed. */
  readonly previous: { readonly secret: Buffer; readonly until: Timestamp } | null;
  /** Counts the stops: a delivery that was pending at a stop is not sent after it. */
  readonly epoch: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A customer's endpoint that receives events (oratek.md, Webhooks). */
export class Subscription extends Aggregate<SubscriptionState> {
  /** A new subscription, active from now on. */
  static create(orgId: OrgId, id: string, fields: SubscriptionFields, secret: Buffer, now: Timestamp): Subscription {
    return new Subscription(null, {
      ...fields,
      orgId,
      id,
      version: 1,
      status: 'active',
      disabledReason: null,
      secret,
      previous: null,
      epoch: 1,
      createdAt: now,
      updatedAt: now,
    });
  }

  static restore(state: SubscriptionState): Subscription {
    return new Subscription(state, state);
  }

  get isActive(): boolean {
    return this.state.status === 'active';
  }

  /** Whether the URL is that of the subscription, in the given form or in the published one. */
  isSentTo(url: string): boolean {
    return url === this.state.url || url === uriOf(this.state.url);
  }

  /** Changes the given fields and leaves the others. Equal values are no change. */
  change(fields: Partial<SubscriptionFields>, now: Timestamp): void {
    const { url, ...others } = fields;
    this.become({ ...others, ...(url === undefined || this.isSentTo(url) ? {} : { url }) }, now);
  }

  /** Stops all sending. */
  pause(now: Timestamp): void {
    if (this.state.status !== 'paused') this.become({ status: 'paused', disabledReason: null, epoch: this.state.epoch + 1 }, now);
  }

  /** Makes it active again, whether an admin or the system stopped it. */
  resume(now: Timestamp): void {
    if (!this.isActive) this.become({ status: 'active', disabledReason: null }, now);
  }

  /**
   * Replaces the secret. The previous one stays in use for the overlap. Throws `invalid` if an overlap is already
   * running, unless `overlapSeconds` ends it. @param secret sealed
   */
  rotateSecret(secret: Buffer, overlapSeconds: number, now: Timestamp): void {
    if (overlapSeconds === 0) {
      this.become({ secret, previous: null }, now);
      return;
    }
    if (this.state.previous && this.state.previous.until > now) throw overlapRuns();
    const until = toTimestamp(new Date(Date.parse(now) + overlapSeconds * 1000));
    this.become({ secret, previous: { secret: this.state.secret, until } }, now);
  }

  /** Ends the use of the previous secret. */
  endOverlap(now: Timestamp): void {
    if (this.state.previous) this.become({ previous: null }, now);
  }

  delete(now: Timestamp): void {
    this.become({ epoch: this.state.epoch + 1 }, now);
    this.end(now);
  }
}

/** A subscription to read, without its secrets. */
export type SubscriptionView = Omit<SubscriptionState, 'orgId' | 'secret' | 'previous' | 'epoch'>;

/** A subscription with its secret, which is shown once. */
export interface SubscriptionWithSecret {
  readonly subscription: SubscriptionView;
  readonly secret: string;
}

/** The subscription as Settings and tests of it show it. */
export function publishSubscription(state: SubscriptionView): SubscriptionRecord {
  return {
    id: state.id,
    url: uriOf(state.url),
    events: state.events,
    description: state.description,
    status: state.status,
    disabled_reason: state.disabledReason,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  };
}
