import { Injectable } from '@nestjs/common';
import { type DeliveredEventType, renderEvent, TEST_EVENT } from '../../../../contracts/events.js';
import type { DeliveryRecord } from '../../../../contracts/webhook-records.js';
import type { Actor } from '../../../../kernel/actor.js';
import { newId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { DELIVERIES } from '../../../../platform/event-log/deliveries.js';
import { eventsTable } from '../../../../platform/event-log/events.table.js';
import type { ResendRange } from '../../domain/resend-range.js';
import type { Subscription } from '../../domain/subscription.js';
import { Resends } from '../../ports/resends.js';

const COLUMNS = 'org_id, id, subscription_id, event_id, event, record_id, seq, resend, status, attempts, next_attempt_at, created_at';

const EVENT_OF = 'SELECT event_id AS id, event AS type FROM deliveries WHERE org_id = $1 AND subscription_id = $2 AND id = $3';

/** The condition on the record is that of the index of the feed. */
const EVENTS_IN = "SELECT id FROM events WHERE org_id = $1 AND at >= $2 AND at < $3 AND record_type <> 'webhook' AND type = ANY ($4) ORDER BY at, record_id, seq LIMIT $5";

@Injectable()
export class PostgresResends extends Resends {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override test(actor: Actor, subscription: Subscription, at: Timestamp): DeliveryRecord {
    const { orgId, id: subscriptionId } = subscription.state;
    const [event, delivery] = [newId(), newId()];
    const body = renderEvent({ type: TEST_EVENT, payload: { subscription: subscription.publish() } }, at, 1);
    this.units.stage((rows) => {
      rows.insert(eventsTable, {
        org_id: orgId,
        id: event,
        type: TEST_EVENT,
        record_type: 'webhook',
        // A record of its own: no test waits for another.
        record_id: event,
        seq: 1,
        contact_id: null,
        actor: { type: actor.type, id: actor.id, name: actor.name },
        at,
        data: null,
        body,
      });
      rows.command({
        order: `deliveries ${delivery}`,
        render: (bind) => {
          const [now, eventId] = [`${bind(at)}::timestamptz`, `${bind(event)}::uuid`];
          return (
            `INSERT INTO deliveries (${COLUMNS}) VALUES (${bind(orgId)}, ${bind(delivery)}, ${bind(subscriptionId)}, ${eventId}, ${bind(TEST_EVENT)}, ${eventId}, 1, true, 'pending', 0, ${now}, ${now})`
          );
        },
        announces: DELIVERIES,
      });
    });
    return { id: delivery, event_id: event, event: TEST_EVENT, subscription_id: subscriptionId, status: 'pending', attempts: 0, next_attempt_at: at, created_at: at };
  }

  override async eventOf({ state }: Subscription, deliveryId: string): Promise<{ id: string; type: DeliveredEventType } | null> {
    const [row] = await this.database.query<{ id: string; type: DeliveredEventType }>({ name: 'event_of_delivery', text: EVENT_OF, values: [state.orgId, state.id, deliveryId] });
    return row ?? null;
  }

  override async eventsIn({ state }: Subscription, { from, to, events }: ResendRange, limit: number): Promise<string[]> {
    return (await this.database.query<{ id: string }>({ text: EVENTS_IN, values: [state.orgId, from, to, [...events], limit] })).map(({ id }) => id);
  }

  override send({ state }: Subscription, eventIds: readonly string[], at: Timestamp): string[] {
    const ids = eventIds.map(() => newId());
    if (ids.length === 0) return ids;
    this.units.stage((rows) =>
      rows.command({
        order: `deliveries ${state.id}`,
        render: (bind) => {
          const now = `${bind(at)}::timestamptz`;
          return (
            `INSERT INTO deliveries (${COLUMNS})` +
            ` SELECT e.org_id, r.id, ${bind(state.id)}::uuid, e.id, e.type, e.record_id, e.seq, true, 'pending', 0, ${now}, ${now}` +
            ` FROM unnest(${bind(ids)}::uuid[], ${bind([...eventIds])}::uuid[]) AS r (id, event_id) JOIN events e ON e.org_id = ${bind(state.orgId)} AND e.id = r.event_id`
          );
        },
        announces: DELIVERIES,
      }),
    );
    return ids;
  }
}
