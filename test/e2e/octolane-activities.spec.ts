import { randomUUID } from 'node:crypto';
import { Database } from '../../src/platform/database/database.js';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { walk } from '../support/records.js';
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

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly at: string;
}

const INVALID = 'Validation error';
const push = (body: object): Promise<Answer> => org.octolane.post('/v1/activities', { activity_type: 'CALL', title: 'Call', ...body });
const bulk = (items: unknown): Promise<Answer> => org.octolane.post('/v1/activities/bulk', items);
const pushed = async (body: object): Promise<any> => {
  const answer = await push(body);
  expect(answer.status).toBe(201);
  return answer.body.data;
};
const contact = async (email: string | null, client = org.client): Promise<string> => (await client.post('/api/v1/contacts', { full_name: 'Ada', email })).body.id as string;
const account = async (domain: string): Promise<string> => (await org.octolane.post('/v1/accounts', { domain })).body.data.id as string;
const timeline = async (id: string, query = ''): Promise<Entry[]> => (await org.reader.get(`/api/v1/contacts/${id}/activities${query}`)).body.data as Entry[];
const titles = async (id: string, query = ''): Promise<string[]> => (await timeline(id, query)).map(({ title }) => title);
const left = (): Promise<Record<string, unknown>[]> =>
  app.sql(
    'SELECT p.title, (SELECT count(*)::int FROM activity_contacts c WHERE c.org_id = p.org_id AND c.activity_id = p.id) AS contacts, (SELECT count(*)::int FROM activity_accounts a WHERE a.org_id = p.org_id AND a.activity_id = p.id) AS accounts FROM pushed_activities p WHERE p.org_id = $1 ORDER BY 1',
    [org.id],
  );

describe('POST /v1/activities', () => {
  it('is joined to the contacts of its participants and the accounts of its domains, and creates none', async () => {
    const [ada, acme] = [await contact('Ada@acme.example'), await account('acme.example')];
    const answer = await push({ title: ' Kick-off ', description: 'First\n\tsecond', participants: [' ada@ACME.example', 'me@ours.example', 'ada@ACME.example'], domains: ['https://www.ACME.example/x', 'acme.example', 'new.example'], metadata: { minutes: 25, tags: ['é', null] }, created_at: '2026-05-14T18:24:30+02:00' });
    expect([answer.status, answer.body.message]).toEqual([201, 'Activity created successfully']);
    expect(answer.body.data).toEqual({
      id: expect.any(String) as string, activity_type: 'CALL', title: 'Kick-off', description: 'First\n\tsecond', participants: ['ada@ACME.example', 'me@ours.example'], domains: ['acme.example', 'new.example'],
      metadata: { minutes: 25, tags: ['é', null] }, account_ids: [acme], contact_ids: [ada], created_at: Date.parse('2026-05-14T16:24:30Z'),
    });
    expect(await app.sql('SELECT count(*)::int AS n FROM contacts WHERE org_id = $1 UNION ALL SELECT count(*)::int FROM accounts WHERE org_id = $1', [org.id])).toEqual([{ n: 1 }, { n: 1 }]);
  });

  it('needs neither participants nor domains, and takes null for what is optional', async () => {
    expect(await pushed({ description: null, participants: null, domains: null, metadata: null, created_at: null })).toMatchObject({ description: null, participants: [], domains: [], metadata: {}, account_ids: [], contact_ids: [] });
  });

  it('is joined to the contact that the email identifies, of several with it', async () => {
    const [first] = [await contact('ada@acme.example'), await contact('ada@acme.example')];
    expect((await pushed({ participants: ['ada@acme.example'] })).contact_ids).toEqual([first]);
  });

  it('leaves alone the contacts and accounts of another organization', async () => {
    const other = await app.newOrganization();
    const theirs = await contact('ada@acme.example', other.client);
    await other.octolane.post('/v1/accounts', { domain: 'acme.example' });
    expect(await pushed({ participants: ['ada@acme.example'], domains: ['acme.example'] })).toMatchObject({ account_ids: [], contact_ids: [] });
    expect((await other.client.get(`/api/v1/contacts/${theirs}/activities`)).body.meta.count).toBe(1);
  });

  it.each<[object, Record<string, string | RegExp>]>([
    [{ activity_type: undefined }, { activity_type: 'Activity type is required' }],
    [{ activity_type: 'call' }, { activity_type: /one of EMAIL, MEETING.*the nearest is CALL/ }],
    [{ title: undefined }, { title: 'Title is required' }],
    [{ title: ' ' }, { title: 'Title must not be blank' }],
    [{ title: 'x'.repeat(501) }, { title: /at most 500/ }],
    [{ title: 'a\nb' }, { title: /control characters/ }],
    [{ description: 'x'.repeat(10_001) }, { description: /at most 10000/ }],
    [{ participants: ['a@b.example', 'nobody'] }, { 'participants.1': /Participants must/ }],
    [{ participants: Array.from({ length: 101 }, (_, n) => `${n}@b.example`) }, { participants: /at most 100 entries/ }],
    [{ domains: ['nowhere'] }, { 'domains.0': 'Domains must be a domain, such as acme.com' }],
    [{ metadata: [] }, { metadata: 'Metadata must be an object' }],
    [{ metadata: { a: ['x\0'] } }, { metadata: 'Metadata must not contain the NUL character' }],
    [{ metadata: { 'a\ud800': 1 } }, { metadata: /well-formed Unicode/ }],
    [{ metadata: { a: 'x'.repeat(16_384) } }, { metadata: /at most 16384 characters as JSON/ }],
    [{ created_at: 'yesterday' }, { created_at: /milliseconds/ }],
    [{ participant: [] }, { participant: /participants/ }],
    [{ id: randomUUID() }, { id: 'Id is set by the server: leave it out' }],
  ])('is refused: %#', async (body, errors) => {
    expectRefused(await push(body), 400, INVALID, errors);
    expect(await left()).toEqual([]);
  });

  it('refuses a number in metadata that would lose digits', async () => {
    const answer = await org.octolane.send('POST', '/v1/activities', { body: '{"activity_type":"CALL","title":"x","metadata":{"n":1e400}}', headers: { 'content-type': 'application/json' } });
    expectRefused(answer, 400, INVALID, { metadata: /lose digits/ });
  });

  it('is written once when it is sent again with its Idempotency-Key', async () => {
    const send = (): Promise<Answer> => org.octolane.post('/v1/activities', { activity_type: 'OTHER', title: 'Once' }, { headers: { 'Idempotency-Key': 'k' } });
    const [first, again] = [await send(), await send()];
    expect([first.status, again.body]).toEqual([201, first.body]);
    expect(await left()).toHaveLength(1);
  });
});

