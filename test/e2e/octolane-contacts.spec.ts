import { randomUUID } from 'node:crypto';
import { Clock } from '../../src/kernel/clock.js';
import { toTimestamp } from '../../src/kernel/timestamp.js';
import type { Answer } from '../support/api-client.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventNames, eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/v1/contacts';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
});

const push = (body: object): Promise<Answer> => org.octolane.post(CONTACTS, body);
async function made(body: object): Promise<any> {
  const { status, body: answer } = await push(body);
  expect(status).toBe(201);
  return answer.data;
}
const shown = async (id: string): Promise<any> => (await org.octolaneReader.get(`${CONTACTS}/${id}`)).body.data;
const change = (id: string, body: object): Promise<Answer> => org.octolane.patch(`${CONTACTS}/${id}`, body);
const accounts = async (): Promise<{ id: string; domain: string }[]> => app.sql('SELECT id, domain FROM accounts WHERE org_id = $1 ORDER BY domain', [org.id]);
const changedBy = async (id: string): Promise<unknown[]> => (await app.sql<{ data: { changed?: unknown } | null }>('SELECT data FROM events WHERE record_id = $1 ORDER BY seq', [id])).map(({ data }) => data?.changed ?? null);

const WHOLE = {
  email: ' Jane@Acme.example ', first_name: 'Jane', last_name: 'Doe', full_name: 'Dr Jane Doe', job_title: 'CTO', phone: '801-555-0102', seniority: 'executive', linkedin: 'https://www.linkedin.com/in/jane', twitter: '@jane',
  current_company: 'Acme', type: 'customer', avatar_url: 'https://acme.example/jane.png', twitter_followers: 1200.5, email_verified: true, other_emails: ['jane@home.example'],
  first_email_interaction: 1770768000000, last_email_interaction: '2026-02-11T00:00:00Z', first_meeting_interaction: '2026-02-11', last_meeting_interaction: '2026-02-11T02:00:00+02:00', last_interaction: null, next_meeting: 1770768000001,
};

