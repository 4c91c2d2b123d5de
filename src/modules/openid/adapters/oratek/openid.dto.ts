import { ApiProperty } from '@nestjs/swagger';
import { asciiDomain } from '../../../../kernel/domain-name.js';
import { readText } from '../../../../kernel/text-rules.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { CheckedTextField } from '../../../../platform/input/checked-text-field.js';
import { fault, listField, TextField } from '../../../../platform/input/fields.js';
import { FlagField } from '../../../../platform/input/number-fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import type { ProviderView } from '../../application/organization-providers.js';
import { issuerFault, readIssuer } from '../../domain/issuer.js';
import { MAX_EMAIL_DOMAINS, PROVIDER_SOURCES, PROVIDER_TEXTS, type ProviderFields, type ProviderSource } from '../../domain/openid-provider.js';

nameEnum('OpenIdSource', PROVIDER_SOURCES, 'What sets the OpenID Connect of an organization: nothing, these settings, or the variables `OPENID_…` of the server, which go before them.');

const ISSUER = { description: 'The issuer of the provider, exactly as its discovery document names it: an https URL, to which `/.well-known/openid-configuration` is added.', example: 'https://login.example.com' } as const;
const CLIENT_ID = { description: 'The id that the provider has given this server.', example: 'oratek' } as const;
const DOMAINS = 'Email domains of the organization, in ASCII: who has a verified address of one of them at the provider joins as a member at the first sign-in.';
const REQUIRED = { description: 'Whether people sign in by the provider alone: then no password is taken, and no reset is mailed. Links that an admin or the operator makes still work.', example: false } as const;
const DOMAIN = { max: 253, notBlank: true } as const;

const toDomain = (value: unknown): unknown => {
  const text = readText(value, DOMAIN);
  return typeof text === 'string' ? (asciiDomain(text) ?? text) : text;
};

/** The organization's identity provider, as an admin sets it. */
export class SetOpenIdBody {
  @CheckedTextField({ ...ISSUER, max: PROVIDER_TEXTS.issuer.max, required: true, read: readIssuer, faultOf: issuerFault })
  issuer!: string;

  @TextField({ ...PROVIDER_TEXTS.clientId, ...CLIENT_ID, required: true })
  client_id!: string;

  @TextField({ ...PROVIDER_TEXTS.clientSecret, description: 'The secret that the provider has given this server. It is kept encrypted and never shown. Required at first, and with another issuer; else the present one is kept if it is absent.', example: 'a-secret-of-the-provider' })
  client_secret?: string;

  @DomainsField()
  email_domains?: string[];

  @FlagField({ ...REQUIRED })
  required?: boolean;
}

function DomainsField(): PropertyDecorator {
  const docs = { description: `${DOMAINS} None if it is absent.`, maxItems: MAX_EMAIL_DOMAINS, example: ['example.com'] };
  return listField(docs, { minLength: 1, maxLength: DOMAIN.max }, toDomain, (item) => (typeof item === 'string' && asciiDomain(item) === item ? [] : fault('domain', 'must be a domain, such as example.com')));
}

/** The organization's identity provider, as Settings shows it. */
export class OpenIdSettings {
  @ApiProperty({ ...ISSUER, description: `${ISSUER.description} Null if none is set.`, type: String, nullable: true })
  issuer!: string | null;

  @ApiProperty({ ...CLIENT_ID, type: String, nullable: true })
  client_id!: string | null;

  @ApiProperty({ description: DOMAINS, type: [String], example: ['example.com'] })
  email_domains!: readonly string[];

  @ApiProperty(REQUIRED)
  required!: boolean;

  @ApiProperty({ description: 'The address to which the provider sends people back: register exactly this one there. It begins with `PUBLIC_URL` of the server.', format: 'uri', example: 'https://crm.example.com/account/openid/callback/019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50' })
  redirect_uri!: string;

  @ApiProperty({ description: 'What sets it. What the environment sets is changed there.', enum: PROVIDER_SOURCES, example: 'settings' })
  configured_by!: ProviderSource;

  @ApiProperty({ description: 'When these settings last changed: UTC, in milliseconds; null unless they set it.', type: String, format: 'date-time', nullable: true, example: '2026-05-14T18:24:30.000Z' })
  updated_at!: Timestamp | null;
}

/** How the settings look in this API. The secret has no part in them, but moves `updated_at`, and so the tag. */
export const OPENID_FORM = RecordForm.ofContent(
  (view: ProviderView): OpenIdSettings => ({
    issuer: view.issuer,
    client_id: view.clientId,
    email_domains: view.emailDomains,
    required: view.required,
    redirect_uri: view.redirectUri,
    configured_by: view.configuredBy,
    updated_at: view.changedAt,
  }),
);

/** The fields in the domain's words; absent ones have their defaults. */
export function toFields({ issuer, client_id: clientId, email_domains: emailDomains = [], required = false }: SetOpenIdBody): ProviderFields {
  return { issuer, clientId, emailDomains: [...new Set(emailDomains)], required };
}
