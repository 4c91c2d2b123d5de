import { defineTable } from '../../../../platform/database/table.js';

/**
 * The failures of a subscription since its last successful attempt: the evidence that its endpoint is dead. It counts
 * only for the URL that was tried and for the time since the subscription last stopped. A table of its own, so that a
 * save of the subscription cannot overwrite what an attempt has changed.
 */
interface FailuresRow {
  org_id: string;
  subscription_id: string;
  epoch: number;
  url: string;
  since: string;
  last_at: string;
  attempts: number;
  /** The number of different days, in UTC, with a failure. */
  days: number;
}

export const failuresTable = defineTable<FailuresRow>({
  name: 'webhook_failures',
  columns: {
    org_id: 'uuid',
    subscription_id: 'uuid',
    epoch: 'integer',
    url: 'text',
    since: 'timestamptz(3)',
    last_at: 'timestamptz(3)',
    attempts: 'integer',
    days: 'integer',
  },
  key: ['org_id', 'subscription_id'],
  references: [{ columns: ['org_id', 'subscription_id'], table: 'webhook_subscriptions' }],
});
