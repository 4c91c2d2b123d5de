import { type AuditContent, changesBetween } from '../../../contracts/audit-entries.js';
import type { User } from '../users.api.js';
import type { UserAccount } from './user.js';

/** What the audit log tells of a user since it was stored: that it was disabled or enabled stands in an entry of its own. */
export function auditUser({ stored, state }: UserAccount): AuditContent[] {
  const target = { type: 'user', id: state.id, name: state.email } as const;
  if (!stored) return [{ action: 'user.created', target, changes: changesBetween(null, published(state)) }];
  const entries: AuditContent[] = [];
  const before = published(stored);
  const updates = changesBetween(before, { ...published(state), active: stored.active });
  if (updates.length > 0) entries.push({ action: 'user.updated', target, changes: updates });
  if (stored.active !== state.active) entries.push({ action: state.active ? 'user.enabled' : 'user.disabled', target, changes: changesBetween(before, { ...before, active: state.active }) });
  return entries;
}

function published({ email, name, role, active }: User) {
  return { email, name, role, active };
}
