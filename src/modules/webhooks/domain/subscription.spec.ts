import { newId, newOrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { Subscription, publishSubscription } from './subscription.js';

const at = (day: number): Timestamp => `2026-05-${String(day).padStart(2, '0')}T00:00:00.000Z` as Timestamp;
const [old, next, newest] = [Buffer.from('old'), Buffer.from('next'), Buffer.from('newest')];
const FIELDS = { url: 'https://hooks.example.com', events: ['contact.created'], description: null } as const;

/** A stored subscription, as of the first day. */
const stored = (changes: object = {}): Subscription => Subscription.restore({ ...Subscription.create(newOrgId(), newId(), FIELDS, old, at(1)).state, ...changes });

it('is active when it is new', () => {
  const subscription = Subscription.create(newOrgId(), newId(), FIELDS, old, at(1));
  expect(subscription.isChanged).toBe(true);
  expect(subscription.state).toMatchObject({ version: 1, status: 'active', disabledReason: null, epoch: 1, previous: null });
});

it('publishes no secret', () => {
  const subscription = stored({ previous: { secret: next, until: at(2) } });
  expect(Object.keys(publishSubscription(subscription.state))).toEqual(['id', 'url', 'events', 'description', 'status', 'disabled_reason', 'created_at', 'updated_at']);
});

it('takes what already is so for no change', () => {
  const subscription = stored();
  subscription.change({ events: ['contact.created'], url: FIELDS.url }, at(2));
  subscription.resume(at(2));
  subscription.endOverlap(at(2));
  expect(subscription.isChanged).toBe(false);
});

it('moves its version once, however much changes, and its time never back', () => {
  const subscription = stored({ updatedAt: at(3), version: 4 });
  subscription.change({ description: 'x' }, at(2));
  subscription.pause(at(2));
  expect(subscription.state).toMatchObject({ version: 5, updatedAt: at(3), status: 'paused', description: 'x' });
});

it('counts its stops: by a pause, also of one that the system stopped, and by its deletion', () => {
  const subscription = stored();
  subscription.pause(at(2));
  subscription.pause(at(2));
  expect(subscription.state).toMatchObject({ status: 'paused', epoch: 2 });
  subscription.resume(at(3));
  expect(subscription.state).toMatchObject({ status: 'active', epoch: 2 });
  const disabled = stored({ status: 'disabled', disabledReason: 'It answered 410.', epoch: 5 });
  disabled.pause(at(2));
  expect(disabled.state).toMatchObject({ status: 'paused', disabledReason: null, epoch: 6 });
  disabled.delete(at(3));
  expect(disabled.state.epoch).toBe(7);
});

it('starts again after the system stopped it', () => {
  const subscription = stored({ status: 'disabled', disabledReason: 'It answered 410.', epoch: 2 });
  subscription.resume(at(3));
  expect(subscription.state).toMatchObject({ status: 'active', disabledReason: null, epoch: 2, updatedAt: at(3) });
});

it('keeps the secret before for the overlap', () => {
  const subscription = stored();
  subscription.rotateSecret(next, 86_400, at(2));
  expect(subscription.state).toMatchObject({ secret: next, previous: { secret: old, until: at(3) } });
});

it('has no third secret: during an overlap only a rotation without one goes', () => {
  const subscription = stored();
  subscription.rotateSecret(next, 86_400, at(2));
  expect(() => subscription.rotateSecret(newest, 60, at(2))).toThrow('overlap');
  expect(subscription.state.secret).toBe(next);
  subscription.rotateSecret(newest, 0, at(2));
  expect(subscription.state).toMatchObject({ secret: newest, previous: null });
});

it('can be rotated with an overlap again from the moment when the last one is over', () => {
  const subscription = stored();
  subscription.rotateSecret(next, 86_400, at(2));
  subscription.rotateSecret(newest, 86_400, at(3));
  expect(subscription.state).toMatchObject({ secret: newest, previous: { secret: next, until: at(4) } });
});

it('uses only the newest secret once the overlap is ended', () => {
  const subscription = stored();
  subscription.rotateSecret(next, 86_400, at(2));
  subscription.endOverlap(at(2));
  expect(subscription.state).toMatchObject({ secret: next, previous: null });
});
