import { randomUUID } from 'node:crypto';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { NASTY_TEXTS } from '../support/nasty-rows.js';
import { SentStatements } from '../support/sent-statements.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
});

const INVALID = 'Validation error';
const UNREFERENCED = 'Contact ids must name a contact that the note is about, unless an account is named';
const GONE = 'Note does not exist or has been deleted.';
const write = (body: object): Promise<Answer> => org.octolane.post('/v1/notes', { content: 'They agree.', ...body });
const written = async (body: object): Promise<any> => {
  const answer = await write(body);
  expect(answer.status).toBe(201);
  return answer.body.data;
};
const contact = async (email: string): Promise<string> => (await org.client.post('/api/v1/contacts', { full_name: 'Ada', email })).body.id;
const accountOf = async (domain: string): Promise<string> => (await written({ account_domains: [domain] })).account_ids[0];
const ids = (answer: Answer): string[] => answer.body.data.notes.map(({ id }: { id: string }) => id);
const emailsOf = async (contactIds: readonly string[]): Promise<string[]> => Promise.all(contactIds.map(async (id) => (await org.client.get(`/api/v1/contacts/${id}`)).body.email));
const eventsOf = async (id: string): Promise<{ type: string; body: any }[]> => (await app.sql<{ type: string; body: string }>('SELECT type, body FROM events WHERE org_id = $1 AND record_id = $2 ORDER BY seq', [org.id, id])).map(({ type, body }) => ({ type, body: JSON.parse(body) }));

