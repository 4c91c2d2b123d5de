import { filterColumns } from '../../../../platform/database/filter-conditions.js';
import { foldedColumn, foldedPart } from '../../../../platform/database/folded-text.js';
import { linkedIds, referredText } from '../../../../platform/database/related-columns.js';
import type { SearchSource } from '../../../../platform/database/search-source.js';
import { DEAL_FILTERS, type DealFilterField, type DealOrder } from '../../ports/deal.search.js';

/** Where deals are searched. Deals without a value or a date sort before all others. */
export const DEAL_SOURCE: SearchSource<DealFilterField, DealOrder> = {
  table: 'deals',
  foldedTable: 'deals_search',
  // What a page shows of other records is read by the ids of its deals.
  columns: 'id, name, created_at, updated_at',
  filters: filterColumns(DEAL_FILTERS, ['name'], ['id', 'accountId', 'contactId', 'stageId', 'updatedAt'], {
    stageName: referredText('stage_id', 'stages', 'label'),
    additionalContacts: linkedIds('deal_contacts', 'deal_id', 'contact_id'),
  }),
  sorts: {
    updatedAt: { expression: 'updated_at', type: 'timestamptz', listed: 'updated_at', isIndexed: true },
    createdAt: { expression: 'created_at', type: 'timestamptz', listed: 'created_at' },
    id: { expression: 'id', type: 'uuid', listed: 'id' },
    // The cursor carries the unfolded name: folded, 255 characters can become 4,590.
    name: { expression: `${foldedColumn(1)} COLLATE "C"`, type: 'text', listed: 'name', fromListed: foldedPart, isFolded: true },
    value: { expression: 'coalesce(value, -1)', type: 'numeric' },
    closeDate: { expression: "coalesce(close_date, '0001-01-01T00:00:00Z')", type: 'timestamptz' },
  },
  sought: [1],
};
