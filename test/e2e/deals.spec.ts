import pg from 'pg';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { eventNames, eventsOf, walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const DEALS = '/api/v1/deals';

type Fields = Readonly<Record<string, unknown>>;
interface Contact extends Fields {
  readonly id: string;
  readonly deal_stage: string | null;
  readonly deal_value: number | null;
}
interface DealRow {
  readonly id: string;
  readonly name: string;
  readonly stage: string;
  readonly value: string | null;
  readonly version: number;
  readonly archived: boolean;
}

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

async function create(fields: Fields = {}, by = org): Promise<Contact> {
  const answer = await by.client.post(CONTACTS, { full_name: 'Somebody', ...fields });
  expect(answer.status).toBe(201);
  return answer.body as Contact;
}

async function change(contact: { id: string }, fields: Fields): Promise<Contact> {
  const answer = await org.client.patch(`${CONTACTS}/${contact.id}`, fields);
  expect(answer.status).toBe(200);
  return answer.body as Contact;
}

const read = async ({ id }: { id: string }): Promise<Contact> => (await org.client.get(`${CONTACTS}/${id}`)).body as Contact;
const list = (query: Readonly<Record<string, string>> = {}, by = org): Promise<Answer> => by.client.get(`${DEALS}?${new URLSearchParams(query).toString()}`);
const ids = async (query: Readonly<Record<string, string>> = {}, by = org): Promise<string[]> => ((await list(query, by)).body.data as Contact[]).map(({ id }) => id);

/** The deals of a contact, the one first that came first. */
const dealsOf = ({ id }: { id: string }): Promise<DealRow[]> =>
  app.sql<DealRow>(
    `SELECT d.id, d.name, s.key AS stage, d.value, d.version, d.archived_at IS NOT NULL AS archived
     FROM deals d JOIN stages s ON s.org_id = d.org_id AND s.id = d.stage_id WHERE d.contact_id = $1 ORDER BY d.id`,
    [id],
  );
async function dealOf(contact: { id: string }): Promise<DealRow> {
  const [deal, ...others] = await dealsOf(contact);
  expect(others).toEqual([]);
  if (!deal) throw new Error('The contact has no deal');
  return deal;
}

/** `key: label`, in their order. */
const stages = async (by = org): Promise<string[]> =>
  (await app.sql<{ stage: string }>("SELECT key || ': ' || label AS stage FROM stages WHERE org_id = $1 ORDER BY stage_order, key", [by.id])).map(({ stage }) => stage);
const FIRST_STAGES = ['lead: Lead', 'qualified: Qualified', 'proposal: Proposal', 'negotiation: Negotiation', 'won: Won', 'lost: Lost'];

/** All rows of the organization that a request could change. */
const everything = async (): Promise<unknown[]> =>
  Promise.all(['contacts', 'deals', 'stages', 'pipelines', 'events'].map((table) => app.sql(`SELECT to_jsonb(t) AS row FROM ${table} t WHERE org_id = $1 ORDER BY 1`, [org.id])));

describe('the list', () => {
  it('is empty in an organization without deals', async () => {
    await create({ deal_value: 5 });
    expect((await list()).body).toEqual({ data: [], meta: { count: 0, limit: 50, offset: 0, next_cursor: null } });
  });

  it('has the contacts that have a stage, each with exactly the fields of the deal', async () => {
    await create({ deal_value: 7 });
    const dealt = await create({ full_name: 'Ann', company: 'Acme', email: 'a@acme.example', deal_stage: 'proposal', deal_value: 12.34, label: 'hot', tags: ['x'] });
    const { body } = await list();
    expect(body.data).toEqual([{ id: dealt.id, full_name: 'Ann', company: 'Acme', deal_stage: 'proposal', deal_value: 12.34, label: 'hot' }]);
    expect(Object.keys(body.data[0] as object)).toEqual(['id', 'full_name', 'company', 'deal_stage', 'deal_value', 'label']);
    expect(body.meta).toEqual({ count: 1, limit: 50, offset: 0, next_cursor: null });
  });

  it('goes by value descending, without a value last, ties by id descending', async () => {
    const made: Contact[] = [];
    for (const deal_value of [0, null, 5, 100, 5, null, 0, 999_999_999_999.99, 0.01]) made.push(await create({ deal_stage: 'lead', deal_value }));
    const value = ({ deal_value }: Contact): number => deal_value ?? -1;
    const expected = made.sort((a, b) => value(b) - value(a) || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
    expect(await ids()).toEqual(expected);
    expect(await ids({ limit: '3', offset: '2' })).toEqual(expected.slice(2, 5));
  });

  it('is walked by its cursor to any depth, over ties and missing values, without a repeat or a loss', async () => {
    await Promise.all(Array.from({ length: 130 }, (_, i) => create({ full_name: `C${i}`, deal_stage: i % 3 ? 'lead' : 'won', deal_value: i % 4 === 0 ? null : i % 5 })));
    const whole = await ids({ limit: '200' });
    expect(new Set(whole).size).toBe(130);
    expect((await walk<Contact>(org.client, DEALS, { limit: '7' })).map(({ id }) => id)).toEqual(whole);
    expect((await walk<Contact>(org.client, DEALS, { limit: '7', stage: 'won' })).map(({ id }) => id)).toEqual(await ids({ limit: '200', stage: 'won' }));
  });

  it('a page that is read on while deals come and go repeats none and loses none that stays', async () => {
    const made: Contact[] = [];
    for (let value = 1; value <= 10; value++) made.unshift(await create({ deal_stage: 'lead', deal_value: value }));
    const { body } = await list({ limit: '4' });
    await create({ deal_stage: 'lead', deal_value: 100 });
    await change(made[4] ?? made[0]!, { deal_stage: null });
    const rest = await ids({ limit: '200', cursor: body.meta.next_cursor as string });
    expect(rest).toEqual(made.slice(5).map(({ id }) => id));
  });

  it.each(['closed_won', 'Closed Won', 'cLOSED wON', 'Closed-Won', 'Clósed Won', ' closed_won '])('stage=%j finds the stage Closed Won', async (stage) => {
    const won = await create({ deal_stage: 'Closed Won' });
    await create({ deal_stage: 'won' });
    expect(await ids({ stage })).toEqual([won.id]);
  });

  it('a stage that there is not finds nothing, and makes none', async () => {
    await create({ deal_stage: 'lead' });
    expect(await ids({ stage: 'Unheard Of' })).toEqual([]);
    expect(await stages()).toEqual(FIRST_STAGES);
  });

  it('label is exact, and narrows together with stage', async () => {
    const hot = await create({ deal_stage: 'lead', label: 'hot', deal_value: 2 });
    const won = await create({ deal_stage: 'won', label: 'hot', deal_value: 1 });
    await create({ deal_stage: 'lead', label: 'Hot' });
    await create({ deal_stage: 'lead' });
    await create({ label: 'hot' });
    expect(await ids({ label: 'hot' })).toEqual([hot.id, won.id]);
    expect(await ids({ label: 'hot', stage: 'Won' })).toEqual([won.id]);
  });

  it('q is contained in the name or the company, without regard to case and accents, and narrows together with the others', async () => {
    const jose = await create({ full_name: 'José Lab', deal_stage: 'lead', deal_value: 3, label: 'hot' });
    const lab = await create({ company: 'ΟΔΟΣ Labs 100%', deal_stage: 'won', deal_value: 2 });
    await create({ full_name: 'Lab without a deal' });
    await create({ full_name: 'Other', email: 'lab@x.example', deal_stage: 'lead' });
    expect(await ids({ q: 'jose' })).toEqual([jose.id]);
    expect(await ids({ q: 'οδος' })).toEqual([lab.id]);
    expect(await ids({ q: '0%' })).toEqual([lab.id]);
    expect(await ids({ q: 'LAB' })).toEqual([jose.id, lab.id]);
    expect(await ids({ q: 'lab', stage: 'Won' })).toEqual([lab.id]);
    expect(await ids({ q: 'lab', label: 'hot' })).toEqual([jose.id]);
    expect(await ids({ q: 'nobody' })).toEqual([]);
    const first = await list({ q: 'lab', limit: '1' });
    const cursor = first.body.meta.next_cursor as string;
    expect(await ids({ q: 'lab', limit: '1', cursor })).toEqual([lab.id]);
    expectError(await list({ cursor }), 422, 'validation', ['cursor']);
  });

  it.each([
    [{ q: '\u0301' }, 'q'],
    [{ limit: '0' }, 'limit'],
    [{ limit: '201' }, 'limit'],
    [{ offset: '-1' }, 'offset'],
    [{ stage: '' }, 'stage'],
    [{ stage: 'x'.repeat(65) }, 'stage'],
    [{ label: '' }, 'label'],
    [{ cursor: 'nonsense' }, 'cursor'],
  ])('%j is 422', async (query, field) => {
    expectError(await list(query), 422, 'validation', [field]);
  });

  it("another list's cursor is 422 on cursor, and so is a cursor with an offset", async () => {
    for (let i = 0; i < 3; i++) await create({ deal_stage: 'lead' });
    const { body } = await org.client.get(`${CONTACTS}?limit=1`);
    expectError(await list({ cursor: body.meta.next_cursor as string }), 422, 'validation', ['cursor']);
    const deals = (await list({ limit: '1' })).body.meta.next_cursor as string;
    expectError(await list({ cursor: deals, stage: 'lead' }), 422, 'validation', ['cursor']);
    expectError(await list({ cursor: deals, offset: '1' }), 422, 'validation', ['offset']);
  });

  it('is read only: POST is 405, one deal is no route', async () => {
    expectError(await org.client.post(DEALS, { deal_stage: 'lead' }), 405, 'method_not_allowed');
    expectError(await org.client.get(`${DEALS}/${(await create({ deal_stage: 'lead' })).id}`), 404, 'not_found');
    expect((await org.reader.get(DEALS)).status).toBe(200);
  });
});

describe('deal_stage', () => {
  it('of a new contact opens a deal in the default pipeline, named after the company, else the person', async () => {
    const [firm, person] = [await create({ company: 'Acme', deal_stage: 'lead', deal_value: 9.5 }), await create({ full_name: 'Ann', deal_stage: 'won' })];
    expect(await dealOf(firm)).toMatchObject({ name: 'Acme', stage: 'lead', value: '9.50', version: 1, archived: false });
    expect(await dealOf(person)).toMatchObject({ name: 'Ann', stage: 'won', value: null });
  });

  it('moves the same deal on, whose version moves', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 5 });
    const before = await dealOf(contact);
    expect(await change(contact, { deal_stage: 'negotiation' })).toMatchObject({ deal_stage: 'negotiation', deal_value: 5 });
    expect(await dealOf(contact)).toEqual({ ...before, stage: 'negotiation', version: 2 });
  });

  it.each(['Qualified', 'QUALIFIED', ' qualified ', 'Quálified'])('%j is the stage qualified, whose key is shown', async (deal_stage) => {
    expect((await create({ deal_stage })).deal_stage).toBe('qualified');
    expect(await stages()).toEqual(FIRST_STAGES);
  });

  it('on a contact without a deal opens one that takes over the value kept on the contact', async () => {
    const contact = await create({ company: 'Kept Inc', deal_value: 77.7 });
    expect(await dealsOf(contact)).toEqual([]);
    expect(await change(contact, { deal_stage: 'lead' })).toMatchObject({ deal_stage: 'lead', deal_value: 77.7 });
    expect(await dealOf(contact)).toMatchObject({ name: 'Kept Inc', stage: 'lead', value: '77.70' });
  });

  it('opens the deal under the company that the same request gives', async () => {
    const contact = await create();
    await change(contact, { company: 'Renamed', deal_stage: 'lead', deal_value: 3 });
    expect(await dealOf(contact)).toMatchObject({ name: 'Renamed', value: '3.00' });
  });

  it('null archives the deal: the contact leaves both lists, keeps its value, and stays', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 8 });
    expect(await change(contact, { deal_stage: null })).toMatchObject({ deal_stage: null, deal_value: 8 });
    expect(await dealOf(contact)).toMatchObject({ archived: true, version: 2 });
    expect(await ids()).toEqual([]);
    expect((await org.client.get(`${CONTACTS}?stage=lead`)).body.data).toEqual([]);
    expect((await read(contact)).id).toBe(contact.id);
  });

  it('null archives all of a contact\'s deals, not only its headline deal', async () => {
    const contact = await create({ deal_stage: 'lead' });
    // A second deal with an earlier assignment, by SQL: no route of /api/v1 makes one.
    await app.sql("INSERT INTO deals SELECT org_id, gen_random_uuid(), 1, 'Older', pipeline_id, stage_id, contact_id, primary_at - interval '1 day', 1, NULL, created_at, updated_at FROM deals WHERE contact_id = $1", [contact.id]);
    await change(contact, { deal_stage: 'won' });
    expect((await dealsOf(contact)).map(({ name, stage }) => `${name} ${stage}`).sort()).toEqual(['Older lead', 'Somebody won']);
    await change(contact, { deal_stage: null });
    expect((await dealsOf(contact)).map(({ archived }) => archived)).toEqual([true, true]);
  });

  it('after null opens a new deal; the archived one stays as it was', async () => {
    const contact = await create({ deal_stage: 'won', deal_value: 4 });
    await change(contact, { deal_stage: null });
    const [archived] = await dealsOf(contact);
    expect(await change(contact, { deal_stage: 'lead' })).toMatchObject({ deal_stage: 'lead', deal_value: 4 });
    const [first, second] = await dealsOf(contact);
    expect(first).toEqual(archived);
    expect(second).toMatchObject({ stage: 'lead', value: '4.00', archived: false, version: 1 });
  });
});

