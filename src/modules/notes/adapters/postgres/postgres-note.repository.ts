import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Note, type NoteState } from '../../domain/note.js';
import { NoteRepository } from '../../ports/note.repository.js';
import { stageLinks } from './note-link.table.js';
import { noteSearchTable, toSearchRow } from './note-search.table.js';
import { notesTable, type NoteRow, type NoteViewRow, STATE_COLUMNS, toRow, toState } from './note.table.js';

const FIND = `SELECT ${STATE_COLUMNS} FROM notes WHERE org_id = $1 AND id = $2`;
const OF_ACCOUNT = `SELECT ${STATE_COLUMNS} FROM notes WHERE org_id = $1 AND id = ANY (ARRAY(SELECT l.note_id FROM note_accounts l WHERE l.org_id = $1 AND l.account_id = $2 LIMIT $3))`;
const OF_CONTACT = `SELECT ${STATE_COLUMNS} FROM notes WHERE org_id = $1 AND id = ANY (ARRAY(SELECT l.note_id FROM note_contacts l WHERE l.org_id = $1 AND l.contact_id = ANY ($2::uuid[])))`;

type StateRow = NoteRow & NoteViewRow;

@Injectable()
export class PostgresNoteRepository extends NoteRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Note | null> {
    return this.units.find(notesTable, [orgId, id], async () => {
      const [row] = await this.database.query<StateRow>({ name: 'note_to_change', text: FIND, values: [orgId, id] });
      return row ? Note.restore(toState(row)) : null;
    });
  }

  override ofContact(orgId: OrgId, contactId: string): Promise<Note[]> {
    return this.about(orgId, contactId, 'notes_of_contact', () => this.read('notes_of_contact', OF_CONTACT, [orgId, [contactId]]), ({ contactIds }) => contactIds);
  }

  override async loadOfContacts(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    let read: Promise<Note[]> | undefined;
    const load = async (id: string): Promise<Note[]> => (await (read ??= this.read('notes_of_contact', OF_CONTACT, [orgId, contactIds]))).filter(({ state }) => state.contactIds.includes(id));
    await Promise.all(contactIds.map((id) => this.about(orgId, id, 'notes_of_contact', () => load(id), (state) => state.contactIds)));
  }

  override ofAccount(orgId: OrgId, accountId: string, atMost: number): Promise<Note[]> {
    return this.about(orgId, accountId, 'notes_of_account', () => this.read('notes_of_account', OF_ACCOUNT, [orgId, accountId, atMost]), ({ accountIds }) => accountIds);
  }

  override save(actor: Actor, note: Note): void {
    const { orgId, id } = note.state;
    this.units.save(notesTable, [orgId, id], note, (rows) => this.stage(rows, actor, note));
  }

  private about(orgId: OrgId, recordId: string, name: string, load: () => Promise<Note[]>, idsOf: (state: NoteState) => readonly string[]): Promise<Note[]> {
    return this.units.list<Note>(notesTable, {
      name: [name, orgId, recordId],
      load,
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && idsOf(state).includes(recordId),
    });
  }

  private async read(name: string, text: string, values: readonly unknown[]): Promise<Note[]> {
    return (await this.database.query<StateRow>({ name, text, values })).map((row) => Note.restore(toState(row)));
  }

  private stage(rows: StagedRows, actor: Actor, note: Note): void {
    if (!note.isChanged) return;
    const { state, stored } = note;
    if (note.isDeleted && !stored) return;
    const subject = { recordType: 'note', recordId: state.id, contactId: null, sequence: state.sequence } as const;
    const row = toRow(state, this.outbox.stage(rows, actor, subject, note.changedAt, note.events()));
    stageLinks(rows, stored, note.isDeleted ? null : state);
    if (!stored) {
      rows.insert(notesTable, row);
      rows.insert(noteSearchTable, toSearchRow(state));
    } else if (note.isDeleted) {
      rows.delete(notesTable, { org_id: state.orgId, id: state.id }, stored.version);
    } else {
      rows.update(notesTable, row, stored.version);
      if (stored.title !== state.title || stored.content !== state.content) rows.update(noteSearchTable, toSearchRow(state), null);
    }
  }
}
