/**
 * A page of the feed has one right plan: the index in the order of the feed. With stale statistics Postgres would take
 * another index and sort the whole log of the organization for each page.
 */
export const FEED_PLAN: Readonly<Record<string, string>> = { enable_sort: 'off', enable_seqscan: 'off', enable_bitmapscan: 'off' };
