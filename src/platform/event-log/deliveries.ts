import type { StagedRows } from '../database/staged-rows.js';
import type { EventRow } from './events.table.js';

/** Announced when there is something new to deliver. */
export const DELIVERIES = 'deliveries';

/**
 * The id of a delivery is made of its event's and its subscription's: a UUID version 7 of the event's moment, and the
 * same however often it is made.
 */
const ID = "(left(replace(e.id::text, '-', ''), 16) || '8' || left(md5(e.id::text || s.id::text), 15))::uuid";

/** The events that a unit has staged so far; all of them are one write, however many they are. */
const staged = new WeakMap<StagedRows, EventRow[]>();

/**
 * Stages a delivery of the event to every subscription that wants it, in the statement of the change itself: no relay
 * that could lose one. It is due by the clock of the database, by which the workers go.
 */
export function stageDeliveries(rows: StagedRows, event: EventRow): void {
  const known = staged.get(rows);
  if (known) {
    known.push(event);
    return;
  }
  const events = [event];
  staged.set(rows, events);
  rows.command({
    order: 'deliveries',
    render: (bind) => {
      const told = JSON.stringify(events.map(({ org_id, id, type, record_id, seq, at }) => ({ org_id, id, type, record_id, seq, at })));
      return (
        'INSERT INTO deliveries (org_id, id, subscription_id, event_id, event, record_id, seq, resend, status, attempts, next_attempt_at, created_at)' +
        ` SELECT s.org_id, ${ID}, s.id, e.id, e.type, e.record_id, e.seq, false, 'pending', 0, now(), e.at` +
        ` FROM jsonb_to_recordset(${bind(told)}::jsonb) AS e(org_id uuid, id uuid, type text, record_id uuid, seq integer, at timestamptz)` +
        " JOIN webhook_subscriptions s ON s.org_id = e.org_id AND s.status = 'active' AND e.type = ANY (s.events)"
      );
    },
    announces: DELIVERIES,
  });
}
