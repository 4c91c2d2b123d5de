import { createHash } from 'node:crypto';
import { DomainError } from '../../../../kernel/domain-error.js';
import { parseDatabaseTime } from '../../../../platform/database/database-time.js';
import { isUuid } from '../../../../kernel/ids.js';
import type { ContactListRequest, ContactSortField } from '../../ports/contact.queries.js';
import type { Position } from './contact-list.sql.js';

type Form = (value: string) => boolean;

const isTime: Form = (value) => parseDatabaseTime(value) !== null;
const isText: Form = (value) => !value.includes('\0') && value.length <= 4096;
const isDecimal: Form = (value) => /^-?\d{1,12}(?:\.\d{1,2})?$/.test(value);
/** What the sort key of each field looks like: what Postgres cannot read never reaches it. */
const FORMS: Readonly<Record<ContactSortField, Form>> = { created_at: isTime, updated_at: isTime, full_name: isText, company: isText, deal_value: isDecimal };

/** The text that leads to the page after this row; opaque to clients, and good for this filter and sort alone. */
export function writeCursor(request: ContactListRequest, last: Position): string {
  return Buffer.from(JSON.stringify([fingerprint(request), last.value, last.id])).toString('base64url');
}

/** The row after which the page begins. Throws `invalid` on `cursor` if it is not a cursor of this very list. */
export function readCursor(request: ContactListRequest, cursor: string): Position {
  const [print, value, id] = parts(cursor);
  const form = FORMS[request.sort.field];
  if (typeof print !== 'string' || typeof value !== 'string' || typeof id !== 'string' || !isUuid(id)) {
    throw refused('format', 'The cursor is not one of this API: take it from meta.next_cursor as it is, or leave it out for the first page.');
  }
  if (print !== fingerprint(request) || !form(value)) {
    throw refused('mismatch', 'The cursor belongs to another list: keep label, stage, q, sort and updated_since as they were, or leave the cursor out.');
  }
  return { value, id };
}

function parts(cursor: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parsed) && parsed.length === 3 ? parsed : [];
  } catch {
    return [];
  }
}

function fingerprint({ filter, sort }: ContactListRequest): string {
  const list = JSON.stringify([filter.label, filter.stage, filter.text, filter.updatedSince, sort.field, sort.descending]);
  return createHash('sha256').update(list).digest('base64url').slice(0, 8);
}

function refused(code: string, message: string): DomainError {
  return new DomainError('invalid', 'cursor_invalid', message, [{ field: 'cursor', code, message }]);
}
