import { createHmac } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { newSecret, signatureHeaders } from './signature.js';

const EVENT_ID = '019a1b2c-3d4e-7f00-8000-000000000001';
const BODY = '{"event":"task.created","ts":"2026-05-14T18:24:30.000Z","payload":{"task":{"title":"Ünïcode € 🎉"}},"sequence":1}';
const secrets = { current: newSecret(), previous: null };
const now = (): number => Math.floor(Date.now() / 1000);
const signed = (change: Partial<Parameters<typeof signatureHeaders>[0]> = {}): Record<string, string> =>
  signatureHeaders({ secrets, eventId: EVENT_ID, timestamp: now(), body: BODY, ...change });
const verify = (secret: string, body: string, headers: Record<string, string>): unknown => new Webhook(secret).verify(body, headers);

it('makes secrets of 32 random bytes', () => {
  const made = Array.from({ length: 100 }, newSecret);
  expect(new Set(made).size).toBe(100);
  for (const secret of made) {
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(Buffer.from(secret.slice(6), 'base64')).toHaveLength(32);
  }
});

it('is the same for the same, byte by byte', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  // The standard header of the specification's own example.
  expect(signatureHeaders({ secrets: { current: secret, previous: null }, eventId: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: 1_614_265_330, body: '{"test": 2432232314}' })).toEqual({
    'X-OraTek-Signature': `sha256=${createHmac('sha256', secret).update('{"test": 2432232314}').digest('hex')}`,
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

it('is verified by the library of Standard Webhooks', () => {
  expect(verify(secrets.current, BODY, signed())).toEqual(JSON.parse(BODY));
});

it.each<[what: string, attempt: () => unknown]>([
  ['another body', () => verify(secrets.current, BODY.replace('🎉', '🎊'), signed())],
  ['a body cut short', () => verify(secrets.current, BODY.slice(0, -1), signed())],
  ['another secret', () => verify(newSecret(), BODY, signed())],
  ['another event', () => verify(secrets.current, BODY, { ...signed(), 'webhook-id': EVENT_ID.replace(/1$/, '2') })],
  ['another moment', () => verify(secrets.current, BODY, { ...signed(), 'webhook-timestamp': String(now() - 1) })],
  ['an old moment', () => verify(secrets.current, BODY, signed({ timestamp: now() - 301 }))],
])('is not with %s', (_what, attempt) => {
  expect(attempt).toThrow();
});

it('carries both secrets while both hold, but in the documented header the previous one alone', () => {
  const rotated = { current: newSecret(), previous: secrets.current };
  const headers = signed({ secrets: rotated });
  expect(headers['X-OraTek-Signature']).toBe(signed()['X-OraTek-Signature']);
  expect(headers['webhook-signature']).toMatch(/^v1,\S{44} v1,\S{44}$/);
  expect(headers['webhook-signature']!.split(' ')[0]).toBe(signed({ secrets: { current: rotated.current, previous: null }, timestamp: Number(headers['webhook-timestamp']) })['webhook-signature']);
  for (const secret of [rotated.current, rotated.previous]) expect(verify(secret, BODY, headers)).toEqual(JSON.parse(BODY));
  expect(() => verify(newSecret(), BODY, headers)).toThrow();
});
