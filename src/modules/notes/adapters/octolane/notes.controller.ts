import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { publishNote } from '../../../../contracts/note-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkBody } from '../../../../surfaces/octolane/bulk.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { ChangedBody, ListBody } from '../../../../surfaces/octolane/input.js';
import { pageInfo } from '../../../../surfaces/octolane/page.dto.js';
import { DeleteNote } from '../../application/delete-note.js';
import { UpdateNote } from '../../application/update-note.js';
import { WriteNote } from '../../application/write-note.js';
import { WriteNotes } from '../../application/write-notes.js';
import { noteNotFound } from '../../domain/note.errors.js';
import { NoteQueries } from '../../ports/note.queries.js';
import { NoteListQuery, toChange, toListRequest, toNewNote, UpdateNoteBody, WriteNoteBody } from './note-input.dto.js';
import { NOTE_FORM, NoteAnswer, NoteDeletedAnswer, NotesAnswer, NotesProcessedAnswer } from './notes.dto.js';

/** `/v1/notes` (octolane.md, Accounts, contacts, notes; Reads). */
@ApiTags('Notes')
@Controller('v1/notes')
export class NotesController {
  constructor(
    private readonly queries: NoteQueries,
    private readonly writeNote: WriteNote,
    private readonly writeNotes: WriteNotes,
    private readonly updateNote: UpdateNote,
    private readonly deleteNote: DeleteNote,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listNotes',
    summary: 'List notes',
    description: 'Lists notes, newest first. Filters narrow the list together.',
    success: { status: 200, description: 'A page of notes.', type: NotesAnswer },
    errors: [],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: NoteListQuery): Promise<NotesAnswer> {
    const page = await this.queries.list(actor.orgId, toListRequest(query));
    return answered('Notes retrieved successfully', { notes: page.items.map(publishNote), ...pageInfo(page, query) });
  }

  @Post()
  @RequireScope('write', {
    id: 'writeNote',
    summary: 'Write a note',
    description:
      'Writes a note about accounts and contacts, at least one. Those named by domain or email are created if they do not exist, in one transaction with the note. Two requests make two notes. Fires `note.created`.',
    success: { status: 201, description: 'The note as written.', type: NoteAnswer, record: true },
    body: true,
    errors: ['not_found'],
  })
  @ApiBody({ type: WriteNoteBody, required: true })
  async write(@CurrentActor() actor: Actor, @Body() body: WriteNoteBody): Promise<NoteAnswer> {
    return answered('Note created successfully', NOTE_FORM.show(await this.writeNote.execute(actor, toNewNote(body))));
  }

  @Post('bulk')
  @RequireScope('write', {
    id: 'writeNotes',
    summary: 'Write many notes',
    description:
      'Writes 1 to 100 notes, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` doubles nothing.',
    success: { status: 201, description: 'At least one note was written.', type: NotesProcessedAnswer },
    body: true,
    errors: [],
  })
  @BulkBody(WriteNoteBody)
  async bulk(@CurrentActor() actor: Actor, @ListBody(WriteNoteBody) items: ListItem<WriteNoteBody>[]): Promise<NotesProcessedAnswer> {
    const outcomes = await this.writeNotes.execute(actor, items.map((item) => ('value' in item ? { value: toNewNote(item.value) } : item)));
    return answeredBulk('Notes processed successfully', outcomes);
  }

  @Get(':id')
  @RequireScope('read', {
    id: 'getNote',
    summary: 'Get a note',
    description: 'Reads one note.',
    success: { status: 200, description: 'The note.', type: NoteAnswer, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<NoteAnswer> {
    const note = await this.queries.find(actor.orgId, id);
    if (!note) throw noteNotFound();
    return answered('Note retrieved successfully', NOTE_FORM.show(note));
  }

  @Patch(':id')
  @RequireScope('write', {
    id: 'updateNote',
    summary: 'Update a note',
    description: 'Changes the fields that are sent and leaves the others. A list of ids replaces the one before; the note has to be about something afterwards. Fires `note.updated`, unless nothing changes.',
    success: { status: 200, description: 'The note as it now is.', type: NoteAnswer, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateNoteBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateNoteBody) change: RecordChange<UpdateNoteBody>, @Conditions() conditions: RequestConditions): Promise<NoteAnswer> {
    const note = await this.updateNote.execute(actor, { id, change: change.for(NOTE_FORM, toChange), precondition: conditions.on(NOTE_FORM) });
    return answered('Note updated successfully', NOTE_FORM.show(note));
  }

  @Delete(':id')
  @RequireScope('write', {
    id: 'deleteNote',
    summary: 'Delete a note',
    description: 'Deletes a note for good; what it is about stays. Fires `note.deleted`.',
    success: { status: 200, description: 'The note is gone.', type: NoteDeletedAnswer },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<NoteDeletedAnswer> {
    await this.deleteNote.execute(actor, { id, precondition: conditions.on(NOTE_FORM) });
    return answered('Note deleted successfully', { id });
  }
}
