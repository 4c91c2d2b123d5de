import { Aggregate } from '../../../kernel/aggregate.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** The rules of the texts of a provider. */
export const PROVIDER_TEXTS = { issuer: { max: 500, notBlank: true }, clientId: { max: 255, notBlank: true }, clientSecret: { max: 1_000, notBlank: true } } as const;

/** What sets the provider of an organization. */
export const PROVIDER_SOURCES = ['none', 'settings', 'environment'] as const;

export type ProviderSource = (typeof PROVIDER_SOURCES)[number];

/** The most email domains whose people join by themselves. */
export const MAX_EMAIL_DOMAINS = 50;

/** What an admin sets of the organization's identity provider, the secret aside. */
export interface ProviderFields {
  /** The issuer, exactly as its discovery document and its tokens name it. */
  readonly issuer: string;
  readonly clientId: string;
  /** In ASCII: who has a verified address of one of them joins as a member at the first sign-in. */
  readonly emailDomains: readonly string[];
  /** Whether people sign in by the provider alone, and no longer by password. */
  readonly required: boolean;
}

/** The provider of an organization, as it is stored. */
export interface ProviderState extends ProviderFields {
  readonly orgId: OrgId;
  readonly version: number;
  /** Sealed. */
  readonly clientSecret: Buffer;
  readonly createdAt: Timestamp;
  readonly changedAt: Timestamp;
}

/** The identity provider of an organization: at most one, which vouches for that organization's users alone. */
export class OpenIdProvider extends Aggregate<ProviderState> {
  static create(orgId: OrgId, fields: ProviderFields, clientSecret: Buffer, now: Timestamp): OpenIdProvider {
    return new OpenIdProvider(null, { ...fields, orgId, version: 1, clientSecret, createdAt: now, changedAt: now });
  }

  static restore(state: ProviderState): OpenIdProvider {
    return new OpenIdProvider(state, state);
  }

  /** Takes over the fields. @param clientSecret sealed; null keeps the present one */
  change(fields: ProviderFields, clientSecret: Buffer | null, now: Timestamp): void {
    const next = { ...fields, ...(clientSecret === null ? {} : { clientSecret }) };
    if (this.become(next, null)) this.become({ changedAt: now }, null);
  }

  /** Takes the provider from the organization. */
  remove(now: Timestamp): void {
    this.end(now);
  }
}
