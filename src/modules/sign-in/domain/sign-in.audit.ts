import { type AuditContent, changesBetween, hiddenChange } from '../../../contracts/audit-entries.js';
import type { SignInMethod } from './session.js';
import type { LinkPurpose } from './sign-in-link.js';

/** A user, as entries name it. */
export interface AuditedUser {
  readonly id: string;
  readonly email: string;
}

function targetOf({ id, email }: AuditedUser): AuditContent['target'] {
  return { type: 'user', id, name: email };
}

export function auditSignIn(user: AuditedUser, method: SignInMethod): AuditContent {
  return { action: 'user.signed_in', target: targetOf(user), changes: changesBetween(null, { method }) };
}

export function auditFailure(user: AuditedUser): AuditContent {
  return { action: 'user.sign_in_failed', target: targetOf(user), changes: changesBetween(null, { method: 'password' }) };
}

export function auditSignOut(user: AuditedUser): AuditContent {
  return { action: 'user.signed_out', target: targetOf(user), changes: [] };
}

export function auditEndOfAll(user: AuditedUser): AuditContent {
  return { action: 'user.sessions_ended', target: targetOf(user), changes: [] };
}

/** Never the password. */
export function auditPassword(user: AuditedUser): AuditContent {
  return { action: 'user.password_changed', target: targetOf(user), changes: [hiddenChange('password')] };
}

/** Never the token. */
export function auditNewLink(user: AuditedUser, purpose: LinkPurpose, expiresAt: string): AuditContent {
  return { action: 'user.link_created', target: targetOf(user), changes: changesBetween(null, { purpose, expires_at: expiresAt }) };
}

export function auditUsedLink(user: AuditedUser, purpose: LinkPurpose): AuditContent {
  return { action: 'user.link_used', target: targetOf(user), changes: changesBetween(null, { purpose }) };
}
