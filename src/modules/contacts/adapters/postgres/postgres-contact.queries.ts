import { Injectable } from '@nestjs/common';
import { publishContact, type ContactRecord } from '../../../../contracts/contact-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import type { SortType } from '../../../../platform/database/keyset-cursor.js';
import { countRows, readPage, Where } from '../../../../platform/database/keyset-list.js';
import { ContactQueries, type ContactFilter, type ContactListRequest, type ContactSortField } from '../../ports/contact.queries.js';
import { contactsTable, toPublishable, type ListedRow } from './contact.table.js';

const UNLISTED: ReadonlySet<string> = new Set(['org_id', 'version', 'seq']);
const COLUMNS = contactsTable.columns.filter((column) => !UNLISTED.has(column)).join(', ');
const FIND = `SELECT ${COLUMNS} FROM contacts WHERE org_id = $1 AND id = $2`;

/** Absent texts and values sort before all others. */
const SORT_KEYS: Readonly<Record<ContactSortField, { readonly expression: string; readonly type: SortType; readonly listed?: string }>> = {
  created_at: { expression: 'created_at', type: 'timestamptz', listed: 'created_at' },
  updated_at: { expression: 'updated_at', type: 'timestamptz', listed: 'updated_at' },
  full_name: { expression: `lower(coalesce(full_name, '')) COLLATE "C"`, type: 'text' },
  company: { expression: `lower(coalesce(company, '')) COLLATE "C"`, type: 'text' },
  deal_value: { expression: 'coalesce(deal_value, -1)', type: 'numeric' },
};

@Injectable()
export class PostgresContactQueries extends ContactQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<ContactRecord | null> {
    const [row] = await this.database.query<ListedRow>({ name: 'contact_by_id', text: FIND, values: [orgId, id] });
    return row ? publishContact(toPublishable(row)) : null;
  }

  override async list(orgId: OrgId, request: ContactListRequest): Promise<Page<ContactRecord>> {
    const { filter, sort, limit, offset, cursor } = request;
    const where = conditionsOf(orgId, filter);
    const [{ rows, ...page }, total] = await Promise.all([
      readPage<ListedRow>(this.database, {
        table: 'contacts',
        columns: COLUMNS,
        where,
        sort: { ...SORT_KEYS[sort.field], descending: sort.descending },
        limit,
        offset,
        cursor,
        identity: ['contacts', filter.label, filter.stages, filter.text, filter.updatedSince, sort.field, sort.descending],
        followsChanges: filter.updatedSince !== null,
        keepPlan: isIndexed(filter, sort.field),
      }),
      request.withTotal ? countRows(this.database, 'contacts', where) : undefined,
    ]);
    return { items: rows.map((row) => publishContact(toPublishable(row))), ...page, ...(total === undefined ? {} : { total }) };
  }
}

/** Whether one index serves both the filter and the order. */
function isIndexed({ label, stages, text, updatedSince }: ContactFilter, sort: ContactSortField): boolean {
  if (text !== null || (stages && stages.length > 1)) return false;
  if (sort === 'created_at') return updatedSince === null && (label === null || stages === null);
  return sort === 'updated_at' && label === null && stages === null;
}

function conditionsOf(orgId: OrgId, filter: ContactFilter): Where {
  const where = new Where();
  where.and(`org_id = ${where.bind(orgId)}`);
  if (filter.label !== null) where.and(`label = ${where.bind(filter.label)}`);
  const [only, ...others] = filter.stages ?? [];
  if (filter.stages) where.and(others.length === 0 ? `deal_stage = ${where.bind(only ?? null)}` : `deal_stage = ANY(${where.bind(filter.stages)}::text[])`);
  if (filter.updatedSince !== null) where.and(`updated_at >= ${where.bind(filter.updatedSince)}::timestamptz`);
  if (filter.text !== null) {
    const pattern = where.bind(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
    // The index covers more than the two columns: it finds, the columns themselves decide. In a CASE, because Postgres
    // would take the two conditions for independent, believe that next to nothing matches, and never walk a list.
    where
      .and(`search LIKE lower(${pattern})`)
      .and(`CASE WHEN lower(full_name) LIKE lower(${pattern}) OR lower(company) LIKE lower(${pattern}) THEN true ELSE false END`);
  }
  return where;
}