describe('deal_value', () => {
  it('re-values the headline deal, whose stage stays', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 5 });
    const before = await dealOf(contact);
    expect(await change(contact, { deal_value: 6.25 })).toMatchObject({ deal_stage: 'lead', deal_value: 6.25 });
    expect(await dealOf(contact)).toEqual({ ...before, value: '6.25', version: 2 });
    expect(await change(contact, { deal_value: null })).toMatchObject({ deal_stage: 'lead', deal_value: null });
    expect(await dealOf(contact)).toMatchObject({ value: null, version: 3 });
  });

  it('together with deal_stage moves and re-values in one step', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 5 });
    await change(contact, { deal_stage: 'won', deal_value: 50 });
    expect(await dealOf(contact)).toMatchObject({ stage: 'won', value: '50.00', version: 2 });
  });

  it('without any stage is kept on the contact, and opens no deal', async () => {
    const contact = await create();
    expect(await change(contact, { deal_value: 11 })).toMatchObject({ deal_stage: null, deal_value: 11 });
    expect(await dealsOf(contact)).toEqual([]);
    expect(await ids()).toEqual([]);
  });
});

describe('an unknown stage', () => {
  it('is appended at the end of the default pipeline; its key is the slug of its label', async () => {
    expect((await create({ deal_stage: 'Closed Won' })).deal_stage).toBe('closed_won');
    expect((await create({ deal_stage: '  Über-Größe 2!  ' })).deal_stage).toBe('über_größe_2');
    expect(await stages()).toEqual([...FIRST_STAGES, 'closed_won: Closed Won', 'über_größe_2: Über-Größe 2!']);
    expect(await app.sql('SELECT type, probability, is_default FROM stages WHERE org_id = $1 AND stage_order > 6', [org.id])).toEqual(Array(2).fill({ type: 'default', probability: null, is_default: false }));
  });

  it('is found again under every spelling of its slug', async () => {
    const contact = await create({ deal_stage: 'Closed Won' });
    for (const deal_stage of ['closed won', 'CLOSED_WON', 'closed-won']) expect((await change(contact, { deal_stage })).deal_stage).toBe('closed_won');
    expect(await stages()).toEqual([...FIRST_STAGES, 'closed_won: Closed Won']);
    expect(await eventNames(app, contact.id)).toEqual(['contact.created 1']);
  });

  it('that differs by more than case, accents and separators is one of its own, in whatever order they come; so it is for the filters', async () => {
    for (const deal_stage of ['C++', 'C', 'C#']) {
      const contact = await create({ deal_stage });
      expect(await ids({ stage: deal_stage })).toEqual([contact.id]);
      expect((await walk<Contact>(org.client, CONTACTS, { stage: deal_stage })).map(({ id }) => id)).toEqual([contact.id]);
    }
    expect(await stages()).toEqual([...FIRST_STAGES, 'c: C++', 'c_2: C', 'c_3: C#']);
  });

  it('without a letter or digit is its own key', async () => {
    const keys = [(await create({ deal_stage: '!!!' })).deal_stage, (await create({ deal_stage: '???' })).deal_stage, (await create({ deal_stage: '!!!' })).deal_stage];
    expect(keys).toEqual(['!!!', '???', '!!!']);
  });

  it('of 64 characters has a key of at most 64; one more is 422', async () => {
    const { deal_stage } = await create({ deal_stage: 'İ'.repeat(64) });
    expect(Array.from(deal_stage ?? '').length).toBeLessThanOrEqual(64);
    expect(await ids({ stage: deal_stage ?? '' })).toHaveLength(1);
    expectError(await org.client.post(CONTACTS, { full_name: 'X', deal_stage: 'x'.repeat(65) }), 422, 'validation', ['deal_stage']);
  });

  it('in a script with vowel signs is not taken for another: काल is not कुल', async () => {
    expect((await create({ deal_stage: 'काल' })).deal_stage).not.toBe((await create({ deal_stage: 'कुल' })).deal_stage);
  });

  it('in a request that is refused for another reason is not made', async () => {
    const contact = await create();
    const before = await everything();
    expectError(await org.client.patch(`${CONTACTS}/${contact.id}`, { full_name: null, deal_stage: 'Never' }), 422, 'validation');
    expectError(await org.client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: 'Never', deal_value: -1 }), 422, 'validation', ['deal_value']);
    expectError(await org.client.post(CONTACTS, { deal_stage: 'Never' }), 422, 'validation');
    expect(await everything()).toEqual(before);
  });
});

