import type { EventType } from '../../../contracts/events.js';
import type { SubscriptionRecord, SubscriptionStatus } from '../../../contracts/webhook-records.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import type { OrgId } from '../../../kernel/ids.js';
import { type Timestamp, toTimestamp } from '../../../kernel/timestamp.js';
import { overlapRuns } from './subscription.errors.js';
import { uriOf } from './uri.js';

/** So many subscriptions an organization may have: each change of a record asks all of them. */
export const MAX_SUBSCRIPTIONS = 50;

const DAY_SECONDS = 86_400;
/** How long the secret before stays in use after a rotation, in seconds, unless said otherwise; and how long it may at most. */
export const DEFAULT_OVERLAP_SECONDS = DAY_SECONDS;
export const MAX_OVERLAP_SECONDS = 7 * DAY_SECONDS;

/** What the texts of a subscription may be. */
export const SUBSCRIPTION_TEXTS = { url: { max: 2048, notBlank: true }, description: { max: 255, lines: true } } as const;

/** What a client may say of a subscription. */
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
  /** The secret before, in use until the overlap ends; sealed. */
  readonly previous: { readonly secret: Buffer; readonly until: Timestamp } | null;
  /** Counts the stops: what was pending at one is not sent after it. */
  readonly epoch: number;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** Somebody's server that wants to hear of events (oratek.md, Webhooks). */
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

  /** Whether the URL is that of the subscription, as it was given or as it is shown. */
  isSentTo(url: string): boolean {
    return url === this.state.url || url === uriOf(this.state.url);
  }

  /** Changes the given fields and leaves the others. What already is so is no change. */
  change(fields: Partial<SubscriptionFields>, now: Timestamp): void {
    const { url, ...others } = fields;
    this.become({ ...others, ...(url === undefined || this.isSentTo(url) ? {} : { url }) }, now);
  }

  /** Nothing is sent from now on. */
  pause(now: Timestamp): void {
    if (this.state.status !== 'paused') this.become({ status: 'paused', disabledReason: null, epoch: this.state.epoch + 1 }, now);
  }

  /** Makes it active, whoever stopped it. */
  resume(now: Timestamp): void {
    if (!this.isActive) this.become({ status: 'active', disabledReason: null }, now);
  }

  /**
   * Takes a new secret. The one before stays in use for the overlap.
   * Throws `invalid` if an overlap already runs, unless there is to be none any more.
   * @param secret sealed
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

  /** From now on only the newest secret is in use. */
  endOverlap(now: Timestamp): void {
    if (this.state.previous) this.become({ previous: null }, now);
  }

  delete(now: Timestamp): void {
    this.become({ epoch: this.state.epoch + 1 }, now);
    this.end(now);
  }
}

/** A subscription to read: no secret, ever. */
export type SubscriptionView = Omit<SubscriptionState, 'orgId' | 'secret' | 'previous' | 'epoch'>;

/** A subscription at the one moment at which its secret is shown. */
export interface SubscriptionWithSecret {
  readonly subscription: SubscriptionView;
  readonly secret: string;
}

/** What Settings and tests of the subscription show of it. */
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
