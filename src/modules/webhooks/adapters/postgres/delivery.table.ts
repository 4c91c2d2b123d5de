import type { DeliveredEventType } from '../../../../contracts/events.js';
import type { AttemptRecord, DeliveryRecord, DeliveryStatus } from '../../../../contracts/webhook-records.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';

export interface DeliveryRow {
  org_id: string;
  id: string;
  subscription_id: string;
  event_id: string;
  event: DeliveredEventType;
  record_id: string;
  seq: number;
  /** Somebody asked for it: it is outside of the order of its record. */
  resend: boolean;
  status: DeliveryStatus;
  attempts: number;
  first_attempt_at: string | null;
  next_attempt_at: string | null;
  /** The worker that has it in hand. */
  lease_owner: string | null;
  created_at: string;
}

export const deliveriesTable = defineTable<DeliveryRow>({
  name: 'deliveries',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    subscription_id: 'uuid',
    event_id: 'uuid',
    event: 'text',
    record_id: 'uuid',
    seq: 'integer',
    resend: 'boolean',
    status: 'text',
    attempts: 'integer',
    first_attempt_at: { type: 'timestamptz(3)', nullable: true },
    next_attempt_at: { type: 'timestamptz(3)', nullable: true },
    lease_owner: { type: 'uuid', nullable: true },
    created_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'event_id'], table: 'events' }],
  // The event went with its contact while somebody asked for it again.
  violations: { deliveries_event_fkey: 'retry' },
});

export interface AttemptRow {
  org_id: string;
  delivery_id: string;
  n: number;
  at: string;
  status_code: number | null;
  duration_ms: number;
  error: string | null;
  excerpt: string | null;
}

export const attemptsTable = defineTable<AttemptRow>({
  name: 'delivery_attempts',
  columns: {
    org_id: 'uuid',
    delivery_id: 'uuid',
    n: 'integer',
    at: 'timestamptz(3)',
    status_code: { type: 'integer', nullable: true },
    duration_ms: 'integer',
    error: { type: 'text', nullable: true },
    excerpt: { type: 'text', nullable: true },
  },
  key: ['org_id', 'delivery_id', 'n'],
  references: [{ columns: ['org_id', 'delivery_id'], table: 'deliveries' }],
});

/** The columns of the published record. */
export const SHOWN = 'id, event_id, event, subscription_id, status, attempts, next_attempt_at, created_at';

export function toDelivery(row: DeliveryRow): DeliveryRecord {
  return {
    id: row.id,
    event_id: row.event_id,
    event: row.event,
    subscription_id: row.subscription_id,
    status: row.status,
    attempts: row.attempts,
    next_attempt_at: row.next_attempt_at === null ? null : fromDatabaseTime(row.next_attempt_at),
    created_at: fromDatabaseTime(row.created_at),
  };
}

export function toAttempt(row: AttemptRow): AttemptRecord {
  return { at: fromDatabaseTime(row.at), status_code: row.status_code, duration_ms: row.duration_ms, error: row.error, response_excerpt: row.excerpt };
}