describe('a locked pipeline', () => {
  const lock = (locked: boolean): Promise<unknown> => app.get(PipelinesApi).change(org.operator, 'Sales', { locked });

  it('refuses an unknown stage with 422 on deal_stage that names the known ones, and nothing is written', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 1 });
    await lock(true);
    const before = await everything();
    for (const answer of [await org.client.patch(`${CONTACTS}/${contact.id}`, { deal_stage: 'Nowhere', deal_value: 2, label: 'x' }), await org.client.post(CONTACTS, { full_name: 'New', deal_stage: 'Nowhere' })]) {
      expectError(answer, 422, 'validation', ['deal_stage']);
      for (const key of ['lead', 'qualified', 'proposal', 'negotiation', 'won', 'lost']) expect(answer.body.details[0].message).toContain(key);
      expect(answer.body.message).toContain('Nowhere');
    }
    expect(await everything()).toEqual(before);
  });

  it('takes known stages, values and null; unlocked it takes unknown ones again', async () => {
    const contact = await create();
    await lock(true);
    for (const fields of [{ deal_stage: 'Lead' }, { deal_value: 3 }, { deal_stage: 'won' }, { deal_stage: null }]) await change(contact, fields);
    await lock(false);
    expect((await change(contact, { deal_stage: 'Now Known' })).deal_stage).toBe('now_known');
  });
});

