import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';
import type { Statement } from '../../../../platform/database/statement.js';
import { LOST_ATTEMPT } from '../../domain/delivery.js';
import { DeliverySweeps } from '../../ports/delivery.sweeps.js';
import { LogWeeks } from './log-weeks.js';
import { PLAN_SETTINGS } from './plan-settings.js';
import { lockEventOf } from './places.js';

/** Rows a statement: no statement holds its locks for long. */
const STEP = 1_000;

/*
 * Fails the deliveries of an older epoch than their subscription's, unless an attempt is under way. It never waits for
 * a lock: locked rows stay for the next turn. For a deleted subscription no log is written. $1 the text for an attempt
 * whose result is lost.
 */
export const FAIL_STOPPED = `WITH stopped AS MATERIALIZED (
  SELECT x.*, w.status = 'deleted' AS is_deleted FROM webhook_subscriptions w CROSS JOIN LATERAL (
    SELECT p.ctid AS place, p.org_id, p.event_id FROM pending_deliveries p WHERE p.subscription_id = w.id AND p.epoch < w.epoch AND (p.lease IS NULL OR p.due_at <= now())
    ORDER BY p.epoch, p.due_at LIMIT ${STEP} FOR UPDATE SKIP LOCKED) x
  LIMIT ${STEP}
), present AS MATERIALIZED (
  SELECT s.* FROM stopped s ${lockEventOf('s')}
), gone AS (
  DELETE FROM pending_deliveries p USING present s WHERE p.ctid = s.place RETURNING p.*, s.is_deleted
), logged AS (
  INSERT INTO delivery_log (org_id, subscription_id, id, event_id, event, status, attempts, created_at, attempt_log)
  SELECT org_id, subscription_id, id, event_id, event, 'failed', attempts + (lease IS NOT NULL)::int, created_at,
    coalesce(attempt_log, '[]') || CASE WHEN lease IS NULL THEN '[]' ELSE jsonb_build_object('at', to_char(due_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status_code', NULL, 'duration_ms', 0, 'error', $1::text, 'excerpt', NULL) END
  FROM gone WHERE NOT is_deleted
)
SELECT count(*)::int AS count FROM gone`;

const REMOVE_DELETED = `WITH deleted AS MATERIALIZED (
  SELECT x.* FROM webhook_subscriptions w CROSS JOIN LATERAL (
    SELECT l.org_id, l.subscription_id, l.id FROM delivery_log l WHERE l.org_id = w.org_id AND l.subscription_id = w.id ORDER BY l.id LIMIT ${STEP} FOR UPDATE SKIP LOCKED) x
  WHERE w.status = 'deleted' LIMIT ${STEP}
), gone AS (
  DELETE FROM delivery_log l USING deleted d WHERE l.org_id = d.org_id AND l.subscription_id = d.subscription_id AND l.id = d.id RETURNING 1
)
SELECT count(*)::int AS count FROM gone`;

@Injectable()
export class PostgresDeliverySweeps extends DeliverySweeps {
  private readonly weeks: LogWeeks;

  constructor(private readonly database: Database) {
    super();
    this.weeks = new LogWeeks(database);
  }

  override async failStopped(): Promise<boolean> {
    return this.step({ name: 'queue_fail_stopped', writes: true, text: FAIL_STOPPED, values: [LOST_ATTEMPT] });
  }

  override async removeDeleted(): Promise<boolean> {
    return this.step({ name: 'delivery_log_remove', writes: true, text: REMOVE_DELETED, values: [] });
  }

  override async turnWeeks(): Promise<boolean> {
    await this.weeks.turn();
    return false;
  }

  private async step(statement: Statement): Promise<boolean> {
    const [row] = await this.database.query<{ count: number }>({ settings: PLAN_SETTINGS, ...statement });
    return row?.count === STEP;
  }
}
