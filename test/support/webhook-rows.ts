import { createHash } from 'node:crypto';
import type { Pool } from 'pg';

/** A UUID derived from a name. */
export const idFor = (name: string): string => createHash('md5').update(name).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export async function addSubscription(pool: Pool, org: string, name: string, columns: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const row: Record<string, unknown> = { org_id: idFor(org), id: idFor(name), version: 1, url: `http://127.0.0.1:9/${name}`, events: ['contact.updated'], status: 'active', secret: Buffer.from('whsec_c2VjcmV0'), ...columns };
  const names = Object.keys(row);
  await pool.query(`INSERT INTO webhook_subscriptions (${names.join(', ')}, created_at, updated_at) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')}, now(), now())`, Object.values(row));
  return idFor(name);
}

export interface DeliveryShape {
  readonly record: string;
  readonly seq?: number;
  readonly resend?: boolean;
  /** An SQL expression. */
  readonly due?: string;
}

/** Inserts a delivery with its event, and returns its id. */
export async function addDelivery(pool: Pool, org: string, subscription: string, { record, seq = 1, resend = false, due = "now() - interval '1 millisecond'" }: DeliveryShape): Promise<string> {
  const [event, id] = [idFor(`event ${org} ${record} ${seq}`), idFor(`delivery ${subscription} ${record} ${seq} ${resend}`)];
  await pool.query(
    `INSERT INTO events (org_id, id, type, record_type, record_id, seq, contact_id, actor, at, body)
     VALUES ($1, $2, 'contact.updated', 'contact', $3, $4, $3, '{"type":"system","id":null,"name":"test"}', now(), $5) ON CONFLICT DO NOTHING`,
    [idFor(org), event, idFor(record), seq, JSON.stringify({ event: 'contact.updated', record, seq })],
  );
  await pool.query(
    `INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)
     VALUES ($1, $4, $2, $3, 1, $5, $6, $7, 'contact.updated', 0, now(), ${due})`,
    [idFor(org), id, idFor(subscription), event, idFor(record), seq, resend],
  );
  return id;
}

/** Inserts this many deliveries of one subscription, each of a different record. */
export async function addDeliveries(pool: Pool, org: string, subscription: string, count: number, records = count): Promise<void> {
  await pool.query(
    `INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
     SELECT $1, md5($2::text || i)::uuid, 'contact.updated', 'contact', md5($2 || 'r' || i % $4)::uuid, 1 + i / $4, '{}', now(), json_build_object('record', i % $4, 'seq', 1 + i / $4)::text FROM generate_series(0, $3 - 1) i`,
    [idFor(org), subscription, count, records],
  );
  await pool.query(
    `INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)
     SELECT org_id, id, md5(id::text || 'd')::uuid, $3, 1, record_id, seq, false, type, 0, at, at FROM events WHERE org_id = $1 AND id IN (SELECT md5($2::text || i)::uuid FROM generate_series(0, $4 - 1) i)`,
    [idFor(org), subscription, idFor(subscription), count],
  );
}