describe('events', () => {
  it('of a contact born with its deal: contact.created alone, which shows the key', async () => {
    const contact = await create({ deal_stage: 'Closed Won', deal_value: 5 });
    const events = await eventsOf(app, contact.id);
    expect(events.map(({ event, sequence, payload }) => ({ event, sequence, payload: payload as unknown }))).toEqual([{ event: 'contact.created', sequence: 1, payload: { contact } }]);
  });

  it('of a move: contact.updated, then deal.stage_changed with both stages, each with the contact as it then is', async () => {
    const contact = await create({ deal_stage: 'lead' });
    const moved = await change(contact, { deal_stage: 'won' });
    const events = await eventsOf(app, contact.id);
    expect(events.slice(1)).toEqual([
      { event: 'contact.updated', ts: moved['updated_at'], payload: { contact: moved }, sequence: 2 },
      { event: 'deal.stage_changed', ts: moved['updated_at'], payload: { contact: moved, new_stage: 'won', previous_stage: 'lead' }, sequence: 3 },
    ]);
  });

  it('of opening a deal on a contact that is there: both, from no stage', async () => {
    const contact = await create();
    await change(contact, { deal_stage: 'lead' });
    const [, updated, moved] = await eventsOf(app, contact.id);
    expect([updated?.event, moved?.event]).toEqual(['contact.updated', 'deal.stage_changed']);
    expect(moved?.payload).toMatchObject({ new_stage: 'lead', previous_stage: null });
  });

  it('of a new value, and of null as stage: contact.updated alone', async () => {
    const contact = await create({ deal_stage: 'lead', deal_value: 1 });
    await change(contact, { deal_value: 2 });
    await change(contact, { deal_stage: null });
    expect(await eventNames(app, contact.id)).toEqual(['contact.created 1', 'contact.updated 2', 'contact.updated 3']);
  });

  it('a change that changes nothing writes nothing: no event, no version of the contact or the deal', async () => {
    const [dealt, valued] = [await create({ deal_stage: 'Closed Won', deal_value: 5 }), await create({ deal_value: 5 })];
    const before = await everything();
    for (const fields of [{ deal_stage: 'closed_won' }, { deal_stage: 'CLOSED WON', deal_value: 5 }, { deal_value: 5.0 }]) await change(dealt, fields);
    for (const fields of [{ deal_stage: null }, { deal_value: 5 }]) await change(valued, fields);
    expect(await everything()).toEqual(before);
  });

  it('are numbered without gaps through a deal\'s whole life, and the contact\'s row remembers the last', async () => {
    const contact = await create();
    for (const fields of [{ deal_value: 1 }, { deal_stage: 'lead' }, { deal_stage: 'won', deal_value: 2 }, { deal_stage: 'won' }, { deal_stage: null }, { deal_stage: 'lead' }]) await change(contact, fields);
    expect(await eventNames(app, contact.id)).toEqual([
      'contact.created 1', 'contact.updated 2', 'contact.updated 3', 'deal.stage_changed 4', 'contact.updated 5', 'deal.stage_changed 6', 'contact.updated 7', 'contact.updated 8', 'deal.stage_changed 9',
    ]);
    expect(await app.sql('SELECT seq FROM contacts WHERE id = $1', [contact.id])).toEqual([{ seq: 9 }]);
  });
});

