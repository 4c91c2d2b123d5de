import { type AuditContent, changesBetween } from '../../../contracts/audit-entries.js';
import type { ApiKey } from './api-key.js';

/** What the audit log tells of a new key. */
export function auditNewKey(key: ApiKey): AuditContent {
  return { action: 'api_key.created', target: targetOf(key), changes: changesBetween(null, published(key)) };
}

/** What the audit log tells of a key that ends, or is to end. */
export function auditEnd(action: 'api_key.revoked' | 'api_key.rotated', before: ApiKey, after: ApiKey): AuditContent {
  return { action, target: targetOf(after), changes: changesBetween(published(before), published(after)) };
}

function targetOf({ id, name }: ApiKey): AuditContent['target'] {
  return { type: 'api_key', id, name };
}

/** Never the token. */
function published({ name, prefix, scopes, expiresAt, revokedAt }: ApiKey) {
  return { name, prefix, scopes, expires_at: expiresAt, revoked_at: revokedAt };
}
