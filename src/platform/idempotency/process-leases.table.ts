import { defineTable } from '../database/table.js';

/** A process that has reserved Idempotency-Keys: whether it lives. No tenant's. */
interface ProcessLeaseRow {
  id: string;
  /** When it last said that it lives, by the database's clock. */
  alive_at: string;
}

export const processLeasesTable = defineTable<ProcessLeaseRow>({
  name: 'process_leases',
  columns: { id: 'uuid', alive_at: 'timestamptz(3)' },
  key: ['id'],
});