it('deleting the contact keeps its deals, live and archived, unlinked and with a moved version', async () => {
  const contact = await create({ deal_stage: 'lead', deal_value: 6 });
  await change(contact, { deal_stage: null });
  await change(contact, { deal_stage: 'won' });
  const before = await dealsOf(contact);
  expect(before.map(({ version, archived }) => [version, archived])).toEqual([[2, true], [1, false]]);
  expect((await org.client.delete(`${CONTACTS}/${contact.id}`)).status).toBe(204);
  const after = await app.sql('SELECT id, version, contact_id, primary_at, value, archived_at IS NOT NULL AS archived FROM deals WHERE org_id = $1 ORDER BY id', [org.id]);
  expect(after).toEqual(before.map(({ id, version, value, archived }) => ({ id, version: version + 1, contact_id: null, primary_at: null, value, archived })));
  expect(await ids()).toEqual([]);
  const [deleted, ...others] = await eventsOf(app, contact.id);
  expect(others).toEqual([]);
  expect(deleted).toMatchObject({ event: 'contact.deleted', sequence: 5, payload: { contact: { deal_stage: 'won', deal_value: 6 } } });
});

describe('two organizations', () => {
  it('have their own deals, stages and locks', async () => {
    const other = await app.newOrganization();
    const [mine, theirs] = [await create({ deal_stage: 'Shared Name', deal_value: 1 }), await create({ deal_stage: 'Shared Name', deal_value: 2 }, other)];
    expect([await ids(), await ids({}, other)]).toEqual([[mine.id], [theirs.id]]);
    expect([await ids({ stage: 'shared_name' }), await ids({ stage: 'shared_name' }, other)]).toEqual([[mine.id], [theirs.id]]);
    await create({ deal_stage: 'Only Theirs' }, other);
    expect(await stages()).toEqual([...FIRST_STAGES, 'shared_name: Shared Name']);
    await app.get(PipelinesApi).change(org.operator, 'sales', { locked: true });
    expect((await create({ deal_stage: 'Another' }, other)).deal_stage).toBe('another');
    expectError(await org.client.patch(`${CONTACTS}/${theirs.id}`, { deal_stage: 'lead' }), 404, 'not_found');
  });

  it("the other's cursor is one of another list", async () => {
    const other = await app.newOrganization();
    for (let i = 0; i < 3; i++) await create({ deal_stage: 'lead', deal_value: 10 }, other);
    await create({ deal_stage: 'lead', deal_value: 5 });
    expectError(await list({ cursor: (await list({ limit: '1' }, other)).body.meta.next_cursor as string }), 422, 'validation', ['cursor']);
  });
});

