import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import type { SubscriptionState } from '../../domain/subscription.js';

/** So many rows at most go with the unit itself, which must not run into its time-out; the sweeper takes the others. */
const AT_ONCE = 5_000;

type Which = Pick<SubscriptionState, 'orgId' | 'id' | 'status'>;

/**
 * Stages that what is pending to the subscription fails, with a change of its status: what was pending when it stopped
 * must not be sent when it starts again. Until the sweeper has taken the rest, nothing of it is sent, since the
 * subscription is not active; when it starts again, there may be no rest.
 */
export function stageStop(rows: StagedRows, { orgId, id, status }: Which): void {
  rows.command({
    order: `deliveries ${id}`,
    render: (bind) => {
      const pending = `org_id = ${bind(orgId)} AND subscription_id = ${bind(id)} AND status = 'pending'`;
      const which = status === 'active' ? pending : `(org_id, id) IN (SELECT org_id, id FROM deliveries WHERE ${pending} ORDER BY next_attempt_at LIMIT ${AT_ONCE}) AND status = 'pending'`;
      return `UPDATE deliveries SET status = 'failed', next_attempt_at = NULL WHERE ${which}`;
    },
  });
}

/** Stages that the deliveries of a deleted subscription go, with their attempts. */
export function stageRemoval(rows: StagedRows, { orgId, id }: Which): void {
  rows.command({
    order: `deliveries ${id}`,
    render: (bind) => `DELETE FROM deliveries WHERE (org_id, id) IN (SELECT org_id, id FROM deliveries WHERE org_id = ${bind(orgId)} AND subscription_id = ${bind(id)} ORDER BY created_at DESC, id DESC LIMIT ${AT_ONCE})`,
  });
}
