import type { DeliveredEventType, EventDetails } from '../../contracts/events.js';
import { defineTable } from '../database/table.js';

/**
 * One row an event, written once with the change and never altered: timelines, feed and deliveries read it. It names
 * its record without a foreign key, because it can outlive it.
 */
export interface EventRow {
  org_id: string;
  id: string;
  type: DeliveredEventType;
  record_type: string;
  record_id: string;
  seq: number;
  /** The contact whose timeline shows it. */
  contact_id: string | null;
  actor: { type: string; id: string | null; name: string };
  at: string;
  /** The id of the request that made the change; null if there was none. */
  request_id: string | null;
  /** Further details for the timeline. */
  data: EventDetails | null;
  /** The published body, byte for byte. */
  body: string;
}

export const eventsTable = defineTable<EventRow>({
  name: 'events',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    type: 'text',
    record_type: 'text',
    record_id: 'uuid',
    seq: 'integer',
    contact_id: { type: 'uuid', nullable: true },
    actor: 'jsonb',
    at: 'timestamptz(3)',
    request_id: { type: 'text', nullable: true },
    data: { type: 'jsonb', nullable: true },
    body: 'text',
  },
  key: ['org_id', 'id'],
  stamp: 'at',
  uniques: [['org_id', 'record_id', 'seq']],
  // Another unit wrote an event of the record first; the same statement checks the version of the record itself.
  violations: { events_sequence_key: 'retry' },
});
