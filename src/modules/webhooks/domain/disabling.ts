/**
 * A subscription is disabled when all its attempts have failed (oratek.md, Webhooks: disabled): for so many days, in so
 * many attempts, on so many different days, all of them at its current URL. So neither a day without events nor a
 * single old failure is evidence.
 */
export const DEAD_AFTER = { days: 5, attempts: 10, differentDays: 3 } as const;

/** The reason that Settings show. */
export const FAILED_TOO_LONG = `Every delivery of the last ${DEAD_AFTER.days} days failed.`;
export const GONE = 'The endpoint answered 410 Gone.';
