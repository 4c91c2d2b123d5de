import type { Scope } from '../../../contracts/scopes.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Issue } from '../../../kernel/failure.js';
import { toTimestamp, type Timestamp } from '../../../kernel/timestamp.js';
import { apiKeyEnded, apiKeyInvalid } from './api-key.errors.js';
import { expiryIssues, grantIssues, issuerOf, issueSuccessor, revoke, stateOf, type ApiKey, type IssuedKey } from './api-key.js';

/** How long a rotated key may go on, in seconds: a day unless told otherwise, at most a week. */
export const OVERLAP = { min: 0, max: 604_800, default: 86_400 } as const;

/** The last moment that has the published form. */
const END_OF_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

export interface Rotation {
  /** How long the old key still opens, in seconds; 0 revokes it at once. */
  readonly overlapSeconds: number;
  /** When the new key ends, null for never; without it, it lasts as long as the old one was to last from its creation. */
  readonly expiresAt?: Timestamp | null;
  /** As of a new key. */
  readonly grantable?: readonly Scope[] | null;
}

/** The successor, and the old key as it now ends. */
export interface RotatedKey {
  readonly issued: IssuedKey;
  readonly retired: ApiKey;
}

/**
 * Issues a key with the name, scopes and user of an old one, which ends after the overlap and never later than it was
 * to end. The actor is the issuer of the new key. Throws `invalid` naming each fault; on `id` if the old key has ended already.
 */
export function rotateKey(key: ApiKey, rotation: Rotation, actor: Actor, now: Timestamp): RotatedKey {
  const { overlapSeconds } = rotation;
  const expiresAt = rotation.expiresAt === undefined ? successorExpiry(key, now) : rotation.expiresAt;
  const state = stateOf(key, now);
  const issues: Issue[] = state === 'active' ? [] : [apiKeyEnded(state)];
  if (!Number.isInteger(overlapSeconds) || overlapSeconds < OVERLAP.min || overlapSeconds > OVERLAP.max) {
    issues.push({ path: ['overlapSeconds'], code: 'range', rule: `must be a whole number of seconds from ${OVERLAP.min} to ${OVERLAP.max}` });
  }
  if (rotation.expiresAt !== undefined) issues.push(...expiryIssues(rotation.expiresAt, now));
  issues.push(...grantIssues(key.scopes, rotation.grantable ?? null));
  if (issues.length > 0) throw apiKeyInvalid(issues);
  return { issued: issueSuccessor(key, { expiresAt, createdBy: issuerOf(actor) }, now), retired: retire(key, overlapSeconds, actor, now) };
}

function retire(key: ApiKey, overlapSeconds: number, actor: Actor, now: Timestamp): ApiKey {
  if (overlapSeconds === 0) return revoke(key, actor, now);
  const until = toTimestamp(new Date(Date.parse(now) + overlapSeconds * 1000));
  return key.expiresAt !== null && key.expiresAt < until ? key : { ...key, expiresAt: until };
}

function successorExpiry({ createdAt, expiresAt }: ApiKey, now: Timestamp): Timestamp | null {
  if (expiresAt === null) return null;
  return toTimestamp(new Date(Math.min(Date.parse(now) + Date.parse(expiresAt) - Date.parse(createdAt), END_OF_TIME)));
}
