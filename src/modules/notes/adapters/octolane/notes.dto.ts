import { ApiProperty } from '@nestjs/swagger';
import { type NoteRecord, publishNote } from '../../../../contracts/note-record.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import { Deleted } from '../../../../surfaces/octolane/deleted.dto.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { PageInfo } from '../../../../surfaces/octolane/page.dto.js';

const IDS = { type: 'array', items: { type: 'string', format: 'uuid' } } as const;

/** A note as this API and its events show it. */
export class Note implements NoteRecord {
  @ApiProperty({ description: 'Id of the note, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a73' })
  id!: string;

  @ApiProperty({ description: 'A line above the note.', type: String, nullable: true, example: 'Call about the Q3 contract' })
  title!: string | null;

  @ApiProperty({ description: 'The note itself.', example: 'They agree to the Q3 contract.\nNext call in May.' })
  content!: string;

  @ApiProperty({ description: 'Ids of the accounts that it is about, sorted.', ...IDS, example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72'] })
  account_ids!: readonly string[];

  @ApiProperty({ description: 'Ids of the contacts that it is about, sorted.', ...IDS, example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'] })
  contact_ids!: readonly string[];

  @ApiProperty({ description: 'When it was written, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  created_at!: number;

  @ApiProperty({ description: 'When it last changed, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  updated_at!: number;
}

class Notes extends PageInfo {
  @ApiProperty({ description: 'The notes of this page, newest first.', type: [Note] })
  notes!: Note[];
}

/** The answer with one note. */
export class NoteAnswer extends answerWith(Note, 'Note retrieved successfully') {}

/** The answer with a page of notes. */
export class NotesAnswer extends answerWith(Notes, 'Notes retrieved successfully') {}

/** The answer to the deletion of a note. */
export class NoteDeletedAnswer extends answerWith(Deleted, 'Note deleted successfully') {}

/** The answer to a bulk of notes. */
export class NotesProcessedAnswer extends answerWith(BulkResults, 'Notes processed successfully') {}

/** How a note looks in this API. */
export const NOTE_FORM = RecordForm.ofVersions('octolane-note.1', publishNote);