describe('at once', () => {
  it('two POSTs with the same unknown stage make one stage, over and over', async () => {
    for (let round = 0; round < 10; round++) {
      const made = await Promise.all([create({ deal_stage: `Round ${round}` }), create({ deal_stage: `round-${round}` })]);
      expect(made.map(({ deal_stage }) => deal_stage)).toEqual([`round_${round}`, `round_${round}`]);
    }
    expect((await stages()).map((stage) => stage.split(':')[0])).toEqual([...FIRST_STAGES.map((stage) => stage.split(':')[0]), ...Array.from({ length: 10 }, (_, i) => `round_${i}`)]);
  });

  it('twenty different unknown stages all arrive, each with a place of its own', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, i) => create({ deal_stage: `Stage ${i}` })));
    const orders = (await app.sql<{ stage_order: number }>('SELECT stage_order FROM stages WHERE org_id = $1 ORDER BY 1', [org.id])).map(({ stage_order }) => stage_order);
    expect(orders).toEqual(Array.from({ length: 26 }, (_, i) => i + 1));
  });

  it('opening a deal ten times opens one', async () => {
    const contact = await create();
    await Promise.all(Array.from({ length: 10 }, () => change(contact, { deal_stage: 'lead' })));
    expect(await dealOf(contact)).toMatchObject({ stage: 'lead', version: 1 });
    expect(await eventNames(app, contact.id)).toEqual(['contact.created 1', 'contact.updated 2', 'deal.stage_changed 3']);
  });
});

