import { Injectable } from '@nestjs/common';
import type { GatheredCommand, StagedRows } from '../../../../platform/database/staged-rows.js';
import type { EventRow } from '../../../../platform/outbox/events.table.js';
import { EventDeliveries } from '../../../../platform/outbox/outbox.js';

/** Announced when there is something new to deliver, with the organization's id. */
export const DELIVERIES = 'deliveries';

/**
 * The id of a delivery is derived from the ids of its event and its subscription: a UUID version 7 with the event's
 * time, the same however often it is computed.
 */
const ID = "(left(replace(e.id::text, '-', ''), 16) || '8' || left(md5(e.id::text || s.id::text), 15))::uuid";

/** All events of a unit as one write. */
const DELIVER: GatheredCommand<EventRow> = {
  table: 'pending_deliveries',
  keyOf: ({ id }) => id,
  render: (events, bind) => {
    const told = JSON.stringify(events.map(({ org_id, id, type, record_id, seq, at }) => ({ org_id, id, type, record_id, seq, at })));
    return (
      'INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)' +
      ` SELECT s.org_id, e.id, ${ID}, s.id, s.epoch, e.record_id, e.seq, false, e.type, 0, e.at, date_trunc('milliseconds', now())` +
      ` FROM jsonb_to_recordset(${bind(told)}::jsonb) AS e(org_id uuid, id uuid, type text, record_id uuid, seq integer, at timestamptz)` +
      " JOIN webhook_subscriptions s ON s.org_id = e.org_id AND s.status = 'active' AND e.type = ANY (s.events)"
    );
  },
  announces: ({ org_id }) => ({ topic: DELIVERIES, detail: org_id }),
};

/**
 * Stages a delivery of the event to every subscription that wants it, in the statement of the change itself, so that
 * none can be lost in between. Its due time is by the database's clock, as the workers' is; it is not rounded up, or
 * the first claim would come too early.
 */
@Injectable()
export class PostgresEventDeliveries extends EventDeliveries {
  override stage(rows: StagedRows, event: EventRow): void {
    rows.gather(DELIVER, event);
  }
}
