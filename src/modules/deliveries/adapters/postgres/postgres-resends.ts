import { Injectable } from '@nestjs/common';
import { type DeliveredEventType, renderEvent, TEST_EVENT } from '../../../../contracts/events.js';
import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { DELIVERIES } from './postgres-event-deliveries.js';
import { eventsTable } from '../../../../platform/outbox/events.table.js';
import type { ActiveRecipient, DeliveryView, EventRange } from '../../deliveries.api.js';
import type { Recipient } from '../../domain/delivery.js';
import { Resends } from '../../ports/resends.js';
import { NOW } from './places.js';

const COLUMNS = 'org_id, id, subscription_id, epoch, event_id, event, record_id, seq, resend, attempts, created_at, due_at';

const EVENT_OF = ['pending_deliveries', 'delivery_log'].map((table) => `SELECT event_id AS id, event AS type FROM ${table} WHERE org_id = $1 AND subscription_id = $2 AND id = $3`).join(' UNION ALL ');

/** The condition on `record_type` is that of the partial index of the feed. */
const EVENTS_IN = "SELECT id FROM events WHERE org_id = $1 AND at >= $2 AND at < $3 AND record_type <> 'webhook' AND type = ANY ($4) ORDER BY at, record_id, seq LIMIT $5";

@Injectable()
export class PostgresResends extends Resends {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override test(actor: Actor, { orgId, subscriptionId, epoch }: ActiveRecipient, payload: object, at: Timestamp): DeliveryView {
    const [event, delivery] = [newId(), newId()];
    this.units.stage((rows) => {
      rows.insert(eventsTable, {
        org_id: orgId,
        id: event,
        type: TEST_EVENT,
        record_type: 'webhook',
        // A record of its own: no test waits for another one in the order of a record.
        record_id: event,
        seq: 1,
        contact_id: null,
        actor: { type: actor.type, id: actor.id, name: actor.name },
        at,
        request_id: actor.requestId ?? null,
        data: null,
        body: renderEvent({ type: TEST_EVENT, payload }, at, 1),
      });
      rows.command({
        table: 'pending_deliveries',
        key: delivery,
        render: (bind) =>
          `INSERT INTO pending_deliveries (${COLUMNS}) SELECT ${bind(orgId)}::uuid, ${bind(delivery)}::uuid, ${bind(subscriptionId)}::uuid, ${bind(epoch)}::int, e.id, ${bind(TEST_EVENT)}, e.id, 1, true, 0, ${bind(at)}::timestamptz, ${NOW} FROM (SELECT ${bind(event)}::uuid AS id) e`,
        announces: [{ topic: DELIVERIES, detail: orgId }],
      });
    });
    return { id: delivery, eventId: event, event: TEST_EVENT, subscriptionId, status: 'pending', attempts: 0, nextAttemptAt: at, createdAt: at };
  }

  override async eventOf({ orgId, subscriptionId }: Recipient, deliveryId: string): Promise<{ id: string; type: DeliveredEventType } | null> {
    const [row] = await this.database.query<{ id: string; type: DeliveredEventType }>({ name: 'event_of_delivery', text: EVENT_OF, values: [orgId, subscriptionId, deliveryId] });
    return row ?? null;
  }

  override async eventsIn({ orgId }: Recipient, { from, to, events }: EventRange, limit: number): Promise<string[]> {
    return (await this.database.query<{ id: string }>({ text: EVENTS_IN, values: [orgId, from, to, [...events], limit] })).map(({ id }) => id);
  }

  override send({ orgId, subscriptionId, epoch }: ActiveRecipient, eventIds: readonly string[], at: Timestamp): string[] {
    const ids = eventIds.map(() => newId());
    if (ids.length === 0) return ids;
    this.units.stage((rows) =>
      rows.command({
        table: 'pending_deliveries',
        key: subscriptionId,
        render: (bind) =>
          `INSERT INTO pending_deliveries (${COLUMNS})` +
          ` SELECT e.org_id, r.id, ${bind(subscriptionId)}::uuid, ${bind(epoch)}::int, e.id, e.type, e.record_id, e.seq, true, 0, ${bind(at)}::timestamptz, ${NOW}` +
          ` FROM unnest(${bind(ids)}::uuid[], ${bind([...eventIds])}::uuid[]) AS r (id, event_id) JOIN events e ON e.org_id = ${bind(orgId)} AND e.id = r.event_id`,
        announces: [{ topic: DELIVERIES, detail: orgId }],
      }),
    );
    return ids;
  }
}
