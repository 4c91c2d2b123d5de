import { Injectable } from '@nestjs/common';
import type { NoteView } from '../../../../contracts/note-record.js';
import { Failure } from '../../../../kernel/failure.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { foldedPart, literalPattern } from '../../../../platform/database/folded-text.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import { isOutOfTime } from '../../../../platform/database/postgres-errors.js';
import { NoteQueries, type NoteListRequest } from '../../ports/note.queries.js';
import { type NoteViewRow, toView, VIEW_COLUMNS } from './note.table.js';

const FIND = `SELECT ${VIEW_COLUMNS} FROM notes WHERE org_id = $1 AND id = $2`;

/** Each has the columns `org_id`, `id` and `created_at` of the note, and an index on its filter in the order of the list. */
const LISTS = {
  accountId: '(SELECT org_id, note_id AS id, created_at, account_id FROM note_accounts) a',
  contactId: '(SELECT org_id, note_id AS id, created_at, contact_id FROM note_contacts) c',
  text: 'notes_search',
} as const;

/** The same without the order, to be joined with another. */
const FILTERS = {
  contactId: '(SELECT org_id, note_id AS id, contact_id FROM note_contacts) c',
  text: '(SELECT org_id, id, folded FROM notes_search) s',
} as const;

@Injectable()
export class PostgresNoteQueries extends NoteQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<NoteView | null> {
    const [row] = await this.database.query<NoteViewRow>({ name: 'note_by_id', text: FIND, values: [orgId, id] });
    return row ? toView(row) : null;
  }

  override async list(orgId: OrgId, { accountId, contactId, text, limit, cursor }: NoteListRequest): Promise<Page<NoteView>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    if (accountId !== null) where.and(`account_id = ${where.bind(accountId)}`);
    if (contactId !== null) where.and(`contact_id = ${where.bind(contactId)}`);
    if (text !== null) where.and(`folded LIKE ${where.bind(`%${literalPattern(foldedPart(text))}%`)}`);
    const filters = (['accountId', 'contactId', 'text'] as const).filter((filter) => ({ accountId, contactId, text })[filter] !== null);
    try {
      const { rows, nextCursor } = await readPage<NoteViewRow>(this.database, {
        ...tablesOf(filters),
        columns: VIEW_COLUMNS,
        bytes: 'octet_length(content)',
        where,
        sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
        limit,
        offset: 0,
        cursor,
        identity: [orgId, 'notes', accountId, contactId, text, limit],
        // One index serves a single filter by a record, and the order; a text has its plan by its value.
        keepPlan: text === null && filters.length < 2,
      });
      return { items: rows.map(toView), nextCursor };
    } catch (error) {
      throw (text !== null && isOutOfTime(error) && tooBroad(error)) || error;
    }
  }
}

function tablesOf([first, ...others]: readonly (keyof typeof LISTS)[]): { table: string; details?: string } {
  if (first === undefined) return { table: 'notes' };
  const joined = others.map((filter) => ` JOIN ${FILTERS[filter as keyof typeof FILTERS]} USING (org_id, id)`);
  return { table: `${LISTS[first]}${joined.join('')}`, details: 'notes' };
}

/** A search that took too long. */
function tooBroad(cause: unknown): Failure {
  const rule = 'makes this list take too long: narrow it';
  return new Failure('invalid', 'list_too_broad', `The text ${rule}.`, [{ path: ['text'], code: 'too_broad', rule }], { cause });
}