describe('when another instance commits between two reads of a request', () => {
  let elsewhere: pg.Client;
  beforeEach(async () => {
    elsewhere = new pg.Client({ connectionString: app.databaseUrl });
    await elsewhere.connect();
  });
  afterEach(() => elsewhere.end());

  /** Sends the request, holds it at its first read of the table, commits these statements, and lets it continue. */
  async function interleave(table: string, send: () => Promise<Answer>, statements: readonly [string, unknown[]][]): Promise<Answer> {
    await elsewhere.query('BEGIN');
    await elsewhere.query(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
    const answer = send();
    await eventually(async () => expect(await app.sql(`SELECT 1 FROM pg_locks WHERE relation = '${table}'::regclass AND NOT granted`)).toHaveLength(1));
    for (const [text, values] of statements) await elsewhere.query(text, values);
    await elsewhere.query('COMMIT');
    return answer;
  }

  const bump = (id: string, set: string): [string, unknown[]] => [`UPDATE contacts SET ${set}, version = version + 1 WHERE id = $1`, [id]];

  /** Checks that the contact shows its deal. */
  async function expectProjected(contact: { id: string }): Promise<void> {
    const { deal_stage, deal_value } = await read(contact);
    const [live, ...others] = (await dealsOf(contact)).filter(({ archived }) => !archived);
    expect(others).toEqual([]);
    expect(live?.stage ?? null).toEqual(deal_stage);
    if (live) expect(live.value === null ? null : Number(live.value)).toBe(deal_value);
  }

  it.each([
    ['to the value that it had', { deal_value: 10 }, 'deal_value = 20', 'value = 20'],
    ['to the stage that it had', { deal_stage: 'lead' }, "deal_stage = 'won'", "stage_id = (SELECT s.id FROM stages s WHERE s.org_id = deals.org_id AND s.key = 'won')"],
    ['to the stage that it had, while its deal is archived', { deal_stage: 'lead' }, 'deal_stage = NULL', 'archived_at = now()'],
  ])('a deal set back %s is still what its contact shows', async (_what, fields, contactSet, dealSet) => {
    const contact = await create({ deal_stage: 'lead', deal_value: 10 });
    const answer = await interleave('deals', () => org.client.patch(`${CONTACTS}/${contact.id}`, fields), [
      bump(contact.id, contactSet),
      [`UPDATE deals SET ${dealSet}, version = version + 1 WHERE contact_id = $1`, [contact.id]],
    ]);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual(await read(contact));
    expect(answer.body).toMatchObject(fields);
    await expectProjected(contact);
  });

  it('two stages that are appended do not share a place', async () => {
    const answer = await interleave('pipelines', () => org.client.post(CONTACTS, { full_name: 'X', deal_stage: 'Alpha' }), [
      ["INSERT INTO stages SELECT org_id, gen_random_uuid(), pipeline_id, 'beta', 'Beta', 7, 'default', NULL, false FROM stages WHERE org_id = $1 AND key = 'lead'", [org.id]],
      ['UPDATE pipelines SET version = version + 1 WHERE org_id = $1', [org.id]],
    ]);
    expect(answer.status).toBe(201);
    expect(await app.sql('SELECT key, stage_order FROM stages WHERE org_id = $1 AND stage_order > 6 ORDER BY 2, 1', [org.id])).toEqual([
      { key: 'beta', stage_order: 7 },
      { key: 'alpha', stage_order: 8 },
    ]);
  });
});