describe('POST /v1/contacts', () => {
  it('creates a contact with every field, each date in milliseconds', async () => {
    const answer = await push(WHOLE);
    const [account] = await accounts();
    expect(answer.body).toEqual({
      success: true,
      message: 'Contact created successfully',
      data: {
        ...WHOLE, id: expect.any(String), email: 'Jane@Acme.example', name: 'Dr Jane Doe', last_email_interaction: 1770768000000, first_meeting_interaction: 1770768000000, last_meeting_interaction: 1770768000000,
        account_id: account?.id, custom_fields: {}, created_at: expect.any(Number), updated_at: expect.any(Number),
      },
    });
    expect([answer.status, account?.domain]).toEqual([201, 'acme.example']);
    expect(await shown(answer.body.data.id)).toEqual(answer.body.data);
    const old = await org.client.get(`/api/v1/contacts/${answer.body.data.id}`);
    expect(old.body).toMatchObject({ full_name: 'Dr Jane Doe', company: 'Acme', email: 'Jane@Acme.example', source: 'api', account_id: account?.id });
    expect(Date.parse(old.body.created_at)).toBe(answer.body.data.created_at);
    expect(await eventNames(app, answer.body.data.id)).toEqual(['contact.created 1']);
  });

  it('one whose account is new, too, was last changed when it was created, however long that took', async () => {
    const clock = app.get(Clock);
    const now = clock.now.bind(clock);
    let later = 0;
    const spy = jest.spyOn(clock, 'now').mockImplementation(() => toTimestamp(new Date(Date.parse(now()) + 2 * later++)));
    const contact = await made({ email: 'jane@acme.example' });
    spy.mockRestore();
    expect([(await accounts()).length, later > 1, contact.updated_at]).toEqual([1, true, contact.created_at]);
  });

  it('absent fields are null, flags false and lists empty', async () => {
    expect(await made({ email: 'a@acme.example' })).toMatchObject({ first_name: null, twitter_followers: null, email_verified: false, other_emails: [], next_meeting: null, current_company: null });
  });

  it.each([
    [{ first_name: 'Jane', last_name: 'Doe' }, 'Jane Doe'],
    [{ last_name: 'Doe', full_name: ' ' }, 'Doe'],
    [{ full_name: 'The Doe', first_name: 'Jane' }, 'The Doe'],
    [{ current_company: 'Acme' }, 'j.doe'],
    [{}, 'j.doe'],
  ])('with %j the contact is named %s', async (body, name) => {
    expect(await made({ email: 'j.doe@acme.example', ...body })).toMatchObject({ full_name: name, name });
  });

  it('the email is the identity: an existing contact is answered as it is', async () => {
    const first = await made({ email: 'jane@acme.example', full_name: 'Jane' });
    const second = await push({ email: 'JANE@ACME.example ', full_name: 'Other', job_title: 'CEO' });
    expect([second.status, second.body]).toEqual([200, { success: true, message: 'Contact already exists', data: first }]);
    expect(await eventNames(app, first.id)).toEqual(['contact.created 1']);
  });

  it('links a contact that has no account with that of its domain', async () => {
    const { body: old } = await org.client.post('/api/v1/contacts', { full_name: 'Jane', email: 'jane@acme.example' });
    const { status, body } = await push({ email: 'jane@acme.example' });
    const [account] = await accounts();
    expect([status, body.data.id, body.data.account_id]).toEqual([200, old.id, account?.id]);
    expect(await eventNames(app, old.id)).toEqual(['contact.created 1', 'contact.updated 2']);
    expect(await changedBy(old.id)).toEqual([null, ['account_id']]);
    expect((await org.client.get(`/api/v1/contacts/${old.id}`)).body).toMatchObject({ account_id: account?.id });
    // Once it is linked, nothing changes again.
    await push({ email: 'jane@acme.example' });
    expect(await eventNames(app, old.id)).toHaveLength(2);
  });

  it('contacts of one domain have one account; free mail has none', async () => {
    const [one, two] = [await made({ email: 'a@acme.example' }), await made({ email: 'b@ACME.example' })];
    expect(two.account_id).toBe(one.account_id);
    expect(await made({ email: 'jane@gmail.com' })).toMatchObject({ account_id: null });
    expect(await accounts()).toHaveLength(1);
  });

  it('the oldest of several contacts with the email is the one', async () => {
    const oldest = (await org.client.post('/api/v1/contacts', { full_name: 'Oldest', email: 'jane@acme.example' })).body;
    await org.client.post('/api/v1/contacts', { full_name: 'Newer', email: 'Jane@acme.example' });
    expect((await push({ email: 'jane@acme.example' })).body.data).toMatchObject({ id: oldest.id, name: 'Oldest' });
    await org.client.delete(`/api/v1/contacts/${oldest.id}`);
    expect((await push({ email: 'jane@acme.example' })).body.data).toMatchObject({ name: 'Newer' });
  });

  it('a hundred creates of one email through both APIs leave one identity, and none fails', async () => {
    const asked = await Promise.all(
      Array.from({ length: 100 }, (_, n) => (n % 4 === 0 ? org.client.post('/api/v1/contacts', { full_name: `${n}`, email: 'jane@acme.example' }) : push({ email: 'jane@acme.example' }))),
    );
    expect(asked.filter(({ status }) => status >= 400)).toEqual([]);
    const ids = new Set(asked.filter(({ body }) => body.success === true).map(({ body }) => body.data.id as string));
    expect(ids.size).toBe(1);
    expect(await app.sql('SELECT contact_id FROM contact_emails WHERE org_id = $1', [org.id])).toEqual([{ contact_id: [...ids][0] }]);
    expect(await accounts()).toHaveLength(1);
    // One contact per request to /api/v1, and at most one for all of /v1.
    expect((await app.sql('SELECT 1 FROM contacts WHERE org_id = $1', [org.id])).length).toBeLessThanOrEqual(26);
  });

  it.each<[object, Record<string, string | RegExp>]>([
    [{}, { email: 'Email is required' }],
    [{ email: null }, { email: 'Email is required' }],
    [{ email: 'nobody' }, { email: /^Email must be an email address/ }],
    [{ email: 'a@acme.example', first_name: 'x'.repeat(256) }, { first_name: 'First name must have at most 255 characters, but has 256' }],
    [{ email: 'a@acme.example', job_title: 1, twitter_followers: '1', email_verified: 'yes' }, { job_title: 'Job title must be a string', twitter_followers: 'Twitter followers must be a number', email_verified: 'Email verified must be true or false' }],
    [{ email: 'a@acme.example', other_emails: ['b@acme.example', 'nobody'] }, { 'other_emails.1': /^Other emails must be an email address/ }],
    [{ email: 'a@acme.example', next_meeting: 'tomorrow' }, { next_meeting: /^Next meeting must be / }],
    [{ email: 'a@acme.example', shoe_size: 44, company: 'Acme' }, { shoe_size: /^Shoe size is no field of this body/, company: /^Company is no field of this body/ }],
    [{ email: 'a@acme.example', account_id: randomUUID() }, { account_id: /^Account id is no field/ }],
    [{ email: 'a@acme.example', id: 'x' }, { id: /^Id is set by the server/ }],
  ])('refuses %j', async (body, errors) => {
    expectRefused(await push(body), 400, 'Validation error', errors);
  });

  it('refuses a key that only reads, and another media type', async () => {
    expectRefused(await org.octolaneReader.post(CONTACTS, { email: 'a@acme.example' }), 403, /"write"/);
    expectRefused(await org.octolane.post(CONTACTS, '{', { headers: { 'Content-Type': 'application/json' } }), 400, /JSON/);
  });

  it('an Idempotency-Key answers the same again', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const [first, again] = [await org.octolane.post(CONTACTS, { email: 'a@acme.example' }, { headers }), await org.octolane.post(CONTACTS, { email: 'a@acme.example' }, { headers })];
    expect([again.status, again.text, again.headers['etag']]).toEqual([201, first.text, first.headers['etag']]);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });
});

