import { Injectable } from '@nestjs/common';
import { newId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { EndpointHealth, type Settlement } from '../../../deliveries/deliveries.api.js';
import { type Outcome, outcomesOf } from '../../application/outcomes.js';
import { DEAD_AFTER, FAILED_TOO_LONG, GONE } from '../../domain/disabling.js';

/*
 * Adds failures to the evidence, and disables subscriptions that have enough of it. Attempts at another URL than the
 * current one, or before the last stop, are no evidence. All statements lock rows in the same order. $1 to $8 columns
 * of outcomes; $9 the reason that Settings show for an endpoint that is gone (410), $10 for a dead one,
 * $11 an id for each outcome's entry of the audit log.
 */
const FAIL = `WITH outcome AS MATERIALIZED (
  SELECT r.* FROM unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::int[], $6::timestamptz[], $7::timestamptz[], $8::boolean[]) WITH ORDINALITY
    AS r (org_id, subscription_id, epoch, url, failures, first_at, last_at, is_gone, position)
  JOIN webhook_subscriptions s ON s.org_id = r.org_id AND s.id = r.subscription_id AND s.status = 'active' AND s.epoch = r.epoch AND s.url = r.url
  ORDER BY r.position
), evidence AS (
  INSERT INTO webhook_failures AS f (org_id, subscription_id, epoch, url, since, last_at, attempts, days)
  SELECT org_id, subscription_id, epoch, url, first_at, last_at, failures, 1 FROM outcome
  ON CONFLICT (org_id, subscription_id) DO UPDATE SET epoch = excluded.epoch, url = excluded.url,
    since = CASE WHEN f.epoch = excluded.epoch AND f.url = excluded.url THEN least(f.since, excluded.since) ELSE excluded.since END,
    last_at = CASE WHEN f.epoch = excluded.epoch AND f.url = excluded.url THEN greatest(f.last_at, excluded.last_at) ELSE excluded.last_at END,
    attempts = CASE WHEN f.epoch = excluded.epoch AND f.url = excluded.url THEN f.attempts + excluded.attempts ELSE excluded.attempts END,
    days = CASE WHEN f.epoch = excluded.epoch AND f.url = excluded.url THEN f.days + ((excluded.last_at AT TIME ZONE 'UTC')::date > (f.last_at AT TIME ZONE 'UTC')::date)::int ELSE 1 END
  RETURNING f.*
), dead AS MATERIALIZED (
  SELECT o.org_id, o.subscription_id, o.epoch, o.url, o.is_gone, o.last_at, o.position FROM outcome o JOIN evidence e ON e.org_id = o.org_id AND e.subscription_id = o.subscription_id
  WHERE o.is_gone OR (e.last_at >= e.since + interval '${DEAD_AFTER.days} days' AND e.attempts >= ${DEAD_AFTER.attempts} AND e.days >= ${DEAD_AFTER.differentDays})
  ORDER BY o.position
), disabled AS (
UPDATE webhook_subscriptions s SET status = 'disabled', disabled_reason = CASE WHEN d.is_gone THEN $9::text ELSE $10::text END, version = s.version + 1, epoch = s.epoch + 1,
  updated_at = greatest(s.updated_at, d.last_at)
FROM dead d WHERE s.org_id = d.org_id AND s.id = d.subscription_id AND s.status = 'active' AND s.epoch = d.epoch AND s.url = d.url
RETURNING s.org_id, s.id, s.url, s.disabled_reason, d.position
)
INSERT INTO audit_entries (org_id, id, at, actor_type, actor_name, action, target_type, target_id, target_name, changes)
SELECT org_id, ($11::uuid[])[position], now(), 'system', 'deliveries', 'webhook.disabled', 'webhook', id, url, jsonb_build_array(
  jsonb_build_object('field', 'status', 'before', 'active', 'after', 'disabled', 'hidden', false),
  jsonb_build_object('field', 'disabled_reason', 'before', NULL, 'after', disabled_reason, 'hidden', false)) FROM disabled`;

/** $1 to $4 organizations, subscriptions, epochs and URLs of endpoints that work again. */
const RECOVER = `DELETE FROM webhook_failures f USING unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[]) AS r (org_id, subscription_id, epoch, url)
  WHERE f.org_id = r.org_id AND f.subscription_id = r.subscription_id AND f.epoch = r.epoch AND f.url = r.url`;

@Injectable()
export class PostgresEndpointHealth extends EndpointHealth {
  constructor(private readonly database: Database) {
    super();
  }

  override async record(settlements: readonly Settlement[]): Promise<void> {
    const { failing, recovered } = outcomesOf(settlements);
    if (recovered.length > 0) await this.database.query({ name: 'endpoint_recover', writes: true, text: RECOVER, values: namesOf(recovered) });
    if (failing.length === 0) return;
    const of = <T>(read: (outcome: Outcome) => T): T[] => failing.map(read);
    const evidence = [of(({ failures }) => failures), of(({ firstAt }) => firstAt), of(({ lastAt }) => lastAt), of(({ isGone }) => isGone)];
    await this.database.query({ name: 'endpoint_fail', writes: true, text: FAIL, values: [...namesOf(failing), ...evidence, GONE, FAILED_TOO_LONG, of(() => newId())] });
  }
}

function namesOf(outcomes: readonly Outcome[]): unknown[][] {
  return [outcomes.map(({ orgId }) => orgId), outcomes.map(({ subscriptionId }) => subscriptionId), outcomes.map(({ epoch }) => epoch), outcomes.map(({ url }) => url)];
}
