import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import type { NoteView } from '../contracts/note-record.js';
import type { Actor } from '../kernel/actor.js';
import { Failure } from '../kernel/failure.js';
import { newId } from '../kernel/ids.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { AccountsApi } from '../modules/accounts/accounts.api.js';
import { DeleteAccount } from '../modules/accounts/application/delete-account.js';
import { DeleteContact } from '../modules/contacts/application/delete-contact.js';
import { ContactsApi } from '../modules/contacts/contacts.api.js';
import { DeleteNote } from '../modules/notes/application/delete-note.js';
import { type NoteChange, UpdateNote } from '../modules/notes/application/update-note.js';
import { type NewNote, WriteNote } from '../modules/notes/application/write-note.js';
import { NoteQueries } from '../modules/notes/ports/note.queries.js';

let app: TestApp;
let organization: TestOrganization;
let actor: Actor;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  organization = await app.newOrganization();
  actor = organization.operator;
});

const rows = (text: string): Promise<Record<string, unknown>[]> => app.sql(text, [organization.id]);
const write = (note: Partial<NewNote>): Promise<NoteView> =>
  app.get(WriteNote).execute(actor, { title: null, content: 'They agree.', accountDomains: [], accountIds: [], contactEmails: [], contactIds: [], createdAt: null, source: 'api', ...note });
const change = (id: string, fields: NoteChange): Promise<NoteView> => app.get(UpdateNote).execute(actor, { id, change: { isEmpty: false, against: () => fields }, precondition: null });
const remove = (id: string): Promise<void> => app.get(DeleteNote).execute(actor, { id, precondition: null });
const removeContact = (id: string): Promise<void> => app.get(DeleteContact).execute(actor, { id, precondition: null });
const removeAccount = (id: string): Promise<void> => app.get(DeleteAccount).execute(actor, { id, precondition: null });
const account = async (domain: string): Promise<string> => (await app.get(AccountsApi).resolve(actor, domain)).account.id;
const contact = async (email: string): Promise<string> => (await app.get(ContactsApi).create(actor, { fullName: 'Ada', email }, 'api')).id;
const find = (id: string): Promise<NoteView | null> => app.get(NoteQueries).find(organization.id, id);
const list = (filter: { accountId?: string; contactId?: string; text?: string }): Promise<{ items: NoteView[] }> =>
  app.get(NoteQueries).list(organization.id, { accountId: null, contactId: null, text: null, limit: 100, cursor: null, ...filter });
const eventsOf = async (id: string): Promise<unknown[]> => (await app.sql<{ type: string }>('SELECT type FROM events WHERE org_id = $1 AND record_id = $2 ORDER BY seq', [organization.id, id])).map(({ type }) => type);

