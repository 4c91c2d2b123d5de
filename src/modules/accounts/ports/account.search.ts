import { ACCOUNT_FIELDS } from '../../../contracts/account-fields.js';
import { type FilterKinds, filterKinds } from '../../../kernel/filter.js';

/** What a search for accounts can filter by (octolane.md, Reads). */
export const ACCOUNT_FILTERS = {
  id: 'id',
  ...filterKinds(ACCOUNT_FIELDS),
  domain: 'foldedText',
  name: 'foldedText',
  createdAt: 'moment',
  updatedAt: 'moment',
} as const satisfies FilterKinds;

export type AccountFilterField = keyof typeof ACCOUNT_FILTERS;

/** What a search for accounts can be sorted by. */
export type AccountOrder = 'updatedAt' | 'createdAt' | 'name' | 'domain' | 'id';
