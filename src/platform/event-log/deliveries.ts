import type { StagedRows } from '../database/staged-rows.js';
import type { EventRow } from './events.table.js';

/** Announced when there is something new to deliver. */
export const DELIVERIES = 'deliveries';

/**
 * The id of a delivery is made of its event's and its subscription's: a UUID version 7 of the event's moment, and the
 * same however often it is made.
 */
const ID = (event: string): string => `(left(replace(${event}::text, '-', ''), 16) || '8' || left(md5(${event}::text || s.id::text), 15))::uuid`;

/**
 * Stages a delivery of the event to every subscription that wants it, in the statement of the change itself: no relay
 * that could lose one.
 */
export function stageDeliveries(rows: StagedRows, event: EventRow): void {
  rows.command({
    order: `deliveries ${event.id}`,
    render: (bind) => {
      const [id, type, at] = [`${bind(event.id)}::uuid`, `${bind(event.type)}::text`, `${bind(event.at)}::timestamptz`];
      return (
        'INSERT INTO deliveries (org_id, id, subscription_id, event_id, event, record_id, seq, resend, status, attempts, next_attempt_at, created_at)' +
        ` SELECT s.org_id, ${ID(id)}, s.id, ${id}, ${type}, ${bind(event.record_id)}::uuid, ${bind(event.seq)}::integer, false, 'pending', 0, ${at}, ${at}` +
        ` FROM webhook_subscriptions s WHERE s.org_id = ${bind(event.org_id)} AND s.status = 'active' AND ${type} = ANY (s.events)`
      );
    },
    announces: DELIVERIES,
  });
}
