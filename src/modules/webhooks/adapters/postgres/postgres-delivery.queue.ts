import { Injectable } from '@nestjs/common';
import { newId, type OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import type { ClaimedDelivery, Settlement } from '../../domain/delivery.js';
import { FAILED_TOO_LONG, FAILING_DAYS, GONE } from '../../domain/disabling.js';
import { type Claim, type ClaimRequest, DeliveryQueue, type PassPosition } from '../../ports/delivery.queue.js';
import { CLAIM, HOLD_BACK } from './claim-statement.js';
import { RELEASE, SETTLE } from './settle-statement.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

interface ClaimedRow {
  readonly position: PassPosition | null;
  readonly next_due_in: number | null;
  readonly has_more: boolean;
  readonly crowded: readonly PassPosition[] | null;
  /** All that follows is null if nothing was claimed. */
  readonly id: string | null;
  readonly org_id: string;
  readonly subscription_id: string;
  readonly event_id: string;
  readonly event: string;
  readonly attempts: number;
  readonly body: string;
  readonly url: string;
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly is_probe: boolean;
}

/** The queue is the deliveries' own table: a lease is a row whose next attempt lies 20 seconds ahead and that names its owner. */
@Injectable()
export class PostgresDeliveryQueue extends DeliveryQueue {
  constructor(private readonly database: Database) {
    super();
  }

  override async claim({ free, freeProbes, perSubscription, perOrganization, inFlight, after }: ClaimRequest): Promise<Claim> {
    const lease = newId();
    const columns = [inFlight.subscriptions, inFlight.organizations].flatMap((counts) => [[...counts.keys()], [...counts.values()]]);
    const values = [after?.orgId ?? FIRST, after?.subscriptionId ?? FIRST, free, freeProbes, perSubscription, perOrganization, ...columns, lease];
    const rows = await this.database.query<ClaimedRow & Record<string, unknown>>({ name: 'deliveries_claim', text: CLAIM, values });
    const [pass] = rows;
    const hasHeldBack = await this.holdBack(pass?.crowded ?? []);
    return {
      deliveries: rows.filter(({ id }) => id !== null).map((row) => toDelivery(row, lease)),
      position: pass?.position ?? null,
      hasMore: pass?.has_more === true || hasHeldBack,
      nextDueIn: pass?.next_due_in ?? null,
    };
  }

  private async holdBack(crowded: readonly PassPosition[]): Promise<boolean> {
    if (crowded.length === 0) return false;
    const values = [crowded.map(({ orgId }) => orgId), crowded.map(({ subscriptionId }) => subscriptionId)];
    return (await this.database.query({ name: 'deliveries_hold_back', text: HOLD_BACK, values })).length > 0;
  }

  override async settle(settlements: readonly Settlement[]): Promise<void> {
    const of = <T>(read: (settlement: Settlement, position: number) => T): T[] => settlements.map(read);
    await this.database.query({
      name: 'deliveries_settle',
      text: SETTLE,
      values: [
        of(({ delivery }) => delivery.orgId),
        of(({ delivery }) => delivery.id),
        of(({ delivery }) => delivery.lease),
        of(({ status }) => status),
        of(({ at }) => at),
        of(({ statusCode }) => statusCode),
        of(({ durationMs }) => Math.round(durationMs)),
        of(({ error }) => error),
        of(({ excerpt }) => excerpt),
        of(({ retryIn }) => retryIn),
        of(({ isGone }) => isGone),
        of((_, position) => position),
        `${FAILING_DAYS} days`,
        GONE,
        FAILED_TOO_LONG,
      ],
    });
  }

  override async release(deliveries: readonly ClaimedDelivery[]): Promise<void> {
    const values = [deliveries.map(({ orgId }) => orgId), deliveries.map(({ id }) => id), deliveries.map(({ lease }) => lease)];
    await this.database.query({ name: 'deliveries_release', text: RELEASE, values });
  }
}

function toDelivery(row: ClaimedRow, lease: string): ClaimedDelivery {
  return {
    orgId: row.org_id as OrgId,
    id: row.id ?? '',
    subscriptionId: row.subscription_id,
    lease,
    eventId: row.event_id,
    event: row.event,
    attempts: row.attempts,
    body: row.body,
    url: row.url,
    secret: row.secret,
    previousSecret: row.previous_secret,
    isProbe: row.is_probe,
  };
}
