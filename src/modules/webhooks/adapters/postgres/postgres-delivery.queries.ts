import { Injectable } from '@nestjs/common';
import type { DeliveryDetails, DeliveryRecord } from '../../../../contracts/webhook-records.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { readPage, Where } from '../../../../platform/database/keyset-list.js';
import { DeliveryQueries, type DeliveryListRequest } from '../../ports/delivery.queries.js';
import { type AttemptRow, type DeliveryRow, SHOWN, toAttempt, toDelivery } from './delivery.table.js';

const EXISTS = "SELECT 1 FROM webhook_subscriptions WHERE org_id = $1 AND id = $2 AND status <> 'deleted'";
const FIND = `SELECT ${SHOWN} FROM deliveries WHERE org_id = $1 AND subscription_id = $2 AND id = $3 AND EXISTS (${EXISTS})`;
const ATTEMPTS = 'SELECT at, status_code, duration_ms, error, excerpt FROM delivery_attempts WHERE org_id = $1 AND delivery_id = $2 ORDER BY n';

@Injectable()
export class PostgresDeliveryQueries extends DeliveryQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, subscriptionId: string, id: string): Promise<DeliveryDetails | null> {
    const [row] = await this.database.query<DeliveryRow>({ name: 'delivery_by_id', text: FIND, values: [orgId, subscriptionId, id] });
    if (!row) return null;
    const attempts = await this.database.query<AttemptRow>({ name: 'delivery_attempts', text: ATTEMPTS, values: [orgId, id] });
    return { ...toDelivery(row), attempt_log: attempts.map(toAttempt) };
  }

  override async list(orgId: OrgId, subscriptionId: string, { status, event, limit, offset, cursor }: DeliveryListRequest): Promise<Page<DeliveryRecord> | null> {
    const exists = await this.database.query({ name: 'subscription_exists', text: EXISTS, values: [orgId, subscriptionId] });
    if (exists.length === 0) return null;
    const where = new Where();
    where.and(`org_id = ${where.bind(orgId)}`).and(`subscription_id = ${where.bind(subscriptionId)}`);
    if (status !== null) where.and(`status = ${where.bind(status)}`);
    if (event !== null) where.and(`event = ${where.bind(event)}`);
    const { rows, nextCursor } = await readPage<DeliveryRow>(this.database, {
      table: 'deliveries',
      columns: SHOWN,
      where,
      sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
      limit,
      offset,
      cursor,
      identity: [orgId, 'deliveries', subscriptionId, status, event],
      keepPlan: status === null && event === null,
    });
    return { items: rows.map(toDelivery), nextCursor };
  }
}