describe('POST /v1/notes', () => {
  it('writes a note about accounts and contacts, and creates those that there are not', async () => {
    const ada = await contact('ada@acme.example');
    const { status, body } = await write({ title: ' Call ', content: 'First line\n\tSecond', account_domains: ['https://www.ACME.example/about'], contact_emails: ['ADA@acme.example', 'bob@other.example'], contact_ids: [ada] });
    expect([status, body.success, body.message]).toEqual([201, true, 'Note created successfully']);
    const { id, account_ids, contact_ids, created_at, updated_at, ...texts } = body.data;
    expect(texts).toEqual({ title: 'Call', content: 'First line\n\tSecond' });
    expect((await emailsOf(contact_ids)).sort()).toEqual(['ada@acme.example', 'bob@other.example']);
    expect(await app.sql('SELECT domain FROM accounts WHERE org_id = $1 AND id = ANY ($2)', [org.id, account_ids])).toEqual([{ domain: 'acme.example' }]);
    expect([Number.isInteger(created_at), created_at]).toEqual([true, updated_at]);
    expect((await org.octolaneReader.get(`/v1/notes/${id}`)).body).toEqual({ success: true, message: 'Note retrieved successfully', data: body.data });
  });

  it('is never deduplicated', async () => {
    const [one, two] = [await written({ account_domains: ['acme.example'] }), await written({ account_domains: ['acme.example'] })];
    expect([one.id === two.id, one.account_ids]).toEqual([false, two.account_ids]);
  });

  it.each([
    [1_700_000_000_123, 1_700_000_000_123],
    ['2023-11-14T23:13:20.123+01:00', 1_700_000_000_123],
    ['2023-11-14', Date.parse('2023-11-14')],
  ])('takes %p as the time when it was written', async (created_at, expected) => {
    expect((await written({ account_domains: ['acme.example'], created_at })).created_at).toBe(expected);
  });

  it('tells of itself in the feed, with the record as it is answered', async () => {
    const note = await written({ account_domains: ['acme.example'] });
    expect(await eventsOf(note.id)).toEqual([{ type: 'note.created', body: expect.objectContaining({ event: 'note.created', sequence: 1, payload: { note } }) }]);
  });

  it.each<[object, Record<string, string | RegExp>]>([
    [{ account_domains: ['acme.example'], content: undefined }, { content: 'Content is required' }],
    [{ account_domains: ['acme.example'], content: ' \n\t ' }, { content: 'Content must not be blank' }],
    [{ account_domains: ['acme.example'], content: null }, { content: 'Content must not be blank' }],
    [{ account_domains: ['acme.example'], content: 'x'.repeat(100_001) }, { content: 'Content must have at most 100000 characters, but has 100001' }],
    [{ account_domains: ['acme.example'], content: 'a\u0007b' }, { content: 'Content must not contain control characters other than line breaks and tabs' }],
    [{ account_domains: ['acme.example'], title: 'a\nb' }, { title: /control characters/ }],
    [{ account_domains: ['acme.example'], title: 'x'.repeat(501) }, { title: /at most 500/ }],
    [{}, { contact_ids: UNREFERENCED }],
    [{ account_domains: [], contact_ids: null }, { contact_ids: UNREFERENCED }],
    [{ account_domains: ['nowhere'] }, { 'account_domains.0': 'Account domains must be a domain, such as acme.com' }],
    [{ contact_emails: ['a@b.example', 'nobody'] }, { 'contact_emails.1': /Contact emails must/ }],
    [{ account_ids: ['x'] }, { 'account_ids.0': 'Account ids must be a valid uuid' }],
    [{ contact_ids: 'x' }, { contact_ids: 'Contact ids must be a list of strings' }],
    [{ account_domains: ['acme.example'], created_at: 'yesterday' }, { created_at: /milliseconds/ }],
    [{ account_domains: ['acme.example'], contact_id: randomUUID() }, { contact_id: /./ }],
    [{ account_domains: ['acme.example'], id: randomUUID() }, { id: 'Id is set by the server: leave it out' }],
    [{ contact_ids: Array.from({ length: 101 }, () => randomUUID()) }, { contact_ids: 'Contact ids must have at most 100 entries, but has 101' }],
    [{ account_domains: ['acme.example'], contact_ids: Array.from({ length: 100 }, () => randomUUID()) }, { contact_ids: /at most 100 accounts and contacts in all, but it has 101/ }],
  ])('is refused: %j', async (body, errors) => {
    expectRefused(await write(body), 400, INVALID, errors);
    expect(await app.sql('SELECT org_id FROM notes WHERE org_id = $1 UNION ALL SELECT org_id FROM accounts WHERE org_id = $1', [org.id])).toEqual([]);
  });

  it('keeps any text that it takes', async () => {
    const texts = ['<script>alert(1)</script>', "'; DROP TABLE notes; --", '%_\\', '\u202eabc', '👩‍👩‍👧 Ünïcode', '{"a": "b"}', ...NASTY_TEXTS.filter((text) => text.trim() === text && text !== '' && !/[\p{Cc}\u2028\u2029]/u.test(text) && text.isWellFormed())];
    for (const text of texts) {
      const { status, body } = await write({ account_domains: ['acme.example'], content: `x ${text} x`, title: `x ${text.slice(0, 400)} x` });
      expect([text, status]).toEqual([text, 201]);
      expect(body.data.content).toBe(`x ${text} x`.normalize('NFC'));
    }
    expect((await written({ account_domains: ['acme.example'], content: '𝒳'.repeat(100_000) })).content).toHaveLength(200_000);
  });

  it('names each id that is no record of the organization, also if it is one of another', async () => {
    const other = await app.newOrganization();
    const theirs = (await other.octolane.post('/v1/notes', { content: 'x', account_domains: ['acme.example'], contact_emails: ['a@b.example'] })).body.data;
    const mine = await contact('ada@acme.example');
    const answer = await write({ account_domains: ['new.example'], account_ids: theirs.account_ids, contact_ids: [mine, ...theirs.contact_ids, randomUUID()] });
    expectRefused(answer, 404, 'The note is about a record that does not exist or has been deleted.', {
      'account_ids.0': 'Account ids must be the id of an account of your organization',
      'contact_ids.1': 'Contact ids must be the id of a contact of your organization',
      'contact_ids.2': 'Contact ids must be the id of a contact of your organization',
    });
    expect(await app.sql('SELECT 1 FROM accounts WHERE org_id = $1', [org.id])).toEqual([]);
  });

  it('is written once when it is sent again with its Idempotency-Key', async () => {
    const send = (): Promise<Answer> => org.octolane.post('/v1/notes', { content: 'Once.', account_domains: ['acme.example'] }, { headers: { 'Idempotency-Key': 'k' } });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body]).toEqual([201, 201, first.body]);
    expect(ids(await org.octolane.get('/v1/notes'))).toEqual([first.body.data.id]);
  });
});

