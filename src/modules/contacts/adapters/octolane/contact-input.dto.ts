import { CONTACT_FIELDS, CONTACT_PROFILE_FIELDS, MAX_OTHER_EMAILS } from '../../../../contracts/contact-fields.js';
import type { ContactProfile } from '../../../../contracts/contact-record.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { EmailField, EmailsField, IdField, TextField } from '../../../../platform/input/fields.js';
import { FlagField, NumberField } from '../../../../platform/input/number-fields.js';
import { CollectsFields, type CollectsUnknown } from '../../../../platform/input/shape.js';
import { CUSTOM_KEYS, valuesAmong } from '../../../../surfaces/octolane/custom-values.js';
import { InteractionInput } from '../../../../surfaces/octolane/interactions.dto.js';
import type { ContactChange } from '../../application/update-contact.js';
import type { ContactSeed } from '../../contacts.api.js';
import type { ShownFields } from './contact-profile.dto.js';

const { fullName, company, phone } = CONTACT_FIELDS;
const { firstName, lastName, jobTitle, seniority, linkedin, twitter, type, avatarUrl } = CONTACT_PROFILE_FIELDS;

/** The fields of a contact that a client may send, besides its email (octolane.md, Accounts, contacts, notes). */
class ContactProfileInput extends InteractionInput {
  @TextField({ ...firstName.rules, description: 'First name.', example: 'Jane' })
  first_name?: string | null;

  @TextField({ ...lastName.rules, description: 'Last name.', example: 'Doe' })
  last_name?: string | null;

  @TextField({ ...fullName.rules, description: 'The full name. Without one, it is first and last name joined, else the part of the email before the @. A full name that changes alone clears first and last name.', example: 'Jane Doe' })
  full_name?: string | null;

  @TextField({ ...jobTitle.rules, description: 'Job title.', example: 'CTO' })
  job_title?: string | null;

  @TextField({ ...phone.rules, description: 'Phone number, in any notation.', example: '801-555-0102' })
  phone?: string | null;

  @TextField({ ...seniority.rules, description: 'Seniority.', example: 'executive' })
  seniority?: string | null;

  @TextField({ ...linkedin.rules, description: 'LinkedIn profile.', example: 'https://www.linkedin.com/in/jane-doe' })
  linkedin?: string | null;

  @TextField({ ...twitter.rules, description: 'Account on X.', example: '@janedoe' })
  twitter?: string | null;

  @NumberField({ description: 'Followers on X.', example: 1200 })
  twitter_followers?: number | null;

  @TextField({ ...company.rules, description: 'Where the contact works; `company` in `/api/v1`.', example: 'Acme' })
  current_company?: string | null;

  @TextField({ ...type.rules, description: 'What sort of contact it is.', example: 'customer' })
  type?: string | null;

  @TextField({ ...avatarUrl.rules, description: 'Address of a picture.', example: 'https://acme.example/jane.png' })
  avatar_url?: string | null;

  @FlagField({ description: 'Whether the email address was verified.', example: true })
  email_verified?: boolean;

  @EmailsField({ maxItems: MAX_OTHER_EMAILS, description: 'Further email addresses; they identify nobody.', example: ['jane.doe@home.example'] })
  other_emails?: string[];
}

/** A contact to create, unless its email identifies one. */
@CollectsFields(CUSTOM_KEYS)
export class ResolveContactBody extends ContactProfileInput implements CollectsUnknown {
  unknown?: Readonly<Record<string, unknown>>;

  @EmailField({ required: true, description: 'Email address, which identifies the contact, in any case.', example: 'jane@acme.example' })
  email!: string;
}

/** A change of a contact: only the fields sent change, `null` clears. */
@CollectsFields(CUSTOM_KEYS)
export class UpdateContactProfileBody extends ContactProfileInput implements CollectsUnknown {
  unknown?: Readonly<Record<string, unknown>>;

  @EmailField({ description: 'Email address; it must not belong to another contact.', example: 'jane@acme.example' })
  email?: string | null;

  @IdField({ description: 'Id of its account.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  account_id?: string | null;
}

/** The body with the company under the domain's name. */
type Renamed<Body extends ContactProfileInput> = Omit<Body, 'current_company'> & { company?: string | null };

function renamed<Body extends ContactProfileInput>({ current_company, ...body }: Body): Renamed<Body> {
  return current_company === undefined ? body : { ...body, company: current_company };
}

const seedOf = bodyToFields<Renamed<ContactProfileInput>, Omit<ShownFields, 'email'>>();
const changeOf = bodyToFields<Renamed<Omit<UpdateContactProfileBody, 'unknown'>>, ShownFields & Pick<ContactProfile, 'accountId'>>();

/** The email, and the first fields of a contact that is made for it, in the domain's words. */
export function toResolve({ email, unknown, ...body }: ResolveContactBody): { email: string; seed: ContactSeed } {
  return { email, seed: { fields: seedOf(renamed(body)), ...valuesAmong(ResolveContactBody, unknown), source: 'api' } };
}

/** The fields that were sent, in the domain's words. */
export function toChange({ unknown, ...body }: UpdateContactProfileBody): ContactChange {
  return { ...changeOf(renamed(body)), ...valuesAmong(UpdateContactProfileBody, unknown) };
}
