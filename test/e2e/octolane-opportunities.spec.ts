import { randomUUID } from 'node:crypto';
import { PipelinesApi } from '../../src/modules/pipelines/pipelines.api.js';
import { Database } from '../../src/platform/database/database.js';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventNames } from '../support/records.js';
import { SentStatements } from '../support/sent-statements.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const OPPORTUNITIES = '/v1/opportunities';
const CONTACTS = '/api/v1/contacts';
const FEB_11 = 1_770_768_000_000;
const INVALID = 'Validation error';

let app: TestApp;
let org: TestOrganization;
let pipeline: string;
let stages: ReadonlyMap<string, string>;

beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  const [sales] = await app.get(PipelinesApi).list(org.id);
  pipeline = sales!.state.id;
  stages = new Map(sales!.stages.map(({ label, id }) => [label, id]));
});
afterAll(() => app.close());

const open = (opportunity: object = {}, related_objects: object = {}, more: object = {}): Promise<Answer> => org.octolane.post(OPPORTUNITIES, { pipeline_id: pipeline, opportunity, related_objects, ...more });
async function opened(opportunity: object = {}, related_objects: object = {}): Promise<any> {
  const answer = await open(opportunity, related_objects);
  expect([answer.status, answer.body.message]).toEqual([201, 'Opportunity created successfully']);
  return answer.body.data;
}
const change = (id: string, body: object): Promise<Answer> => org.octolane.patch(`${OPPORTUNITIES}/${id}`, body);
const read = async (id: string): Promise<any> => (await org.octolaneReader.get(`${OPPORTUNITIES}/${id}`)).body.data;
const contact = async (id: string): Promise<any> => (await org.client.get(`${CONTACTS}/${id}`)).body;
const newContact = async (fields: object): Promise<any> => (await org.client.post(CONTACTS, fields)).body;
const count = async (table: string): Promise<number> => (await app.sql(`SELECT 1 FROM ${table} WHERE org_id = $1`, [org.id])).length;
const recordOf = ({ created: _created, ...record }: any): object => record as object;

