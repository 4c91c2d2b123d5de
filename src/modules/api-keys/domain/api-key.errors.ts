import { DomainError, type Issue } from '../../../kernel/domain-error.js';

/** A key cannot be issued or rotated so. The message says every fault. */
export function apiKeyInvalid(issues: readonly Issue[]): DomainError {
  return new DomainError('invalid', 'api_key_invalid', issues.map(({ message }) => message).join(' '), issues);
}

/** No such key in this organization. Another organization's key answers the same. */
export function apiKeyNotFound(): DomainError {
  return new DomainError('not_found', 'api_key_not_found', 'API key does not exist.');
}

/** The key opens nothing any more, so there is nothing to hand over to a successor. */
export function apiKeyEnded(state: 'revoked' | 'expired'): Issue {
  const message = `The key ${state === 'revoked' ? 'was revoked' : 'has expired'} and cannot be rotated: create a new one.`;
  return { field: 'id', code: state, message };
}
