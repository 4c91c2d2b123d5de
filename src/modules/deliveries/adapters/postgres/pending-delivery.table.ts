import type { DeliveredEventType } from '../../../../contracts/events.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { LoggedAttempt } from './delivery-log.table.js';

/**
 * What is to be delivered: the queue. A lease is a row that names one, with `due_at` at its end. Nobody but the statements
 * of the queue and of a change writes it.
 */
export interface PendingDeliveryRow {
  org_id: string;
  event_id: string;
  id: string;
  subscription_id: string;
  /** The subscription's, when the change was made: what is behind it is not sent any more. */
  epoch: number;
  record_id: string;
  seq: number;
  /** Somebody asked for it: it is outside of the order of its record. */
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
  // The event went with its contact while somebody asked for it again.
  violations: { pending_deliveries_event_fkey: 'retry' },
});
