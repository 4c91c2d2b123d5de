import { newId, newOrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { memberOf } from './member.js';

const NOW = '2026-01-01T00:00:00.000Z' as Timestamp;
const user = (active: boolean) => ({ orgId: newOrgId(), id: newId(), version: 1, email: 'a@b.example', name: 'a', role: 'member', active, createdAt: NOW }) as const;

it.each([
  [true, undefined, 'invited'],
  [true, { hasPassword: false, lastSignInAt: null }, 'invited'],
  [true, { hasPassword: true, lastSignInAt: null }, 'active'],
  [true, { hasPassword: false, lastSignInAt: NOW }, 'active'],
  [false, undefined, 'disabled'],
  [false, { hasPassword: true, lastSignInAt: NOW }, 'disabled'],
] as const)('a user who is active: %s, with %j, is %s', (active, access, state) => {
  expect(memberOf(user(active), access)).toMatchObject({ state, hasPassword: access?.hasPassword ?? false, lastSignInAt: access?.lastSignInAt ?? null });
});
