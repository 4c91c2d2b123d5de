import { FOLDED_SEPARATOR, foldedPart } from '../../../../platform/database/folded-text.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { AccountState } from '../../domain/account.js';

/**
 * The texts that accounts are searched and sorted by, computed by the application. One row for each account, in a table of its
 * own: so a change of other fields does not write to the trigram index.
 */
export interface AccountSearchRow {
  org_id: string;
  /** The id of the account. */
  id: string;
  /** The domain and the name, folded, in this order. */
  folded: string;
}

export const accountSearchTable = defineTable<AccountSearchRow>({
  // Its name sorts behind `accounts`, so that a unit locks the account's row first.
  name: 'accounts_search',
  columns: { org_id: 'uuid', id: 'uuid', folded: 'text' },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'id'], table: 'accounts' }],
  // The account was deleted concurrently.
  violations: { accounts_search_account_fkey: 'retry' },
});

export function toSearchRow({ orgId, id, domain, name }: AccountState): AccountSearchRow {
  return { org_id: orgId, id, folded: [foldedPart(domain), foldedPart(name)].join(FOLDED_SEPARATOR) };
}
