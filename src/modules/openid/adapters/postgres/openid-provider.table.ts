import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { ProviderState } from '../../domain/openid-provider.js';

export interface OpenIdProviderRow {
  org_id: string;
  version: number;
  issuer: string;
  client_id: string;
  /** Sealed. Read as bytes, written as `\x` and hexadecimal. */
  client_secret: Buffer | string;
  email_domains: string[];
  required: boolean;
  created_at: string;
  changed_at: string;
}

export const openIdProvidersTable = defineTable<OpenIdProviderRow>({
  name: 'openid_providers',
  columns: {
    org_id: 'uuid',
    version: 'integer',
    issuer: 'text',
    client_id: 'text',
    client_secret: 'bytea',
    email_domains: 'text[]',
    required: 'boolean',
    created_at: 'timestamptz(3)',
    changed_at: 'timestamptz(3)',
  },
  key: ['org_id'],
  versioned: true,
  audited: true,
  // Two requests configure it first at the same time.
  violations: { openid_providers_pkey: 'retry' },
});

export function toRow({ orgId, version, issuer, clientId, clientSecret, emailDomains, required, createdAt, changedAt }: ProviderState): OpenIdProviderRow {
  return { org_id: orgId, version, issuer, client_id: clientId, client_secret: `\\x${clientSecret.toString('hex')}`, email_domains: [...emailDomains], required, created_at: createdAt, changed_at: changedAt };
}

export function toState(row: OpenIdProviderRow): ProviderState {
  const { org_id: orgId, version, issuer, client_id: clientId, client_secret: secret, email_domains: emailDomains, required, created_at: createdAt, changed_at: changedAt } = row;
  return { orgId: orgId as OrgId, version, issuer, clientId, clientSecret: Buffer.from(secret as Buffer), emailDomains, required, createdAt: fromDatabaseTime(createdAt), changedAt: fromDatabaseTime(changedAt) };
}
