import { renderEvent, type EventContent } from '../../contracts/events.js';
import type { Actor } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { StagedRows } from '../database/staged-rows.js';
import { stageDeliveries } from './deliveries.js';
import { type EventRow, eventsTable } from './events.table.js';

/** The record that the events are about. */
export interface EventSubject {
  readonly recordType: 'contact' | 'task';
  readonly recordId: string;
  readonly contactId: string | null;
  /** The number of the record's last event so far. */
  readonly sequence: number;
}

/**
 * Stages the events of a record with their deliveries, numbered on from its last. Only for a unit that also writes the record under its
 * version check: that check is what keeps the numbers without gaps and without doubles.
 * Returns the number of the last event, which the record has to remember.
 */
export function stageEvents(rows: StagedRows, actor: Actor, subject: EventSubject, at: Timestamp, events: readonly EventContent[]): number {
  let sequence = subject.sequence;
  for (const content of events) {
    sequence++;
    const event: EventRow = {
      org_id: actor.orgId,
      id: newId(),
      type: content.type,
      record_type: subject.recordType,
      record_id: subject.recordId,
      seq: sequence,
      contact_id: subject.contactId,
      actor: { type: actor.type, id: actor.id, name: actor.name },
      at,
      request_id: actor.requestId ?? null,
      data: content.data ?? null,
      body: renderEvent(content, at, sequence),
    };
    rows.insert(eventsTable, event);
    stageDeliveries(rows, event);
  }
  return sequence;
}
