import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { UsersApi } from '../../src/modules/users/users.api.js';
import type { Answer } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { eventNames } from '../support/records.js';
import { SentStatements } from '../support/sent-statements.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';
const KINDS = [
  [CONTACTS, { full_name: 'Ann' }, { label: 'hot' }, { full_name: null }],
  [TASKS, { title: 'Call' }, { category: 'call' }, { title: '' }],
] as const;

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
});

const bulk = (path: string, items: unknown, headers = {}): Promise<Answer> => org.client.post(`${path}/bulk`, items, { headers });
const made = async (path: string, body: object, client = org.client): Promise<any> => (await client.post(path, body)).body;
const statuses = ({ body }: Answer): number[] => body.data.map(({ status }: { status: number }) => status);
const newUser = async (email: string): Promise<string> => (await app.get(UnitOfWork).run(() => Promise.resolve(app.get(UsersApi).create(org.operator, { email, role: 'member' })))).id;
const ids = async (path: string): Promise<string[]> => (await org.reader.get(`${path}?limit=200`)).body.data.map(({ id }: { id: string }) => id);

describe.each(KINDS)('POST %s/bulk', (path, fields, change, wrong) => {
  it('creates, updates and deletes, in one answer with each status', async () => {
    const [one, two] = [await made(path, fields), await made(path, fields)];
    const answer = await bulk(path, [{ op: 'create', body: { ...fields, ...change } }, { op: 'update', id: one.id.toUpperCase(), body: change }, { op: 'delete', id: two.id }]);
    const created = answer.body.data[0].id as string;
    const fine = { error: null, message: null, details: [] };
    expect([answer.status, answer.body]).toEqual([200, { data: [{ index: 0, status: 201, id: created, ...fine }, { index: 1, status: 200, id: one.id, ...fine }, { index: 2, status: 204, id: two.id, ...fine }], meta: { succeeded: 3, failed: 0 } }]);
    expect((await org.client.get(`${path}/${created}`)).body).toMatchObject({ ...fields, ...change });
    expect((await org.client.get(`${path}/${one.id as string}`)).body).toMatchObject(change);
    expectError(await org.client.get(`${path}/${two.id as string}`), 404, 'not_found');
    const kind = path === CONTACTS ? 'contact' : 'task';
    expect(await eventNames(app, one.id as string)).toEqual([`${kind}.created 1`, `${kind}.updated 2`]);
    expect(await eventNames(app, created)).toEqual([`${kind}.created 1`]);
  });

  it('says what is wrong with an item that is no object, and with a condition that is none', async () => {
    const { id } = await made(path, fields);
    const { body } = await bulk(path, [1, ...['', ' ', 'x', '\0', '"a', 'x'.repeat(1025), 7].map((if_match) => ({ op: 'update', id, body: change, if_match }))]);
    expect(body.data.map(({ message }: { message: string }) => message)).toEqual([
      'The item must be an object.',
      ...Array.from({ length: 5 }, () => 'if_match must be the ETag of an earlier answer, with its quotes, or a list of them.'),
      'if_match must have at most 1024 characters, but has 1025.',
      'if_match must be a string.',
    ]);
    expect((await org.client.get(`${path}/${id as string}`)).body).not.toMatchObject(change);
  });

  it('an item with a fault fails alone, with what the single request would say', async () => {
    const other = await app.newOrganization();
    const [mine, theirs] = [await made(path, fields), await made(path, fields, other.client)];
    const { body } = await bulk(path, [
      { op: 'update', id: mine.id, body: wrong },
      { op: 'update', id: mine.id, body: {} },
      { op: 'update', id: mine.id, body: { created_at: '2001-01-01T00:00:00Z' } },
      { op: 'update', id: theirs.id, body: change },
      { op: 'delete', id: randomUUID() },
      { op: 'create', body: { ...wrong, nonsense: 1 } },
      { op: 'create', body: { ...fields, owner_id: randomUUID() } },
      { op: 'update', id: mine.id, body: change, if_match: '"outdated"' },
      { op: 'update', id: mine.id, body: change },
    ]);
    expect(body.meta).toEqual({ succeeded: 1, failed: 8 });
    expect(body.data.map(({ status, error, id, details }: any) => [status, error, id, details.map(({ field, code }: any) => `${field as string} ${code as string}`)])).toEqual([
      [422, 'validation', mine.id, [path === CONTACTS ? 'body.full_name required' : 'body.title blank']],
      [400, 'no_fields', mine.id, []],
      [422, 'validation', mine.id, ['body.created_at set_by_server']],
      [404, 'not_found', theirs.id, []],
      [404, 'not_found', expect.any(String), []],
      [422, 'validation', null, expect.arrayContaining(['body.nonsense unknown_field'])],
      [422, 'validation', null, ['body.owner_id unknown_user']],
      [412, 'precondition_failed', mine.id, []],
      [200, null, mine.id, []],
    ]);
    expect(body.data[6].message).toBe('body.owner_id must be the id of a user of your organization.');
    expect((await org.client.get(`${path}/${mine.id as string}`)).body).toMatchObject(change);
    expect((await other.client.get(`${path}/${theirs.id as string}`)).body).toEqual(theirs);
    expect(await ids(path)).toEqual([mine.id]);
  });

  it.each<[object | string | null, Record<string, string>]>([
    ['text', { '': 'object' }],
    [null, { '': 'object' }],
    [[], { '': 'object' }],
    [{}, { op: 'required' }],
    [{ op: 'upsert' }, { op: 'one_of' }],
    [{ op: 'create' }, { body: 'required' }],
    [{ op: 'create', body: [] }, { body: 'object' }],
    [{ op: 'create', id: randomUUID(), if_match: '"x"', body: {} }, { id: 'not_taken', if_match: 'not_taken' }],
    [{ op: 'update', body: {} }, { id: 'required' }],
    [{ op: 'update', id: 'x', body: {} }, { id: 'uuid' }],
    [{ op: 'update', id: randomUUID() }, { body: 'required' }],
    [{ op: 'delete' }, { id: 'required' }],
    [{ op: 'delete', id: randomUUID(), body: { a: 1 } }, { body: 'not_taken' }],
    [{ op: 'delete', id: randomUUID(), if_match: 'no quotes' }, { if_match: 'entity_tag' }],
    [{ op: 'delete', id: randomUUID(), ifmatch: '"x"' }, { ifmatch: 'unknown_field' }],
  ])('refuses an item that is none: %j', async (item, faults) => {
    const { body } = await bulk(path, [item, { op: 'create', body: fields }]);
    expect(statuses({ body } as Answer)).toEqual([422, 201]);
    expect(Object.fromEntries(body.data[0].details.map(({ field, code }: any) => [field, code]))).toEqual(faults);
    expect(body.data[0].message).toMatch(/\.$/);
  });

  it.each<[unknown, string]>([
    [{ op: 'create', body: fields }, 'array'],
    [[], 'items'],
    [Array.from({ length: 101 }, () => ({ op: 'create', body: fields })), 'items'],
    [undefined, 'array'],
  ])('an array that is none is 422: %#', async (items, code) => {
    const answer = await bulk(path, items);
    expect([answer.status, answer.body.error, answer.body.details.map((detail: any) => detail.code)]).toEqual([422, 'validation', [code]]);
    expect(await ids(path)).toEqual([]);
  });

  it('answers 200 even if every item is refused, and writes nothing', async () => {
    const answer = await bulk(path, [{ op: 'create', body: wrong }, { op: 'delete', id: randomUUID() }]);
    expect([answer.status, answer.body.meta]).toEqual([200, { succeeded: 0, failed: 2 }]);
    expect(await ids(path)).toEqual([]);
  });

  it('honours if_match with the tag of the record before the bulk, and with several', async () => {
    const { id } = await made(path, fields);
    const tag = (await org.client.get(`${path}/${id as string}`)).headers['etag'];
    const answer = await bulk(path, [{ op: 'update', id, body: change, if_match: `"other", ${tag ?? ''}` }, { op: 'delete', id, if_match: tag }]);
    expect(statuses(answer)).toEqual([200, 412]);
    expect(statuses(await bulk(path, [{ op: 'delete', id, if_match: '*' }]))).toEqual([204]);
  });

  it('runs in its order: a record that an item has deleted is gone for the next', async () => {
    const { id } = await made(path, fields);
    const answer = await bulk(path, [{ op: 'update', id, body: change }, { op: 'delete', id }, { op: 'update', id, body: change }, { op: 'delete', id }]);
    expect(statuses(answer)).toEqual([200, 204, 404, 404]);
  });

  it('is idempotent as a whole, also with items that were refused', async () => {
    const send = (): Promise<Answer> => bulk(path, [{ op: 'create', body: fields }, { op: 'create', body: wrong }], { 'Idempotency-Key': 'k' });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    expect(await ids(path)).toHaveLength(1);
  });

  it('leaves nothing half-written if the database refuses the whole', async () => {
    const { id } = await made(path, fields);
    const table = path === CONTACTS ? 'contacts' : 'tasks';
    await app.sql(`CREATE OR REPLACE FUNCTION refuse_bulk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.org_id = '${org.id}' THEN RAISE EXCEPTION 'refused'; END IF; RETURN NEW; END $$`);
    await app.sql(`CREATE TRIGGER refuse_bulk BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_bulk()`);
    const answer = await bulk(path, [{ op: 'delete', id }, { op: 'create', body: fields }]);
    await app.sql(`DROP TRIGGER refuse_bulk ON ${table}`);
    expectError(answer, 500, 'internal');
    expect(await ids(path)).toEqual([id]);
  });

  it('needs the scope write', async () => {
    expectError(await org.reader.post(`${path}/bulk`, [{ op: 'create', body: fields }]), 403, 'insufficient_scope');
  });

  it('many bulks of the same records at once leave each record as one of them has it', async () => {
    const records = await Promise.all(Array.from({ length: 10 }, () => made(path, fields)));
    const [field] = Object.keys(change);
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => bulk(path, (n % 2 === 0 ? records : records.toReversed()).map(({ id }) => ({ op: 'update', id, body: { [field ?? '']: `v${n}` } })))));
    expect(answers.map(({ status, body }) => [status, body.meta?.failed])).toEqual(answers.map(() => [200, 0]));
    const values = new Set((await org.client.get(`${path}?limit=200`)).body.data.map((record: any) => record[field ?? '']));
    expect(values.size).toBe(1);
  });
});