describe('POST /v1/opportunities', () => {
  it('creates account, contacts, links and deal, and shows the whole of it as reads do', async () => {
    const data = await opened(
      { name: 'Robots', stage_name: 'qUALIFIED', deal_size: 1200.5, close_date: FEB_11, next_action_date: '2026-02-11', next_steps: 'Call.\nWrite.', custom_attributes: {} },
      { account_domain: 'https://www.ACME.com/x', primary_contact_email: 'Jane@Acme.com', additional_contact_emails: ['joe@acme.com', 'ann@other.com'] },
    );
    const [account] = await app.sql<{ id: string; domain: string }>('SELECT id, domain FROM accounts WHERE org_id = $1', [org.id]);
    const ids = new Map((await app.sql<{ id: string; email: string; account_id: string }>('SELECT id, email, account_id FROM contacts WHERE org_id = $1', [org.id])).map((row) => [row.email, row]));
    const additional = ['joe@acme.com', 'ann@other.com'].map((email) => ({ contact_id: ids.get(email)!.id, contact_first_name: null, contact_last_name: null, contact_email: email }));
    const record = {
      id: data.id, name: 'Robots', pipeline_id: pipeline, stage_id: stages.get('Qualified'), stage_name: 'Qualified', account_id: account!.id, contact_id: ids.get('Jane@Acme.com')!.id, additional_contacts: additional, custom_fields: {},
      deal_size: 1200.5, close_date: FEB_11, next_action_date: FEB_11, next_steps: 'Call.\nWrite.', owner_id: null, created_at: data.created_at, updated_at: data.created_at,
    };
    expect(data).toEqual({ ...record, created: { account: true, contacts: ['Jane@Acme.com', 'joe@acme.com', 'ann@other.com'].map((email) => ids.get(email)!.id) } });
    expect([account!.domain, typeof data.created_at]).toEqual(['acme.com', 'number']);
    // Every named contact without an account joins the named one.
    expect([...ids.values()].map(({ account_id }) => account_id)).toEqual(Array(3).fill(account!.id));
    expect(await read(data.id)).toEqual(record);
    expect(Object.keys(await read(data.id))).toEqual(Object.keys(record));
    expect(await eventNames(app, data.id)).toEqual(['opportunity.created 1']);
  });

  it('needs no more than a name: without a stage it is in the default one', async () => {
    const data = await opened({ name: 'Bare' });
    expect(data).toMatchObject({ stage_name: 'Lead', account_id: null, contact_id: null, additional_contacts: [], deal_size: null, created: { account: false, contacts: [] } });
    expect([await count('accounts'), await count('contacts')]).toEqual([0, 0]);
  });

  it('is never deduplicated; account and contacts are resolved', async () => {
    const related = { primary_contact_email: 'jane@acme.com' };
    const [first, second] = [await opened({}, related), await opened({}, related)];
    expect(second.id).not.toBe(first.id);
    expect([first.created, second.created]).toEqual([{ account: true, contacts: [first.contact_id] }, { account: false, contacts: [] }]);
    expect([second.account_id, second.contact_id]).toEqual([first.account_id, first.contact_id]);
    expect([await count('accounts'), await count('contacts'), await count('deals')]).toEqual([1, 1, 2]);
  });

  it("is named after the account's name, else its domain, else the contact", async () => {
    await org.octolane.post('/v1/accounts', { domain: 'named.com', name: 'Named Inc' });
    expect((await opened({}, { account_domain: 'named.com', primary_contact_email: 'a@named.com' })).name).toBe('Named Inc');
    expect((await opened({}, { account_domain: 'plain.com' })).name).toBe('plain.com');
    expect((await opened({}, { primary_contact_email: 'jane.doe@gmail.com' })).name).toBe('jane.doe');
    expectRefused(await open(), 400, INVALID, { 'opportunity.name': 'Name is required where neither an account nor a contact is named' });
  });

  it("without account_domain has the account of the email's domain, free mail excepted; a domain given outright is always made", async () => {
    const [own, free, given] = [await opened({}, { primary_contact_email: 'a@acme.com' }), await opened({}, { primary_contact_email: 'a@gmail.com' }), await opened({}, { account_domain: 'gmail.com', primary_contact_email: 'b@gmail.com' })];
    expect([own.created.account, free.account_id, given.created.account]).toEqual([true, null, true]);
    expect((await contact(given.contact_id)).account_id).toBe(given.account_id);
    // A contact that has an account stays there.
    const moved = await opened({}, { account_domain: 'elsewhere.com', primary_contact_email: 'a@acme.com' });
    expect((await contact(moved.contact_id)).account_id).toBe(own.account_id);
    expect(moved.account_id).not.toBe(own.account_id);
  });

  it('a contact is named once, and the primary one is no additional one', async () => {
    const data = await opened({}, { primary_contact_email: 'a@acme.com', additional_contact_emails: ['A@acme.com', 'b@acme.com', 'B@ACME.com'] });
    expect(data.additional_contacts.map(({ contact_email }: any) => contact_email)).toEqual(['b@acme.com']);
  });

  it('has an owner by id or by email', async () => {
    const [user] = await app.sql<{ id: string; email: string }>('SELECT id, email FROM users WHERE org_id = $1', [org.id]);
    for (const related of [{ owner_id: user!.id }, { owner_email: user!.email.toUpperCase() }, { owner_id: user!.id, owner_email: user!.email }]) expect((await opened({ name: 'X' }, related)).owner_id).toBe(user!.id);
    const foreign = await app.newOrganization();
    const [theirs] = await app.sql<{ id: string }>('SELECT id FROM users WHERE org_id = $1', [foreign.id]);
    expectRefused(await open({ name: 'X' }, { owner_id: theirs!.id }), 404, 'There is no such user in your organization.', { 'related_objects.owner_id': 'Owner id names no user of your organization' });
    expectRefused(await open({ name: 'X' }, { owner_email: 'nobody@example.com' }), 404, 'There is no such user in your organization.', { 'related_objects.owner_email': 'Owner email names no user of your organization' });
  });

  it('takes a stage by id, by name, or by both if they agree', async () => {
    expect((await opened({ name: 'X', stage_id: stages.get('Won') })).stage_name).toBe('Won');
    expect((await opened({ name: 'X', stage_id: stages.get('Won'), stage_name: 'WON' })).stage_name).toBe('Won');
    expectRefused(await open({ name: 'X', stage_id: stages.get('Won'), stage_name: 'Lost' }), 400, INVALID, { 'opportunity.stage_name': 'Stage name and stage_id must name the same stage of the pipeline: send one of them' });
    for (const [field, value] of [['stage_id', randomUUID()], ['stage_name', 'Nowhere']] as const) {
      const { status, body } = await open({ name: 'X', [field]: value });
      expect([status, Object.keys(body.errors as object)]).toEqual([404, [`opportunity.${field}`]]);
    }
    expect(await app.sql("SELECT 1 FROM stages WHERE org_id = $1 AND label = 'Nowhere'", [org.id])).toEqual([]);
  });

  it.each<[string, object, Record<string, string>]>([
    ['no pipeline', { pipeline_id: undefined }, { pipeline_id: 'Pipeline id is required' }],
    ['a pipeline that is no id', { pipeline_id: 'x' }, { pipeline_id: 'Pipeline id must be a valid uuid' }],
    ['an unknown key', { stage: 'x' }, { stage: expect.any(String) as never }],
    ['an unknown custom attribute', { opportunity: { name: 'X', custom_attributes: { size: 1 } } }, { 'opportunity.custom_attributes.size': expect.any(String) as never }],
    ['a domain that is none', { related_objects: { account_domain: 'localhost' } }, { 'related_objects.account_domain': expect.any(String) as never }],
    ['an email that is none', { related_objects: { primary_contact_email: 'x' } }, { 'related_objects.primary_contact_email': expect.any(String) as never }],
    ['an email in the list that is none', { related_objects: { additional_contact_emails: ['a@b.com', 'x'] } }, { 'related_objects.additional_contact_emails.1': expect.any(String) as never }],
    ['101 additional emails', { related_objects: { additional_contact_emails: Array.from({ length: 101 }, (_, n) => `a${n}@b.com`) } }, { 'related_objects.additional_contact_emails': expect.any(String) as never }],
    ['money with three decimals', { opportunity: { name: 'X', deal_size: 1.001 } }, { 'opportunity.deal_size': expect.any(String) as never }],
  ])('refuses %s with 400', async (_what, more, errors) => {
    const answer = await open({ name: 'X' }, {}, more);
    expect([answer.status, answer.body.message, answer.body.errors]).toEqual([400, INVALID, errors]);
  });

  it('an unknown pipeline is 404, and nothing of a refused request is there', async () => {
    expectRefused(await open({ name: 'X' }, { primary_contact_email: 'a@acme.com' }, { pipeline_id: randomUUID() }), 404, 'There is no such pipeline in your organization.', { pipeline_id: 'Pipeline id names no pipeline of your organization' });
    await open({ stage_name: 'Nowhere' }, { account_domain: 'acme.com', primary_contact_email: 'a@acme.com' });
    expect([await count('accounts'), await count('contacts'), await count('deals'), await count('events')]).toEqual([0, 0, 0, 0]);
  });
});

