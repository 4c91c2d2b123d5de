import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import type { SubscriptionView } from '../../domain/subscription.js';
import { SubscriptionQueries } from '../../ports/subscription.queries.js';
import { type ShownRow, subscriptionsTable, toShown } from './subscription.table.js';

/** The secrets are not read. */
const COLUMNS = subscriptionsTable.columns.filter((column) => !['secret', 'previous_secret', 'previous_until'].includes(column)).join(', ');
const FIND = `SELECT ${COLUMNS} FROM webhook_subscriptions WHERE org_id = $1 AND id = $2 AND status <> 'deleted'`;

@Injectable()
export class PostgresSubscriptionQueries extends SubscriptionQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<SubscriptionView | null> {
    const [row] = await this.database.query<ShownRow>({ name: 'subscription_by_id', text: FIND, values: [orgId, id] });
    return row ? toShown(row) : null;
  }

  override async list(orgId: OrgId, paging: { readonly limit: number; readonly offset: number; readonly cursor: string | null }): Promise<Page<SubscriptionView>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`).and("status <> 'deleted'");
    const { rows, nextCursor } = await readPage<ShownRow>(this.database, {
      table: 'webhook_subscriptions',
      columns: COLUMNS,
      where,
      sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
      ...paging,
      identity: [orgId, 'webhooks'],
      keepPlan: true,
    });
    return { items: rows.map(toShown), nextCursor };
  }
}
