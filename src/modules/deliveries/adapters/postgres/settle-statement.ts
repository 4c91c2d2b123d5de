import { isNamed, lockEventOf, NOW, placeOf } from './places.js';

/**
 * The rows of the queue that results name and whose lease is still this worker's, locked; rows that are locked by
 * others are skipped.
 */
const ours = (columns: string, lock: string): string => `placed AS MATERIALIZED (
  SELECT r.*, k.place FROM result r ${placeOf('r', 'k')} WHERE ${isNamed('k', 'r')}
), ours AS MATERIALIZED (
  SELECT r.*, d.* FROM placed r CROSS JOIN LATERAL (SELECT ${columns} FROM pending_deliveries p WHERE p.ctid = r.place AND p.lease = r.lease ${lock} SKIP LOCKED) d
)`;

/*
 * Writes the results of attempts; $1 to $11 are columns of results, in the order of their keys. It never waits for a
 * lock: it returns the positions of rows that are locked, for the next batch. A result whose lease was lost, or whose
 * event was deleted with its contact, writes nothing. Rows are locked FOR UPDATE, so that no claim can put off the next
 * one of the record meanwhile.
 */
export const SETTLE = `WITH result AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::int[], $8::int[], $9::text[], $10::text[], $11::bigint[])
    WITH ORDINALITY AS r (org_id, event_id, id, lease, status, at, status_code, duration_ms, error, excerpt, retry_in, position)
), ${ours('p.attempt_log', 'FOR UPDATE')}, told AS MATERIALIZED (
  SELECT o.place, o.position, o.status, o.duration_ms, o.retry_in,
    coalesce(o.attempt_log, '[]') || jsonb_build_object('at', o.at, 'status_code', o.status_code, 'duration_ms', o.duration_ms, 'error', o.error, 'excerpt', o.excerpt) AS attempts_now
  FROM ours o ${lockEventOf('o')}
), again AS (
  UPDATE pending_deliveries p SET attempts = p.attempts + 1, lease = NULL, attempt_log = t.attempts_now,
    first_attempt_at = coalesce(p.first_attempt_at, now() - t.duration_ms * interval '1 millisecond'), due_at = now() + t.retry_in * interval '1 millisecond'
  FROM told t WHERE t.status = 'pending' AND p.ctid = t.place RETURNING t.position
), gone AS (
  DELETE FROM pending_deliveries p USING told t WHERE t.status <> 'pending' AND p.ctid = t.place
  RETURNING p.org_id, p.subscription_id, p.id, p.event_id, p.event, t.status, p.attempts + 1 AS attempts, p.created_at, t.attempts_now, t.position
), logged AS (
  INSERT INTO delivery_log (org_id, subscription_id, id, event_id, event, status, attempts, created_at, attempt_log)
  SELECT org_id, subscription_id, id, event_id, event, status, attempts, created_at, attempts_now FROM gone
), written AS MATERIALIZED (
  SELECT position FROM again UNION ALL SELECT position FROM gone
)
SELECT (SELECT array_agg(position::int) FROM written) AS settled,
  (SELECT array_agg(r.position::int) FROM placed r CROSS JOIN LATERAL (SELECT FROM pending_deliveries p WHERE p.ctid = r.place AND p.lease = r.lease) p
    WHERE NOT EXISTS (SELECT FROM written w WHERE w.position = r.position)) AS locked`;

/*
 * Frees the next row of each record whose row was settled finally; if the row failed and is still there ($5 to $7 name
 * it, else they are null), the next one waits for 5 minutes from its first attempt. A statement of its own after the
 * settlement: its snapshot contains the rows that were put off until then. A row that it cannot lock is held by a claim
 * that was unable to put it off, and while the settlement holds its rows no other claim can put one off.
 */
export const FREE = `WITH settled AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::int[], $3::uuid[], $4::int[], $5::uuid[], $6::uuid[], $7::uuid[]) AS r (subscription_id, epoch, record_id, seq, org_id, event_id, id)
), behind AS MATERIALIZED (
  SELECT g.*, n.place FROM settled g CROSS JOIN LATERAL (
    SELECT x.ctid AS place FROM pending_deliveries x
    WHERE NOT x.resend AND x.subscription_id = g.subscription_id AND x.epoch = g.epoch AND x.record_id = g.record_id AND x.seq > g.seq ORDER BY x.seq LIMIT 1) n
), until AS MATERIALIZED (
  SELECT b.place, ${NOW} AS moment FROM behind b WHERE b.id IS NULL
  UNION ALL
  SELECT b.place, f.first_attempt_at + interval '5 minutes' FROM behind b ${placeOf('b', 'k')} CROSS JOIN LATERAL (SELECT p.first_attempt_at FROM pending_deliveries p WHERE p.ctid = k.place) f
  WHERE b.id IS NOT NULL AND ${isNamed('k', 'b')}
), held AS MATERIALIZED (
  SELECT u.* FROM until u CROSS JOIN LATERAL (
    SELECT 1 AS there FROM pending_deliveries p WHERE p.ctid = u.place AND p.attempts = 0 AND p.lease IS NULL AND p.due_at > u.moment FOR NO KEY UPDATE SKIP LOCKED) d
)
UPDATE pending_deliveries p SET due_at = h.moment FROM held h WHERE p.ctid = h.place RETURNING p.subscription_id`;

/** Releases rows as if they had not been claimed. $1 to $4 organizations, events, deliveries, leases. */
export const RELEASE = `WITH result AS MATERIALIZED (
  SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[]) AS r (org_id, event_id, id, lease)
), ${ours('1 AS there', 'FOR NO KEY UPDATE')}
UPDATE pending_deliveries p SET due_at = ${NOW}, lease = NULL FROM ours o WHERE p.ctid = o.place RETURNING 1`;
