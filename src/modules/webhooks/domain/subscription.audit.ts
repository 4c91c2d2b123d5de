import { type AuditContent, type AuditedChange, changesBetween, hiddenChange } from '../../../contracts/audit-entries.js';
import { publishSubscription, type Subscription, type SubscriptionState } from './subscription.js';

/** What the audit log tells of a subscription since it was stored. */
export function auditSubscription(subscription: Subscription): AuditContent[] {
  const { stored, state, isDeleted } = subscription;
  if (!stored && isDeleted) return [];
  return [{ action: actionOf(subscription), target: subscriptionTarget(state), changes: [...changesBetween(stored && published(stored), isDeleted ? null : published(state)), ...secretChange(stored, state)] }];
}

/** The subscription as entries of the audit log name it. */
export function subscriptionTarget({ id, url }: Pick<SubscriptionState, 'id' | 'url'>): AuditContent['target'] {
  return { type: 'webhook', id, name: url };
}

function actionOf({ stored, state, isDeleted }: Subscription): AuditContent['action'] {
  if (!stored) return 'webhook.created';
  if (isDeleted) return 'webhook.deleted';
  if (state.secret !== stored.secret) return 'webhook.secret_rotated';
  return state.previous !== stored.previous ? 'webhook.overlap_ended' : 'webhook.updated';
}

function secretChange(stored: SubscriptionState | null, { secret }: SubscriptionState): AuditedChange[] {
  return stored?.secret === secret ? [] : [hiddenChange('secret')];
}

function published(state: SubscriptionState) {
  const { url, events, description, status, disabled_reason } = publishSubscription(state);
  return { url, events, description, status, disabled_reason, overlap_until: state.previous?.until ?? null };
}
