import { statementName } from '../../../../platform/database/statement-name.js';
import type { Statement } from '../../../../platform/database/statement.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { ContactFilter, ContactListRequest, ContactSortField } from '../../ports/contact.queries.js';
import { contactsTable } from './contact.table.js';

/** The last row of a page: what it was sorted by, and its id. */
export interface Position {
  readonly value: string;
  readonly id: string;
}

interface SortKey {
  /** Never null, so that pages can be cut by a row comparison; one with `nulls last` would lose every null. */
  readonly expression: string;
  readonly type: 'timestamptz' | 'text' | 'numeric';
}

/** Absent texts and values sort before all others. */
const SORT_KEYS: Readonly<Record<ContactSortField, SortKey>> = {
  created_at: { expression: 'created_at', type: 'timestamptz' },
  updated_at: { expression: 'updated_at', type: 'timestamptz' },
  full_name: { expression: `lower(coalesce(full_name, '')) COLLATE "C"`, type: 'text' },
  company: { expression: `lower(coalesce(company, '')) COLLATE "C"`, type: 'text' },
  deal_value: { expression: 'coalesce(deal_value, -1)', type: 'numeric' },
};

const COLUMNS = contactsTable.columns.join(', ');

/** One page and the row after it, with the sort key of each row as `position`. */
export function listStatement(orgId: OrgId, request: ContactListRequest, after: Position | null): Statement {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const { expression, type } = SORT_KEYS[request.sort.field];
  const conditions = filterConditions(orgId, request.filter, bind);
  if (after) {
    const comparison = request.sort.descending ? '<' : '>';
    conditions.push(`(${expression}, id) ${comparison} (${bind(after.value)}::${type}, ${bind(after.id)}::uuid)`);
  }
  const direction = request.sort.descending ? 'DESC' : 'ASC';
  const text =
    `SELECT ${COLUMNS}, (${expression})::text AS position FROM contacts WHERE ${conditions.join(' AND ')}` +
    ` ORDER BY ${expression} ${direction}, id ${direction} LIMIT ${bind(request.limit + 1)}` +
    (request.offset > 0 ? ` OFFSET ${bind(request.offset)}` : '');
  return prepared(text, values, request.filter);
}

/** How many contacts the filter finds. */
export function countStatement(orgId: OrgId, filter: ContactFilter): Statement {
  const values: unknown[] = [];
  const conditions = filterConditions(orgId, filter, (value) => `$${values.push(value)}`);
  return prepared(`SELECT count(*)::int AS total FROM contacts WHERE ${conditions.join(' AND ')}`, values, filter);
}

function filterConditions(orgId: OrgId, filter: ContactFilter, bind: (value: unknown) => string): string[] {
  const conditions = [`org_id = ${bind(orgId)}`];
  if (filter.label !== null) conditions.push(`label = ${bind(filter.label)}`);
  if (filter.stage !== null) conditions.push(`deal_stage = ${bind(filter.stage)}`);
  if (filter.updatedSince !== null) conditions.push(`updated_at >= ${bind(filter.updatedSince)}::timestamptz`);
  if (filter.text !== null) {
    const pattern = bind(`%${filter.text.replace(/[\\%_]/g, '\\$&')}%`);
    // The index covers more than the two columns: it finds, the columns themselves decide.
    conditions.push(`search LIKE lower(${pattern})`, `(lower(full_name) LIKE lower(${pattern}) OR lower(company) LIKE lower(${pattern}))`);
  }
  return conditions;
}

/** A search goes unnamed: what its best plan is depends on the word, and a plan kept for all words is far off for some. */
function prepared(text: string, values: readonly unknown[], filter: ContactFilter): Statement {
  const name = filter.text === null ? statementName(text) : undefined;
  return name === undefined ? { text, values } : { name, text, values };
}
