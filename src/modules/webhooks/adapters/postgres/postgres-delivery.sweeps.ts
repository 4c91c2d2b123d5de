import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';
import { DeliverySweeps } from '../../ports/delivery.sweeps.js';

/** Steps from one subscription to the next, of those that the condition is about. */
const loose = (condition: string): string => `
  WITH RECURSIVE visited AS (
    (SELECT org_id, subscription_id FROM deliveries WHERE ${condition} ORDER BY org_id, subscription_id LIMIT 1)
    UNION ALL
    SELECT n.* FROM visited v CROSS JOIN LATERAL (
      SELECT org_id, subscription_id FROM deliveries WHERE ${condition} AND (org_id, subscription_id) > (v.org_id, v.subscription_id)
      ORDER BY org_id, subscription_id LIMIT 1) n)`;

/** An attempt that is under way settles by itself. */
const FAIL_STRANDED = `${loose("status = 'pending'")}, stranded AS MATERIALIZED (
    SELECT v.* FROM visited v WHERE NOT EXISTS (SELECT FROM webhook_subscriptions s WHERE s.org_id = v.org_id AND s.id = v.subscription_id AND s.status = 'active'))
  UPDATE deliveries d SET status = 'failed', next_attempt_at = NULL, lease_owner = NULL FROM (
    SELECT x.org_id, x.id FROM stranded v CROSS JOIN LATERAL (
      SELECT p.org_id, p.id FROM deliveries p WHERE p.status = 'pending' AND p.org_id = v.org_id AND p.subscription_id = v.subscription_id
        AND (p.lease_owner IS NULL OR p.next_attempt_at <= now())
      ORDER BY p.next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED) x LIMIT $1) old
  WHERE d.org_id = old.org_id AND d.id = old.id RETURNING 1`;

const DELETE_OLD = `DELETE FROM deliveries WHERE (org_id, id) IN (
    SELECT org_id, id FROM deliveries WHERE status <> 'pending' AND created_at < now() - interval '30 days' ORDER BY created_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

const DELETE_ORPHANS = `${loose('true')}, orphaned AS MATERIALIZED (
    SELECT v.* FROM visited v WHERE NOT EXISTS (SELECT FROM webhook_subscriptions s WHERE s.org_id = v.org_id AND s.id = v.subscription_id))
  DELETE FROM deliveries WHERE (org_id, id) IN (
    SELECT x.org_id, x.id FROM orphaned v CROSS JOIN LATERAL (
      SELECT p.org_id, p.id FROM deliveries p WHERE p.status <> 'pending' AND p.org_id = v.org_id AND p.subscription_id = v.subscription_id LIMIT $1 FOR UPDATE SKIP LOCKED) x LIMIT $1)
  RETURNING 1`;

/** All of it steps around what others have locked. */
@Injectable()
export class PostgresDeliverySweeps extends DeliverySweeps {
  constructor(private readonly database: Database) {
    super();
  }

  override failStranded(limit: number): Promise<number> {
    return this.step('deliveries_fail_stranded', FAIL_STRANDED, limit);
  }

  override deleteOld(limit: number): Promise<number> {
    return this.step('deliveries_delete_old', DELETE_OLD, limit);
  }

  override deleteOrphans(limit: number): Promise<number> {
    return this.step('deliveries_delete_orphans', DELETE_ORPHANS, limit);
  }

  private async step(name: string, text: string, limit: number): Promise<number> {
    return (await this.database.query({ name, text, values: [limit] })).length;
  }
}
