import { ApiProperty } from '@nestjs/swagger';
import { CONTACT_PROFILE_FIELDS, type ContactFields, type ContactProfileFields } from '../../../../contracts/contact-fields.js';
import type { ContactProfile as ContactProfileView } from '../../../../contracts/contact-record.js';
import { publishCustomValuesInMilliseconds } from '../../../../contracts/custom-values.js';
import { type FieldsInMilliseconds, publishFieldsInMilliseconds } from '../../../../kernel/fields.js';
import { millisecondsOf } from '../../../../kernel/timestamp.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import { Deleted } from '../../../../surfaces/octolane/deleted.dto.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { ShownInteractions } from '../../../../surfaces/octolane/interactions.dto.js';

/** A contact as this API shows it (octolane.md, Records). */
export class ContactProfile extends ShownInteractions implements FieldsInMilliseconds<typeof CONTACT_PROFILE_FIELDS> {
  @ApiProperty({ description: 'Id of the contact, the same as in `/api/v1/contacts`.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id!: string;

  @ApiProperty({ description: 'Email address, which identifies the contact; null for one that was made through `/api/v1` without one.', type: String, nullable: true, format: 'idn-email', example: 'jane@acme.example' })
  email!: string | null;

  @ApiProperty({ description: 'The full name.', type: String, nullable: true, example: 'Jane Doe' })
  full_name!: string | null;

  @ApiProperty({ description: 'The same as `full_name`.', type: String, nullable: true, example: 'Jane Doe' })
  name!: string | null;

  @ApiProperty({ description: 'First name.', type: String, nullable: true, example: 'Jane' })
  first_name!: string | null;

  @ApiProperty({ description: 'Last name.', type: String, nullable: true, example: 'Doe' })
  last_name!: string | null;

  @ApiProperty({ description: 'Phone number.', type: String, nullable: true, example: '801-555-0102' })
  phone!: string | null;

  @ApiProperty({ description: 'Where the contact works; `company` in `/api/v1`.', type: String, nullable: true, example: 'Acme' })
  current_company!: string | null;

  @ApiProperty({ description: 'Id of its account.', type: String, nullable: true, format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  account_id!: string | null;

  @ApiProperty({ description: 'Job title.', type: String, nullable: true, example: 'CTO' })
  job_title!: string | null;

  @ApiProperty({ description: 'Seniority.', type: String, nullable: true, example: 'executive' })
  seniority!: string | null;

  @ApiProperty({ description: 'LinkedIn profile.', type: String, nullable: true, example: 'https://www.linkedin.com/in/jane-doe' })
  linkedin!: string | null;

  @ApiProperty({ description: 'Account on X.', type: String, nullable: true, example: '@janedoe' })
  twitter!: string | null;

  @ApiProperty({ description: 'Followers on X.', type: Number, nullable: true, example: 1200 })
  twitter_followers!: number | null;

  @ApiProperty({ description: 'What sort of contact it is.', type: String, nullable: true, example: 'customer' })
  type!: string | null;

  @ApiProperty({ description: 'Address of a picture.', type: String, nullable: true, example: 'https://acme.example/jane.png' })
  avatar_url!: string | null;

  @ApiProperty({ description: 'Whether the email address was verified.', example: true })
  email_verified!: boolean;

  @ApiProperty({ description: 'Further email addresses; they identify nobody.', type: [String], example: ['jane.doe@home.example'] })
  other_emails!: readonly string[];
}

/** The answer with one contact. */
export class ContactProfileAnswer extends answerWith(ContactProfile, 'Contact retrieved successfully') {}

/** The answer to the deletion of a contact. */
export class ContactDeletedAnswer extends answerWith(Deleted, 'Contact deleted successfully') {}

/** The answer to a bulk of contacts. */
export class ContactsProcessedAnswer extends answerWith(BulkResults, 'Contacts processed successfully') {}

/** The fields of a contact that this API shows and takes. */
export type ShownFields = Pick<ContactFields, 'fullName' | 'company' | 'email' | 'phone'> & ContactProfileFields;

/** The contact in this API's words. */
export function publishContactProfile(contact: ContactProfileView): ContactProfile {
  const { id, email, fullName, phone, company, accountId, createdAt, updatedAt } = contact;
  const record = publishFieldsInMilliseconds(CONTACT_PROFILE_FIELDS, contact, { id, email, full_name: fullName, name: fullName, phone, current_company: company, account_id: accountId });
  return Object.assign(record, { custom_fields: publishCustomValuesInMilliseconds(contact.custom), created_at: millisecondsOf(createdAt), updated_at: millisecondsOf(updatedAt) });
}

/** How a contact looks in this API. */
export const CONTACT_PROFILE_FORM = RecordForm.ofVersions('octolane-contact.1', publishContactProfile);
