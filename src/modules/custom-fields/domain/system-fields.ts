import { ACCOUNT_FIELDS } from '../../../contracts/account-fields.js';
import { CONTACT_FIELDS, CONTACT_PROFILE_FIELDS } from '../../../contracts/contact-fields.js';
import { DEAL_FIELDS } from '../../../contracts/deal-fields.js';
import type { FieldTable } from '../../../kernel/fields.js';
import { snakeCase } from '../../../kernel/snake-case.js';
import type { CustomObject } from './field-scope.js';

const { fullName, company, email, phone } = CONTACT_FIELDS;

/** The fields that records of each kind have without any definition: those of their own field tables that `/v1` shows. */
export const SYSTEM_FIELDS: Readonly<Record<CustomObject, FieldTable>> = {
  account: ACCOUNT_FIELDS,
  contact: { fullName, company, email, phone, ...CONTACT_PROFILE_FIELDS },
  pipeline: DEAL_FIELDS,
};

/** Names of an API's bodies, records and filters that no field table has, or has under another name. */
const FURTHER: Readonly<Record<CustomObject, readonly string[]>> = {
  account: ['id', 'custom_fields', 'created_at', 'updated_at'],
  contact: ['id', 'name', 'current_company', 'account_id', 'owner_id', 'source', 'custom_fields', 'created_at', 'updated_at'],
  pipeline: [
    'id', 'deal_size', 'amount', 'pipeline_id', 'stage_id', 'stage_name', 'account_id', 'contact_id', 'additional_contacts', 'additional_contact_ids', 'opportunity_account', 'opportunity_contact',
    'opportunity_other_stakeholders', 'custom_attributes', 'custom_fields', 'created_at', 'updated_at', 'created',
  ],
};

const OWN: Readonly<Record<CustomObject, FieldTable>> = { ...SYSTEM_FIELDS, contact: { ...CONTACT_FIELDS, ...CONTACT_PROFILE_FIELDS } };

/** The names that no custom field may have, since records have them already. */
export function reservedNames(object: CustomObject): ReadonlySet<string> {
  return RESERVED[object];
}

const reserved = (object: CustomObject): ReadonlySet<string> => new Set([...Object.keys(OWN[object]).map((name): string => snakeCase(name)), ...FURTHER[object]]);

const RESERVED: Readonly<Record<CustomObject, ReadonlySet<string>>> = { account: reserved('account'), contact: reserved('contact'), pipeline: reserved('pipeline') };
