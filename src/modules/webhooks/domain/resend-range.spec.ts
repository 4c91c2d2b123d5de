import type { Timestamp } from '../../../kernel/timestamp.js';
import { resendRange } from './resend-range.js';

const time = (text: string): Timestamp => text as Timestamp;
const NOW = time('2026-05-31T12:00:00.000Z');
const wish = { from: time('2026-05-30T12:00:00.000Z'), to: null, events: null };

it('ends now, and has all events of the subscription, unless said otherwise', () => {
  expect(resendRange(wish, ['task.created'], NOW)).toEqual({ from: wish.from, to: NOW, events: ['task.created'] });
  const to = time('2026-05-30T13:00:00.000Z');
  expect(resendRange({ ...wish, to, events: ['contact.created'] }, ['contact.created', 'task.created'], NOW)).toEqual({ from: wish.from, to, events: ['contact.created'] });
});

it('begins a day before its end unless said otherwise', () => {
  expect(resendRange({ from: null, to: null, events: null }, ['task.created'], NOW)).toEqual({ from: wish.from, to: NOW, events: ['task.created'] });
  expect(() => resendRange({ from: null, to: time('2026-05-02T11:00:00.000Z'), events: null }, ['task.created'], NOW)).toThrow('30 days');
});

it('begins at most 30 days back, to the millisecond', () => {
  expect(() => resendRange({ ...wish, from: time('2026-05-01T12:00:00.000Z') }, ['task.created'], NOW)).not.toThrow();
  expect(() => resendRange({ ...wish, from: time('2026-05-01T11:59:59.999Z') }, ['task.created'], NOW)).toThrow('30 days');
});

it('is not empty', () => {
  expect(() => resendRange({ ...wish, to: wish.from }, ['task.created'], NOW)).toThrow('later than from');
  expect(() => resendRange({ ...wish, from: NOW }, ['task.created'], NOW)).toThrow('later than from');
});

it('holds only events that the subscription wants', () => {
  expect(() => resendRange({ ...wish, events: ['contact.created'] }, ['task.created'], NOW)).toThrow('contact.created');
});