describe('POST /v1/contacts/bulk', () => {
  const bulk = (body: unknown): Promise<Answer> => org.octolane.post(`${CONTACTS}/bulk`, body);
  const count = async (): Promise<number> => (await app.sql('SELECT 1 FROM contacts WHERE org_id = $1', [org.id])).length;

  it('creates, resolves and refuses, each item on its own', async () => {
    const known = await made({ email: 'known@acme.example' });
    const { status, body } = await bulk([
      { email: 'new@acme.example', full_name: 'New', job_title: 'CTO' },
      { email: 'nobody', twitter_followers: 'many' },
      { email: ' KNOWN@acme.example', full_name: 'Ignored' },
      { email: 'New@Acme.example', full_name: 'Late' },
      { email: 'jane@gmail.com' },
      7,
    ]);
    const [first, , , , free] = body.data.results;
    expect([status, body]).toEqual([
      201,
      {
        success: true,
        message: 'Contacts processed successfully',
        data: {
          results: [
            { index: 0, status: 'created', id: first.id, errors: {} },
            { index: 1, status: 'error', id: null, errors: { email: expect.stringMatching(/^Email must be an email address/), twitter_followers: 'Twitter followers must be a number' } },
            { index: 2, status: 'existing', id: known.id, errors: {} },
            { index: 3, status: 'existing', id: first.id, errors: {} },
            { index: 4, status: 'created', id: free.id, errors: {} },
            { index: 5, status: 'error', id: null, errors: { '': 'Item must be an object' } },
          ],
          created: 2,
          existing: 2,
          failed: 2,
        },
      },
    ]);
    expect(await shown(first.id)).toMatchObject({ email: 'new@acme.example', full_name: 'New', job_title: 'CTO', account_id: known.account_id });
    expect(await shown(free.id)).toMatchObject({ full_name: 'jane', account_id: null });
    expect([await count(), (await accounts()).length, await eventNames(app, first.id), await eventNames(app, known.id)]).toEqual([3, 1, ['contact.created 1'], ['contact.created 1']]);
  });

  it('links an existing contact without an account, and is 200 if nothing was created', async () => {
    const old = (await org.client.post('/api/v1/contacts', { full_name: 'Jane', email: 'jane@acme.example' })).body;
    const { status, body } = await bulk([{ email: 'jane@acme.example' }, { email: 'x' }]);
    expect([status, body.data.created, body.data.existing, body.data.failed]).toEqual([200, 0, 1, 1]);
    expect((await shown(old.id)).account_id).toBe((await accounts())[0]?.id);
    expect(await eventNames(app, old.id)).toEqual(['contact.created 1', 'contact.updated 2']);
  });

  it('is 400 if every item failed, the faults under their indices', async () => {
    expectRefused(await bulk([{ email: 'x' }, {}, { email: 'a@acme.example', nope: 1 }]), 400, 'Validation error', { '0.email': /must be an email address/, '1.email': 'Email is required', '2.nope': /^Nope/ });
    expect([await count(), await accounts()]).toEqual([0, []]);
  });

  it.each([[{ email: 'a@acme.example' }], [[]], [Array.from({ length: 101 }, (_, n) => ({ email: `${n}@acme.example` }))], ['null']])('is 400 if the body is no list of 1 to 100 items', async (body) => {
    const answer = await org.octolane.post(`${CONTACTS}/bulk`, body, { headers: { 'Content-Type': 'application/json' } });
    expectRefused(answer, 400, /^The body must be .*\blist\b/);
    expect(await count()).toBe(0);
  });

  it('takes a hundred items, and again the same gives the same ids and creates nothing', async () => {
    const items = Array.from({ length: 100 }, (_, n) => ({ email: `${n}@${n % 10}.example` }));
    const [first, again] = [await bulk(items), await bulk(items)];
    expect([first.status, first.body.data.created, again.status, again.body.data.existing]).toEqual([201, 100, 200, 100]);
    expect(again.body.data.results.map(({ id }: { id: string }) => id)).toEqual(first.body.data.results.map(({ id }: { id: string }) => id));
    expect([await count(), (await accounts()).length]).toEqual([100, 10]);
  });

  it('many at once over the same emails make each contact and account once', async () => {
    const items = Array.from({ length: 20 }, (_, n) => ({ email: `${n}@${n % 4}.example` }));
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => bulk(n % 2 === 0 ? items : [...items].reverse())));
    for (const { status, body } of answers) expect([status === 200 || status === 201, body.data.failed]).toEqual([true, 0]);
    expect(answers.reduce((sum, { body }) => sum + (body.data.created as number), 0)).toBe(20);
    expect([await count(), (await accounts()).length]).toEqual([20, 4]);
  });

  it('many at once over some of the same emails, beside opportunities and contacts of /api/v1 with them, make one identity of each', async () => {
    const email = (n: number): string => `${n}@${n % 5}.example`;
    const [{ pipeline_id }] = (await org.octolane.get('/v1/pipelines')).body.data.pipelines as [{ pipeline_id: string }];
    const sent = Array.from({ length: 12 }, (_, n) => {
      const emails = Array.from({ length: 25 }, (_one, i) => email((n * 7 + (n % 2 === 0 ? i : 24 - i)) % 60));
      if (n % 4 === 3) return org.octolane.post('/v1/opportunities/bulk', emails.map((primary_contact_email) => ({ pipeline_id, related_objects: { primary_contact_email } })));
      return n % 4 === 2 ? org.client.post('/api/v1/contacts', { full_name: 'Beside', email: emails[0] }) : bulk(emails.map((one) => ({ email: one })));
    });
    const answers = await Promise.all(sent);
    for (const { status, body } of answers) expect([status === 200 || status === 201, body.data?.failed ?? 0]).toEqual([true, 0]);
    const claims = await app.sql<{ email_key: string; contact_id: string }>('SELECT email_key, contact_id FROM contact_emails WHERE org_id = $1', [org.id]);
    const holders = new Map(claims.map(({ email_key, contact_id }) => [email_key, contact_id]));
    expect(new Set(claims.map(({ contact_id }) => contact_id)).size).toBe(claims.length);
    // All bulks that name an email say the same contact.
    const again = await bulk(claims.map(({ email_key }) => ({ email: email_key })));
    expect(again.body.data.results.map(({ id }: { id: string }) => id)).toEqual(claims.map(({ contact_id }) => contact_id));
    for (const [n, { body }] of answers.entries()) {
      if (n % 4 > 1) continue;
      const ids = (body.data.results as { id: string }[]).map(({ id }) => id);
      expect(ids).toEqual(Array.from({ length: 25 }, (_one, i) => holders.get(email((n * 7 + (n % 2 === 0 ? i : 24 - i)) % 60))));
    }
    // One contact for each email, and those of /api/v1, which may repeat one.
    const beside = (await app.sql("SELECT 1 FROM contacts WHERE org_id = $1 AND full_name = 'Beside'", [org.id])).length;
    expect(beside).toBe(3);
    expect(await count()).toBeLessThanOrEqual(claims.length + beside);
    expect(await accounts()).toHaveLength(5);
  });

  it('needs the scope write', async () => {
    expectRefused(await org.octolaneReader.post(`${CONTACTS}/bulk`, [{ email: 'a@acme.example' }]), 403, /"write"/);
  });
});

