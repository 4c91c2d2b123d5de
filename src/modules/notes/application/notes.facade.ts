import { Injectable } from '@nestjs/common';
import type { NoteView } from '../../../contracts/note-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { type NoteSeed, NotesApi } from '../notes.api.js';
import { WriteNote } from './write-note.js';

@Injectable()
export class NotesFacade extends NotesApi {
  constructor(private readonly writeNote: WriteNote) {
    super();
  }

  override write(actor: Actor, seed: NoteSeed): Promise<NoteView> {
    // No contact is created, so no source is asked for.
    return this.writeNote.execute(actor, { ...seed, accountIds: [], contactEmails: [], source: 'api' });
  }
}
