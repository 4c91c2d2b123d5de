import { ApiProperty } from '@nestjs/swagger';
import { readText } from '../../../../kernel/text-rules.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { CheckedTextField } from '../../../../platform/input/checked-text-field.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { ServerField, TextField } from '../../../../platform/input/fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { requestsPerHourOf } from '../../domain/organization.js';
import { CURRENCY, currencyFault, ORGANIZATION_NAME, readCurrency, readTimeZone, SUPPORT_ADDRESS, supportAddressFault, TIME_ZONE, timeZoneFault } from '../../domain/organization-settings.js';
import { type OrganizationFields, type OrganizationView, type Plan, PLANS } from '../../organizations.api.js';

nameEnum('Plan', PLANS, 'The plan of an organization, which decides its quota.');

const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a50';
const NAME = { description: 'Its name.', example: 'Acme Laboratories' } as const;
const ZONE = { description: 'The time zone in which its people read times: a name of the IANA database. This API itself speaks UTC.', example: 'America/Denver' } as const;
const MONEY = { description: 'The currency of all its money: a code of ISO 4217. Amounts are not converted when it changes.', example: 'USD' } as const;
const SUPPORT = { description: 'Where its people find help: an email address or an https URL. An answer with 500 names it; null for none.', example: 'help@example.com' } as const;

/** The fields of the body that a client sets. */
class OrganizationInput {
  @TextField({ ...ORGANIZATION_NAME, ...NAME })
  name?: string;

  @CheckedTextField({ ...ZONE, max: TIME_ZONE.max, notBlank: true, read: readTimeZone, faultOf: timeZoneFault })
  time_zone?: string;

  @CheckedTextField({ ...MONEY, max: CURRENCY.max, notBlank: true, read: readCurrency, faultOf: currencyFault })
  currency?: string;

  @CheckedTextField({ ...SUPPORT, max: SUPPORT_ADDRESS.max, read: (value) => readText(value, SUPPORT_ADDRESS), faultOf: supportAddressFault })
  support_address?: string | null;
}

/** A change of the organization: only the fields sent change, `null` clears. One that was read may be sent back whole. */
export class UpdateOrganizationBody extends OrganizationInput {
  @ServerField({ kind: 'id', description: 'Id of the organization.', example: ID })
  id?: string;

  @ServerField({ kind: 'word', description: 'Its short name.', example: 'acme' })
  slug?: string;

  @ServerField({ kind: 'word', description: 'Its plan.', example: 'pro' })
  plan?: string;

  @ServerField({ kind: 'number', description: 'Its quota.', example: 5000 })
  requests_per_hour?: number;

  @ServerField({ kind: 'time', description: 'When it was made.', example: '2026-05-14T18:24:30.000Z' })
  created_at?: Timestamp;
}

/** The organization as Settings shows it. */
export class Organization {
  @ApiProperty({ description: 'Id of the organization, a UUID.', format: 'uuid', example: ID })
  id!: string;

  @ApiProperty({ description: 'Its short name, for commands of the server.', example: 'acme' })
  slug!: string;

  @ApiProperty(NAME)
  name!: string;

  @ApiProperty(ZONE)
  time_zone!: string;

  @ApiProperty(MONEY)
  currency!: string;

  @ApiProperty({ ...SUPPORT, type: String, nullable: true })
  support_address!: string | null;

  @ApiProperty({ description: 'Its plan. The operator of the server changes it.', enum: PLANS, example: 'pro' })
  plan!: Plan;

  @ApiProperty({ description: 'How many requests it may make in an hour, with all its keys together. The operator of the server changes it.', type: 'integer', example: 5000 })
  requests_per_hour!: number;

  @ApiProperty({ description: 'When it was made: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;
}

/** How the organization looks in this API. */
export const ORGANIZATION_FORM = RecordForm.ofVersions('organization.1', (view: OrganizationView): Organization => ({
  id: view.id,
  slug: view.slug,
  name: view.name,
  time_zone: view.timeZone,
  currency: view.currency,
  support_address: view.supportAddress,
  plan: view.plan,
  requests_per_hour: requestsPerHourOf(view),
  created_at: view.createdAt,
}));

/** The fields that were sent, in the domain's words. */
export const toFields = bodyToFields<OrganizationInput, OrganizationFields>();
