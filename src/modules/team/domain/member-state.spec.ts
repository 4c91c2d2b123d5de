import type { Timestamp } from '../../../kernel/timestamp.js';
import { memberState } from './member-state.js';

const NOW = '2026-01-01T00:00:00.000Z' as Timestamp;

it.each([
  [true, false, null, 'invited'],
  [true, true, null, 'active'],
  [true, false, NOW, 'active'],
  [true, true, NOW, 'active'],
  [false, false, null, 'disabled'],
  [false, true, NOW, 'disabled'],
] as const)('active: %s, a password: %s, signed in at %s: the user is %s', (active, hasPassword, lastSignInAt, state) => {
  expect(memberState({ active, hasPassword, lastSignInAt })).toBe(state);
});
