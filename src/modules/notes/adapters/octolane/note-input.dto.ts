import { MAX_NOTE_REFERENCES, NOTE_FIELDS } from '../../../../contracts/note-fields.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { EmailsField, TextField } from '../../../../platform/input/fields.js';
import { IdParam, SearchParam } from '../../../../platform/input/query-params.js';
import { DomainsField, IdsField } from '../../../../platform/input/reference-fields.js';
import { DateField } from '../../../../surfaces/octolane/input.js';
import { PageQuery } from '../../../../surfaces/octolane/page.dto.js';
import type { NoteChange } from '../../application/update-note.js';
import type { NewNote } from '../../application/write-note.js';
import type { NoteListRequest } from '../../ports/note.queries.js';

const CONTENT = { ...NOTE_FIELDS.content.rules, description: 'The note itself; line breaks and tabs are kept.', example: 'They agree to the Q3 contract.\nNext call in May.' } as const;
const ACCOUNT_ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72';
const CONTACT_ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b';

/** The fields of a note that a client may send at any time (octolane.md, Accounts, contacts, notes). */
abstract class NoteInput {
  @TextField({ ...NOTE_FIELDS.title.rules, description: 'A line above the note.', example: 'Call about the Q3 contract' })
  title?: string | null;

  @IdsField({ maxItems: MAX_NOTE_REFERENCES, description: 'Ids of accounts that it is about.', example: [ACCOUNT_ID] })
  account_ids?: string[];

  @IdsField({ maxItems: MAX_NOTE_REFERENCES, description: 'Ids of contacts that it is about.', example: [CONTACT_ID] })
  contact_ids?: string[];
}

/** A note to write: its content, and at least one account or contact that it is about, 100 of them at most. */
export class WriteNoteBody extends NoteInput {
  @TextField({ ...CONTENT, required: true })
  content!: string;

  @DomainsField({ maxItems: MAX_NOTE_REFERENCES, description: 'Domains of accounts that it is about. An account that does not exist yet is created.', example: ['wasatchdrug.example'] })
  account_domains?: string[];

  @EmailsField({ maxItems: MAX_NOTE_REFERENCES, description: 'Emails of contacts that it is about. A contact that does not exist yet is created.', example: ['sales@wasatchdrug.example'] })
  contact_emails?: string[];

  @DateField({ description: 'When it was written; now, unless it is given.', example: 1770768000000 })
  created_at?: Timestamp | null;
}

/** A change of a note: only the fields sent change, `null` clears the title; a list of ids replaces the one before. */
export class UpdateNoteBody extends NoteInput {
  @TextField(CONTENT)
  content?: string;
}

/** The query of the note list; filters narrow it together. */
export class NoteListQuery extends PageQuery {
  @IdParam({ description: 'Only notes about this account.', example: ACCOUNT_ID })
  account_id?: string;

  @IdParam({ description: 'Only notes about this contact.', example: CONTACT_ID })
  contact_id?: string;

  @SearchParam({ max: 255, description: 'Only notes whose title or content contains this text, without regard to case or accents.', example: 'q3 contract' })
  q?: string;
}

/** The note in the domain's words. */
export function toNewNote({ title, content, account_domains, account_ids, contact_emails, contact_ids, created_at }: WriteNoteBody): NewNote {
  return {
    title: title ?? null,
    content,
    accountDomains: account_domains ?? [],
    accountIds: account_ids ?? [],
    contactEmails: contact_emails ?? [],
    contactIds: contact_ids ?? [],
    createdAt: created_at ?? null,
    source: 'api',
  };
}

/** The fields that were sent, in the domain's words. */
export function toChange({ title, content, account_ids, contact_ids }: UpdateNoteBody): NoteChange {
  return {
    ...(title === undefined ? {} : { title }),
    ...(content === undefined ? {} : { content }),
    ...(account_ids === undefined ? {} : { accountIds: account_ids }),
    ...(contact_ids === undefined ? {} : { contactIds: contact_ids }),
  };
}

/** The query in the domain's words. */
export function toListRequest({ account_id, contact_id, q, limit, cursor }: NoteListQuery): NoteListRequest {
  return { accountId: account_id ?? null, contactId: contact_id ?? null, text: q ?? null, limit, cursor: cursor ?? null };
}