describe('contacts', () => {
  it('move their deals, whose unknown stage fails its item alone while the pipeline is locked', async () => {
    const [one, two] = [await made(CONTACTS, { full_name: 'A', deal_stage: 'lead', deal_value: 5 }), await made(CONTACTS, { full_name: 'B' })];
    await app.sql('UPDATE pipelines SET locked = true, version = version + 1 WHERE org_id = $1', [org.id]);
    const answer = await bulk(CONTACTS, [{ op: 'update', id: one.id, body: { deal_stage: 'won' } }, { op: 'update', id: two.id, body: { deal_stage: 'nowhere', label: 'x' } }, { op: 'create', body: { full_name: 'C', deal_stage: 'lead' } }]);
    expect(statuses(answer)).toEqual([200, 422, 201]);
    expect(answer.body.data[1].details[0].field).toBe('body.deal_stage');
    expect(await eventNames(app, one.id as string)).toEqual(['contact.created 1', 'contact.updated 2', 'deal.stage_changed 3']);
    expect((await org.client.get(`${CONTACTS}/${two.id as string}`)).body).toEqual(two);
    expect((await org.client.get('/api/v1/deals')).body.data.map((deal: any) => [deal.full_name, deal.deal_stage])).toEqual([['A', 'won'], ['C', 'lead']]);
  });

  it('that are deleted leave their tasks, deals and notes as a single deletion does', async () => {
    const [a, b] = [await made(CONTACTS, { full_name: 'A', email: 'a@acme.example', deal_stage: 'lead' }), await made(CONTACTS, { full_name: 'B', email: 'b@acme.example' })];
    const task = await made(TASKS, { title: 'T', contact_id: a.id });
    const note = (await org.octolane.post('/v1/notes', { content: 'x', contact_ids: [a.id, b.id] })).body.data;
    await org.octolane.post('/v1/activities', { activity_type: 'CALL', title: 'x', participants: ['a@acme.example', 'b@acme.example'] });
    expect(statuses(await bulk(CONTACTS, [a, b].map(({ id }) => ({ op: 'delete', id }))))).toEqual([204, 204]);
    expect((await org.client.get(`${TASKS}/${task.id as string}`)).body.contact_id).toBeNull();
    expect((await org.octolane.get(`/v1/notes/${note.id as string}`)).status).toBe(404);
    expect(await app.sql('SELECT contact_id FROM deals WHERE org_id = $1', [org.id])).toEqual([{ contact_id: null }]);
    expect(await app.sql('SELECT 1 FROM pushed_activities WHERE org_id = $1', [org.id])).toEqual([]);
  });

  it('are changed, created and deleted by as many statements, however many there are', async () => {
    const statementsFor = async (count: number): Promise<number> => {
      org = await app.newOrganization();
      const owners = [];
      for (let n = 0; n < count; n++) owners.push(await newUser(`${n}@acme.example`));
      const known: any[] = [];
      for (let n = 0; n < count * 2; n++) known.push(await made(CONTACTS, { full_name: 'A', email: `${n}@known.example`, deal_stage: 'lead' }));
      for (const { id, email } of known) {
        await made(TASKS, { title: 'T', contact_id: id });
        await org.octolane.post('/v1/notes', { content: 'x', contact_ids: [id] });
        await org.octolane.post('/v1/activities', { activity_type: 'CALL', title: 'x', participants: [email] });
      }
      const items = owners.flatMap((owner_id, n) => [{ op: 'create', body: { full_name: 'C', email: `${n}@new.example`, deal_stage: 'won', owner_id } }, { op: 'update', id: known[n].id, body: { deal_stage: 'won', email: `${n}@other.example`, owner_id } }, { op: 'delete', id: known[count + n].id }]);
      const sent = new SentStatements(app);
      const answer = await bulk(CONTACTS, items);
      sent.stop();
      expect(answer.body.meta).toEqual({ succeeded: count * 3, failed: 0 });
      return sent.all.length;
    };
    expect(await statementsFor(12)).toBe(await statementsFor(2));
  });
});

