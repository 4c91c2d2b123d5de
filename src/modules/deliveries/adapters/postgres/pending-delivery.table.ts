import type { DeliveredEventType } from '../../../../contracts/events.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { LoggedAttempt } from './delivery-log.table.js';

/**
 * A delivery in the queue. A leased row names its lease, and its `due_at` is the end of it. Only the statements of the
 * queue and of a change write it.
 */
export interface PendingDeliveryRow {
  org_id: string;
  event_id: string;
  id: string;
  subscription_id: string;
  /** The subscription's epoch at the time of the change: deliveries of an older epoch are not sent any more. */
  epoch: number;
  record_id: string;
  seq: number;
  /** An admin asked for it: it is not ordered with the others of its record. */
  resend: boolean;
  event: DeliveredEventType;
  attempts: number;
  created_at: string;
  due_at: string;
  first_attempt_at: string | null;
  lease: string | null;
  /** Null before the first attempt. */
  attempt_log: readonly LoggedAttempt[] | null;
}

export const pendingDeliveriesTable = defineTable<PendingDeliveryRow>({
  name: 'pending_deliveries',
  columns: {
    org_id: 'uuid',
    event_id: 'uuid',
    id: 'uuid',
    subscription_id: 'uuid',
    epoch: 'integer',
    record_id: 'uuid',
    seq: 'integer',
    resend: 'boolean',
    event: 'text',
    attempts: 'integer',
    created_at: 'timestamptz(3)',
    due_at: 'timestamptz(3)',
    first_attempt_at: { type: 'timestamptz(3)', nullable: true },
    lease: { type: 'uuid', nullable: true },
    attempt_log: { type: 'jsonb', nullable: true },
  },
  key: ['org_id', 'event_id', 'id'],
  references: [{ columns: ['org_id', 'event_id'], table: 'events' }],
  // The event was deleted with its contact while it was sent again.
  violations: { pending_deliveries_event_fkey: 'retry' },
});
