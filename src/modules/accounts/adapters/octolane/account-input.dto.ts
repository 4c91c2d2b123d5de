import { ACCOUNT_FIELDS, FOUNDED, MAX_ACCOUNT_TAGS } from '../../../../contracts/account-fields.js';
import { DomainField } from '../../../../platform/input/domain-field.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { TagsField, TextField } from '../../../../platform/input/fields.js';
import { NumberField, WholeNumberField } from '../../../../platform/input/number-fields.js';
import { InteractionInput } from '../../../../surfaces/octolane/interactions.dto.js';
import { CollectsFields, type CollectsUnknown } from '../../../../platform/input/shape.js';
import { CUSTOM_KEYS, valuesAmong } from '../../../../surfaces/octolane/custom-values.js';
import type { AccountToResolve } from '../../application/resolve-account.js';
import type { AccountChange } from '../../application/update-account.js';
import type { AccountFields } from '../../domain/account.js';

/** The fields of an account that a client may send, besides its domain (octolane.md, Accounts, contacts, notes). */
class AccountInput extends InteractionInput {
  @TextField({ ...ACCOUNT_FIELDS.name.rules, description: 'Name of the company.', example: 'Acme' })
  name?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.industry.rules, description: 'Industry.', example: 'Robotics' })
  industry?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.logo.rules, description: 'Address of its logo.', example: 'https://acme.example/logo.png' })
  logo?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.linkedin.rules, description: 'LinkedIn page.', example: 'https://www.linkedin.com/company/acme' })
  linkedin?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.twitter.rules, description: 'Account on X.', example: '@acme' })
  twitter?: string | null;

  @NumberField({ description: 'Followers on X.', example: 1200 })
  twitter_followers?: number | null;

  @TextField({ ...ACCOUNT_FIELDS.description.rules, description: 'What the company does; may have several lines.', example: 'Robots for warehouses.' })
  description?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.primaryLocation.rules, description: 'Where it is.', example: 'Salt Lake City, UT' })
  primary_location?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.employeeRange.rules, description: 'How many people work there.', example: '51-200' })
  employee_range?: string | null;

  @TextField({ ...ACCOUNT_FIELDS.type.rules, description: 'What sort of account it is.', example: 'customer' })
  type?: string | null;

  @NumberField({ description: 'Estimated revenue of a year.', example: 12500000 })
  estimated_revenue?: number | null;

  @NumberField({ description: 'Funds raised in total.', example: 4000000.5 })
  total_fund_raised?: number | null;

  @WholeNumberField({ ...FOUNDED, description: 'Year in which it was founded.', example: 2016 })
  founded?: number | null;

  @TagsField({ maxItems: MAX_ACCOUNT_TAGS, max: ACCOUNT_FIELDS.tags.rules.max, description: 'Tags.', example: ['enterprise'] })
  tags?: string[];
}

/** An account to create, unless the domain has one. */
@CollectsFields(CUSTOM_KEYS)
export class ResolveAccountBody extends AccountInput implements CollectsUnknown {
  unknown?: Readonly<Record<string, unknown>>;

  @DomainField({ required: true, description: 'Domain of the company, which identifies the account; an address such as `https://www.acme.example/about` counts as its domain.', example: 'acme.example' })
  domain!: string;
}

/** A change of an account: only the fields sent change, `null` clears. */
@CollectsFields(CUSTOM_KEYS)
export class UpdateAccountBody extends AccountInput implements CollectsUnknown {
  unknown?: Readonly<Record<string, unknown>>;

  @DomainField({ notBlank: true, description: 'Domain of the company; it must not belong to another account.', example: 'acme.example' })
  domain?: string;
}

const seedOf = bodyToFields<AccountInput, Omit<AccountFields, 'domain'>>();

/** What the body asks for, in the domain's words. */
export function toResolve({ domain, unknown, ...body }: ResolveAccountBody): AccountToResolve {
  return { domain, fields: seedOf(body), ...valuesAmong(ResolveAccountBody, unknown) };
}

const changeOf = bodyToFields<Omit<UpdateAccountBody, 'unknown'>, AccountFields>();

/** The fields that were sent, in the domain's words. */
export function toChange({ unknown, ...body }: UpdateAccountBody): AccountChange {
  return { ...changeOf(body), ...valuesAmong(UpdateAccountBody, unknown) };
}
