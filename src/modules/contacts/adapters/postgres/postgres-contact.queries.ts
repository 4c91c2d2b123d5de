import { Injectable } from '@nestjs/common';
import type { ContactProfile, ContactRecord } from '../../../../contracts/contact-record.js';
import { FOLDED_CONTACT } from '../../../../contracts/folded-contact.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import type { RenderedJson, RenderedRecord } from '../../../../kernel/rendered-json.js';
import type { SearchRequest } from '../../../../kernel/search.js';
import { snakeCase } from '../../../../kernel/snake-case.js';
import { BY_KEYS } from '../../../../platform/database/by-keys.js';
import { Database } from '../../../../platform/database/database.js';
import { foldedColumn, foldedPart } from '../../../../platform/database/folded-text.js';
import { countRows, type KeysetList, type SortKey } from '../../../../platform/database/keyset-list.js';
import { countOwned, OWNED } from '../../../../platform/database/owned-rows.js';
import { isOutOfTime } from '../../../../platform/database/postgres-errors.js';
import { readSearch } from '../../../../platform/database/search-list.js';
import { countValued } from '../../../../platform/database/valued-rows.js';
import { ContactQueries, type ContactFilter, type ContactListRequest, type ContactSortField } from '../../ports/contact.queries.js';
import type { ContactFilterField, ContactOrder } from '../../ports/contact.search.js';
import { selectContacts } from './contact-conditions.js';
import { CONTACT_SOURCE } from './contact-source.js';
import { CONTACT_BODIES, type ContactProfileRow, PROFILE_COLUMNS, toProfile } from './contact.table.js';
import { pageTooLarge, tooBroad } from './too-broad.js';

const FIND_PROFILE = `SELECT ${PROFILE_COLUMNS.join(', ')} FROM contacts WHERE org_id = $1 AND id = $2`;
const COUNT_VALUED = countValued('contacts', 'true');
const COUNT_OWNED = countOwned('contacts');

/** A sort key, and which of the tables `contacts` and `contacts_search` have its columns. */
type ContactSortKey = SortKey & { readonly of: 'both' | 'contact' | 'search' };

/** Absent texts and values sort before all others. */
const SORT_KEYS: Readonly<Record<ContactSortField, ContactSortKey>> = {
  createdAt: { of: 'both', expression: 'created_at', type: 'timestamptz', listed: 'created_at' },
  updatedAt: { of: 'contact', expression: 'updated_at', type: 'timestamptz', listed: 'updated_at' },
  // The cursor carries the unfolded name: folded, 255 characters can become 4,590.
  fullName: { of: 'search', expression: `${foldedColumn(FOLDED_CONTACT.full_name)} COLLATE "C"`, type: 'text', listed: 'full_name', fromListed: foldedPart },
  company: { of: 'search', expression: `${foldedColumn(FOLDED_CONTACT.company)} COLLATE "C"`, type: 'text', listed: 'company', fromListed: foldedPart },
  dealValue: { of: 'contact', expression: 'coalesce(deal_value, -1)', type: 'numeric' },
};

@Injectable()
export class PostgresContactQueries extends ContactQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async countOwned(orgId: OrgId, ownerId: string, atMost: number): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ settings: OWNED, name: 'contacts_owned_count', text: COUNT_OWNED, values: [orgId, ownerId, atMost] });
    return Number(row?.count ?? 0);
  }

  override async countWithValue(orgId: OrgId, propertyName: string): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ settings: BY_KEYS, name: 'contacts_with_value_count', text: COUNT_VALUED, values: [orgId, propertyName] });
    return Number(row?.count ?? 0);
  }

  override find(orgId: OrgId, id: string): Promise<RenderedRecord<ContactRecord> | null> {
    return CONTACT_BODIES.find(this.database, orgId, id);
  }

  override async findProfile(orgId: OrgId, id: string): Promise<ContactProfile | null> {
    const [row] = await this.database.query<ContactProfileRow>({ name: 'contact_profile', text: FIND_PROFILE, values: [orgId, id] });
    return row ? toProfile(row) : null;
  }

  override async search(orgId: OrgId, request: SearchRequest<ContactFilterField, ContactOrder>): Promise<Page<ContactProfile>> {
    const { rows, ...page } = await readSearch<ContactProfileRow, ContactFilterField, ContactOrder>(this.database, CONTACT_SOURCE, { org_id: orgId }, request);
    return { items: rows.map(toProfile), ...page };
  }

  override async list(orgId: OrgId, request: ContactListRequest): Promise<Page<RenderedJson<ContactRecord>>> {
    const { filter, sort, limit, offset, cursor } = request;
    const { of, ...key } = SORT_KEYS[sort.field];
    const selected = selectContacts(orgId, filter, { sortsBySearch: of === 'search', sortsByContact: of === 'contact' });
    const identityOf = (stages: unknown): KeysetList['identity'] => [orgId, 'contacts', ...filterIdentity(filter, stages), snakeCase(sort.field), sort.descending];
    const counted = selectContacts(orgId, filter, { sortsBySearch: false, sortsByContact: false });
    try {
      const [page, total] = await Promise.all([
        CONTACT_BODIES.list(this.database, {
          table: selected.table,
          ...(selected.isSearchAlone ? { details: 'contacts' } : {}),
          where: selected.where,
          sort: { ...key, descending: sort.descending },
          limit,
          offset,
          cursor,
          identity: identityOf(filter.stages?.asked ?? null),
          ...(filter.stages ? { formerIdentity: identityOf(filter.stages.keys) } : {}),
          followsChanges: filter.updatedSince !== null,
          keepPlan: isIndexed(filter, sort.field),
        }),
        request.withTotal ? countRows(this.database, counted.table, counted.where) : undefined,
      ]);
      // A client that counts by limit and offset would pass over what a shorter page leaves out.
      if (page.items.length < limit && page.nextCursor !== null && cursor === null && filter.updatedSince === null) throw pageTooLarge(page.items.length);
      return { ...page, ...(total === undefined ? {} : { total }) };
    } catch (error) {
      throw (isOutOfTime(error) && tooBroad(request, error)) || error;
    }
  }
}

/**
 * The filter as part of a cursor's identity; lists without an order are sorted. Fields have their columns' names, as in
 * every release before: a change here invalidates the cursors of clients that are paging during the upgrade.
 * @param stages what identifies the stages
 */
function filterIdentity({ tags, ids, has, missing, ownerId, ...exact }: ContactFilter, stages: unknown): unknown[] {
  const sets = { tags, ids, has: has?.map(snakeCase) ?? null, missing: missing?.map(snakeCase) ?? null };
  return [{ ...exact, stages }, ...Object.values(sets).map((values) => (values === null ? null : [...values].sort())), ...(ownerId === null ? [] : [ownerId])];
}

/** Whether one index serves both the filter and the order. */
function isIndexed({ label, stages, ownerId, updatedSince, ...others }: ContactFilter, sort: ContactSortField): boolean {
  if (Object.values(others).some((value) => value !== null) || (stages && stages.keys.length > 1)) return false;
  const indexed = [label, stages, ownerId].filter((value) => value !== null).length;
  if (sort === 'createdAt') return updatedSince === null && indexed < 2;
  return sort === 'updatedAt' && indexed === 0;
}
