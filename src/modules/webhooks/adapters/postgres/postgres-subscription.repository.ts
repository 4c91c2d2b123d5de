import { Injectable } from '@nestjs/common';
import { changesBetween } from '../../../../contracts/audit-entries.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { auditSubscription, subscriptionTarget } from '../../domain/subscription.audit.js';
import { tooManySubscriptions } from '../../domain/subscription.errors.js';
import { MAX_SUBSCRIPTIONS, Subscription } from '../../domain/subscription.js';
import { SubscriptionRepository } from '../../ports/subscription.repository.js';
import { type SubscriptionRow, subscriptionsTable, toRow, toState, toTombstone } from './subscription.table.js';

const FIND = `SELECT ${subscriptionsTable.columns.join(', ')} FROM webhook_subscriptions WHERE org_id = $1 AND id = $2 AND status <> 'deleted'`;

@Injectable()
export class PostgresSubscriptionRepository extends SubscriptionRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Subscription | null> {
    return this.units.find(subscriptionsTable, [orgId, id], async () => {
      const [row] = await this.database.query<SubscriptionRow>({ name: 'subscription_to_change', text: FIND, values: [orgId, id] });
      return row ? Subscription.restore(toState(row)) : null;
    });
  }

  override save(actor: Actor, subscription: Subscription): void {
    const { orgId, id } = subscription.state;
    this.units.save(subscriptionsTable, [orgId, id], subscription, (rows) => {
      if (!subscription.isChanged) return;
      stage(rows, subscription);
      this.audit.stage(rows, actor, auditSubscription(subscription));
    });
  }

  override tell(actor: Actor, { state }: Subscription, action: 'webhook.tested' | 'webhook.resent', what: object): void {
    this.units.stage((rows) => this.audit.stage(rows, actor, [{ action, target: subscriptionTarget(state), changes: changesBetween(null, what) }]));
  }

  override confirm({ stored }: Subscription): void {
    if (stored) this.units.stage((rows) => rows.expectUnchanged(subscriptionsTable, { org_id: stored.orgId, id: stored.id }, stored.version));
  }
}

function stage(rows: StagedRows, subscription: Subscription): void {
  const { state, stored } = subscription;
  if (!stored) {
    if (!subscription.isDeleted) stageNew(rows, toRow(state));
  } else if (subscription.isDeleted) {
    rows.update(subscriptionsTable, toTombstone(state), stored.version);
  } else {
    rows.update(subscriptionsTable, toRow(state), stored.version);
  }
}

/** A lock serializes new subscriptions, so that each counts those before it. */
function stageNew(rows: StagedRows, row: SubscriptionRow): void {
  rows.lock(`webhook_subscriptions ${row.org_id}`);
  rows.command({
    table: 'webhook_subscriptions',
    key: row.id,
    render: (bind) => {
      const values = subscriptionsTable.columns.map((column) => `${bind(row[column as keyof SubscriptionRow])}::${subscriptionsTable.types[column] ?? 'text'}`);
      return (
        `INSERT INTO webhook_subscriptions (${subscriptionsTable.columns.join(', ')}) SELECT ${values.join(', ')}` +
        ` WHERE (SELECT count(*) FROM webhook_subscriptions WHERE org_id = ${bind(row.org_id)} AND status <> 'deleted') < ${MAX_SUBSCRIPTIONS}`
      );
    },
    expects: { rows: 1, of: 'subscription_limit', otherwise: () => tooManySubscriptions(MAX_SUBSCRIPTIONS) },
  });
}
