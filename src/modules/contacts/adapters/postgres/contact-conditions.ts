import { FOLDED_CONTACT, SOUGHT_BY_TEXT } from '../../../../contracts/folded-contact.js';
import { emailKey } from '../../../../kernel/email.js';
import { digitsOf } from '../../../../kernel/fold.js';
import { snakeCase } from '../../../../kernel/snake-case.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { containsFolded, FOLDED_SEPARATOR, foldedColumn, foldedPart, foundBy, literalPattern } from '../../../../platform/database/folded-text.js';
import { Conditions } from '../../../../platform/database/keyset-list.js';
import type { ContactFilter, OptionalField } from '../../ports/contact.queries.js';

/** The table and the conditions of a list of contacts. */
export interface ContactSelection {
  readonly table: string;
  readonly where: Conditions;
  /** Whether the table has only the columns of `contacts_search`. */
  readonly isSearchAlone: boolean;
}

/**
 * The table and conditions of a list of contacts. If only columns of `contacts_search` are needed, that table is read
 * alone, so that one index serves the filter or the order.
 * @param sortsBySearch whether the order needs columns of `contacts_search`, too @param sortsByContact whether the
 * order needs columns that only `contacts` has
 */
export function selectContacts(orgId: OrgId, filter: ContactFilter, { sortsBySearch, sortsByContact }: { sortsBySearch: boolean; sortsByContact: boolean }): ContactSelection {
  const where = new Conditions();
  const org = where.bind(orgId);
  where.and(`org_id = ${org}`);
  addIds(where, org, filter);
  addSearch(where, filter);
  const searches = sortsBySearch || filter.text !== null || filter.phone !== null || filter.company !== null;
  const before = where.conditions.length;
  addFields(where, filter);
  const readsContact = sortsByContact || where.conditions.length > before;
  if (!searches) return { table: 'contacts', where, isSearchAlone: false };
  if (!readsContact) return { table: 'contacts_search', where, isSearchAlone: true };
  return { table: 'contacts JOIN (SELECT org_id, id, folded FROM contacts_search) s USING (org_id, id)', where, isSearchAlone: false };
}

/** Conditions on the contact's own columns. */
function addFields(where: Conditions, filter: ContactFilter): void {
  if (filter.label !== null) where.and(`label = ${where.bind(filter.label)}`);
  const [only, ...others] = filter.stages?.keys ?? [];
  if (filter.stages) where.and(others.length === 0 ? `deal_stage = ${where.bind(only ?? null)}` : `deal_stage = ANY(${where.bind(filter.stages.keys)}::text[])`);
  if (filter.updatedSince !== null) where.and(`updated_at >= ${where.bind(filter.updatedSince)}::timestamptz`);
  if (filter.source !== null) where.and(`source = ${where.bind(filter.source)}`);
  if (filter.ownerId !== null) where.and(`owner_id = ${where.bind(filter.ownerId)}`);
  if (filter.tags !== null) where.and(`tags @> ${where.bind(filter.tags)}::text[]`);
  for (const field of filter.has ?? []) where.and(`NOT (${isAbsent(field)})`);
  for (const field of filter.missing ?? []) where.and(isAbsent(field));
}

/**
 * Conditions on ids: for an array parameter, Postgres estimates ten rows, and so never walks a whole list to find the
 * few, whatever its statistics.
 */
function addIds(where: Conditions, org: string, { ids, email }: ContactFilter): void {
  if (ids !== null) where.and(`id = ANY (${where.bind(ids)}::uuid[])`);
  if (email !== null) where.and(`id = ANY (ARRAY(SELECT e.id FROM contacts_search e WHERE e.org_id = ${org} AND e.email_key = ${where.bind(emailKey(email))}))`);
}

function addSearch(where: Conditions, { text, phone, company }: ContactFilter): void {
  if (text !== null) containsFolded(where, text, SOUGHT_BY_TEXT);
  if (phone !== null) containsFolded(where, digitsOf(phone), [FOLDED_CONTACT.phone]);
  if (company !== null) {
    const part = foldedPart(company);
    const between = `%${FOLDED_SEPARATOR}${literalPattern(part)}${FOLDED_SEPARATOR}%`;
    foundBy(where, where.bind(between), `${foldedColumn(FOLDED_CONTACT.company)} = ${where.bind(part)}`);
  }
}

function isAbsent(field: OptionalField): string {
  return field === 'tags' ? "tags = '{}'" : `${snakeCase(field)} IS NULL`;
}
