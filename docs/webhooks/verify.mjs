import { createHmac, timingSafeEqual } from 'node:crypto';

/**
 * X-OraTek-Signature. `rawBody` is the Buffer that arrived, before any parsing; `headers` those of Node and Express
 * (`request.headers`), or the `Headers` of a Fetch `Request`.
 */
export function verifyDocumented(rawBody, headers, secret) {
  const expected = 'sha256=' + createHmac('sha256', secret).update(rawBody).digest('hex');
  return isEqual(headerOf(headers, 'x-oratek-signature'), expected);
}

/** webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes. */
export function verifyStandard(rawBody, headers, secret) {
  const [id, timestamp] = [headerOf(headers, 'webhook-id'), headerOf(headers, 'webhook-timestamp')];
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = 'v1,' + createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest('base64');
  return headerOf(headers, 'webhook-signature').split(' ').some((given) => isEqual(given, expected));
}

function headerOf(headers, name) {
  return (typeof headers.get === 'function' ? headers.get(name) : headers[name]) ?? '';
}

function isEqual(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b); // timingSafeEqual throws on different lengths
}