describe('a note', () => {
  it('is written with the accounts and contacts that it is about, in one unit with those that it makes', async () => {
    const [acme, ada] = [await account('acme.com'), await contact('ada@acme.com')];
    const note = await write({ accountDomains: ['acme.com', 'new.example'], accountIds: [acme], contactEmails: ['ADA@acme.com', 'bob@third.example'], contactIds: [ada] });
    const domains = await rows('SELECT a.domain FROM note_accounts l JOIN accounts a ON a.org_id = l.org_id AND a.id = l.account_id WHERE l.org_id = $1 ORDER BY 1');
    expect(domains).toEqual([{ domain: 'acme.com' }, { domain: 'new.example' }]);
    const emails = await rows('SELECT c.email FROM note_contacts l JOIN contacts c ON c.org_id = l.org_id AND c.id = l.contact_id WHERE l.org_id = $1 ORDER BY 1');
    expect(emails).toEqual([{ email: 'ada@acme.com' }, { email: 'bob@third.example' }]);
    const found = await find(note.id);
    expect(found?.id).toBe(note.id);
    expect(note).toMatchObject(found ?? {});
    expect(await rows("SELECT record_type, contact_id, seq, body::jsonb -> 'payload' -> 'note' ->> 'content' AS content FROM events WHERE org_id = $1 AND type = 'note.created'")).toEqual([{ record_type: 'note', contact_id: null, seq: 1, content: 'They agree.' }]);
  });

  it('is refused with each reference that the organization does not have, and then makes nothing', async () => {
    const [ada, foreign] = [await contact('ada@acme.com'), await app.newOrganization()];
    const { account: theirs } = await app.get(AccountsApi).resolve(foreign.operator, 'acme.com');
    const refused = await write({ accountDomains: ['new.example'], accountIds: [theirs.id], contactIds: [ada, newId()] }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Failure);
    expect(refused).toMatchObject({ kind: 'not_found', code: 'note_reference_unknown', issues: [{ path: ['accountIds', 0] }, { path: ['contactIds', 1] }] });
    expect(await rows('SELECT 1 FROM accounts WHERE org_id = $1 UNION ALL SELECT 1 FROM notes WHERE org_id = $1')).toEqual([]);
  });

  it('is about something, and about a hundred records at most', async () => {
    await expect(write({})).rejects.toMatchObject({ code: 'note_unreferenced' });
    await expect(write({ accountIds: Array.from({ length: 51 }, () => newId()), contactEmails: Array.from({ length: 50 }, (_, n) => `${n}@x.example`) })).rejects.toMatchObject({ code: 'note_references', issues: [{ path: ['accountIds'] }] });
  });

  it('changes what it is about, and nothing if the same is named in another order', async () => {
    const [acme, other, ada] = [await account('acme.com'), await account('other.example'), await contact('ada@acme.com')];
    const note = await write({ accountIds: [acme, other] });
    await change(note.id, { accountIds: [other, acme] });
    const changed = await change(note.id, { accountIds: [acme], contactIds: [ada] });
    expect([changed.version, changed.accountIds, changed.contactIds]).toEqual([2, [acme], [ada]]);
    expect(await find(note.id)).toMatchObject({ accountIds: [acme], contactIds: [ada] });
    await expect(change(note.id, { contactIds: [newId()] })).rejects.toMatchObject({ code: 'note_reference_unknown' });
    await expect(change(note.id, { accountIds: [], contactIds: [] })).rejects.toMatchObject({ code: 'note_unreferenced' });
    expect(await eventsOf(note.id)).toEqual(['note.created', 'note.updated']);
  });

  it('is deleted with its links and its text to search by', async () => {
    const note = await write({ accountDomains: ['acme.com'], contactEmails: ['ada@acme.com'] });
    await remove(note.id);
    expect([await find(note.id), await eventsOf(note.id)]).toEqual([null, ['note.created', 'note.deleted']]);
    expect(await rows('SELECT org_id FROM note_accounts WHERE org_id = $1 UNION ALL SELECT org_id FROM note_contacts WHERE org_id = $1 UNION ALL SELECT org_id FROM notes_search WHERE org_id = $1')).toEqual([]);
    await expect(remove(note.id)).rejects.toMatchObject({ code: 'note_not_found' });
  });
});

describe('the notes of a record that is deleted', () => {
  it('go with a contact if they are about nothing else, and stay without it if they are', async () => {
    const [ada, bob, acme] = [await contact('ada@acme.com'), await contact('bob@acme.com'), await account('acme.com')];
    const [own, shared, withAccount, others] = [await write({ contactIds: [ada] }), await write({ contactIds: [ada, bob] }), await write({ contactIds: [ada], accountIds: [acme] }), await write({ contactIds: [bob] })];
    await removeContact(ada);
    expect(await Promise.all([own, shared, withAccount, others].map(({ id }) => eventsOf(id)))).toEqual([['note.created', 'note.deleted'], ['note.created', 'note.updated'], ['note.created', 'note.updated'], ['note.created']]);
    expect(await Promise.all([own, shared, withAccount].map(async ({ id }) => (await find(id))?.contactIds))).toEqual([undefined, [bob], []]);
  });

  it('stay without an account, even if they are about nothing else', async () => {
    const acme = await account('acme.com');
    const note = await write({ accountIds: [acme] });
    await removeAccount(acme);
    expect(await find(note.id)).toMatchObject({ accountIds: [], contactIds: [], version: 2 });
    expect((await list({})).items.map(({ id }) => id)).toEqual([note.id]);
  });

  it('follow several deletions in one unit', async () => {
    const [ada, bob] = [await contact('ada@acme.com'), await contact('bob@acme.com')];
    const note = await write({ contactIds: [ada, bob] });
    await app.get(UnitOfWork).run(async () => {
      await removeContact(ada);
      await removeContact(bob);
    });
    expect(await eventsOf(note.id)).toEqual(['note.created', 'note.deleted']);
  });
});

