/*
 * Every active subscription with pending deliveries: the milliseconds until the first of them is due, and how long its
 * endpoint has been failing. One index probe each, however much is pending.
 */
const find = (which: string): string => `
  SELECT w.org_id, w.id AS subscription_id, h.due_in, coalesce(f.since <= now() - interval '30 seconds', false) AS is_probe
  FROM webhook_subscriptions w CROSS JOIN LATERAL (
    SELECT ceil(extract(epoch FROM p.due_at - now()) * 1000)::float8 AS due_in FROM pending_deliveries p
    WHERE p.subscription_id = w.id AND p.epoch = w.epoch ORDER BY p.due_at LIMIT 1) h
  LEFT JOIN LATERAL (SELECT x.since FROM webhook_failures x WHERE x.org_id = w.org_id AND x.subscription_id = w.id AND x.epoch = w.epoch AND x.url = w.url LIMIT 1) f ON true
  WHERE w.status = 'active'${which}`;

export const FIND = find('');

/** Only of these organizations: $1. */
export const FIND_OF = find(' AND w.org_id = ANY ($1::uuid[])');
