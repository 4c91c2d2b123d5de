import { Injectable } from '@nestjs/common';
import type { DeliveredEventType } from '../../../../contracts/events.js';
import { newId, type OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { type ClaimedDelivery, LOST_ATTEMPT, type Recipient, type Settlement } from '../../domain/delivery.js';
import { type Claim, DeliveryQueue, type Settled, type Waiting } from '../../ports/delivery.queue.js';
import { CLAIM } from './claim-statement.js';
import { FIND, FIND_OF } from './find-statement.js';
import { PLAN_SETTINGS } from './plan-settings.js';
import { FREE, RELEASE, SETTLE } from './settle-statement.js';

const LEASE_SECONDS = 20;

interface ClaimedRow extends Record<string, unknown> {
  readonly picked: number;
  readonly open: number;
  /** If no delivery was claimed, this and all following columns are null. */
  readonly id: string | null;
  readonly event_id: string;
  readonly event: DeliveredEventType;
  readonly record_id: string;
  readonly seq: number;
  readonly resend: boolean;
  readonly attempts: number;
  readonly body: string;
  readonly request_id: string | null;
  readonly epoch: number;
  readonly url: string;
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly is_failing: boolean;
}

interface WaitingRow extends Record<string, unknown> {
  readonly org_id: OrgId;
  readonly subscription_id: string;
  readonly due_in: number;
  readonly is_probe: boolean;
}

/** The queue is a table; see claim-statement.ts and settle-statement.ts for how concurrent statements interact. */
@Injectable()
export class PostgresDeliveryQueue extends DeliveryQueue {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgIds: readonly string[] | null): Promise<Waiting[]> {
    const statement = orgIds === null ? { name: 'queue_find', text: FIND, values: [] } : { name: 'queue_find_of', text: FIND_OF, values: [[...orgIds]] };
    const rows = await this.database.query<WaitingRow>({ settings: PLAN_SETTINGS, ...statement });
    return rows.map((row) => ({ orgId: row.org_id, subscriptionId: row.subscription_id, dueIn: row.due_in, isProbe: row.is_probe }));
  }

  override async claim({ orgId, subscriptionId }: Recipient, limit: number): Promise<Claim> {
    const lease = newId();
    const values = [orgId, subscriptionId, limit, lease, LEASE_SECONDS, LOST_ATTEMPT];
    const rows = await this.database.query<ClaimedRow>({ settings: PLAN_SETTINGS, name: 'queue_claim', writes: true, text: CLAIM, values });
    const [first] = rows;
    return { deliveries: rows.flatMap((row) => toDelivery(row, { orgId, subscriptionId }, lease) ?? []), picked: first?.picked ?? 0, open: first?.open ?? 0 };
  }

  override async settle(settlements: readonly Settlement[]): Promise<Settled> {
    const sorted = [...settlements].sort((a, b) => (keyOf(a.delivery) < keyOf(b.delivery) ? -1 : 1));
    const of = <T>(read: (settlement: Settlement) => T): T[] => sorted.map(read);
    const values = [
      ...keys(sorted.map(({ delivery }) => delivery)),
      of(({ status }) => status),
      of(({ at }) => at),
      of(({ statusCode }) => statusCode),
      of(({ durationMs }) => Math.round(durationMs)),
      of(({ error }) => error),
      of(({ excerpt }) => excerpt),
      of(({ retryIn }) => retryIn),
    ];
    return this.database.transaction(async () => {
      const [row] = await this.database.query<{ settled: number[] | null; locked: number[] | null }>({ name: 'queue_settle', text: SETTLE, values });
      // Positions count from 1.
      const at = (positions: readonly number[] | null | undefined): Settlement[] => (positions ?? []).flatMap((position) => sorted[position - 1] ?? []);
      const written = at(row?.settled);
      return { written, locked: at(row?.locked), freed: await this.free(written) };
    }, PLAN_SETTINGS);
  }

  override async release(deliveries: readonly ClaimedDelivery[]): Promise<void> {
    if (deliveries.length > 0) await this.database.query({ settings: PLAN_SETTINGS, name: 'queue_release', writes: true, text: RELEASE, values: keys(deliveries) });
  }

  /**
   * Frees the deliveries that were put off behind these, in the transaction that settled them. Returns their
   * subscriptions.
   */
  private async free(settlements: readonly Settlement[]): Promise<string[]> {
    const freeing = settlements.filter(({ delivery }) => !delivery.isResend);
    if (freeing.length === 0) return [];
    const of = <T>(read: (settlement: Settlement) => T): T[] => freeing.map(read);
    const ofFailed = <T>(read: (delivery: ClaimedDelivery) => T): (T | null)[] => of(({ delivery, status }) => (status === 'pending' ? read(delivery) : null));
    const values = [
      of(({ delivery }) => delivery.subscriptionId),
      of(({ delivery }) => delivery.endpoint.epoch),
      of(({ delivery }) => delivery.recordId),
      of(({ delivery }) => delivery.sequence),
      ofFailed(({ orgId }) => orgId),
      ofFailed(({ eventId }) => eventId),
      ofFailed(({ id }) => id),
    ];
    const rows = await this.database.query<{ subscription_id: string }>({ name: 'queue_free', text: FREE, values });
    return [...new Set(rows.map(({ subscription_id }) => subscription_id))];
  }
}

function keys(deliveries: readonly ClaimedDelivery[]): string[][] {
  return [deliveries.map(({ orgId }) => orgId), deliveries.map(({ eventId }) => eventId), deliveries.map(({ id }) => id), deliveries.map(({ lease }) => lease)];
}

/** The sort key of the order in which all settlements take their locks, against deadlocks. */
function keyOf({ orgId, eventId, id }: ClaimedDelivery): string {
  return `${orgId} ${eventId} ${id}`;
}

function toDelivery(row: ClaimedRow, recipient: Recipient, lease: string): ClaimedDelivery | null {
  if (row.id === null) return null;
  return {
    ...recipient,
    id: row.id,
    lease,
    eventId: row.event_id,
    event: row.event,
    recordId: row.record_id,
    sequence: row.seq,
    isResend: row.resend,
    attempts: row.attempts,
    body: row.body,
    requestId: row.request_id,
    endpoint: { url: row.url, epoch: row.epoch, secret: row.secret, previousSecret: row.previous_secret, isFailing: row.is_failing },
  };
}
