import { allows, SCOPES, type Scope } from '../../../contracts/scopes.js';
import { type Actor, type ActorRecord, recordOf } from '../../../kernel/actor.js';
import type { Issue } from '../../../kernel/failure.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { readText, textFault } from '../../../kernel/text-rules.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { apiKeyInvalid } from './api-key.errors.js';
import { hashToken, newToken, prefixOf } from './token.js';

/** The rules of a key's name. */
export const KEY_NAME = { max: 255, notBlank: true } as const;

export const KEY_STATES = ['active', 'revoked', 'expired'] as const;

/** A key that was revoked is revoked, whether its time has come or not. */
export type KeyState = (typeof KEY_STATES)[number];

export interface ApiKey {
  readonly orgId: OrgId;
  readonly id: string;
  /** The user for whom it was issued, if any. */
  readonly userId: string | null;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** Who issued it through the API. */
  readonly createdBy: ActorRecord | null;
  readonly createdAt: Timestamp;
  readonly expiresAt: Timestamp | null;
  /** To the minute. */
  readonly lastUsedAt: Timestamp | null;
  readonly revokedAt: Timestamp | null;
  /** Who revoked it, the system included; null for revocations older than this field. */
  readonly revokedBy: ActorRecord | null;
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
  /** The scopes of the session that issues it: a key has none beyond them. Absent or null: any may be given, as by a key and the operator. */
  readonly grantable?: readonly Scope[] | null;
}

/** The fault of scopes that a session does not have itself. */
export function grantIssues(scopes: readonly Scope[], grantable: readonly Scope[] | null): Issue[] {
  const beyond = grantable === null ? [] : scopes.filter((scope) => !allows(grantable, scope));
  return beyond.length === 0 ? [] : [{ path: ['scopes'], code: 'beyond_own', sentence: `A key that you make has no scope that you lack yourself, such as ${beyond.join(', ')}: ask an admin.` }];
}

/** The actor as the issuer of a key; null for the system, which acts for the operator and not through the API. */
export function issuerOf(actor: Actor): ActorRecord | null {
  return actor.type === 'system' ? null : recordOf(actor);
}

/** Issues a key in the actor's organization. Throws `invalid` naming each wrong field. */
export function issueKey(actor: Actor, input: NewKey, now: Timestamp): IssuedKey {
  const name = readText(input.name, KEY_NAME);
  const scopes = SCOPES.filter((scope) => input.scopes.includes(scope));
  const unknown = input.scopes.filter((scope) => !(SCOPES as readonly string[]).includes(scope));
  const nameFault = textFault(name, KEY_NAME);
  const issues: Issue[] = nameFault ? [{ path: ['name'], ...nameFault }] : [];
  if (unknown.length > 0) issues.push({ path: ['scopes'], code: 'unknown', sentence: `"${unknown.join('", "')}" is no scope: choose from ${SCOPES.join(', ')}.` });
  else if (scopes.length === 0) issues.push({ path: ['scopes'], code: 'required', sentence: `At least one scope is needed: choose from ${SCOPES.join(', ')}.` });
  issues.push(...grantIssues(scopes, input.grantable ?? null), ...expiryIssues(input.expiresAt, now));
  if (issues.length > 0) throw apiKeyInvalid(issues);
  return withToken({ orgId: actor.orgId, userId: input.userId, name, scopes, expiresAt: input.expiresAt, createdBy: issuerOf(actor) }, now);
}

/** Issues a key with the name, scopes and user of an old one, which were judged when that was issued: rules may have become stricter since. */
export function issueSuccessor({ orgId, userId, name, scopes }: ApiKey, own: Pick<ApiKey, 'expiresAt' | 'createdBy'>, now: Timestamp): IssuedKey {
  return withToken({ orgId, userId, name, scopes, ...own }, now);
}

function withToken(fields: Pick<ApiKey, 'orgId' | 'userId' | 'name' | 'scopes' | 'expiresAt' | 'createdBy'>, now: Timestamp): IssuedKey {
  const token = newToken();
  const key: ApiKey = { ...fields, id: newId(), prefix: prefixOf(token), createdAt: now, lastUsedAt: null, revokedAt: null, revokedBy: null };
  return { key, token, tokenHash: hashToken(token) };
}

/** Revokes the key permanently. A key that is revoked already keeps its first moment and actor. */
export function revoke(key: ApiKey, actor: Actor, now: Timestamp): ApiKey {
  return key.revokedAt === null ? { ...key, revokedAt: now, revokedBy: recordOf(actor) } : key;
}

/** The faults of an expiry that is requested now. */
export function expiryIssues(expiresAt: Timestamp | null, now: Timestamp): Issue[] {
  return expiresAt === null || expiresAt > now ? [] : [{ path: ['expiresAt'], code: 'past', rule: 'must lie in the future' }];
}

/** Whether the key opens anything at that moment. */
export function stateOf(key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Timestamp): KeyState {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && key.expiresAt <= now ? 'expired' : 'active';
}
