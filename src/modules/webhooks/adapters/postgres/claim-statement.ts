/** Subscriptions that one claim looks at, at most: what bounds its time, however many have something pending. */
const VISITS = 1000;
/** Due deliveries of a subscription that one claim looks at, at most, for some that nothing holds back. */
const LOOK_AHEAD = 100;

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * The first delivery that holds back `of`: an earlier one of its record that was not attempted yet, or not for 5
 * minutes. A scalar subquery, since EXISTS may be planned as a join that reads all that is pending.
 */
const holding = (of: string): string => `
  SELECT coalesce(b.first_attempt_at, now()) + interval '5 minutes' AS until FROM deliveries b
  WHERE b.status = 'pending' AND NOT b.resend AND b.org_id = ${of}.org_id AND b.subscription_id = ${of}.subscription_id AND b.record_id = ${of}.record_id
    AND b.seq < ${of}.seq AND (b.first_attempt_at IS NULL OR b.first_attempt_at > now() - interval '5 minutes')
  ORDER BY b.seq LIMIT 1`;

/**
 * The due deliveries of a subscription, oldest first, as one range of the index: by equality, a table whose statistics
 * lag behind is planned as if there were few of them, and all are sorted.
 */
const dueOf = (columns: string, of: string): string => `
  SELECT ${columns} FROM deliveries d WHERE d.status = 'pending'
    AND (d.org_id, d.subscription_id, d.next_attempt_at) > (${of}.org_id, ${of}.subscription_id, '-infinity'::timestamptz)
    AND (d.org_id, d.subscription_id, d.next_attempt_at) <= (${of}.org_id, ${of}.subscription_id, now())
  ORDER BY d.org_id, d.subscription_id, d.next_attempt_at`;

const head = (org: string, subscription: string): string => `
  SELECT org_id, subscription_id, next_attempt_at FROM deliveries WHERE status = 'pending' AND (org_id, subscription_id) > (${org}, ${subscription})
  ORDER BY org_id, subscription_id, next_attempt_at LIMIT 1`;

const inFlight = (ids: string, counts: string, id: string): string => `coalesce((${counts}::int[])[array_position(${ids}::uuid[], ${id})], 0)`;

/** One step to the next subscription that has something pending; `v` is the step before it. */
const step = (from: string, org: string, subscription: string): string => `
  SELECT h.org_id, h.subscription_id, h.next_attempt_at, v.visits + 1, t.slots, t.org_slots, t.failing, e.eligible,
    v.found + e.eligible::int, v.probes + (e.eligible AND t.failing)::int, t.org_found + e.eligible::int
  FROM ${from} CROSS JOIN LATERAL (${head(org, subscription)}) h
  LEFT JOIN webhook_subscriptions s ON s.org_id = h.org_id AND s.id = h.subscription_id
  CROSS JOIN LATERAL (SELECT
    CASE WHEN s.failing_since <= now() - interval '30 seconds' THEN 1 ELSE $5::int END - ${inFlight('$7', '$8', 'h.subscription_id')} AS slots,
    $6::int - ${inFlight('$9', '$10', 'h.org_id')} AS org_slots,
    coalesce(s.failing_since <= now() - interval '30 seconds', false) AS failing,
    CASE WHEN v.org_id = h.org_id THEN v.org_found ELSE 0 END AS org_found) t
  CROSS JOIN LATERAL (SELECT coalesce(s.status = 'active', false) AND h.next_attempt_at <= now() AND t.slots > 0
    AND t.org_found < t.org_slots AND (NOT t.failing OR v.probes < $4::int) AS eligible) e
  WHERE v.visits < ${VISITS} AND v.found < $3::int`;

/*
 * A loose index scan steps from one subscription with something pending to the next, so that a million rows of one cost
 * others nothing, and stops when there is enough. Each that has something due gets its share of what is free; a
 * subscription that has done nothing but fail for half a minute, one. An organization that has no share left is stepped over.
 *
 * What is locked is looked at again, since another worker may have come first; IS TRUE keeps the planner at the primary key.
 *
 * $1, $2 where to go on · $3 free · $4 free for failing ones · $5 per subscription · $6 per organization
 * $7 to $10 what is in flight · $11 the lease
 */
