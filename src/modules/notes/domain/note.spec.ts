import { newId, newOrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { Note, type NoteReferences } from './note.js';

const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));
const [acme, other, ada, bob] = [newId(), newId(), newId(), newId()].sort() as [string, string, string, string];

function written({ accountIds = [], contactIds = [] }: Partial<NoteReferences>): Note {
  return Note.write(newOrgId(), { title: 'Call', content: 'They agree.' }, { accountIds, contactIds }, null, at(0));
}

const storedNote = (references: Partial<NoteReferences>): Note => Note.restore(written(references).state);
const typesOf = (note: Note): string[] => note.events().map(({ type }) => type);

it('is written now, or when its author says, and shows each reference once, in the order of the ids', () => {
  const note = written({ accountIds: [other, acme, other], contactIds: [bob, ada] });
  expect(note.publish()).toEqual({ id: note.state.id, title: 'Call', content: 'They agree.', account_ids: [acme, other], contact_ids: [ada, bob], created_at: Date.parse(at(0)), updated_at: Date.parse(at(0)) });
  expect(note.events()).toEqual([{ type: 'note.created', payload: { note: note.publish() } }]);
  const dated = Note.write(newOrgId(), { title: null, content: 'Old.' }, { accountIds: [acme], contactIds: [] }, at(-9), at(0));
  expect([dated.state.createdAt, dated.state.updatedAt]).toEqual([at(-9), at(0)]);
});

it('is about something, and about a hundred records at most', () => {
  const many = (count: number): string[] => Array.from({ length: count }, () => newId());
  expect(() => written({})).toThrow(expect.objectContaining({ code: 'note_unreferenced' }));
  expect(() => written({ accountIds: many(51), contactIds: many(50) })).toThrow(expect.objectContaining({ code: 'note_references' }));
  expect(written({ accountIds: many(50), contactIds: many(50) }).isChanged).toBe(true);
});

it('changes what is named, tells which fields that were, and takes another order of references for no change', () => {
  const note = storedNote({ accountIds: [acme, other], contactIds: [ada] });
  note.change({ title: 'Call', accountIds: [other, acme, acme] }, at(1));
  expect(note.isChanged).toBe(false);
  note.change({ title: null, contactIds: [bob], accountIds: [] }, at(2));
  expect(note.state).toMatchObject({ title: null, content: 'They agree.', accountIds: [], contactIds: [bob], version: 2, createdAt: at(0), updatedAt: at(2) });
  expect(note.events()).toEqual([{ type: 'note.updated', payload: { note: note.publish() }, data: { changed: ['title', 'account_ids', 'contact_ids'] } }]);
});

it('cannot be left about nothing, but its texts change when it is', () => {
  const note = storedNote({ accountIds: [acme] });
  expect(() => note.change({ accountIds: [] }, at(1))).toThrow(expect.objectContaining({ code: 'note_unreferenced' }));
  note.releaseAccount(acme, at(1));
  expect([note.state.accountIds, note.isDeleted, typesOf(note)]).toEqual([[], false, ['note.updated']]);
  note.change({ content: 'They left.' }, at(2));
  expect(note.state.content).toBe('They left.');
});

it.each<[string, Partial<NoteReferences>, boolean]>([
  ['nothing else', { contactIds: [ada] }, true],
  ['another contact', { contactIds: [ada, bob] }, false],
  ['an account', { contactIds: [ada], accountIds: [acme] }, false],
])('goes with a deleted contact if it is about nothing else: about %s', (_what, references, goes) => {
  const note = storedNote(references);
  note.releaseContact(ada, at(1));
  expect([note.isDeleted, typesOf(note)]).toEqual([goes, [goes ? 'note.deleted' : 'note.updated']]);
  expect(note.publish().contact_ids.includes(ada)).toBe(goes);
});
