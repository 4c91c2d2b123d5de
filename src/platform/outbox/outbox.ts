import { Injectable } from '@nestjs/common';
import { renderEvent, type EventContent } from '../../contracts/events.js';
import { type Actor, recordOf } from '../../kernel/actor.js';
import { newId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { StagedRows } from '../database/staged-rows.js';
import { type EventRow, eventsTable } from './events.table.js';

/** The record that the events are about. */
export interface EventSubject {
  /** The word for records of its sort, such as `contact`. */
  readonly recordType: string;
  readonly recordId: string;
  readonly contactId: string | null;
  /** The number of the record's last event so far. */
  readonly sequence: number;
}

/** Stages the deliveries of an event. Bound by the module that sends: without it the application does not start. */
export abstract class EventDeliveries {
  /** Called once an event, in the unit that stages the event. */
  abstract stage(rows: StagedRows, event: EventRow): void;
}

/** Writes events, and their deliveries, in the statement of the change. */
@Injectable()
export class Outbox {
  constructor(private readonly deliveries: EventDeliveries) {}

  /**
   * Stages the events of a record with their deliveries, numbered on from its last. Only for a unit that also writes
   * the record under its version check: that check keeps the numbers without gaps and without doubles. Returns the
   * number of the last event, which the record has to store.
   */
  stage(rows: StagedRows, actor: Actor, subject: EventSubject, at: Timestamp, events: readonly EventContent[]): number {
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
        actor: recordOf(actor),
        at,
        request_id: actor.requestId ?? null,
        data: content.data ?? null,
        body: renderEvent(content, at, sequence),
      };
      rows.insert(eventsTable, event);
      this.deliveries.stage(rows, event);
    }
    return sequence;
  }
}
