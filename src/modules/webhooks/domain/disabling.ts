/** After so many days of nothing but failure a subscription is disabled (oratek.md, Webhooks: disabled). */
export const FAILING_DAYS = 5;

/** What Settings show as the reason. */
export const FAILED_TOO_LONG = `Every delivery of the last ${FAILING_DAYS} days failed.`;
export const GONE = 'The endpoint answered 410 Gone.';
