import { Injectable } from '@nestjs/common';
import type { DeliveredEventType } from '../../../../contracts/events.js';
import type { DeliveryStatus } from '../../../../contracts/webhook-records.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import type { DeliveryDetails, DeliveryListRequest, DeliveryView } from '../../deliveries.api.js';
import type { Recipient } from '../../domain/delivery.js';
import { DeliveryLog } from '../../ports/delivery.log.js';
import { type LoggedAttempt, toAttempt } from './delivery-log.table.js';

interface ShownRow {
  readonly id: string;
  readonly event_id: string;
  readonly event: DeliveredEventType;
  readonly subscription_id: string;
  readonly status: DeliveryStatus;
  readonly attempts: number;
  readonly next_attempt_at: string | null;
  readonly created_at: string;
}

interface DetailedRow extends ShownRow {
  readonly attempt_log: readonly LoggedAttempt[] | null;
}

const SHOWN = 'id, event_id, event, subscription_id, status, attempts, next_attempt_at, created_at';

const EPOCH = "SELECT epoch FROM webhook_subscriptions WHERE org_id = $1 AND id = $2 AND status <> 'deleted'";

/**
 * A delivery from before its subscription's last stop shows as failed even if the sweep has not reached it; an attempt
 * under way is left to end.
 */
const stale = (epoch: string): string => `epoch < ${epoch} AND (lease IS NULL OR due_at <= now())`;

/**
 * The queue and the log in one list: both are read in the order of their ids, so that a page costs the same at any
 * depth. A row that waits for another one, or for a worker, has been due since it was made.
 */
const both = (epoch: string, columns = ''): string =>
  `SELECT org_id, id, event_id, event, subscription_id, CASE WHEN ${stale(epoch)} THEN 'failed' ELSE 'pending' END AS status, attempts,
     CASE WHEN ${stale(epoch)} THEN NULL WHEN attempts = 0 AND lease IS NULL THEN created_at ELSE due_at END AS next_attempt_at, created_at${columns}
   FROM pending_deliveries
   UNION ALL
   SELECT org_id, id, event_id, event, subscription_id, status, attempts, NULL, created_at${columns} FROM delivery_log`;

const FIND = `SELECT ${SHOWN}, attempt_log FROM (${both('$3::int', ', attempt_log')}) d WHERE org_id = $1 AND subscription_id = $2 AND id = $4`;

@Injectable()
export class PostgresDeliveryLog extends DeliveryLog {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(recipient: Recipient, id: string): Promise<DeliveryDetails | null> {
    const epoch = await this.epochOf(recipient);
    if (epoch === null) return null;
    const [row] = await this.database.query<DetailedRow & Record<string, unknown>>({ name: 'delivery_by_id', text: FIND, values: [recipient.orgId, recipient.subscriptionId, epoch, id] });
    return row ? { ...toView(row), attemptLog: (row.attempt_log ?? []).map(toAttempt) } : null;
  }

  override async list(recipient: Recipient, { status, event, limit, offset, cursor }: DeliveryListRequest): Promise<Page<DeliveryView> | null> {
    const epoch = await this.epochOf(recipient);
    if (epoch === null) return null;
    const where = new Conditions();
    where.and(`org_id = ${where.bind(recipient.orgId)}`).and(`subscription_id = ${where.bind(recipient.subscriptionId)}`);
    const table = `(${both(`${where.bind(epoch)}::int`)}) d`;
    if (status !== null) where.and(`status = ${where.bind(status)}`);
    if (event !== null) where.and(`event = ${where.bind(event)}`);
    const { rows, nextCursor } = await readPage<ShownRow & Record<string, unknown>>(this.database, {
      table,
      columns: SHOWN,
      where,
      sort: { expression: 'id', type: 'uuid', listed: 'id', descending: true },
      limit,
      offset,
      cursor,
      identity: [recipient.orgId, 'deliveries', recipient.subscriptionId, status, event],
      keepPlan: false,
    });
    return { items: rows.map(toView), nextCursor };
  }

  /** Null if there is no such subscription. */
  private async epochOf({ orgId, subscriptionId }: Recipient): Promise<number | null> {
    const [row] = await this.database.query<{ epoch: number }>({ name: 'subscription_epoch', text: EPOCH, values: [orgId, subscriptionId] });
    return row?.epoch ?? null;
  }
}

function toView({ id, event_id, event, subscription_id, status, attempts, next_attempt_at, created_at }: ShownRow): DeliveryView {
  return { id, eventId: event_id, event, subscriptionId: subscription_id, status, attempts, nextAttemptAt: next_attempt_at === null ? null : fromDatabaseTime(next_attempt_at), createdAt: fromDatabaseTime(created_at) };
}
