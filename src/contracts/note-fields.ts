import { type FieldValues, name, text } from '../kernel/fields.js';

/** The most accounts and contacts that one note may be about, together (octolane.md, notes). */
export const MAX_NOTE_REFERENCES = 100;

/** The fields of a note that a client may set, in the order in which they are published (octolane.md, notes). */
export const NOTE_FIELDS = {
  title: text({ max: 500 }),
  content: name({ max: 100_000, lines: true, notBlank: true }),
};

/** Texts are trimmed and not blank; the title may be null. */
export type NoteFields = FieldValues<typeof NOTE_FIELDS>;
