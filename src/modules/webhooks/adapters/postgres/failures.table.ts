import { defineTable } from '../../../../platform/database/table.js';

/**
 * Of a subscription whose attempts have failed since the last that succeeded: the evidence that its endpoint is dead. It counts for
 * the URL that was tried and for the time since the subscription last stopped, and for no other. Beside the subscription
 * itself, so that no change of that writes back what an attempt has changed.
 */
interface FailuresRow {
  org_id: string;
  subscription_id: string;
  epoch: number;
  url: string;
  since: string;
  last_at: string;
  attempts: number;
  /** On so many different days, in UTC. */
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
