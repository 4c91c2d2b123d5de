import { type AuditContent, type AuditedChange, changesBetween, hiddenChange } from '../../../contracts/audit-entries.js';
import type { OpenIdProvider, ProviderState } from './openid-provider.js';

/** What the audit log tells of a provider since it was stored. */
export function auditProvider(provider: OpenIdProvider): AuditContent[] {
  const { stored, state, isDeleted } = provider;
  const action = isDeleted ? 'openid.removed' : stored ? 'openid.updated' : 'openid.configured';
  return [{ action, target: { type: 'openid', id: null, name: state.issuer }, changes: [...changesBetween(stored && published(stored), isDeleted ? null : published(state)), ...secretChange(stored, state, isDeleted)] }];
}

function secretChange(stored: ProviderState | null, { clientSecret }: ProviderState, isDeleted: boolean): AuditedChange[] {
  return isDeleted || stored?.clientSecret !== clientSecret ? [hiddenChange('client_secret')] : [];
}

function published({ issuer, clientId, emailDomains, required }: ProviderState) {
  return { issuer, client_id: clientId, email_domains: emailDomains, required };
}