describe('what is written here is seen in /api/v1', () => {
  it('a contact born with its opportunity fires contact.created only, and is in the list of deals at once', async () => {
    const data = await opened({ stage_name: 'Proposal', deal_size: 5 }, { primary_contact_email: 'jane@acme.com' });
    expect((await org.client.get('/api/v1/deals')).body.data).toMatchObject([{ id: data.contact_id, deal_stage: 'proposal', deal_value: 5 }]);
    expect(await eventNames(app, data.contact_id)).toEqual(['contact.created 1']);
  });

  it('a contact that existed fires contact.updated and deal.stage_changed; so does a move, and a new value contact.updated alone', async () => {
    const { id } = await newContact({ full_name: 'Jane', email: 'jane@gmail.com' });
    const data = await opened({}, { primary_contact_email: 'JANE@gmail.com' });
    expect([data.contact_id, data.created.contacts]).toEqual([id, []]);
    await change(data.id, { stage_name: 'won' });
    await change(data.id, { deal_size: 7 });
    await change(data.id, { next_steps: 'Nothing that a contact shows' });
    expect(await eventNames(app, id)).toEqual(['contact.created 1', 'contact.updated 2', 'deal.stage_changed 3', 'contact.updated 4', 'deal.stage_changed 5', 'contact.updated 6']);
    expect(await contact(id)).toMatchObject({ deal_stage: 'won', deal_value: 7 });
    expect(await eventNames(app, data.id)).toEqual(['opportunity.created 1', 'opportunity.updated 2', 'opportunity.updated 3', 'opportunity.updated 4']);
  });

  it('a stage moved there shows here, and an archived deal is gone', async () => {
    const { contact_id: id, id: deal } = await opened({}, { primary_contact_email: 'jane@gmail.com' });
    await org.client.patch(`${CONTACTS}/${id}`, { deal_stage: 'Negotiation', deal_value: 3 });
    expect(await read(deal)).toMatchObject({ stage_name: 'Negotiation', deal_size: 3 });
    await org.client.patch(`${CONTACTS}/${id}`, { deal_stage: null });
    expect((await org.octolane.get(`${OPPORTUNITIES}/${deal}`)).status).toBe(404);
    expect((await change(deal, { name: 'X' })).status).toBe(404);
    expect(await eventNames(app, deal)).toEqual(['opportunity.created 1', 'opportunity.updated 2', 'opportunity.deleted 3']);
  });

  it('pointing it at another contact changes what both show; deleting the headline gives way to the next', async () => {
    const [a, b] = [await opened({ stage_name: 'Lead', deal_size: 1 }, { primary_contact_email: 'a@gmail.com' }), await opened({ stage_name: 'Won', deal_size: 2 }, { primary_contact_email: 'b@gmail.com' })];
    expect((await change(b.id, { contact_id: a.contact_id })).body.data.contact_id).toBe(a.contact_id);
    expect([await contact(a.contact_id), await contact(b.contact_id)]).toMatchObject([{ deal_stage: 'won', deal_value: 2 }, { deal_stage: null, deal_value: null }]);
    await org.octolane.delete(`${OPPORTUNITIES}/${b.id}`);
    expect(await contact(a.contact_id)).toMatchObject({ deal_stage: 'lead', deal_value: 1 });
    await org.octolane.delete(`${OPPORTUNITIES}/${a.id}`);
    expect(await contact(a.contact_id)).toMatchObject({ deal_stage: null, deal_value: null });
  });

  it('a deleted contact leaves its opportunities, also as an additional one; so does a deleted account', async () => {
    const data = await opened({ name: 'X' }, { account_domain: 'acme.com', primary_contact_email: 'a@acme.com', additional_contact_emails: ['b@acme.com', 'c@acme.com'] });
    const [b, c] = data.additional_contacts.map(({ contact_id }: any) => contact_id as string);
    for (const id of [data.contact_id, b]) await org.client.delete(`${CONTACTS}/${id}`);
    expect((await org.octolane.delete(`/v1/accounts/${data.account_id}`)).status).toBe(200);
    expect(await read(data.id)).toMatchObject({ account_id: null, contact_id: null, additional_contacts: [{ contact_id: c }] });
  });
});