describe('GET /v1/contacts/{id}', () => {
  it('answers a contact of /api/v1, and 304 while it is the same', async () => {
    const { body } = await org.client.post('/api/v1/contacts', { company: 'Acme' });
    const answer = await org.octolaneReader.get(`${CONTACTS}/${body.id}`);
    expect(answer.body).toMatchObject({ success: true, message: 'Contact retrieved successfully', data: { id: body.id, email: null, full_name: null, name: null, current_company: 'Acme' } });
    expect((await org.octolaneReader.get(`${CONTACTS}/${body.id}`, { headers: { 'If-None-Match': answer.headers['etag'] ?? '' } })).status).toBe(304);
  });

  it.each(['x', randomUUID()])('%s is not found', async (id) => {
    for (const answer of [await org.octolane.get(`${CONTACTS}/${id}`), await change(id, { phone: '1' }), await org.octolane.delete(`${CONTACTS}/${id}`)]) expectRefused(answer, 404, 'Contact does not exist or has been deleted.');
  });
});

describe('PATCH /v1/contacts/{id}', () => {
  it('changes what is sent; null clears', async () => {
    const contact = await made(WHOLE);
    const { status, body } = await change(contact.id, { job_title: null, current_company: 'Other', other_emails: null, twitter_followers: 7, next_meeting: '2026-02-12' });
    expect([status, body.message]).toEqual([200, 'Contact updated successfully']);
    const changed = { ...contact, job_title: null, current_company: 'Other', other_emails: [], twitter_followers: 7, next_meeting: 1770854400000, updated_at: expect.any(Number) };
    expect(body.data).toEqual(changed);
    expect(await shown(contact.id)).toEqual(changed);
    expect(await changedBy(contact.id)).toEqual([null, ['company', 'job_title', 'twitter_followers', 'other_emails', 'next_meeting']]);
    expect((await eventsOf(app, contact.id))[1]?.payload.contact).not.toHaveProperty('job_title');
  });

  it('a change of a field that only this API shows moves the contact there as well', async () => {
    const contact = await made({ email: 'a@acme.example' });
    const before = await org.client.get(`/api/v1/contacts/${contact.id}`);
    await change(contact.id, { job_title: 'CTO' });
    const after = await org.client.get(`/api/v1/contacts/${contact.id}`);
    expect(after.body).toEqual({ ...before.body, updated_at: after.body.updated_at });
    expect([after.headers['etag'] === before.headers['etag'], after.body.updated_at >= before.body.updated_at]).toEqual([false, true]);
  });

  it('names follow each other, through both APIs', async () => {
    const { id } = await made({ email: 'a@acme.example', first_name: 'Jane', last_name: 'Doe' });
    expect((await change(id, { last_name: 'Roe' })).body.data).toMatchObject({ full_name: 'Jane Roe', name: 'Jane Roe' });
    expect((await org.client.get(`/api/v1/contacts/${id}`)).body.full_name).toBe('Jane Roe');
    await org.client.patch(`/api/v1/contacts/${id}`, { full_name: 'J. Roe' });
    expect(await shown(id)).toMatchObject({ full_name: 'J. Roe', first_name: null, last_name: null });
    await org.client.patch(`/api/v1/contacts/${id}`, { full_name: 'J. Roe', label: 'hot' });
    await change(id, { first_name: 'Jane' });
    expect((await org.client.get(`/api/v1/contacts/${id}`)).body.full_name).toBe('Jane');
    expect((await change(id, { first_name: null })).body.data).toMatchObject({ full_name: 'a' });
  });

  it('takes back a record that was read, but for what the server sets', async () => {
    const { id, name: _name, custom_fields: _custom, created_at: _created, updated_at: _updated, ...sent } = await made(WHOLE);
    const { status, body } = await change(id, sent);
    expect([status, body.data.full_name, await eventNames(app, id)]).toEqual([200, 'Dr Jane Doe', ['contact.created 1']]);
  });

  it('an email that another contact has is refused, whichever API gave it', async () => {
    const [one, two] = [await made({ email: 'one@acme.example' }), await made({ email: 'two@acme.example' })];
    expectRefused(await change(one.id, { email: 'TWO@acme.example' }), 400, 'Validation error', { email: 'Email already belongs to another contact' });
    expect((await change(one.id, { email: 'One@acme.example' })).body.data.email).toBe('One@acme.example');
    expect((await change(one.id, { email: 'three@acme.example' })).status).toBe(200);
    expect((await push({ email: 'three@acme.example' })).body.data.id).toBe(one.id);
    // The email that it no longer has can be used again.
    expect((await change(two.id, { email: 'one@acme.example' })).status).toBe(200);
    await org.client.post('/api/v1/contacts', { full_name: 'Other', email: 'four@acme.example' });
    expectRefused(await change(one.id, { email: 'four@acme.example' }), 400, 'Validation error', { email: 'Email already belongs to another contact' });
  });

  it('an email that is given up passes to the oldest contact that has it', async () => {
    const first = await made({ email: 'a@acme.example' });
    const [second] = [(await org.client.post('/api/v1/contacts', { full_name: 'Second', email: 'a@acme.example' })).body, await org.client.post('/api/v1/contacts', { full_name: 'Third', email: 'a@acme.example' })];
    await change(first.id, { email: 'b@acme.example' });
    expect((await push({ email: 'a@acme.example' })).body.data.id).toBe(second.id);
  });

  it('of contacts that ask for one email at once, one gets it', async () => {
    const contacts = await Promise.all(Array.from({ length: 10 }, (_, n) => made({ email: `${n}@acme.example` })));
    const answers = await Promise.all(contacts.map(({ id }) => change(id, { email: 'wanted@acme.example' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 400)]);
    for (const answer of answers) if (answer.status === 400) expectRefused(answer, 400, 'Validation error', { email: 'Email already belongs to another contact' });
  });

  it('an account can be set and cleared; an unknown one is not found', async () => {
    const [one, two] = [await made({ email: 'a@acme.example' }), await made({ email: 'b@other.example' })];
    expect((await change(one.id, { account_id: two.account_id })).body.data.account_id).toBe(two.account_id);
    expect((await change(one.id, { account_id: null })).body.data.account_id).toBeNull();
    expect(await changedBy(one.id)).toEqual([null, ['account_id'], ['account_id']]);
    const theirs = (await (await app.newOrganization()).octolane.post(CONTACTS, { email: 'c@third.example' })).body.data.account_id as string;
    for (const id of [randomUUID(), theirs]) expectRefused(await change(one.id, { account_id: id }), 404, 'The account does not exist in your organization.', { account_id: 'Account id is not the id of an account of your organization' });
    expectRefused(await change(one.id, { account_id: 'x' }), 400, 'Validation error', { account_id: 'Account id must be a valid uuid' });
  });

  it('refuses an empty change, unknown fields, and an outdated record', async () => {
    const { id } = await made({ email: 'a@acme.example' });
    expectRefused(await change(id, {}), 400, 'The body names no field to change: send at least one.');
    expectRefused(await change(id, { deal_stage: 'won' }), 400, 'Validation error', { deal_stage: /no field/ });
    const { headers } = await org.octolane.get(`${CONTACTS}/${id}`);
    const ifMatch = { headers: { 'If-Match': headers['etag'] ?? '' } };
    expect((await org.octolane.patch(`${CONTACTS}/${id}`, { phone: '1' }, ifMatch)).status).toBe(200);
    expectRefused(await org.octolane.patch(`${CONTACTS}/${id}`, { phone: '2' }, ifMatch), 412, /If-Match/);
  });
});

describe('DELETE /v1/contacts/{id}', () => {
  it('answers the id, and the contact is gone from both APIs', async () => {
    const { id } = await made({ email: 'a@acme.example' });
    const { status, body } = await org.octolane.delete(`${CONTACTS}/${id}`);
    expect([status, body]).toEqual([200, { success: true, message: 'Contact deleted successfully', data: { id } }]);
    expect((await org.client.get(`/api/v1/contacts/${id}`)).status).toBe(404);
    expect(await eventNames(app, id)).toEqual(['contact.deleted 2']);
    expect((await push({ email: 'a@acme.example' })).status).toBe(201);
  });
});
