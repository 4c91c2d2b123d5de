import { CONTACT_FIELDS, CONTACT_PROFILE_FIELDS } from '../../../contracts/contact-fields.js';
import { type FilterKinds, filterKinds } from '../../../kernel/filter.js';

const { company, phone } = filterKinds(CONTACT_FIELDS);

/** What a search for contacts can filter by (octolane.md, Reads). */
export const CONTACT_FILTERS = {
  id: 'id',
  email: 'foldedText',
  fullName: 'foldedText',
  company,
  phone,
  ...filterKinds(CONTACT_PROFILE_FIELDS),
  accountId: 'id',
  createdAt: 'moment',
  updatedAt: 'moment',
} as const satisfies FilterKinds;

export type ContactFilterField = keyof typeof CONTACT_FILTERS;

/** What a search for contacts can be sorted by. */
export type ContactOrder = 'updatedAt' | 'createdAt' | 'fullName' | 'firstName' | 'lastName' | 'email' | 'accountId' | 'id';
