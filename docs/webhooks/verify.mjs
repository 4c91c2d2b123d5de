// node verify.mjs documented|standard <headers.json> <body> <secret>: exits with 0 if the delivery is genuine, else with 1.
import { readFileSync } from 'node:fs';
// begin
import { createHmac, timingSafeEqual } from 'node:crypto';

/** X-OraTek-Signature. `rawBody` is the Buffer that arrived, before any parsing. */
function verifyDocumented(rawBody, headers, secret) {
  const expected = 'sha256=' + createHmac('sha256', secret).update(rawBody).digest('hex');
  return isEqual(headers['x-oratek-signature'] ?? '', expected);
}

/** webhook-signature, which also covers the event's id and the time: a recorded delivery is refused after 5 minutes. */
function verifyStandard(rawBody, headers, secret) {
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '', 'webhook-signature': signatures = '' } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(Date.now() / 1000 - Number(timestamp)) > 300) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const expected = 'v1,' + createHmac('sha256', key).update(`${id}.${timestamp}.`).update(rawBody).digest('base64');
  return signatures.split(' ').some((given) => isEqual(given, expected));
}

function isEqual(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b); // timingSafeEqual throws on different lengths
}
// end

const [scheme, headersFile, bodyFile, secret] = process.argv.slice(2);
const verify = scheme === 'documented' ? verifyDocumented : verifyStandard;
process.exitCode = verify(readFileSync(bodyFile), JSON.parse(readFileSync(headersFile, 'utf8')), secret) ? 0 : 1;