describe('tasks', () => {
  it('fail alone with a contact that is none, or one of another organization', async () => {
    const theirs = await made(CONTACTS, { full_name: 'T' }, (await app.newOrganization()).client);
    const { id } = await made(TASKS, { title: 'T' });
    const answer = await bulk(TASKS, [{ op: 'create', body: { title: 'A', contact_id: theirs.id } }, { op: 'update', id, body: { contact_id: randomUUID() } }, { op: 'create', body: { title: 'B' } }]);
    expect(answer.body.data.map(({ status, details }: any) => [status, details.map(({ field, code }: any) => [field, code])])).toEqual([[422, [['body.contact_id', 'unknown_contact']]], [422, [['body.contact_id', 'unknown_contact']]], [201, []]]);
  });

  it('are changed, created and deleted by as many statements, however many there are', async () => {
    const statementsFor = async (count: number): Promise<number> => {
      org = await app.newOrganization();
      const items = [];
      for (let n = 0; n < count; n++) {
        const [owner_id, contact, one, two] = [await newUser(`${n}@acme.example`), await made(CONTACTS, { full_name: 'A' }), await made(TASKS, { title: 'T' }), await made(TASKS, { title: 'T' })];
        items.push({ op: 'create', body: { title: 'C', contact_id: contact.id, owner_id } }, { op: 'update', id: one.id, body: { contact_id: contact.id, owner_id } }, { op: 'delete', id: two.id });
      }
      const sent = new SentStatements(app);
      const answer = await bulk(TASKS, items);
      sent.stop();
      expect(answer.body.meta).toEqual({ succeeded: count * 3, failed: 0 });
      return sent.all.length;
    };
    expect(await statementsFor(12)).toBe(await statementsFor(2));
  });
});
