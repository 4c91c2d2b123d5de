import { newOrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { auditUser } from './user.audit.js';
import { losesAdmin, UserAccount } from './user.js';

const NOW = '2026-01-01T00:00:00.000Z' as Timestamp;
const orgId = newOrgId();
const stored = (): UserAccount => UserAccount.restore(UserAccount.create(orgId, { email: 'jane@acme.example', role: 'member' }, NOW).state);

it('a new user is active, and shown by the local part of the email unless it has a name', () => {
  expect(UserAccount.create(orgId, { email: ' Jane.Doe@Acme.example ', role: 'admin' }, NOW).state).toMatchObject({ email: 'Jane.Doe@Acme.example', name: 'Jane.Doe', role: 'admin', active: true, version: 1, createdAt: NOW });
  expect(UserAccount.create(orgId, { email: 'jane@acme.example', role: 'member', name: ' Jane ' }, NOW).state.name).toBe('Jane');
});

it('names each wrong field of a new user', () => {
  expect(() => UserAccount.create(orgId, { email: 'jane', role: 'member', name: ' ' }, NOW)).toThrow(expect.objectContaining({ code: 'user_invalid', issues: [expect.objectContaining({ path: ['email'] }), expect.objectContaining({ path: ['name'], code: 'blank' })] }));
});

it('a change moves the version once; one of nothing does not', () => {
  const user = stored();
  user.change({ role: 'member', active: true, name: 'jane' });
  expect([user.isChanged, user.state.version]).toEqual([false, 1]);
  user.change({ role: 'admin' });
  user.change({ name: ' Jane ' });
  expect([user.state.version, user.state.name, user.state.role]).toEqual([2, 'Jane', 'admin']);
  expect(() => user.change({ name: 'a'.repeat(256) })).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ path: ['name'], code: 'max_length' })] }));
});

it.each([
  [['admin', true], ['member', true], true],
  [['admin', true], ['admin', false], true],
  [['admin', true], ['member', false], true],
  [['admin', true], ['admin', true], false],
  [['admin', false], ['member', false], false],
  [['member', true], ['member', false], false],
  [['member', true], ['admin', true], false],
] as const)('from %j to %j an active admin is lost: %s', ([before, was], [after, is], lost) => {
  expect(losesAdmin({ role: before, active: was }, { role: after, active: is })).toBe(lost);
});

it.each([
  [{ role: 'admin', name: 'Jane' }, [['user.updated', ['name', 'role']]]],
  [{ active: false }, [['user.disabled', ['active']]]],
  [{ role: 'admin', active: false }, [['user.updated', ['role']], ['user.disabled', ['active']]]],
] as const)('the audit log tells %j', (change, entries) => {
  const user = stored();
  user.change(change);
  expect(auditUser(user).map(({ action, changes }) => [action, changes.map(({ field }) => field)])).toEqual(entries);
});

it('the audit log tells a new user, and one that is enabled again', () => {
  const created = UserAccount.create(orgId, { email: 'jane@acme.example', role: 'member' }, NOW);
  expect(auditUser(created)).toEqual([{ action: 'user.created', target: { type: 'user', id: created.state.id, name: 'jane@acme.example' }, changes: ['email', 'name', 'role', 'active'].map((field) => expect.objectContaining({ field, before: null })) }]);
  const disabled = UserAccount.restore({ ...stored().state, active: false });
  disabled.change({ active: true });
  expect(auditUser(disabled).map(({ action, changes }) => [action, changes])).toEqual([['user.enabled', [{ field: 'active', before: false, after: true, hidden: false }]]]);
});