describe('PATCH, GET and DELETE of one', () => {
  it('changes what is sent, clears by null, and shows it', async () => {
    const data = await opened({ name: 'X', deal_size: 5, next_steps: 'Call' }, { account_domain: 'acme.com', primary_contact_email: 'a@acme.com', additional_contact_emails: ['b@acme.com', 'c@acme.com'] });
    const [b, c] = data.additional_contacts;
    const { status, body, headers } = await change(data.id, { name: 'Y', deal_size: null, close_date: '2026-02-11T00:00:00Z', additional_contact_ids: [c.contact_id, b.contact_id], account_id: null });
    const expected = { ...recordOf(data), name: 'Y', deal_size: null, close_date: FEB_11, additional_contacts: [c, b], account_id: null, updated_at: body.data.updated_at };
    expect([status, body.message, body.data]).toEqual([200, 'Opportunity updated successfully', expected]);
    const again = await org.octolaneReader.get(`${OPPORTUNITIES}/${data.id}`);
    expect([again.body.data, again.headers['etag']]).toEqual([expected, headers['etag']]);
    const unchanged = await change(data.id, { name: 'Y', additional_contact_ids: [c.contact_id, b.contact_id] });
    expect([unchanged.body.data, unchanged.headers['etag']]).toEqual([expected, headers['etag']]);
    expect(await eventNames(app, data.id)).toEqual(['opportunity.created 1', 'opportunity.updated 2']);
  });

  it('has a tag that moves with the labels of its stages and with its additional contacts, and conditions that hold', async () => {
    const data = await opened({ name: 'X' }, { additional_contact_emails: ['b@gmail.com'] });
    const tag = async (): Promise<string> => (await org.octolane.get(`${OPPORTUNITIES}/${data.id}`)).headers['etag'] as string;
    const first = await tag();
    await org.client.patch(`${CONTACTS}/${data.additional_contacts[0].contact_id}`, { email: 'c@gmail.com' });
    const second = await tag();
    await app.get(PipelinesApi).change({ orgId: org.id, type: 'system', id: null, name: 'test' }, 'sales', { locked: true });
    const third = await tag();
    expect(new Set([first, second, third]).size).toBe(3);
    expect((await org.octolane.patch(`${OPPORTUNITIES}/${data.id}`, { name: 'Y' }, { headers: { 'If-Match': first } })).status).toBe(412);
    expect((await org.octolane.delete(`${OPPORTUNITIES}/${data.id}`, { headers: { 'If-Match': second } })).status).toBe(412);
    expect((await org.octolane.patch(`${OPPORTUNITIES}/${data.id}`, { name: 'Y' }, { headers: { 'If-Match': third } })).status).toBe(200);
  });

  it('refuses unknown records with 404 and their fields, a contradiction with 400, and an empty body', async () => {
    const { id } = await opened({ name: 'X' });
    for (const [field, value] of [['account_id', randomUUID()], ['contact_id', randomUUID()], ['owner_id', randomUUID()], ['stage_id', randomUUID()], ['stage_name', 'Nowhere']] as const) {
      const { status, body } = await change(id, { [field]: value });
      expect([status, Object.keys(body.errors as object)]).toEqual([404, [field]]);
    }
    const additional = await change(id, { additional_contact_ids: [randomUUID()] });
    expect([additional.status, additional.body.errors]).toEqual([404, { 'additional_contact_ids.0': 'Additional contact ids names no contact of your organization' }]);
    expect((await change(id, { stage_id: stages.get('Won'), stage_name: 'Lost' })).status).toBe(400);
    expect((await change(id, { name: null })).body.errors).toEqual({ name: 'Name must not be blank' });
    for (const [field, name] of [['stage_id', 'Stage id'], ['stage_name', 'Stage name']] as const) expectRefused(await change(id, { [field]: null }), 400, INVALID, { [field]: `${name} cannot be cleared: send a stage, or leave it out` });
    const empty = await change(id, {});
    expect([empty.status, empty.body.errors]).toEqual([400, {}]);
    expect(await eventNames(app, id)).toEqual(['opportunity.created 1']);
  });

  it('DELETE answers 200 with the id, once', async () => {
    const { id } = await opened({ name: 'X' });
    const { status, body } = await org.octolane.delete(`${OPPORTUNITIES}/${id}`);
    expect([status, body]).toEqual([200, { success: true, message: 'Opportunity deleted successfully', data: { id } }]);
    for (const answer of [await org.octolane.get(`${OPPORTUNITIES}/${id}`), await org.octolane.delete(`${OPPORTUNITIES}/${id}`), await change(id, { name: 'Y' })]) expectRefused(answer, 404, 'Opportunity does not exist or has been deleted.', {});
    expect(await eventNames(app, id)).toEqual(['opportunity.created 1', 'opportunity.deleted 2']);
  });
});

