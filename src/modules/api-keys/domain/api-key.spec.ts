import { systemActor } from '../../../kernel/actor.js';
import { newId, newOrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { issueKey, revoke, stateOf } from './api-key.js';
import { rotateKey } from './rotate-key.js';
import { hashToken, isToken, newToken, prefixOf } from './token.js';

const now = toTimestamp(new Date(Date.UTC(2026, 0, 1)));
const later = toTimestamp(new Date(Date.UTC(2026, 0, 2)));
const actor = systemActor(newOrgId(), 'operator');
const valid = { name: 'ci', scopes: ['write', 'read'], expiresAt: null, userId: null };

it('makes tokens of otk_ and 26 characters that use the whole alphabet', () => {
  const tokens = Array.from({ length: 300 }, newToken);
  for (const token of tokens) expect(token).toMatch(/^otk_[a-z0-9]{26}$/);
  expect(new Set(tokens).size).toBe(300);
  expect(new Set(tokens.join('').replace(/otk_/g, '')).size).toBe(36);
  expect(isToken(tokens[0] ?? '')).toBe(true);
  expect(isToken(`${tokens[0]}x`)).toBe(false);
  expect(isToken((tokens[0] ?? '').toUpperCase())).toBe(false);
});

it('keeps the first 12 characters and a SHA-256, never the token', () => {
  const { key, token, tokenHash } = issueKey(actor, valid, now);
  expect(key.prefix).toBe(token.slice(0, 12));
  expect(prefixOf(token)).toHaveLength(12);
  expect(tokenHash).toBe(hashToken(token));
  expect(hashToken('otk_a1b2c3d4e5f6g7h8i9j0k1l2m3')).toMatch(/^[0-9a-f]{64}$/);
  expect(JSON.stringify(key)).not.toContain(token);
  expect(key.scopes).toEqual(['read', 'write']);
});

it('counts the characters of a name, not its code units', () => {
  expect(issueKey(actor, { ...valid, name: '😀'.repeat(255) }, now).key.name).toHaveLength(510);
});

it.each([
  ['a blank name', { ...valid, name: ' ' }, ['name']],
  ['a name of 256 characters', { ...valid, name: '😀'.repeat(256) }, ['name']],
  ['a name with a control character', { ...valid, name: 'a\u0007b' }, ['name']],
  ['no scope', { ...valid, scopes: [] }, ['scopes']],
  ['a scope that does not exist', { ...valid, scopes: ['read', 'root'] }, ['scopes']],
  ['an expiry that is past', { ...valid, expiresAt: now }, ['expiresAt']],
  ['all of it at once', { ...valid, name: '', scopes: ['x'], expiresAt: now }, ['name', 'scopes', 'expiresAt']],
])('refuses %s', (_what, input, fields) => {
  expect(() => issueKey(actor, input, now)).toThrow(expect.objectContaining({ kind: 'invalid', issues: fields.map((field) => expect.objectContaining({ path: [field] }) as unknown) }));
});

it('names the actor who revoked it first, the system included, and who issued it unless that was the system', () => {
  const person = { orgId: actor.orgId, type: 'user', id: 'u', name: 'jane@example.com', requestId: 'r' } as const;
  const { key } = issueKey(actor, valid, now);
  const revoked = revoke(key, actor, now);
  expect([key.createdBy, key.revokedBy, issueKey(person, valid, now).key.createdBy]).toEqual([null, null, { type: 'user', id: 'u', name: 'jane@example.com' }]);
  expect(revoked).toEqual({ ...key, revokedAt: now, revokedBy: { type: 'system', id: null, name: 'operator' } });
  expect(revoke(revoked, person, later)).toEqual(revoked);
});

it('is active until it is revoked or its time has come', () => {
  expect(stateOf({ revokedAt: null, expiresAt: null }, now)).toBe('active');
  expect(stateOf({ revokedAt: null, expiresAt: later }, now)).toBe('active');
  expect(stateOf({ revokedAt: null, expiresAt: now }, now)).toBe('expired');
  expect(stateOf({ revokedAt: now, expiresAt: now }, now)).toBe('revoked');
});

it.each([
  [null, ['read', 'write', 'admin'], true],
  [['read', 'write', 'admin'], ['read', 'write', 'admin'], true],
  [['write', 'admin'], ['read'], true],
  [['read', 'admin'], ['write'], false],
  [['read', 'write'], ['read', 'admin'], false],
] as const)('a session with the scopes %p issues and rotates a key with %p: %p', (grantable, scopes, isAllowed) => {
  const person = { orgId: newOrgId(), type: 'user', id: newId(), name: 'jane@acme.example' } as const;
  const input = { ...valid, scopes };
  const rotate = (): unknown => rotateKey(issueKey(person, input, now).key, { overlapSeconds: 0, grantable }, person, now);
  for (const attempt of [() => issueKey(person, { ...input, grantable }, now), rotate]) {
    if (isAllowed) expect(attempt).not.toThrow();
    else expect(attempt).toThrow(expect.objectContaining({ kind: 'invalid', issues: [expect.objectContaining({ path: ['scopes'], code: 'beyond_own' })] }));
  }
});
