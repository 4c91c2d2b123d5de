/*
 * One statement for many: $1 to $12 are columns of results. What lost its lease, or went with its contact, writes
 * nothing. $13 how long a subscription may do nothing but fail · $14, $15 what Settings say of one that is gone, or failed so long.
 *
 * Rows are locked in the order of their keys, so that two that settle do not wait for each other in a circle.
 */
export const SETTLE = `WITH result AS (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::timestamptz[], $6::int[], $7::int[], $8::text[], $9::text[], $10::bigint[], $11::boolean[], $12::int[])
    AS r (org_id, id, lease, status, at, status_code, duration_ms, error, excerpt, retry_in, is_gone, position)
), locked AS MATERIALIZED (
  SELECT r.* FROM result r JOIN deliveries d ON d.org_id = r.org_id AND d.id = r.id
  WHERE d.status = 'pending' AND d.lease_owner = r.lease ORDER BY d.org_id, d.id FOR UPDATE OF d
), settled AS (
  UPDATE deliveries d SET status = l.status, attempts = d.attempts + 1, first_attempt_at = coalesce(d.first_attempt_at, now() - l.duration_ms * interval '1 millisecond'), lease_owner = NULL,
    next_attempt_at = CASE WHEN l.status = 'pending' THEN now() + l.retry_in * interval '1 millisecond' END
  FROM locked l WHERE d.org_id = l.org_id AND d.id = l.id
  RETURNING d.org_id, d.id, d.subscription_id, d.record_id, d.seq, d.status, d.resend, d.attempts, l.at, l.status_code, l.duration_ms, l.error, l.excerpt, l.is_gone, l.position
), logged AS (
  INSERT INTO delivery_attempts (org_id, delivery_id, n, at, status_code, duration_ms, error, excerpt)
  SELECT org_id, id, attempts, at, status_code, duration_ms, error, excerpt FROM settled
), freed AS (
  UPDATE deliveries d SET next_attempt_at = now() FROM settled s CROSS JOIN LATERAL (
    SELECT x.id FROM deliveries x WHERE x.status = 'pending' AND NOT x.resend AND x.org_id = s.org_id AND x.subscription_id = s.subscription_id
      AND x.record_id = s.record_id AND x.seq > s.seq ORDER BY x.seq LIMIT 1) n
  WHERE s.status <> 'pending' AND NOT s.resend AND d.org_id = s.org_id AND d.id = n.id AND d.attempts = 0 AND d.lease_owner IS NULL AND d.next_attempt_at > now()
), endpoint AS MATERIALIZED (
  SELECT DISTINCT ON (org_id, subscription_id) org_id, subscription_id, bool_or(status = 'succeeded') OVER w AS succeeds, bool_or(is_gone) OVER w AS is_gone, at
  FROM settled WINDOW w AS (PARTITION BY org_id, subscription_id) ORDER BY org_id, subscription_id, position
), locked_endpoint AS MATERIALIZED (
  SELECT e.*, (e.is_gone OR coalesce(NOT e.succeeds AND s.failing_since <= e.at - $13::interval, false)) AS disables FROM endpoint e
  JOIN webhook_subscriptions s ON s.org_id = e.org_id AND s.id = e.subscription_id
  WHERE s.status = 'active' AND (e.is_gone OR e.succeeds <> (s.failing_since IS NULL) OR (NOT e.succeeds AND s.failing_since <= e.at - $13::interval))
  ORDER BY s.org_id, s.id FOR NO KEY UPDATE OF s
)
UPDATE webhook_subscriptions s SET
  failing_since = CASE WHEN e.succeeds AND NOT e.is_gone THEN NULL ELSE coalesce(s.failing_since, e.at) END,
  status = CASE WHEN e.disables THEN 'disabled' ELSE s.status END,
  disabled_reason = CASE WHEN e.disables THEN CASE WHEN e.is_gone THEN $14::text ELSE $15::text END ELSE s.disabled_reason END,
  version = s.version + e.disables::int,
  updated_at = CASE WHEN e.disables THEN e.at ELSE s.updated_at END
FROM locked_endpoint e WHERE s.org_id = e.org_id AND s.id = e.subscription_id`;

/** $1 to $3 organizations, deliveries, leases. */
export const RELEASE = `UPDATE deliveries d SET next_attempt_at = now(), lease_owner = NULL
  FROM (SELECT x.org_id, x.id FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS r (org_id, id, lease)
    JOIN deliveries x ON x.org_id = r.org_id AND x.id = r.id WHERE x.lease_owner = r.lease AND x.status = 'pending' ORDER BY 1, 2 FOR UPDATE OF x) mine
  WHERE d.org_id = mine.org_id AND d.id = mine.id`;
