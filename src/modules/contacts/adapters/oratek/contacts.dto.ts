import { ApiProperty } from '@nestjs/swagger';
import { CONTACT_FIELDS, MAX_TAGS } from '../../../../contracts/contact-fields.js';
import type { AskedStages } from '../../../../contracts/asked-stages.js';
import { CONTACT_RECORD_FORM, CONTACT_SOURCES, type ContactRecord, type ContactSource, publishContact } from '../../../../contracts/contact-record.js';
import { CUSTOM_VALUES_LIMIT, type PublishedCustomValues } from '../../../../contracts/custom-values.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { Issue } from '../../../../kernel/failure.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { NeedsOneOf } from '../../../../platform/input/body-rules.js';
import { CustomValuesField } from '../../../../platform/input/custom-values-field.js';
import { EmailField, IdField, ServerField, TagsField, TextField } from '../../../../platform/input/fields.js';
import { MoneyField } from '../../../../platform/input/number-fields.js';
import { ChoicesParam, DigitsParam, IdsParam, RepeatableParam } from '../../../../platform/input/list-params.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { customValues } from '../../../../surfaces/oratek/custom-values.js';
import { domainName, type PublishedName, publishedName } from '../../../../surfaces/oratek/names.js';
import { ownerAsked } from '../../../../surfaces/oratek/owner-filter.js';
import { CursorQuery, FollowedPageMeta, pagingOf } from '../../../../surfaces/oratek/page.dto.js';
import { ChoiceParam, EmailParam, OwnerParam, SearchParam, TextParam, TimeParam } from '../../../../platform/input/query-params.js';
import { SENTENCES } from '../../../../surfaces/oratek/words.js';
import type { ChecksItself } from '../../../../platform/input/shape.js';
import type { ContactToCreate } from '../../application/create-contact.js';
import type { ContactChange } from '../../application/update-contact.js';
import type { ContactFields } from '../../domain/contact.js';
import { CONTACT_SORT_FIELDS, type ContactListRequest, type ContactSortField, OPTIONAL_FIELDS, type OptionalField } from '../../ports/contact.queries.js';

/**
 * The fields of a contact that a client may send (oratek.md, Contacts: limits). Texts are trimmed; a blank one counts
 * as null.
 */
export class ContactInput {
  @TextField({ ...CONTACT_FIELDS.fullName.rules, description: "The person's full name, or the name by which the contact is known.", example: 'Wasatch Drug Testing' })
  full_name?: string | null;

  @TextField({ ...CONTACT_FIELDS.company.rules, description: 'The company.', example: 'Wasatch Drug Testing' })
  company?: string | null;

  @EmailField({ description: 'Email address. It need not be unique.', example: 'sales@wasatchdrug.example' })
  email?: string | null;

  @TextField({ ...CONTACT_FIELDS.phone.rules, description: 'Phone number, in any notation.', example: '801-555-0102' })
  phone?: string | null;

  @TextField({ ...CONTACT_FIELDS.location.rules, description: 'Where the contact is.', example: 'Murray, UT' })
  location?: string | null;

  @TextField({ ...CONTACT_FIELDS.dealStage.rules, description: 'Stage of the deal with this contact: its key as it is shown, or its label in any case. An unknown one is added to the pipeline, unless that is locked. `null` archives the deal.', example: 'qualified' })
  deal_stage?: string | null;

  @MoneyField({ description: 'Value of the deal with this contact, with at most 2 decimals, kept exactly.', example: 42000 })
  deal_value?: number | null;

  @TextField({ ...CONTACT_FIELDS.label.rules, description: 'One word to sort contacts by, such as `hot`.', example: 'hot' })
  label?: string | null;

  @TagsField({ maxItems: MAX_TAGS, max: CONTACT_FIELDS.tags.rules.max, description: 'Words to find contacts by, kept in their order.', example: ['employer', 'utah'] })
  tags?: string[];

  @IdField({ description: 'The user of your organization who looks after it, of `GET /api/v1/users`.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75' })
  owner_id?: string | null;

  @CustomValuesField({ description: `Values of custom fields, by the \`property_name\` of each: those that are not sent stay, \`null\` clears one. ${CUSTOM_VALUES_LIMIT}`, example: {} })
  custom_fields?: Readonly<Record<string, unknown>>;
}

