import type { OrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { type AttemptResult, type ClaimedDelivery, settle } from './delivery.js';
import { retryWait } from './retry-schedule.js';

const delivery = (attempts = 0): ClaimedDelivery => ({
  orgId: 'org' as OrgId, id: 'd', subscriptionId: 's', lease: 'l', eventId: 'e', event: 'contact.created', recordId: 'r', sequence: 1, isResend: false, attempts, body: '{}', requestId: null,
  endpoint: { url: 'https://x.example', epoch: 1, secret: Buffer.alloc(0), previousSecret: null, isFailing: false },
});
const answer = (statusCode: number | null, rest: Partial<AttemptResult> = {}): AttemptResult => ({ statusCode, durationMs: 5, retryAfter: null, error: null, excerpt: '', ...rest });
const AT = toTimestamp(new Date(0));
const middle = (): number => 0.5;

it.each([[200, 'succeeded'], [204, 'succeeded'], [299, 'succeeded'], [301, 'pending'], [307, 'pending'], [400, 'pending'], [410, 'failed'], [500, 'pending'], [null, 'pending']] as const)(
  'an answer of %s leaves it %s',
  (statusCode, status) => {
    expect(settle(delivery(), AT, answer(statusCode), middle)).toMatchObject({ status, isGone: statusCode === 410, at: AT });
  },
);

it('without a head it is tried again', () => {
  expect(settle(delivery(), AT, answer(null, { error: 'no answer within 15 s' }), middle)).toMatchObject({ status: 'pending', error: 'no answer within 15 s', excerpt: '' });
});

it.each([[200, 'succeeded'], [503, 'pending']] as const)('the head of an answer decides, though its body broke off: %s', (statusCode, status) => {
  const broken = answer(statusCode, { error: 'connection closed within the answer', excerpt: 'half of' });
  expect(settle(delivery(), AT, broken, middle)).toMatchObject({ status, statusCode, error: null, excerpt: 'half of\n[connection closed within the answer]' });
  expect(settle(delivery(), AT, { ...broken, excerpt: '' }, middle).excerpt).toBe('[connection closed within the answer]');
});

it('is tried ten times, at the times of the contract', () => {
  const minutes = Array.from({ length: 9 }, (_, n) => (settle(delivery(n), AT, answer(500), middle).retryIn ?? 0) / 60_000);
  expect(minutes).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440]);
  expect(settle(delivery(9), AT, answer(500), middle)).toMatchObject({ status: 'failed', retryIn: null });
});

it('spreads retries by a fifth', () => {
  expect([retryWait(2, null, () => 0), retryWait(2, null, () => 1)]).toEqual([240_000, 360_000]);
});

it('honours Retry-After: the later of both, at most 24 hours', () => {
  expect([1, 60, 1_000_000].map((seconds) => retryWait(1, seconds, middle))).toEqual([5_000, 60_000, 86_400_000]);
});
