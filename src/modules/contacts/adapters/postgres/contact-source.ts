import { FOLDED_CONTACT } from '../../../../contracts/folded-contact.js';
import { filterColumns } from '../../../../platform/database/filter-conditions.js';
import { foldedColumn, foldedPart } from '../../../../platform/database/folded-text.js';
import { lowerCaseOrder, type SearchSource } from '../../../../platform/database/search-source.js';
import { CONTACT_FILTERS, type ContactFilterField, type ContactOrder } from '../../ports/contact.search.js';
import { PROFILE_COLUMNS } from './contact.table.js';

/** Where contacts are searched. Absent values sort before all others. */
export const CONTACT_SOURCE: SearchSource<ContactFilterField, ContactOrder> = {
  table: 'contacts',
  foldedTable: 'contacts_search',
  columns: PROFILE_COLUMNS.join(', '),
  bytes: 'octet_length(other_emails::text) + octet_length(custom::text)',
  filters: filterColumns(CONTACT_FILTERS, ['fullName', null, 'email', null], ['id', 'accountId', 'createdAt', 'updatedAt']),
  sorts: {
    updatedAt: { expression: 'updated_at', type: 'timestamptz', listed: 'updated_at', isIndexed: true },
    createdAt: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', isIndexed: true },
    id: { expression: 'id', type: 'uuid', listed: 'id', isIndexed: true },
    // The cursor carries the unfolded text: folded, 255 characters can become 4,590.
    fullName: { expression: `${foldedColumn(FOLDED_CONTACT.full_name)} COLLATE "C"`, type: 'text', listed: 'full_name', fromListed: foldedPart, isFolded: true },
    email: { expression: `${foldedColumn(FOLDED_CONTACT.email)} COLLATE "C"`, type: 'text', listed: 'email', fromListed: foldedPart, isFolded: true },
    firstName: lowerCaseOrder('first_name'),
    lastName: lowerCaseOrder('last_name'),
    accountId: { expression: "coalesce(account_id, '00000000-0000-0000-0000-000000000000')", type: 'uuid' },
  },
  sought: [FOLDED_CONTACT.full_name, FOLDED_CONTACT.email],
};
