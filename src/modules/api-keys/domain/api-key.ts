import { SCOPES, type Scope } from '../../../contracts/scopes.js';
import { DomainError, type Issue } from '../../../kernel/domain-error.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { hashToken, newToken, prefixOf } from './token.js';

export interface ApiKey {
  readonly orgId: OrgId;
  readonly id: string;
  /** The user for whom it was issued, if any. */
  readonly userId: string | null;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  /** To the minute. */
  readonly lastUsedAt: Timestamp | null;
  readonly revokedAt: Timestamp | null;
}

/** A key at the one moment at which its token is known. */
export interface IssuedKey {
  readonly key: ApiKey;
  readonly token: string;
  readonly tokenHash: string;
}

export interface NewKey {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Timestamp | null;
  readonly userId: string | null;
}

/** Issues a key. Throws `invalid` naming each wrong field. */
export function issueKey(orgId: OrgId, input: NewKey, now: Timestamp): IssuedKey {
  const name = input.name.trim();
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope));
  const unknown = input.scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  const issues: Issue[] = [];
  if (name.length === 0 || name.length > 255) issues.push({ field: 'name', code: 'length', message: 'The name must have 1 to 255 characters.' });
  if (/\p{Cc}/u.test(name)) issues.push({ field: 'name', code: 'control_character', message: 'The name must not contain control characters.' });
  if (unknown.length > 0) issues.push({ field: 'scopes', code: 'unknown', message: `"${unknown.join('", "')}" is no scope: choose from ${SCOPES.join(', ')}.` });
  else if (scopes.length === 0) issues.push({ field: 'scopes', code: 'required', message: `At least one scope is needed: choose from ${SCOPES.join(', ')}.` });
  if (input.expiresAt !== null && input.expiresAt <= now) issues.push({ field: 'expiresAt', code: 'past', message: 'The expiry must lie in the future.' });
  if (issues.length > 0) throw new DomainError('invalid', 'api_key_invalid', issues.map((issue) => issue.message).join(' '), issues);
  const token = newToken();
  const key: ApiKey = {
    orgId,
    id: newId(),
    userId: input.userId,
    name,
    prefix: prefixOf(token),
    scopes,
    createdAt: now,
    expiresAt: input.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  return { key, token, tokenHash: hashToken(token) };
}

/** Whether the key opens anything at that moment. */
export function stateOf(key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Timestamp): 'active' | 'revoked' | 'expired' {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && key.expiresAt <= now ? 'expired' : 'active';
}
