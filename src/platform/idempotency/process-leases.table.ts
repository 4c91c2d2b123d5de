import { defineTable } from '../database/table.js';

/** The lease of a process that has reserved Idempotency-Keys. It belongs to no organization. */
interface ProcessLeaseRow {
  id: string;
  /** The last renewal, by the database's clock. */
  alive_at: string;
}

export const processLeasesTable = defineTable<ProcessLeaseRow>({
  name: 'process_leases',
  columns: { id: 'uuid', alive_at: 'timestamptz(3)' },
  key: ['id'],
});
