import { Failure } from '../../../kernel/failure.js';

/** No such subscription in this organization. Another organization's answers the same. */
export function subscriptionNotFound(): Failure {
  return new Failure('not_found', 'subscription_not_found', 'Webhook subscription does not exist or has been deleted.');
}

/** No such delivery of this subscription. */
export function deliveryNotFound(): Failure {
  return new Failure('not_found', 'delivery_not_found', 'Delivery does not exist or is no longer kept.');
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'subscription_no_fields', 'The body names no field to change: send at least one.');
}

/** Deliveries to this URL are not allowed. */
export function targetRefused(code: string, rule: string): Failure {
  return new Failure('invalid', `subscription_target_${code}`, `The URL ${rule}.`, [{ path: ['url'], code, rule }]);
}

/** A secret that is not the current one was sent. */
export function secretRefused(): Failure {
  return invalid('secret', 'set_by_server', 'The secret is set by the server: leave it out, or send the present one; rotate it for a new one.');
}

/** The organization has reached the limit. */
export function tooManySubscriptions(max: number): Failure {
  return invalid('url', 'max_subscriptions', `Your organization has ${max} webhook subscriptions, all that it may: delete one first.`);
}

/** Nothing can be sent to a subscription that is paused or disabled. */
export function subscriptionNotActive(): Failure {
  return invalid('status', 'not_active', 'The subscription is paused or disabled: set its status to active first.');
}

/** An overlap of two secrets is running already. */
export function overlapRuns(): Failure {
  return invalid(
    'overlapSeconds',
    'overlap_runs',
    'The secret before the present one is still in use: end that overlap first, or rotate without one to have only the new secret from now on.',
  );
}

/** The range of time is refused. */
export function rangeRefused(field: 'from' | 'to' | 'events', code: string, rule: string): Failure {
  return new Failure('invalid', `resend_${code}`, `The range's ${field} ${rule}.`, [{ path: [field], code, rule }]);
}

function invalid(field: string, code: string, sentence: string): Failure {
  return new Failure('invalid', `subscription_${code}`, sentence, [{ path: [field], code, sentence }]);
}
