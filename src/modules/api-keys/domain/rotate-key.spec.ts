import { systemActor } from '../../../kernel/actor.js';
import { newOrgId } from '../../../kernel/ids.js';
import { parseTimestamp, type Timestamp } from '../../../kernel/timestamp.js';
import { issueKey, type ApiKey } from './api-key.js';
import { rotateKey } from './rotate-key.js';

const at = (text: string): Timestamp => parseTimestamp(text)!;
const CREATED = at('2026-01-01T00:00:00Z');
const NOW = at('2026-01-11T00:00:00Z');
const actor = systemActor(newOrgId(), 'operator');
const key = (changes: Partial<ApiKey> = {}): ApiKey => ({
  ...issueKey(actor, { name: 'ci', scopes: ['read', 'admin'], expiresAt: null, userId: 'u' }, CREATED).key,
  ...changes,
});

it('hands name, scopes and user on to a new key, and lets the old one go on for the overlap', () => {
  const old = key({ lastUsedAt: CREATED });
  const { issued, retired } = rotateKey(old, { overlapSeconds: 3600 }, actor, NOW);
  expect(issued.key).toMatchObject({ orgId: old.orgId, name: 'ci', scopes: ['read', 'admin'], userId: 'u', createdAt: NOW, expiresAt: null, lastUsedAt: null, revokedAt: null });
  expect(issued.key.id).not.toBe(old.id);
  expect(issued.key.prefix).toBe(issued.token.slice(0, 12));
  expect(retired).toEqual({ ...old, expiresAt: at('2026-01-11T01:00:00Z') });
});

it('revokes the old key at once without overlap', () => {
  const old = key({ expiresAt: at('2026-02-01T00:00:00Z') });
  expect(rotateKey(old, { overlapSeconds: 0 }, actor, NOW).retired).toEqual({ ...old, revokedAt: NOW, revokedBy: { type: 'system', id: null, name: 'operator' } });
});

it('never lets the old key go on beyond its own expiry', () => {
  const old = key({ expiresAt: at('2026-01-11T00:30:00Z') });
  expect(rotateKey(old, { overlapSeconds: 3600 }, actor, NOW).retired).toEqual(old);
  expect(rotateKey(old, { overlapSeconds: 60 }, actor, NOW).retired.expiresAt).toBe('2026-01-11T00:01:00.000Z');
});

it.each<[string, Timestamp | null, Timestamp | null | undefined, string | null]>([
  ['as long as the old one was to last', at('2026-01-31T00:00:00Z'), undefined, '2026-02-10T00:00:00.000Z'],
  ['at most until the end of time', at('9999-12-31T23:00:00Z'), undefined, '9999-12-31T23:59:59.999Z'],
  ['for ever, if that is asked for', at('2026-01-31T00:00:00Z'), null, null],
  ['as long as is asked for', null, at('2026-03-01T00:00:00Z'), '2026-03-01T00:00:00.000Z'],
])('the new key lasts %s', (_what, old, asked, expected) => {
  const rotation = { overlapSeconds: 60, ...(asked === undefined ? {} : { expiresAt: asked }) };
  expect(rotateKey(key({ expiresAt: old }), rotation, actor, NOW).issued.key.expiresAt).toBe(expected);
});

it.each<[string, Partial<ApiKey>, object, string[]]>([
  ['a key that was revoked', { revokedAt: CREATED }, {}, ['id: revoked']],
  ['a key that has expired', { expiresAt: NOW }, {}, ['id: expired']],
  ['an overlap over a week', {}, { overlapSeconds: 604_801 }, ['overlapSeconds: range']],
  ['an overlap below nothing', {}, { overlapSeconds: -1 }, ['overlapSeconds: range']],
  ['an overlap that is no number', {}, { overlapSeconds: Number.NaN }, ['overlapSeconds: range']],
  ['part of a second', {}, { overlapSeconds: 0.5 }, ['overlapSeconds: range']],
  ['all of it at once', { revokedAt: CREATED }, { overlapSeconds: -1, expiresAt: NOW }, ['id: revoked', 'overlapSeconds: range', 'expiresAt: past']],
])('refuses %s', (_what, changes, rotation, faults) => {
  const issues = faults.map((fault) => {
    const [field, code] = fault.split(': ');
    return expect.objectContaining({ path: [field], code }) as unknown;
  });
  expect(() => rotateKey(key(changes), { overlapSeconds: 60, ...rotation }, actor, NOW)).toThrow(expect.objectContaining({ kind: 'invalid', issues }));
});