describe('POST /v1/opportunities/bulk', () => {
  it('creates each item by itself; one with a fault in the middle fails alone; one domain is one account', async () => {
    const item = (opportunity: object, related_objects: object): object => ({ pipeline_id: pipeline, opportunity, related_objects });
    const { status, body } = await org.octolane.post(`${OPPORTUNITIES}/bulk`, [item({}, { account_domain: 'acme.com' }), item({ stage_name: 'Nowhere' }, { account_domain: 'gone.com' }), item({}, { account_domain: 'acme.com' }), { opportunity: {} }]);
    expect([status, body.message]).toEqual([201, 'Opportunities processed successfully']);
    expect(body.data).toMatchObject({ created: 2, existing: 0, failed: 2, results: [{ index: 0, status: 'created' }, { index: 1, status: 'error', id: null, errors: { 'opportunity.stage_name': expect.any(String) } }, { index: 2, status: 'created' }, { index: 3, status: 'error', errors: { pipeline_id: 'Pipeline id is required' } }] });
    expect([await count('accounts'), await count('deals')]).toEqual([1, 2]);
    const all = await org.octolane.post(`${OPPORTUNITIES}/bulk`, [{ pipeline_id: randomUUID(), opportunity: { name: 'X' } }]);
    expect([all.status, Object.keys(all.body.errors as object)]).toEqual([400, ['0.pipeline_id']]);
  });
});

