import { Failure, type Issue, sentenceOf } from '../../../kernel/failure.js';

/** How the fields of a key are called in a sentence. */
const NAMES: Readonly<Record<string, string>> = { name: 'The name', scopes: 'The scopes', expiresAt: 'The expiry', overlapSeconds: 'The overlap' };

/** The refusal to issue or rotate a key. The message contains every fault. */
export function apiKeyInvalid(issues: readonly Issue[]): Failure {
  return new Failure('invalid', 'api_key_invalid', issues.map((issue) => sentenceOf(issue, NAMES[issue.path[0] ?? ''] ?? String(issue.path[0]))).join(' '), issues);
}

/** No such key in this organization. Another organization's key answers the same. */
export function apiKeyNotFound(): Failure {
  return new Failure('not_found', 'api_key_not_found', 'API key does not exist.');
}

/** The key is no longer valid, so it cannot be rotated. */
export function apiKeyEnded(state: 'revoked' | 'expired'): Issue {
  const sentence = `The key ${state === 'revoked' ? 'was revoked' : 'has expired'} and cannot be rotated: create a new one.`;
  return { path: ['id'], code: state, sentence };
}
