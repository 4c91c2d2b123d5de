import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountHooks } from '../accounts/accounts.api.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactHooks } from '../contacts/contacts.api.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { NotesController } from './adapters/octolane/notes.controller.js';
import { noteAccountsTable, noteContactsTable } from './adapters/postgres/note-link.table.js';
import { noteSearchTable } from './adapters/postgres/note-search.table.js';
import { notesTable } from './adapters/postgres/note.table.js';
import { PostgresNoteQueries } from './adapters/postgres/postgres-note.queries.js';
import { PostgresNoteRepository } from './adapters/postgres/postgres-note.repository.js';
import { DeleteNote } from './application/delete-note.js';
import { NotesFacade } from './application/notes.facade.js';
import { ReferenceCheck } from './application/reference-check.js';
import { ReleaseAccount } from './application/release-account.js';
import { ReleaseContact } from './application/release-contact.js';
import { UpdateNote } from './application/update-note.js';
import { WriteNote } from './application/write-note.js';
import { WriteNotes } from './application/write-notes.js';
import { NotesApi } from './notes.api.js';
import { NoteQueries } from './ports/note.queries.js';
import { NoteRepository } from './ports/note.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([notesTable.entity, noteAccountsTable.entity, noteContactsTable.entity, noteSearchTable.entity]), AccountsModule, ContactsModule],
  controllers: [NotesController],
  providers: [
    WriteNote,
    WriteNotes,
    UpdateNote,
    DeleteNote,
    ReferenceCheck,
    ReleaseAccount,
    ReleaseContact,
    { provide: NotesApi, useClass: NotesFacade },
    { provide: NoteRepository, useClass: PostgresNoteRepository },
    { provide: NoteQueries, useClass: PostgresNoteQueries },
  ],
  exports: [NotesApi],
})
export class NotesModule implements OnModuleInit {
  constructor(
    private readonly accountHooks: AccountHooks,
    private readonly contactHooks: ContactHooks,
    private readonly releaseAccount: ReleaseAccount,
    private readonly releaseContact: ReleaseContact,
  ) {}

  onModuleInit(): void {
    this.accountHooks.register(this.releaseAccount);
    this.contactHooks.register(this.releaseContact);
  }
}
