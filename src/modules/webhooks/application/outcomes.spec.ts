import type { OrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import type { Settlement } from '../../deliveries/deliveries.api.js';
import { outcomesOf } from './outcomes.js';

const at = (second: number) => toTimestamp(new Date(Date.UTC(2026, 0, 1, 0, 0, second)));

function settlement(status: Settlement['status'], second: number, { subscriptionId = 's', url = 'https://x.example', epoch = 1, isFailing = false, isGone = false } = {}): Settlement {
  const endpoint = { url, epoch, secret: Buffer.alloc(0), previousSecret: null, isFailing };
  const delivery = { orgId: 'o' as OrgId, id: 'd', subscriptionId, lease: 'l', eventId: 'e', event: 'contact.created' as const, recordId: 'r', sequence: 1, isResend: false, attempts: 0, body: '', requestId: null, endpoint };
  return { delivery, at: at(second), status, statusCode: 500, durationMs: 1, error: null, excerpt: '', retryIn: null, isGone };
}

it('says nothing of an endpoint that works, and did', () => {
  expect(outcomesOf([settlement('succeeded', 1), settlement('succeeded', 2)])).toEqual({ failing: [], recovered: [] });
  // Other deliveries failed meanwhile, but not all of them.
  expect(outcomesOf([settlement('pending', 1), settlement('succeeded', 2)])).toEqual({ failing: [], recovered: [] });
});

it('counts failures, by subscription and URL and the time between two stops, with the first and the last moment', () => {
  const { failing } = outcomesOf([settlement('failed', 5), settlement('pending', 3), settlement('pending', 4, { url: 'https://y.example' }), settlement('pending', 1, { subscriptionId: 'a' }), settlement('pending', 2, { epoch: 2 })]);
  expect(failing.map(({ subscriptionId, url, epoch, failures, firstAt, lastAt }) => [subscriptionId, url, epoch, failures, firstAt, lastAt])).toEqual([
    ['a', 'https://x.example', 1, 1, at(1), at(1)],
    ['s', 'https://x.example', 1, 2, at(3), at(5)],
    ['s', 'https://y.example', 1, 1, at(4), at(4)],
    ['s', 'https://x.example', 2, 1, at(2), at(2)],
  ]);
});

it('says that one works again', () => {
  expect(outcomesOf([settlement('pending', 1, { isFailing: true }), settlement('succeeded', 2, { isFailing: true })])).toMatchObject({ failing: [], recovered: [{ subscriptionId: 's' }] });
});

it('says that one is gone, whatever else it answered', () => {
  expect(outcomesOf([settlement('succeeded', 1), settlement('failed', 2, { isGone: true })])).toMatchObject({ failing: [{ isGone: true, failures: 1 }], recovered: [] });
});
