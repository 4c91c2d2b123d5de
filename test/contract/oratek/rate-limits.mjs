import { equal, has, holds, match, ok } from '../runner/expect.mjs';
import { notRun, row, section } from '../runner/rows.mjs';

export const rateLimits = section('oratek: Rate limits', [
  row('every authenticated answer also carries `RateLimit-Policy: "org";q=…;w=3600` and `RateLimit: "org";r=…;t=…` and `X-RateLimit-Limit`, `-Remaining`, `-Reset`', async (t) => {
    for (const answer of [ok(await t.client.get('/api/v1/contacts?limit=1')), ok(await t.client.get('/api/v1/nothing'), 404)]) {
      const { headers } = answer;
      const [, quota] = /^"org";q=(\d+);w=3600$/.exec(headers['ratelimit-policy'] ?? '') ?? [];
      holds(quota !== undefined, `RateLimit-Policy: ${headers['ratelimit-policy']}`);
      const [, left, seconds] = /^"org";r=(\d+);t=(\d+)$/.exec(headers['ratelimit'] ?? '') ?? [];
      holds(left !== undefined, `RateLimit: ${headers['ratelimit']}`);
      has(headers, { 'x-ratelimit-limit': quota, 'x-ratelimit-remaining': left });
      match(headers['x-ratelimit-reset'], /^\d{10}$/, 'X-RateLimit-Reset');
      holds(Number(seconds) <= 3600 && Number(left) < Number(quota), 'the counts are within their limits');
    }
  }),
  row('all its tokens together', async (t) => {
    const left = async (client) => Number((await client.get('/api/v1/contacts?limit=1')).headers['x-ratelimit-remaining']);
    const [before, meanwhile, after] = [await left(t.client), await left(t.reader), await left(t.client)];
    // Other requests are counted meanwhile, and old ones leave the window.
    holds(Math.abs(before - meanwhile) < 1000 && Math.abs(meanwhile - after) < 1000, `what is left: ${before}, with the other token ${meanwhile}, then ${after}`);
    equal((await t.reader.get('/api/v1/contacts?limit=1')).headers['x-ratelimit-limit'], (await t.client.get('/api/v1/contacts?limit=1')).headers['x-ratelimit-limit'], 'limit of both tokens');
  }),
  notRun("5,000 requests an hour for each org on plan `pro`, over a sliding window; `enterprise`: 50,000, or the org's own number. Over it: 429 with `Retry-After`, at which moment a request really is admitted again. A refused request does not count", "it would use up the organization's quota of an hour"),
  notRun('the window never over-admits, however many instances share the store', 'needs the quota used up, and several instances'),
  notRun('failed authentication is limited by client address: 100 failures a minute, then 429 for further failures; a valid token is never hit by it', 'it would refuse the failures of everybody behind this address for a minute, other rows included'),
]);
