import { defineTable } from '../database/table.js';

export interface UsageHourRow {
  org_id: string;
  /** Its first moment. */
  hour: string;
  key_id: string;
  /** That were admitted. */
  requests: number;
  /** That the limit refused. */
  refused: number;
}

/** How many requests each key has made in each hour. No foreign key: a count does not wait for a key. */
export const usageHoursTable = defineTable<UsageHourRow>({
  name: 'usage_hours',
  columns: { org_id: 'uuid', hour: 'timestamptz(3)', key_id: 'uuid', requests: 'integer', refused: 'integer' },
  key: ['org_id', 'hour', 'key_id'],
});