describe('POST /v1/notes/bulk', () => {
  const bulk = (items: unknown): Promise<Answer> => org.octolane.post('/v1/notes/bulk', items);

  it('writes each item by itself; one with a fault fails alone', async () => {
    const missing = randomUUID();
    const { status, body } = await bulk([
      { content: 'One', account_domains: ['acme.example'], contact_emails: ['ada@acme.example'] },
      { content: '', account_domains: ['bad.example'] },
      { content: 'Three', account_domains: ['lost.example'], contact_ids: [missing] },
      'text',
      { content: 'Five', account_domains: ['ACME.example'], contact_emails: ['Ada@acme.example'] },
    ]);
    expect([status, body.message]).toEqual([201, 'Notes processed successfully']);
    const { results, ...counts } = body.data;
    expect(counts).toEqual({ created: 2, existing: 0, failed: 3 });
    expect(results.map(({ index, status: what, errors }: Record<string, unknown>) => [index, what, errors])).toEqual([
      [0, 'created', {}],
      [1, 'error', { content: 'Content must not be blank' }],
      [2, 'error', { 'contact_ids.0': 'Contact ids must be the id of a contact of your organization' }],
      [3, 'error', expect.any(Object)],
      [4, 'created', {}],
    ]);
    const [one, five] = [results[0].id, results[4].id].map((id) => org.octolane.get(`/v1/notes/${id}`));
    const [first, last] = [(await one)?.body.data, (await five)?.body.data];
    expect([first.content, last.content]).toEqual(['One', 'Five']);
    expect([first.account_ids, first.contact_ids]).toEqual([last.account_ids, last.contact_ids]);
    expect(await app.sql('SELECT domain FROM accounts WHERE org_id = $1', [org.id])).toEqual([{ domain: 'acme.example' }]);
  });

  it.each<[unknown, RegExp]>([
    [{ content: 'x' }, /^The body must be a list/],
    [[], /^The body must be a list of 1 to 100 entries, but has 0/],
    [Array.from({ length: 101 }, () => ({ content: 'x', account_domains: ['acme.example'] })), /but has 101/],
  ])('is refused if it is no list of 1 to 100: %#', async (items, message) => {
    expectRefused(await bulk(items), 400, message);
  });

  it('is refused if every item is', async () => {
    expectRefused(await bulk([{ account_domains: ['acme.example'] }, { content: 'x' }]), 400, INVALID, { '0.content': 'Content is required', '1.contact_ids': UNREFERENCED });
  });

  it('takes a hundred', async () => {
    const { body } = await bulk(Array.from({ length: 100 }, (_, n) => ({ content: `Note ${n}`, account_domains: [`a${n % 10}.example`], contact_emails: [`p${n % 20}@x.example`] })));
    expect(body.data).toMatchObject({ created: 100, failed: 0 });
    expect(await app.sql("SELECT (SELECT count(*)::int FROM notes WHERE org_id = $1) AS notes, (SELECT count(*)::int FROM contacts WHERE org_id = $1) AS contacts, (SELECT count(*)::int FROM accounts WHERE org_id = $1 AND domain ~ '^a') AS accounts", [org.id])).toEqual([{ notes: 100, contacts: 20, accounts: 10 }]);
  });
});

