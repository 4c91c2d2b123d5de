import { defineTable } from '../database/table.js';

/** One Idempotency-Key of an organization: reserved while `status` is null, answered afterwards. */
interface IdempotencyRow {
  org_id: string;
  key: string;
  /** `\x` and the SHA-256 of method, path and body in hex. */
  fingerprint: string;
  /** A new id for each reservation. */
  owner: string;
  /** The process that reserved it, in `process_leases`; null in rows that are older than the leases. */
  process: string | null;
  status: number | null;
  headers: Readonly<Record<string, string>> | null;
  /** The body as it was sent. */
  body: string | null;
  reserved_at: string;
  expires_at: string;
}

export const idempotencyTable = defineTable<IdempotencyRow>({
  name: 'idempotency',
  columns: {
    org_id: 'uuid',
    key: 'text',
    fingerprint: 'bytea',
    owner: 'uuid',
    process: { type: 'uuid', nullable: true },
    status: { type: 'integer', nullable: true },
    headers: { type: 'jsonb', nullable: true },
    body: { type: 'text', nullable: true },
    reserved_at: 'timestamptz(3)',
    expires_at: 'timestamptz(3)',
  },
  key: ['org_id', 'key'],
});
