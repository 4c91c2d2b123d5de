import type { DeliveredEventType } from '../../../../contracts/events.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { AttemptView } from '../../deliveries.api.js';

/** An attempt, as the rows of the queue and of the log carry it. */
export interface LoggedAttempt {
  at: Timestamp;
  status_code: number | null;
  duration_ms: number;
  error: string | null;
  excerpt: string | null;
}

/** A delivery that succeeded, or failed finally. Partitioned by the week of the id; see log-weeks.ts. */
interface DeliveryLogRow {
  org_id: string;
  subscription_id: string;
  id: string;
  event_id: string;
  event: DeliveredEventType;
  status: 'succeeded' | 'failed';
  attempts: number;
  created_at: string;
  /** Empty if it failed without an attempt. */
  attempt_log: readonly LoggedAttempt[];
}

export const deliveryLogTable = defineTable<DeliveryLogRow>({
  name: 'delivery_log',
  columns: {
    org_id: 'uuid',
    subscription_id: 'uuid',
    id: 'uuid',
    event_id: 'uuid',
    event: 'text',
    status: 'text',
    attempts: 'integer',
    created_at: 'timestamptz(3)',
    attempt_log: 'jsonb',
  },
  key: ['org_id', 'subscription_id', 'id'],
  references: [{ columns: ['org_id', 'event_id'], table: 'events' }],
});

export function toAttempt({ at, status_code, duration_ms, error, excerpt }: LoggedAttempt): AttemptView {
  return { at, statusCode: status_code, durationMs: duration_ms, error, responseExcerpt: excerpt };
}