export const CLAIM = `WITH RECURSIVE visited (org_id, subscription_id, due_at, visits, slots, org_slots, failing, eligible, found, probes, org_found) AS (
  (${step('(SELECT 0 AS visits, 0 AS found, 0 AS probes, NULL::uuid AS org_id, 0 AS org_found) v', '$1::uuid', '$2::uuid')})
  UNION ALL
  ${step('visited v', 'v.org_id', `CASE WHEN v.org_found < v.org_slots THEN v.subscription_id ELSE '${LAST_ID}' END`)}
), due AS MATERIALIZED (
  SELECT org_id, subscription_id,
    CASE WHEN failing THEN 1 ELSE greatest(1, least(slots, org_slots / count(*) OVER (PARTITION BY org_id)::int, $3::int / count(*) OVER ()::int)) END AS slots
  FROM visited WHERE eligible
), picked AS MATERIALIZED (
  SELECT p.* FROM due CROSS JOIN LATERAL (
    SELECT c.* FROM (${dueOf('d.org_id, d.id, d.subscription_id, d.record_id, d.seq, d.resend', 'due')} LIMIT ${LOOK_AHEAD}) c
    WHERE c.resend OR (${holding('c')}) IS NULL
    LIMIT due.slots) p
), locked AS MATERIALIZED (
  SELECT d.org_id, d.id FROM picked p JOIN deliveries d ON d.org_id = p.org_id AND d.id = p.id
  WHERE (d.status = 'pending' AND d.next_attempt_at <= now()) IS TRUE FOR UPDATE OF d SKIP LOCKED
), claimed AS (
  UPDATE deliveries d SET next_attempt_at = now() + interval '20 seconds', lease_owner = $11::uuid
  FROM locked l WHERE d.org_id = l.org_id AND d.id = l.id
  RETURNING d.org_id, d.id, d.subscription_id, d.event_id, d.event, d.attempts
), short AS (
  SELECT due.*, (SELECT count(*) FROM picked p WHERE p.org_id = due.org_id AND p.subscription_id = due.subscription_id) AS picked FROM due
), pass AS (
  SELECT
    (SELECT row_to_json(v) FROM (SELECT org_id AS "orgId", subscription_id AS "subscriptionId" FROM visited WHERE visits = ${VISITS} OR found >= $3::int ORDER BY visits DESC LIMIT 1) v) AS position,
    (SELECT ceil(extract(epoch FROM min(due_at) - now()) * 1000)::int FROM visited WHERE due_at > now() AND due_at < now() + interval '1 day') AS next_due_in,
    (SELECT coalesce(bool_or(picked >= slots), false) FROM short) AS has_more,
    (SELECT json_agg(json_build_object('orgId', org_id, 'subscriptionId', subscription_id)) FROM short WHERE picked < slots AND (${dueOf('true', 'short')} OFFSET ${LOOK_AHEAD - 1} LIMIT 1)) AS crowded
)
SELECT pass.*, c.*, e.body, s.url, s.secret, CASE WHEN s.previous_until > now() THEN s.previous_secret END AS previous_secret,
  coalesce(s.failing_since <= now() - interval '30 seconds', false) AS is_probe
FROM pass LEFT JOIN (claimed c
  JOIN events e ON e.org_id = c.org_id AND e.id = c.event_id
  JOIN webhook_subscriptions s ON s.org_id = c.org_id AND s.id = c.subscription_id) ON true`;

/*
 * Puts off what a claim would otherwise look at again and again, where so much is held back that it hides what is not:
 * until the hold ends by itself, or whoever holds it back is settled. $1, $2 organizations and subscriptions.
 */
export const HOLD_BACK = `UPDATE deliveries d SET next_attempt_at = held.until FROM (
  SELECT c.org_id, c.id, (${holding('c')}) AS until FROM unnest($1::uuid[], $2::uuid[]) AS s (org_id, subscription_id) CROSS JOIN LATERAL (${dueOf('d.*', 's')} LIMIT ${LOOK_AHEAD} FOR UPDATE SKIP LOCKED) c
  WHERE NOT c.resend AND c.attempts = 0) held
  WHERE d.org_id = held.org_id AND d.id = held.id AND held.until IS NOT NULL RETURNING 1`;