/** A new contact: all fields are optional, except that `full_name` or `company` must not be blank. */
@NeedsOneOf('full_name', 'company')
export class CreateContactBody extends ContactInput implements ChecksItself {
  faults(): Issue[] {
    return (this.full_name ?? this.company ?? null) === null ? [{ path: ['full_name'], code: 'required', sentence: SENTENCES.contact_unnamed }] : [];
  }
}

/** A change of a contact: only the fields sent change, `null` clears. A contact that was read may be sent back whole. */
export class UpdateContactBody extends ContactInput {
  @ServerField({ kind: 'id', description: 'Id of the contact.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id?: string;

  @ServerField({ kind: 'word', description: 'Where the contact came from.', example: 'api' })
  source?: ContactSource;

  @ServerField({ kind: 'id', nullable: true, description: 'The account that it belongs to.', example: null })
  account_id?: string | null;

  @ServerField({ kind: 'time', description: 'When it was created.', example: '2026-05-14T18:24:30.000Z' })
  created_at?: Timestamp;

  @ServerField({ kind: 'time', description: 'When it last changed.', example: '2026-05-14T18:24:30.000Z' })
  updated_at?: Timestamp;
}

const fieldsIn = bodyToFields<Omit<ContactInput, 'custom_fields'>, ContactFields>();

/** The body in the domain's words. */
export function toNewContact({ custom_fields, ...body }: CreateContactBody): ContactToCreate {
  return { fields: fieldsIn(body), ...customValues(custom_fields), source: 'api' };
}

/** The fields and custom values that were sent, in the domain's words. */
export function toChange({ custom_fields, ...body }: ContactInput): ContactChange {
  return { ...fieldsIn(body), ...customValues(custom_fields) };
}

/** How a contact looks in this API. */
export const CONTACT_FORM = RecordForm.ofRendered(`contact.${CONTACT_RECORD_FORM}`, publishContact);

/** The fields that the list can be sorted by, each in both directions. */
const CONTACT_SORTS = nameEnum('ContactSort', CONTACT_SORT_FIELDS.map(publishedName).flatMap((field) => [field, `-${field}`]), 'A field to sort contacts by; a leading `-` is descending.');
const FIELD_NAMES = nameEnum('ContactField', OPTIONAL_FIELDS.map(publishedName), 'A field that a contact can have or lack; `tags` counts as lacking when it is empty.');

/** The query of the contact list. */
export class ContactListQuery extends CursorQuery {
  @TextParam({ ...CONTACT_FIELDS.label.rules, description: 'Only contacts with exactly this label.', example: 'hot' })
  label?: string;

  @TextParam({ ...CONTACT_FIELDS.dealStage.rules, description: 'Only contacts in this stage: its key as it is shown, or its label in any case, in any pipeline. It finds what a `deal_stage` of this text would set.', example: 'qualified' })
  stage?: string;

  @SearchParam({
    max: 255,
    description: 'Only contacts whose `full_name` or `company` contains this text, without regard to case or accents. `%` and `_` stand for themselves.',
    example: 'tox lab',
  })
  q?: string;

  @EmailParam({ description: 'Only contacts with this email address: in any case, and its domain in Unicode or ASCII.', example: 'sales@wasatchdrug.example' })
  email?: string;

  @DigitsParam({ min: 4, max: CONTACT_FIELDS.phone.rules.max, description: 'Only contacts whose `phone` contains these digits, at least 4; what else is written between them does not count, on either side.', example: '555-0102' })
  phone?: string;

  @TextParam({ ...CONTACT_FIELDS.company.rules, isFolded: true, description: 'Only contacts with exactly this `company`, without regard to case or accents.', example: 'Wasatch Drug Testing' })
  company?: string;

  @RepeatableParam({ max: CONTACT_FIELDS.tags.rules.max, maxItems: MAX_TAGS, description: 'Only contacts with this tag; given several times, with all of them.', example: ['employer'] })
  tag?: string[];

  @ChoiceParam({ choices: CONTACT_SOURCES, description: 'Only contacts that came from there.', example: 'api' })
  source?: ContactSource;

  @OwnerParam({ description: 'Only contacts of this owner.' })
  owner_id?: string;

  @IdsParam({ maxItems: 200, description: 'Only contacts with one of these ids; those that do not exist are left out.', example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'] })
  ids?: string[];

  @ChoicesParam({ choices: FIELD_NAMES, description: 'Only contacts that have a value in each of these fields; `tags`: at least one tag.', example: ['full_name'] })
  has?: PublishedName<OptionalField>[];

  @ChoicesParam({ choices: FIELD_NAMES, description: 'Only contacts without a value in any of these fields; `tags`: without a tag.', example: ['account_id'] })
  missing?: PublishedName<OptionalField>[];

  @TimeParam({ description: 'Only contacts changed at this moment or later: RFC 3339 with an offset. To follow changes, begin with `1970-01-01T00:00:00Z`, and go on with `meta.synced_until`.', example: '2026-05-14T18:24:30Z' })
  updated_since?: Timestamp;

  @ChoiceParam({
    choices: CONTACT_SORTS,
    default: '-created_at',
    description: 'What to sort by; a leading `-` is descending. Contacts without the value come before all others, with `-` after them.',
    example: '-created_at',
  })
  sort = '-created_at';

  @ChoiceParam({ choices: ['exact'], description: '`exact` adds `meta.total`, which costs time on a long list.', example: 'exact' })
  total?: 'exact';
}

/**
 * The query in the domain's words.
 * @param stages those that `stage` means
 */
export function toListRequest(actor: Actor, query: ContactListQuery, stages: AskedStages | null): ContactListRequest {
  const descending = query.sort.startsWith('-');
  return {
    filter: {
      label: query.label ?? null,
      stages,
      text: query.q ?? null,
      email: query.email ?? null,
      phone: query.phone ?? null,
      company: query.company ?? null,
      tags: query.tag ?? null,
      source: query.source ?? null,
      ownerId: ownerAsked(actor, query.owner_id),
      ids: query.ids ?? null,
      has: query.has?.map(domainName) ?? null,
      missing: query.missing?.map(domainName) ?? null,
      updatedSince: query.updated_since ?? null,
    },
    sort: { field: domainName(query.sort.replace(/^-/, '')) as ContactSortField, descending },
    ...pagingOf(query),
    withTotal: query.total === 'exact',
  };
}

/** A contact as this API shows it. Absent values are null, `tags` is an empty list. */
export class Contact implements ContactRecord {
  @ApiProperty({ description: 'Id of the contact, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id!: string;

  @ApiProperty({ description: 'Full name.', type: String, nullable: true, example: 'Wasatch Drug Testing' })
  full_name!: string | null;

  @ApiProperty({ description: 'Company.', type: String, nullable: true, example: 'Wasatch Drug Testing' })
  company!: string | null;

  // Without a format: an address that is older than today's rules may be invalid.
  @ApiProperty({ description: 'Email address.', type: String, nullable: true, example: 'sales@wasatchdrug.example' })
  email!: string | null;

  @ApiProperty({ description: 'Phone number.', type: String, nullable: true, example: '801-555-0102' })
  phone!: string | null;

  @ApiProperty({ description: 'Where the contact is.', type: String, nullable: true, example: 'Murray, UT' })
  location!: string | null;

  @ApiProperty({ description: 'Stage of the deal with this contact.', type: String, nullable: true, example: 'qualified' })
  deal_stage!: string | null;

  @ApiProperty({ description: 'Value of the deal with this contact.', type: Number, nullable: true, example: 42000 })
  deal_value!: number | null;

  @ApiProperty({ description: 'Label.', type: String, nullable: true, example: 'hot' })
  label!: string | null;

  @ApiProperty({ description: 'Tags, in their order.', type: [String], example: ['employer', 'utah'] })
  tags!: readonly string[];

  @ApiProperty({ description: 'The user who looks after it.', type: String, format: 'uuid', nullable: true, example: null })
  owner_id!: string | null;

  @ApiProperty({ description: 'Where the contact came from; set by the server.', enum: CONTACT_SOURCES, example: 'api' })
  source!: ContactSource;

  @ApiProperty({ description: 'The account that it belongs to; set by the server.', type: String, format: 'uuid', nullable: true, example: null })
  account_id!: string | null;

  @ApiProperty({ description: 'Values of custom fields, by the `property_name` of each; dates in RFC 3339. A field without a value is left out.', type: 'object', additionalProperties: true, example: {} })
  custom_fields!: PublishedCustomValues;

  @ApiProperty({ description: 'When it was created: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;

  @ApiProperty({ description: 'When it last changed: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  updated_at!: Timestamp;
}

/** A page of contacts. */
export class ContactPage {
  @ApiProperty({ description: 'The contacts of this page.', type: [Contact] })
  data!: Contact[];

  @ApiProperty({ description: 'What the page is.', type: FollowedPageMeta })
  meta!: FollowedPageMeta;
}