describe('GET /v1/notes', () => {
  it('lists them newest first, by account, contact and text, also together', async () => {
    const ada = await contact('ada@acme.example');
    const acme = await accountOf('acme.example');
    const first = await written({ account_ids: [acme], created_at: '2026-01-03', title: 'Straße', content: '50% off' });
    const second = await written({ contact_ids: [ada], created_at: '2026-01-01', content: 'To the STRASSE' });
    const third = await written({ account_ids: [acme], contact_ids: [ada], created_at: '2026-01-02' });
    const list = async (query: string): Promise<string[]> => ids(await org.octolaneReader.get(`/v1/notes?${query}`)).filter((id) => [first.id, second.id, third.id].includes(id));
    expect(await list('')).toEqual([first.id, third.id, second.id]);
    expect(await list(`account_id=${acme}`)).toEqual([first.id, third.id]);
    expect(await list(`contact_id=${ada}`)).toEqual([third.id, second.id]);
    expect(await list(`contact_id=${ada}&account_id=${acme}`)).toEqual([third.id]);
    expect(await list('q=strasse')).toEqual([first.id, second.id]);
    expect(await list('q=50%25')).toEqual([first.id]);
    expect(await list('q=5_%25')).toEqual([]);
    expect(await list(`q=strasse&contact_id=${ada}`)).toEqual([second.id]);
    expect(await list(`account_id=${randomUUID()}`)).toEqual([]);
  });

  it('pages with a cursor that is good for the same list and limit alone, while others are written', async () => {
    for (let n = 1; n <= 5; n++) await written({ account_domains: ['acme.example'], created_at: n * 1000, content: `Note ${n % 2 === 1 ? 'odd' : 'even'}` });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const { body }: Answer = await org.octolane.get(`/v1/notes?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      expect([body.data.limit, body.data.has_more]).toEqual([2, body.data.next_cursor !== null]);
      seen.push(...body.data.notes.map(({ created_at }: { created_at: number }) => created_at / 1000));
      if (cursor === null) await written({ account_domains: ['acme.example'] });
      cursor = body.data.next_cursor;
    } while (cursor !== null);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    const { body } = await org.octolane.get('/v1/notes?limit=2&q=odd');
    expect(body.data.notes).toHaveLength(2);
    expect(ids(await org.octolane.get(`/v1/notes?limit=2&q=odd&cursor=${body.data.next_cursor}`))).toHaveLength(1);
    const mismatch = { cursor: /^Cursor belongs to another list/ };
    for (const query of ['limit=3&q=odd', 'limit=2', 'limit=2&q=even']) expectRefused(await org.octolane.get(`/v1/notes?${query}&cursor=${body.data.next_cursor}`), 400, INVALID, mismatch);
  });

  it.each<[string, Record<string, string | RegExp>]>([
    ['limit=0', { limit: 'Limit must be at least 1' }],
    ['limit=501', { limit: 'Limit must be at most 500' }],
    ['contact_id=x', { contact_id: 'Contact id must be a valid uuid' }],
    ['account_id=x', { account_id: 'Account id must be a valid uuid' }],
    ['cursor=x', { cursor: /is not one of this API/ }],
    ['page=2', { page: /./ }],
    [`q=${'x'.repeat(256)}`, { q: /at most 255/ }],
  ])('is refused: %s', async (query, errors) => {
    expectRefused(await org.octolane.get(`/v1/notes?${query}`), 400, INVALID, errors);
  });

  it('has no note of another organization', async () => {
    await written({ account_domains: ['acme.example'] });
    const other = await app.newOrganization();
    expect((await other.octolane.get('/v1/notes')).body.data).toEqual({ notes: [], has_more: false, next_cursor: null, limit: 100 });
  });
});

describe('PATCH and DELETE /v1/notes/{id}', () => {
  it('changes what is sent and tells which fields that were', async () => {
    const ada = await contact('ada@acme.example');
    const note = await written({ title: 'Old', account_domains: ['acme.example'] });
    const { status, body } = await org.octolane.patch(`/v1/notes/${note.id}`, { title: null, content: 'New', account_ids: [], contact_ids: [ada, ada.toUpperCase()] });
    expect([status, body.message]).toEqual([200, 'Note updated successfully']);
    expect(body.data).toEqual({ ...note, title: null, content: 'New', account_ids: [], contact_ids: [ada], updated_at: expect.any(Number) });
    expect(ids(await org.octolane.get('/v1/notes?q=new'))).toEqual([note.id]);
    expect(ids(await org.octolane.get('/v1/notes?q=agree'))).toEqual([]);
    const same = await org.octolane.patch(`/v1/notes/${note.id}`, { content: 'New', contact_ids: [ada] });
    expect(same.body.data).toEqual(body.data);
    expect((await eventsOf(note.id)).map(({ type, body: { payload } }) => [type, payload.note.content])).toEqual([['note.created', 'They agree.'], ['note.updated', 'New']]);
  });

  it.each<[object, number, string, Record<string, string | RegExp>]>([
    [{}, 400, 'The body names no field to change: send at least one.', {}],
    [{ content: null }, 400, INVALID, { content: 'Content must not be blank' }],
    [{ account_ids: [] }, 400, INVALID, { contact_ids: UNREFERENCED }],
    [{ created_at: 1 }, 400, INVALID, { created_at: 'Created at is set by the server: leave it out' }],
    [{ account_domains: ['acme.example'] }, 400, INVALID, { account_domains: /./ }],
    [{ contact_ids: [randomUUID()] }, 404, 'The note is about a record that does not exist or has been deleted.', { 'contact_ids.0': /./ }],
  ])('%j is refused', async (change, status, message, errors) => {
    const note = await written({ account_domains: ['acme.example'] });
    expectRefused(await org.octolane.patch(`/v1/notes/${note.id}`, change), status, message, errors);
    expect((await org.octolane.get(`/v1/notes/${note.id}`)).body.data).toEqual(note);
  });

  it('deletes it, and then it is not there', async () => {
    const note = await written({ account_domains: ['acme.example'], contact_emails: ['ada@acme.example'] });
    const path = `/v1/notes/${note.id}`;
    expect(await org.octolane.delete(path)).toMatchObject({ status: 200, body: { success: true, message: 'Note deleted successfully', data: { id: note.id } } });
    expectRefused(await org.octolane.get(path), 404, GONE);
    expectRefused(await org.octolane.patch(path, { title: 'x' }), 404, GONE);
    expectRefused(await org.octolane.delete(path), 404, GONE);
    expect((await eventsOf(note.id)).map(({ type, body }) => [type, body.payload.note.account_ids])).toEqual([['note.created', note.account_ids], ['note.deleted', note.account_ids]]);
  });

  it('does so only for the record that the client has seen, if it says so', async () => {
    const note = await written({ account_domains: ['acme.example'] });
    const path = `/v1/notes/${note.id}`;
    const { etag = '' } = (await org.octolane.get(path)).headers;
    const changed = await org.octolane.patch(path, { title: 'x' }, { headers: { 'If-Match': etag } });
    expect([changed.status, changed.headers['etag'] === etag]).toEqual([200, false]);
    expect((await org.octolane.patch(path, { title: 'y' }, { headers: { 'If-Match': etag } })).status).toBe(412);
    expect((await org.octolane.delete(path, { headers: { 'If-Match': etag } })).status).toBe(412);
  });

  it('answers for a note of another organization as for none', async () => {
    const note = await written({ account_domains: ['acme.example'] });
    const { octolane } = await app.newOrganization();
    for (const id of [note.id, randomUUID(), 'x']) {
      expectRefused(await octolane.get(`/v1/notes/${id}`), 404, GONE);
      expectRefused(await octolane.patch(`/v1/notes/${id}`, { title: 'x' }), 404, GONE);
      expectRefused(await octolane.delete(`/v1/notes/${id}`), 404, GONE);
    }
  });
});

it('a contact that is deleted takes its notes along that are about nothing else', async () => {
  const [ada, bob] = [await contact('ada@acme.example'), await contact('bob@acme.example')];
  const [own, shared] = [await written({ contact_ids: [ada] }), await written({ contact_ids: [ada, bob] })];
  expect((await org.client.delete(`/api/v1/contacts/${ada}`)).status).toBe(204);
  expectRefused(await org.octolane.get(`/v1/notes/${own.id}`), 404, GONE);
  expect((await org.octolane.get(`/v1/notes/${shared.id}`)).body.data.contact_ids).toEqual([bob]);
  expect([(await eventsOf(own.id)).map(({ type }) => type), (await eventsOf(shared.id)).map(({ type }) => type)]).toEqual([['note.created', 'note.deleted'], ['note.created', 'note.updated']]);
});

it('notes that are written about a contact while it is deleted are refused, or go with it', async () => {
  for (let round = 0; round < 8; round++) {
    const ada = await contact(`ada${round}@acme.example`);
    const [removed, ...notes] = await Promise.all([org.client.delete(`/api/v1/contacts/${ada}`), write({ contact_ids: [ada] }), write({ contact_ids: [ada], account_domains: ['acme.example'] }), write({ contact_emails: [`ada${round}@acme.example`] })]);
    expect(removed?.status).toBe(204);
    expect([[201, 404], [201, 404], [201]].map((allowed, n) => allowed.includes(notes[n]?.status ?? 0))).toEqual([true, true, true]);
  }
  expect(await app.sql('SELECT 1 FROM note_contacts l WHERE org_id = $1 AND NOT EXISTS (SELECT 1 FROM contacts c WHERE c.org_id = l.org_id AND c.id = l.contact_id)', [org.id])).toEqual([]);
});

it('many notes at once about one new domain and one new email leave one account and one contact', async () => {
  const notes = await Promise.all(Array.from({ length: 30 }, () => written({ account_domains: ['new.example'], contact_emails: ['ada@third.example'] })));
  expect(new Set(notes.map(({ account_ids, contact_ids }) => [account_ids, contact_ids].join())).size).toBe(1);
  expect(new Set(notes.map(({ id }) => id)).size).toBe(30);
});

it('a note with a hundred emails, and a bulk of a hundred, take no more reads than with two', async () => {
  const sent = new SentStatements(app);
  const counted = async (work: () => Promise<Answer>): Promise<number> => {
    sent.clear();
    expect((await work()).status).toBe(201);
    return sent.all.filter(({ text }) => /FROM (accounts|contacts|contact_emails) /.test(text)).length;
  };
  const emails = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, n) => `${prefix}${n}@${prefix}${n}.com`);
  const one = (count: number, prefix: string): Promise<number> => counted(() => write({ contact_emails: emails(count, prefix) }));
  const bulk = (count: number, prefix: string): Promise<number> => counted(() => org.octolane.post('/v1/notes/bulk', emails(count, prefix).map((email) => ({ content: 'x', contact_emails: [email] }))));
  const [few, many] = [[await one(2, 'few'), await bulk(2, 'pair')], [await one(100, 'many'), await bulk(100, 'crowd')]];
  sent.stop();
  expect(many).toEqual(few);
});
