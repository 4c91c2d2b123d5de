import { eventOf } from './places.js';

/** The start of a lease; $5 is its length in seconds. */
const LEASED_AT = "p.due_at - $5::int * interval '1 second'";

/** The log entry of an attempt whose lease expired; $6 is its error text. */
const LOST = `jsonb_build_object('at', to_char((${LEASED_AT}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status_code', NULL, 'duration_ms', 0, 'error', $6::text, 'excerpt', NULL)`;

/*
 * Claims deliveries of one subscription. $1 organization, $2 subscription, $3 how many rows at most, $4 the lease.
 * It never waits for a row lock: locked rows are skipped. A row that is not the first of its record is put off, and
 * freed when the one before it is settled. No wake-up is lost, because of the locks: a row is put off only while this
 * statement shares a lock on the row before it, of which a settlement needs an exclusive lock. So either the settlement
 * comes later, and sees the row put off; or this statement gets no lock, and the row stays due ("open"). A row that
 * changed before it was locked stays due, too.
 * A lease that expired belonged to a process that died: the result of that attempt is unknown, and is logged as such.
 */
export const CLAIM = `WITH s AS MATERIALIZED (
  SELECT w.epoch, w.url, w.secret, CASE WHEN w.previous_until > now() THEN w.previous_secret END AS previous_secret, f.url IS NOT NULL AS is_failing
  FROM webhook_subscriptions w LEFT JOIN webhook_failures f ON f.org_id = w.org_id AND f.subscription_id = w.id AND f.epoch = w.epoch AND f.url = w.url
  WHERE w.org_id = $1::uuid AND w.id = $2::uuid AND w.status = 'active'
), due AS MATERIALIZED (
  SELECT ctid AS place, record_id, seq, resend OR attempts > 0 AS is_free, lease IS NOT NULL AS is_lost FROM pending_deliveries
  WHERE subscription_id = $2::uuid AND epoch = (SELECT epoch FROM s) AND due_at <= now()
  ORDER BY due_at LIMIT $3::int FOR NO KEY UPDATE SKIP LOCKED
), earlier AS MATERIALIZED (
  SELECT d.place, d.is_lost, b.place AS b_place FROM due d LEFT JOIN LATERAL (
    SELECT x.ctid AS place FROM pending_deliveries x
    WHERE NOT d.is_free AND NOT x.resend AND x.subscription_id = $2::uuid AND x.epoch = (SELECT epoch FROM s) AND x.record_id = d.record_id AND x.seq < d.seq
    ORDER BY x.seq DESC LIMIT 1) b ON true
), there AS MATERIALIZED (
  SELECT e.place, x.until FROM earlier e CROSS JOIN LATERAL (
    SELECT coalesce(p.first_attempt_at, CASE WHEN p.lease IS NOT NULL AND p.due_at <= now() THEN ${LEASED_AT} END) + interval '5 minutes' AS until
    FROM pending_deliveries p WHERE p.ctid = e.b_place FOR KEY SHARE SKIP LOCKED) x
), decided AS MATERIALIZED (
  SELECT e.place, e.is_lost, e.b_place IS NULL OR coalesce(t.until <= now(), false) AS goes, coalesce(t.until, now() + interval '1 hour') AS until,
    e.b_place IS NOT NULL AND t.place IS NULL AS is_open
  FROM earlier e LEFT JOIN there t ON t.place = e.place
), taken AS (
  UPDATE pending_deliveries p SET due_at = CASE WHEN d.goes THEN now() + $5::int * interval '1 second' ELSE d.until END, lease = CASE WHEN d.goes THEN $4::uuid END,
    attempts = p.attempts + d.is_lost::int, first_attempt_at = CASE WHEN d.is_lost THEN coalesce(p.first_attempt_at, ${LEASED_AT}) ELSE p.first_attempt_at END,
    attempt_log = CASE WHEN d.is_lost THEN coalesce(p.attempt_log, '[]') || ${LOST} ELSE p.attempt_log END
  FROM decided d WHERE NOT d.is_open AND p.ctid = d.place
  RETURNING p.org_id, p.event_id, p.id, p.event, p.attempts, p.record_id, p.seq, p.resend, d.goes
)
SELECT n.picked, n.open, s.epoch, s.url, s.secret, s.previous_secret, s.is_failing, c.*, e.body, e.request_id
FROM (SELECT (SELECT count(*) FROM decided)::int AS picked, (SELECT count(*) FROM decided)::int - (SELECT count(*) FROM taken)::int AS open) n
LEFT JOIN (taken c CROSS JOIN s ${eventOf('c', 'x.body, x.request_id')} e) ON c.goes`;
