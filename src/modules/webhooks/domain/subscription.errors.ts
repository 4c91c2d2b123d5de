import { DomainError } from '../../../kernel/domain-error.js';

/** No such subscription in this organization. Another organization's answers the same. */
export function subscriptionNotFound(): DomainError {
  return new DomainError('not_found', 'subscription_not_found', 'Webhook subscription does not exist or has been deleted.');
}

/** No such delivery of this subscription. */
export function deliveryNotFound(): DomainError {
  return new DomainError('not_found', 'delivery_not_found', 'Delivery does not exist or is no longer kept.');
}

/** A change that names no field. */
export function nothingToChange(): DomainError {
  return new DomainError('no_fields', 'subscription_no_fields', 'The body names no field to change: send at least one.');
}

/** The address may not be dialled. */
export function targetRefused(code: string, message: string): DomainError {
  return invalid('url', code, message);
}

/** A secret other than the present one was sent. */
export function secretRefused(): DomainError {
  return invalid('secret', 'set_by_server', 'secret is set by the server: leave it out, or send the present one; POST to rotate-secret of this subscription for a new one.');
}

/** The organization has as many as it may. */
export function tooManySubscriptions(max: number): DomainError {
  return invalid('url', 'max_subscriptions', `Your organization has ${max} webhook subscriptions, all that it may: delete one first.`);
}

/** What is to be sent now cannot be sent to a subscription that is paused or disabled. */
export function subscriptionNotActive(): DomainError {
  return invalid('status', 'not_active', 'The subscription is paused or disabled: set its status to active first.');
}

/** Two secrets are in use already. */
export function overlapRuns(): DomainError {
  return invalid(
    'overlapSeconds',
    'overlap_runs',
    'The secret before the present one is still in use: end that overlap first, or send overlap_seconds 0 to have only the new secret from now on.',
  );
}

/** The range of time cannot be sent again as it is. */
export function rangeRefused(field: 'from' | 'to' | 'events', code: string, message: string): DomainError {
  return invalid(field, code, message);
}

function invalid(field: string, code: string, message: string): DomainError {
  return new DomainError('invalid', `subscription_${code}`, message, [{ field, code, message }]);
}
