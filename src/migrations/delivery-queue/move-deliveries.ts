import type { QueryRunner } from 'typeorm';
import type { Report } from '../folded-contacts/report.js';

/** Rows a statement: few enough to be interrupted soon, enough to make round trips negligible. */
const CHUNK = 5_000;

interface Key {
  readonly org_id: string;
  readonly id: string;
}

/**
 * A chunk of the old rows, by their key. Deliveries of deleted subscriptions are left out. $1, $2: the key before the
 * chunk; $3, $4: its last key.
 */
const CHUNK_ROWS = `
  SELECT d.*, s.epoch AS s_epoch, s.status AS s_status FROM deliveries d JOIN webhook_subscriptions s ON s.org_id = d.org_id AND s.id = d.subscription_id
  WHERE (d.org_id, d.id) > ($1::uuid, $2::uuid) AND (d.org_id, d.id) <= ($3::uuid, $4::uuid)`;

const ATTEMPTS = `
  (SELECT jsonb_agg(jsonb_build_object('at', to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'status_code', a.status_code, 'duration_ms', a.duration_ms, 'error', a.error, 'excerpt', a.excerpt) ORDER BY a.n)
   FROM delivery_attempts a WHERE a.org_id = d.org_id AND a.delivery_id = d.id)`;

/**
 * A delivery that was not attempted yet becomes due now, since the new queue decides itself which are held back; one
 * that an old worker has claimed becomes due when its lease ends. Deliveries of a subscription that is not active date
 * from before its stop, and fail.
 */
const MOVE_PENDING = `
  INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at, first_attempt_at, lease, attempt_log)
  SELECT d.org_id, d.event_id, d.id, d.subscription_id, CASE WHEN d.s_status = 'active' THEN d.s_epoch ELSE d.s_epoch - 1 END, d.record_id, d.seq, d.resend, d.event, d.attempts, d.created_at,
    CASE WHEN d.lease_owner IS NULL AND d.attempts = 0 THEN least(d.next_attempt_at, now()) ELSE coalesce(d.next_attempt_at, now()) END,
    d.first_attempt_at, d.lease_owner, ${ATTEMPTS}
  FROM (${CHUNK_ROWS} AND d.status = 'pending') d ON CONFLICT DO NOTHING`;

const MOVE_SETTLED = `
  INSERT INTO delivery_log (org_id, subscription_id, id, event_id, event, status, attempts, created_at, attempt_log)
  SELECT d.org_id, d.subscription_id, d.id, d.event_id, d.event, d.status, d.attempts, d.created_at, coalesce(${ATTEMPTS}, '[]')
  FROM (${CHUNK_ROWS} AND d.status <> 'pending') d ON CONFLICT DO NOTHING`;

/** The only known fact is since when the subscription fails: enough to try it slowly, not enough to disable it. */
const MOVE_FAILURES = `
  INSERT INTO webhook_failures (org_id, subscription_id, epoch, url, since, last_at, attempts, days)
  SELECT org_id, id, epoch, url, failing_since, failing_since, 1, 1 FROM webhook_subscriptions WHERE failing_since IS NOT NULL AND status = 'active' ON CONFLICT DO NOTHING`;

/**
 * Copies the old deliveries into the queue and the log, chunk by chunk. The old tables are dropped afterwards: a run
 * after an interruption reads them again, and skips rows that are copied already.
 */
export async function moveDeliveries(runner: QueryRunner, report: Report): Promise<void> {
  if (!(await has(runner, "SELECT 1 FROM pg_attribute WHERE attrelid = 'webhook_subscriptions'::regclass AND attname = 'failing_since' AND NOT attisdropped"))) return;
  await runner.query(MOVE_FAILURES);
  if (!(await has(runner, "SELECT 1 WHERE to_regclass('deliveries') IS NOT NULL AND to_regclass('delivery_attempts') IS NOT NULL"))) return;
  const [counted] = (await runner.query('SELECT count(*)::int AS count FROM deliveries')) as { count: number }[];
  const total = counted?.count ?? 0;
  let after: Key = { org_id: '00000000-0000-0000-0000-000000000000', id: '00000000-0000-0000-0000-000000000000' };
  for (let done = 0; done < total; ) {
    const keys = (await runner.query(`SELECT org_id, id FROM deliveries WHERE (org_id, id) > ($1, $2) ORDER BY org_id, id LIMIT ${CHUNK}`, [after.org_id, after.id])) as Key[];
    const last = keys.at(-1);
    if (!last) break;
    const range = [after.org_id, after.id, last.org_id, last.id];
    await runner.query(MOVE_PENDING, range);
    await runner.query(MOVE_SETTLED, range);
    after = last;
    done += keys.length;
    report(`${done} of ${Math.max(total, done)} deliveries are in the new queue or its log.`, done >= total);
  }
}

async function has(runner: QueryRunner, query: string): Promise<boolean> {
  return ((await runner.query(query)) as unknown[]).length > 0;
}