describe('at the same time', () => {
  it('a note is written about a contact that is deleted: either the note is refused or it goes, too', async () => {
    for (let round = 0; round < 10; round++) {
      const ada = await contact(`ada${round}@acme.com`);
      const [written, removed] = await Promise.allSettled([write({ contactIds: [ada] }), removeContact(ada)]);
      expect(removed.status).toBe('fulfilled');
      if (written.status === 'rejected') expect(written.reason).toMatchObject({ code: 'note_reference_unknown' });
      else expect(await eventsOf(written.value.id)).toEqual(['note.created', 'note.deleted']);
    }
    expect(await rows('SELECT 1 FROM note_contacts WHERE org_id = $1')).toEqual([]);
  });

  it('a note is changed, its contact and its account are deleted, and all of it happens', async () => {
    for (let round = 0; round < 10; round++) {
      const [ada, bob, acme] = [await contact(`ada${round}@acme.com`), await contact(`bob${round}@acme.com`), await account(`acme${round}.com`)];
      const note = await write({ contactIds: [ada, bob], accountIds: [acme] });
      await Promise.all([change(note.id, { title: 'New' }), removeContact(ada), removeAccount(acme)]);
      expect(await find(note.id)).toMatchObject({ title: 'New', contactIds: [bob], accountIds: [], version: 4 });
    }
  });

  it('two units give a note the same contact: it is linked once', async () => {
    const [acme, ada] = [await account('acme.com'), await contact('ada@acme.com')];
    const note = await write({ accountIds: [acme] });
    await Promise.all(Array.from({ length: 6 }, () => change(note.id, { contactIds: [ada] })));
    expect(await find(note.id)).toMatchObject({ contactIds: [ada], version: 2 });
  });
});

it('lists are newest first, filtered by account, contact and folded text together, page by page', async () => {
  const [acme, ada] = [await account('acme.com'), await contact('ada@acme.com')];
  const day = (n: number) => `2026-01-0${n}T00:00:00.000Z` as never;
  const [first, second, third] = [
    await write({ accountIds: [acme], createdAt: day(3), content: 'Straße 50% off\nthe second line' }),
    await write({ contactIds: [ada], createdAt: day(1), title: 'STRASSE' }),
    await write({ accountIds: [acme], contactIds: [ada], createdAt: day(2), content: 'Nothing.' }),
  ];
  const ids = async (filter: Parameters<typeof list>[0]): Promise<string[]> => (await list(filter)).items.map(({ id }) => id);
  expect(await ids({})).toEqual([first.id, third.id, second.id]);
  expect(await ids({ accountId: acme })).toEqual([first.id, third.id]);
  expect(await ids({ contactId: ada })).toEqual([third.id, second.id]);
  expect(await ids({ accountId: acme, contactId: ada })).toEqual([third.id]);
  expect(await ids({ text: 'strasse' })).toEqual([first.id, second.id]);
  expect(await ids({ text: '50%' })).toEqual([first.id]);
  expect(await ids({ text: '5_%' })).toEqual([]);
  expect(await ids({ text: 'strasse', contactId: ada })).toEqual([second.id]);
  expect(await ids({ text: 'nothing', contactId: ada, accountId: acme })).toEqual([third.id]);
  for (const filter of [{}, { accountId: acme }, { text: 'str' }]) {
    const queries = app.get(NoteQueries);
    const request = { accountId: null, contactId: null, text: null, limit: 1, ...filter };
    const page = await queries.list(organization.id, { ...request, cursor: null });
    const next = await queries.list(organization.id, { ...request, cursor: page.nextCursor });
    expect([...page.items, ...next.items].map(({ id }) => id)).toEqual((await ids(filter)).slice(0, 2));
    await expect(queries.list(organization.id, { ...request, contactId: ada, cursor: page.nextCursor })).rejects.toMatchObject({ code: 'cursor_mismatch' });
  }
});
