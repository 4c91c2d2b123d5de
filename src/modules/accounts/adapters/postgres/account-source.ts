import { filterColumns } from '../../../../platform/database/filter-conditions.js';
import { foldedColumn, foldedPart } from '../../../../platform/database/folded-text.js';
import type { SearchSource } from '../../../../platform/database/search-source.js';
import { ACCOUNT_FILTERS, type AccountFilterField, type AccountOrder } from '../../ports/account.search.js';
import { accountsTable, IS_SHOWN } from './account.table.js';

/** Where accounts are searched. Accounts without a name sort before all others. */
export const ACCOUNT_SOURCE: SearchSource<AccountFilterField, AccountOrder> = {
  table: 'accounts',
  foldedTable: 'accounts_search',
  shown: IS_SHOWN,
  columns: accountsTable.columns.join(', '),
  bytes: 'coalesce(octet_length(description), 0) + octet_length(custom::text)',
  filters: filterColumns(ACCOUNT_FILTERS, ['domain', 'name'], ['id', 'createdAt', 'updatedAt']),
  sorts: {
    updatedAt: { expression: 'updated_at', type: 'timestamptz', listed: 'updated_at', isIndexed: true },
    createdAt: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', isIndexed: true },
    id: { expression: 'id', type: 'uuid', listed: 'id', isIndexed: true },
    // Domains are ASCII in lower case. The unique index has the order of the database's collation.
    domain: { expression: 'domain COLLATE "C"', type: 'text', listed: 'domain' },
    // The cursor carries the unfolded name: folded, 255 characters can become 4,590.
    name: { expression: `${foldedColumn(2)} COLLATE "C"`, type: 'text', listed: 'name', fromListed: foldedPart, isFolded: true },
  },
  sought: [1, 2],
};