describe('POST /v1/activities/bulk', () => {
  it('writes each item by itself; one with a fault fails alone', async () => {
    const ada = await contact('ada@acme.example');
    const { status, body } = await bulk([{ activity_type: 'EMAIL', title: 'One', participants: ['ada@acme.example'] }, { activity_type: 'FAX', title: '' }, 'text', { activity_type: 'MEETING', title: 'Four', participants: ['ada@acme.example'] }]);
    expect([status, body.message]).toEqual([201, 'Activities processed successfully']);
    const { results, ...counts } = body.data;
    expect(counts).toEqual({ created: 2, existing: 0, failed: 2 });
    expect(results.map(({ index, status: what, errors }: Record<string, unknown>) => [index, what, errors])).toEqual([
      [0, 'created', {}],
      [1, 'error', { activity_type: expect.stringMatching(/one of/) as string, title: 'Title must not be blank' }],
      [2, 'error', expect.any(Object)],
      [3, 'created', {}],
    ]);
    expect((await timeline(ada)).slice(0, 2).map(({ id, type }) => [id, type])).toEqual([[results[3].id, 'MEETING'], [results[0].id, 'EMAIL']]);
  });

  it.each<[unknown, RegExp]>([
    [{ activity_type: 'CALL', title: 'x' }, /^The body must be a list/],
    [[], /has 0/],
    [Array.from({ length: 101 }, () => ({ activity_type: 'CALL', title: 'x' })), /has 101/],
  ])('is refused if it is no list of 1 to 100: %#', async (items, message) => {
    expectRefused(await bulk(items), 400, message);
  });

  it('is refused if every item is', async () => {
    expectRefused(await bulk([{ title: 'x' }, { activity_type: 'CALL' }]), 400, INVALID, { '0.activity_type': 'Activity type is required', '1.title': 'Title is required' });
  });

  it('sends as many statements however many items, participants and domains it has', async () => {
    const statements = async (items: number): Promise<number> => {
      await bulk([{ activity_type: 'CALL', title: 'Warm up' }]);
      const sent = new SentStatements(app);
      const { body } = await bulk(Array.from({ length: items }, (_, n) => ({ activity_type: 'CALL', title: 'x', participants: [`${n}@a.example`, `${n}@b.example`], domains: [`${n}.example`] })));
      sent.stop();
      expect(body.data.created).toBe(items);
      return sent.all.length;
    };
    expect(await statements(100)).toBe(await statements(2));
  });
});