it('an opportunity with a hundred emails, and a bulk of a hundred, take no more statements than with two', async () => {
  const sent = new SentStatements(app);
  const counted = async (work: () => Promise<Answer>): Promise<number> => {
    sent.clear();
    expect((await work()).status).toBe(201);
    return sent.all.length;
  };
  const emails = (count: number, prefix: string): string[] => Array.from({ length: count }, (_, n) => `${prefix}${n}@${prefix}${n}.com`);
  const related = (count: number, prefix: string) => counted(() => open({}, { primary_contact_email: `${prefix}@${prefix}.com`, additional_contact_emails: emails(count, prefix) }));
  const bulk = (count: number, prefix: string) => counted(() => org.octolane.post(`${OPPORTUNITIES}/bulk`, emails(count, prefix).map((primary_contact_email) => ({ pipeline_id: pipeline, related_objects: { primary_contact_email } }))));
  // From then on the process remembers the pipelines.
  await related(1, 'z');
  const [few, many] = [[await related(2, 'a'), await bulk(2, 'b')], [await related(99, 'c'), await bulk(100, 'd')]];
  sent.stop();
  expect(many).toEqual(few);
});

it('a stage that is added between two reads of a deletion is shown on the contact whose headline deal stands in it', async () => {
  const next = await opened({ name: 'Next' }, { primary_contact_email: 'jane@acme.com' });
  const headline = await opened({ name: 'Headline' }, { primary_contact_email: 'jane@acme.com' });
  const database = app.get(Database);
  const query = database.query.bind(database);
  let isFirst = true;
  const spy = jest.spyOn(database, 'query').mockImplementation(async (statement) => {
    // The deletion has read the pipelines, and now reads the deals of the contact.
    if (statement.name === 'live_deals' && isFirst) {
      isFirst = false;
      await newContact({ full_name: 'Other', deal_stage: 'Brand New' });
      const [added] = await app.sql<{ id: string }>("SELECT id FROM stages WHERE org_id = $1 AND key = 'brand_new'", [org.id]);
      expect((await change(next.id, { stage_id: added!.id })).status).toBe(200);
    }
    return query(statement);
  });
  const { status } = await org.octolane.delete(`${OPPORTUNITIES}/${headline.id}`);
  spy.mockRestore();
  expect([status, isFirst, (await contact(headline.contact_id)).deal_stage]).toEqual([200, false, 'brand_new']);
});

describe('GET /v1/opportunities/summary', () => {
  const summary = (query: string): Promise<Answer> => org.octolaneReader.get(`${OPPORTUNITIES}/summary?${query}`);

  it('counts and adds up the live opportunities in each stage', async () => {
    for (const [stage_name, deal_size, name] of [['Lead', 0.1, 'One'], ['Lead', 0.2, 'TWO'], ['Won', null, 'Three']] as const) await opened({ name, stage_name, deal_size });
    const archived = await newContact({ full_name: 'A', deal_stage: 'won', deal_value: 9 });
    await org.client.patch(`${CONTACTS}/${archived.id}`, { deal_stage: null });
    const shown = async (query: string): Promise<unknown[]> => ((await summary(`pipeline_id=${pipeline}${query}`)).body.data.stages as any[]).map(({ stage_name, count: number, deal_size }) => [stage_name, number, deal_size]);
    expect(await shown('')).toEqual([['Lead', 2, 0.3], ['Qualified', 0, 0], ['Proposal', 0, 0], ['Negotiation', 0, 0], ['Won', 1, 0], ['Lost', 0, 0]]);
    expect(await shown(`&stage_id=${stages.get('Lead')}`)).toEqual([['Lead', 2, 0.3]]);
    expect(await shown(`&stage_id=${stages.get('Lead')}&q=twö`)).toEqual([['Lead', 1, 0.2]]);
  });

  it('needs a pipeline of the organization', async () => {
    expectRefused(await summary(''), 400, INVALID, { pipeline_id: 'Pipeline id is required' });
    for (const [query, field] of [[`pipeline_id=${randomUUID()}`, 'pipeline_id'], [`pipeline_id=${pipeline}&stage_id=${randomUUID()}`, 'stage_id']] as const) {
      const { status, body } = await summary(query);
      expect([status, Object.keys(body.errors as object)]).toEqual([404, [field]]);
    }
  });
});

it('a hundred at once for one new domain and one new email leave one account, one contact, and a hundred deals', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => open({}, { account_domain: 'acme.com', primary_contact_email: 'jane@acme.com' })));
  expect(answers.map(({ status }) => status)).toEqual(Array(100).fill(201));
  expect([await count('accounts'), await count('contacts'), await count('deals')]).toEqual([1, 1, 100]);
  expect(answers.filter(({ body }) => body.data.created.account)).toHaveLength(1);
  const [first] = answers;
  const shown = await contact(first!.body.data.contact_id);
  expect(shown).toMatchObject({ deal_stage: 'lead', account_id: first!.body.data.account_id });
}, 60_000);