describe("a contact's activities", () => {
  it('have what was pushed in beside what the system records, by time, with its details', async () => {
    const ada = await contact('ada@acme.example');
    await pushed({ title: 'Long ago', participants: ['ada@acme.example'], created_at: '2001-01-01' });
    const made = await pushed({ activity_type: 'EMAIL_OPEN', title: 'Opened', description: 'Twice', participants: ['ada@acme.example'], domains: ['acme.example'], metadata: { n: 2 } });
    await org.client.patch(`/api/v1/contacts/${ada}`, { label: 'hot' });
    expect(await titles(ada)).toEqual(['Contact updated: label', 'Opened', 'Contact created', 'Long ago']);
    expect((await timeline(ada))[1]).toEqual({
      id: made.id, type: 'EMAIL_OPEN', title: 'Opened', at: new Date(made.created_at as number).toISOString(), actor: { type: 'api_key', id: expect.any(String) as string, name: 'write' },
      data: { description: 'Twice', participants: ['ada@acme.example'], domains: ['acme.example'], metadata: { n: 2 } },
    });
  });

  it('are walked by the cursor over both, also over those of one moment, while more are pushed', async () => {
    const ada = await contact('ada@acme.example');
    const [created] = await timeline(ada);
    const moment = created?.at;
    for (let n = 0; n < 6; n++) await org.client.patch(`/api/v1/contacts/${ada}`, { label: `l${n}` });
    await bulk(Array.from({ length: 20 }, (_, n) => ({ activity_type: 'CALL', title: `c${n}`, participants: ['ada@acme.example'], ...(n % 2 === 0 ? { created_at: moment } : { created_at: n * 1000 }) })));
    const whole = await timeline(ada, '?limit=200');
    expect(whole).toHaveLength(27);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).sort().reverse());
    const first = (await org.client.get(`/api/v1/contacts/${ada}/activities?limit=4`)).body;
    await pushed({ participants: ['ada@acme.example'] });
    expect(first.data).toEqual(whole.slice(0, 4));
    expect(await timeline(ada, `?limit=200&cursor=${first.meta.next_cursor as string}`)).toEqual(whole.slice(4));
    expect((await walk<Entry>(org.client, `/api/v1/contacts/${ada}/activities`, { limit: '4' })).slice(1)).toEqual(whole);
    expect(await timeline(ada, '?limit=3&offset=6')).toEqual(whole.slice(5, 8));
  });

  it('are read from the indexes of both tables in their order, whatever the statistics', async () => {
    const database = app.get(Database);
    const query = jest.spyOn(database, 'query');
    await timeline(await contact('ada@acme.example'), '?limit=50');
    const text = query.mock.calls.map(([statement]) => statement.text).find((one) => one.includes('activity_contacts')) ?? '';
    query.mockRestore();
    const plan = (await app.sql<{ 'QUERY PLAN': string }>(`EXPLAIN (COSTS off) ${text.replace('$1', `'${org.id}'`).replace('$2', `'${randomUUID()}'`)}`)).map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('Merge Append');
    expect(plan).toMatch(/Index.*events_contact_idx|Index.*events_timeline_idx/);
    expect(plan).toContain('activity_contacts_listed_idx');
  });
});

describe('a deletion', () => {
  it('of a contact takes along its activities, except those that another contact or an account shares', async () => {
    const [ada, bob, acme] = [await contact('ada@acme.example'), await contact('bob@acme.example'), await account('acme.example')];
    await pushed({ title: 'a: hers', participants: ['ada@acme.example', 'nobody@acme.example'] });
    await pushed({ title: 'b: both', participants: ['ada@acme.example', 'bob@acme.example'] });
    await pushed({ title: 'c: account', participants: ['ada@acme.example'], domains: ['acme.example'] });
    expect((await org.client.delete(`/api/v1/contacts/${ada}`)).status).toBe(204);
    expect(await left()).toEqual([{ title: 'b: both', contacts: 1, accounts: 0 }, { title: 'c: account', contacts: 0, accounts: 1 }]);
    expect(await titles(bob)).toEqual(['b: both', 'Contact created']);
    expect((await org.octolane.delete(`/v1/accounts/${acme}`)).status).toBe(200);
    expect((await org.client.delete(`/api/v1/contacts/${bob}`)).status).toBe(204);
    expect(await left()).toEqual([{ title: 'c: account', contacts: 0, accounts: 0 }]);
  });

  it('of contacts that share activities, all at once, leaves none', async () => {
    const emails = Array.from({ length: 6 }, (_, n) => `${n}@acme.example`);
    const ids = [];
    for (const email of emails) ids.push(await contact(email));
    for (let n = 0; n < 5; n++) await pushed({ participants: emails });
    const answers = await Promise.all(ids.map((id) => org.client.delete(`/api/v1/contacts/${id}`)));
    expect(answers.map(({ status }) => status)).toEqual(ids.map(() => 204));
    expect(await left()).toEqual([]);
  });

  it('while activities about the contact are pushed leaves none of them joined to it', async () => {
    for (let round = 0; round < 5; round++) {
      const ada = await contact('ada@acme.example');
      const [gone, ...answers] = await Promise.all([org.client.delete(`/api/v1/contacts/${ada}`), ...Array.from({ length: 8 }, () => push({ participants: ['ada@acme.example'] }))]);
      expect([gone.status, ...answers.map(({ status }) => status)]).toEqual([204, ...answers.map(() => 201)]);
    }
    expect(await app.sql('SELECT 1 FROM activity_contacts WHERE org_id = $1', [org.id])).toEqual([]);
  });
});
