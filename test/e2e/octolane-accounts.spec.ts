import { randomUUID } from 'node:crypto';
import { MAX_ACCOUNT_TAGS } from '../../src/contracts/account-fields.js';
import { expectRefused } from '../support/expect-refused.js';
import { eventsOf } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const ACCOUNTS = '/v1/accounts';
const FEB_11 = 1_770_768_000_000;
const INVALID = 'Validation error';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

const create = (body: object) => org.octolane.post(ACCOUNTS, body);
const idOf = async (body: object): Promise<string> => (await create(body)).body.data.id as string;
const count = async (): Promise<number> => (await app.sql('SELECT 1 FROM accounts WHERE org_id = $1', [org.id])).length;
const events = async (): Promise<string[]> => (await app.sql<{ type: string }>('SELECT type FROM events WHERE org_id = $1 ORDER BY record_id, seq', [org.id])).map(({ type }) => type);

const EMPTY = {
  name: null, industry: null, logo: null, linkedin: null, twitter: null, twitter_followers: null, description: null, primary_location: null, employee_range: null, type: null, estimated_revenue: null,
  total_fund_raised: null, founded: null, tags: [], first_email_interaction: null, last_email_interaction: null, first_meeting_interaction: null, last_meeting_interaction: null, last_interaction: null, next_meeting: null, custom_fields: {},
};
const FULL = {
  name: 'Acme', industry: 'Robotics', logo: 'https://acme.example/logo.png', linkedin: 'https://www.linkedin.com/company/acme', twitter: '@acme', twitter_followers: 1200, description: 'Robots.\nFor warehouses.',
  primary_location: 'Salt Lake City', employee_range: '51-200', type: 'customer', estimated_revenue: 12_500_000.55, total_fund_raised: 0, founded: 2016, tags: ['a', 'b'], first_email_interaction: FEB_11,
  last_email_interaction: FEB_11 + 1, first_meeting_interaction: FEB_11 + 2, last_meeting_interaction: FEB_11 + 3, last_interaction: FEB_11 + 4, next_meeting: FEB_11 + 5,
};

describe('POST /v1/accounts', () => {
  it('creates an account of its domain alone', async () => {
    const { status, body, headers } = await create({ domain: 'acme.com' });
    const { id, created_at: at, updated_at, ...rest } = body.data;
    expect([status, body.success, body.message, rest]).toEqual([201, true, 'Account created successfully', { domain: 'acme.com', ...EMPTY }]);
    expect([typeof at, updated_at, headers['etag']]).toEqual(['number', at, expect.stringMatching(/^"/)]);
    expect((await org.octolaneReader.get(`${ACCOUNTS}/${id}`)).body).toEqual({ success: true, message: 'Account retrieved successfully', data: body.data });
    expect(await events()).toEqual(['account.created']);
  });

  it('creates one with every field, shown as it was sent', async () => {
    const { status, body } = await create({ domain: 'acme.com', ...FULL });
    expect([status, body.data]).toEqual([201, { id: body.data.id, domain: 'acme.com', ...FULL, custom_fields: {}, created_at: body.data.created_at, updated_at: body.data.updated_at }]);
    expect(Object.keys(body.data)).toEqual(['id', 'domain', ...Object.keys(FULL), 'custom_fields', 'created_at', 'updated_at']);
  });

  it.each(['ACME.com', 'https://www.acme.com/x', ' acme.com. ', 'acme.com:8443', '//acme.com'])('%j is the account of acme.com, which is returned unchanged with 200', async (domain) => {
    const made = await create({ domain: 'acme.com', name: 'Acme' });
    const again = await create({ domain, name: 'Other', industry: 'New' });
    expect([again.status, again.body.message, again.body.data, again.headers['etag']]).toEqual([200, 'Account already exists', made.body.data, made.headers['etag']]);
    expect(await events()).toEqual(['account.created']);
  });

  it('keeps a domain of other scripts in punycode', async () => {
    expect((await create({ domain: 'm\u00fcller.de' })).body.data.domain).toBe('xn--mller-kva.de');
    expect((await create({ domain: 'XN--MLLER-KVA.de' })).status).toBe(200);
  });

  it.each([['milliseconds', FEB_11], ['a date', '2026-02-11'], ['RFC 3339', '2026-02-11T01:00:00+01:00']])('takes a date as %s', async (_form, next_meeting) => {
    expect((await create({ domain: 'acme.com', next_meeting })).body.data.next_meeting).toBe(FEB_11);
  });

  it('takes null for what there is not, and blank texts as null', async () => {
    expect((await create({ domain: 'acme.com', ...EMPTY, custom_fields: undefined, name: ' \u200b', tags: null })).body.data).toMatchObject(EMPTY);
  });

  it.each<[object, Record<string, string | RegExp>]>([
    [{}, { domain: 'Domain is required' }],
    [{ domain: null }, { domain: 'Domain is required' }],
    [{ domain: '' }, { domain: 'Domain is required' }],
    [{ domain: 7 }, { domain: 'Domain must be a string' }],
    [{ domain: 'Acme, Inc.' }, { domain: 'Domain must be a domain, such as acme.com' }],
    [{ domain: '127.0.0.1' }, { domain: /must be a domain/ }],
    [{ domain: 'jane@acme.com' }, { domain: /must be a domain/ }],
    [{ domain: 'acme.com', name: 'x'.repeat(256) }, { name: 'Name must have at most 255 characters, but has 256' }],
    [{ domain: 'acme.com', name: 'a\nb' }, { name: /control characters/ }],
    [{ domain: 'acme.com', industry: 7 }, { industry: 'Industry must be a string' }],
    [{ domain: 'acme.com', twitter_followers: '7' }, { twitter_followers: 'Twitter followers must be a number' }],
    [{ domain: 'acme.com', estimated_revenue: 'many' }, { estimated_revenue: 'Estimated revenue must be a number' }],
    [{ domain: 'acme.com', founded: 999 }, { founded: 'Founded must be at least 1000' }],
    [{ domain: 'acme.com', founded: 10_000 }, { founded: 'Founded must be at most 9999' }],
    [{ domain: 'acme.com', founded: 2016.5 }, { founded: 'Founded must be a whole number' }],
    [{ domain: 'acme.com', tags: 'a' }, { tags: 'Tags must be a list of strings' }],
    [{ domain: 'acme.com', tags: ['a', ' '] }, { 'tags.1': 'Tags must not be blank' }],
    [{ domain: 'acme.com', tags: Array.from({ length: MAX_ACCOUNT_TAGS + 1 }, (_, i) => `${i}`) }, { tags: /at most 50 entries/ }],
    [{ domain: 'acme.com', next_meeting: 'soon' }, { next_meeting: /^Next meeting must be a number of milliseconds/ }],
    [{ domain: 'acme.com', id: randomUUID() }, { id: 'Id is set by the server: leave it out' }],
    [{ domain: 'acme.com', custom_fields: {} }, { custom_fields: 'Custom fields is set by the server: leave it out' }],
    [{ domain: 'acme.com', favourite_color: 'red' }, { favourite_color: /^Favourite color/ }],
    [{ domain: 'acme.com', nam: 'Acme' }, { nam: /the nearest is name$/ }],
    [{ domain: 'acme.com', name: 7, founded: 1 }, { name: 'Name must be a string', founded: 'Founded must be at least 1000' }],
  ])('refuses %j', async (body, errors) => {
    expectRefused(await create(body), 400, INVALID, errors);
    expect(await count()).toBe(0);
  });

  it('needs the scope write', async () => {
    expectRefused(await org.octolaneReader.post(ACCOUNTS, { domain: 'acme.com' }), 403, /"write"/);
  });

  it('a hundred at once with one domain leave one account, and all are answered with its id', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => create({ domain: i % 2 === 0 ? 'acme.com' : 'https://www.ACME.com/', name: `${i}` })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(99);
    expect(new Set(answers.map(({ body }) => JSON.stringify(body.data))).size).toBe(1);
    expect([await count(), await events()]).toEqual([1, ['account.created']]);
  });

  it('sent again with its Idempotency-Key, it is answered as before, also after the account has changed', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await org.octolane.post(ACCOUNTS, { domain: 'acme.com' }, { headers });
    await org.octolane.patch(`${ACCOUNTS}/${first.body.data.id as string}`, { name: 'Changed' });
    const again = await org.octolane.post(ACCOUNTS, { domain: 'acme.com' }, { headers });
    expect([again.status, again.text, again.headers['etag'], again.headers['idempotency-replayed']]).toEqual([201, first.text, first.headers['etag'], 'true']);
    expectRefused(await org.octolane.post(ACCOUNTS, { domain: 'other.com' }, { headers }), 400, /Idempotency-Key/);
  });
});

describe('POST /v1/accounts/bulk', () => {
  const bulk = (body: unknown) => org.octolane.post(`${ACCOUNTS}/bulk`, body);

  it('creates, resolves and refuses, each item on its own', async () => {
    const known = await idOf({ domain: 'known.com' });
    const { status, body } = await bulk([{ domain: 'new.com', name: 'New' }, { domain: 'Acme, Inc.', founded: 1 }, { domain: 'www.known.com', name: 'Ignored' }, { domain: 'NEW.com' }, 7]);
    const [made] = body.data.results;
    expect([status, body.message, body.data]).toEqual([
      201,
      'Accounts processed successfully',
      {
        results: [
          { index: 0, status: 'created', id: made.id, errors: {} },
          { index: 1, status: 'error', id: null, errors: { domain: 'Domain must be a domain, such as acme.com', founded: 'Founded must be at least 1000' } },
          { index: 2, status: 'existing', id: known, errors: {} },
          { index: 3, status: 'existing', id: made.id, errors: {} },
          { index: 4, status: 'error', id: null, errors: { '': 'Item must be an object' } },
        ],
        created: 1,
        existing: 2,
        failed: 2,
      },
    ]);
    expect((await org.octolane.get(`${ACCOUNTS}/${made.id as string}`)).body.data).toMatchObject({ domain: 'new.com', name: 'New' });
    expect(await count()).toBe(2);
  });

  it('is 200 if nothing was created', async () => {
    await create({ domain: 'a.com' });
    const { status, body } = await bulk([{ domain: 'a.com' }, { domain: 'x' }]);
    expect([status, body.data.created, body.data.existing, body.data.failed]).toEqual([200, 0, 1, 1]);
  });

  it('is 400 if every item failed, the faults under their indices', async () => {
    expectRefused(await bulk([{ domain: 'x' }, {}, { domain: 'a.com', nope: 1 }]), 400, INVALID, { '0.domain': /must be a domain/, '1.domain': 'Domain is required', '2.nope': /^Nope/ });
    expect(await count()).toBe(0);
  });

  it.each([[{ domain: 'a.com' }], [[]], [Array.from({ length: 101 }, (_, i) => ({ domain: `a${i}.com` }))], ['"a"'], ['null']])('is 400 if the body is no list of 1 to 100 items', async (body) => {
    const answer = await org.octolane.post(`${ACCOUNTS}/bulk`, body, { headers: { 'Content-Type': 'application/json' } });
    expectRefused(answer, 400, /^The body must be .*\blist\b/);
    expect(await count()).toBe(0);
  });

  it('takes a hundred items, and again the same gives the same ids and creates nothing', async () => {
    const items = Array.from({ length: 100 }, (_, i) => ({ domain: `a${i}.com` }));
    const [first, again] = [await bulk(items), await bulk(items)];
    expect([first.status, first.body.data.created, again.status, again.body.data.existing]).toEqual([201, 100, 200, 100]);
    expect(again.body.data.results.map(({ id }: { id: string }) => id)).toEqual(first.body.data.results.map(({ id }: { id: string }) => id));
  });

  it('many at once over the same domains make each once', async () => {
    const items = Array.from({ length: 20 }, (_, i) => ({ domain: `a${i}.com` }));
    const answers = await Promise.all(Array.from({ length: 8 }, (_, i) => bulk(i % 2 === 0 ? items : [...items].reverse())));
    for (const { status, body } of answers) expect([status === 200 || status === 201, body.data.failed]).toEqual([true, 0]);
    expect(answers.reduce((sum, { body }) => sum + (body.data.created as number), 0)).toBe(20);
    expect(await count()).toBe(20);
  });
});

describe('PATCH /v1/accounts/{id}', () => {
  it('changes what is sent, clears what is null, and leaves the rest', async () => {
    const made = await create({ domain: 'acme.com', ...FULL });
    const { status, body, headers } = await org.octolane.patch(`${ACCOUNTS}/${made.body.data.id as string}`, { name: 'Acme Inc', industry: null, tags: [], next_meeting: '2026-02-11', estimated_revenue: 1 });
    expect([status, body.message, body.data]).toEqual([200, 'Account updated successfully', { ...made.body.data, name: 'Acme Inc', industry: null, tags: [], next_meeting: FEB_11, estimated_revenue: 1, updated_at: body.data.updated_at }]);
    expect(headers['etag']).not.toBe(made.headers['etag']);
    expect(await events()).toEqual(['account.created', 'account.updated']);
  });

  it('by equal values it changes nothing, and fires nothing', async () => {
    const made = await create({ domain: 'acme.com', ...FULL });
    const again = await org.octolane.patch(`${ACCOUNTS}/${made.body.data.id as string}`, { domain: 'https://acme.com', ...FULL });
    expect([again.status, again.body.data, again.headers['etag']]).toEqual([200, made.body.data, made.headers['etag']]);
    expect(await events()).toEqual(['account.created']);
  });

  it('moves the account to another domain, by which it is resolved from then on', async () => {
    const id = await idOf({ domain: 'old.com' });
    expect((await org.octolane.patch(`${ACCOUNTS}/${id}`, { domain: 'https://www.NEW.com' })).body.data.domain).toBe('new.com');
    expect((await create({ domain: 'new.com' })).body.data.id).toBe(id);
    expect((await create({ domain: 'old.com' })).status).toBe(201);
  });

  it('refuses a domain that another account has', async () => {
    await create({ domain: 'taken.com' });
    const id = await idOf({ domain: 'acme.com' });
    expectRefused(await org.octolane.patch(`${ACCOUNTS}/${id}`, { domain: 'TAKEN.com', name: 'x' }), 400, INVALID, { domain: 'Domain already belongs to another account' });
    expect((await org.octolane.get(`${ACCOUNTS}/${id}`)).body.data).toMatchObject({ domain: 'acme.com', name: null });
  });

  it('of two at once that want one domain, one has it', async () => {
    const ids = [await idOf({ domain: 'a.com' }), await idOf({ domain: 'b.com' })];
    const answers = await Promise.all(ids.map((id) => org.octolane.patch(`${ACCOUNTS}/${id}`, { domain: 'new.com' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it('refuses an empty body, and fields that break a rule', async () => {
    const id = await idOf({ domain: 'acme.com' });
    expectRefused(await org.octolane.patch(`${ACCOUNTS}/${id}`, {}), 400, /no field to change/);
    expectRefused(await org.octolane.patch(`${ACCOUNTS}/${id}`, { domain: null, founded: 1 }), 400, INVALID, { domain: 'Domain must not be blank', founded: /at least 1000/ });
    expectRefused(await org.octolane.patch(`${ACCOUNTS}/${id}`, { nope: 1, nein: 2 }), 400, INVALID, { nope: /^Nope/, nein: /^Nein/ });
  });

  it('holds If-Match', async () => {
    const made = await create({ domain: 'acme.com' });
    const path = `${ACCOUNTS}/${made.body.data.id as string}`;
    const headers = { 'If-Match': made.headers['etag'] ?? '' };
    expect((await org.octolane.patch(path, { name: 'A' }, { headers })).status).toBe(200);
    expect((await org.octolane.patch(path, { name: 'B' }, { headers })).status).toBe(412);
    expect((await org.octolane.delete(path, { headers })).status).toBe(412);
    expect((await org.octolane.get(path, { headers: { 'If-None-Match': (await org.octolane.get(path)).headers['etag'] ?? '' } })).status).toBe(304);
  });
});

describe('DELETE /v1/accounts/{id}', () => {
  it('answers the id, and the account is gone', async () => {
    const id = await idOf({ domain: 'acme.com' });
    const answer = await org.octolane.delete(`${ACCOUNTS}/${id}`);
    expect([answer.status, answer.body]).toEqual([200, { success: true, message: 'Account deleted successfully', data: { id } }]);
    for (const gone of [await org.octolane.get(`${ACCOUNTS}/${id}`), await org.octolane.patch(`${ACCOUNTS}/${id}`, { name: 'x' }), await org.octolane.delete(`${ACCOUNTS}/${id}`)]) expectRefused(gone, 404, 'Account does not exist or has been deleted.');
    expect(await events()).toEqual(['account.created', 'account.deleted']);
    const again = await create({ domain: 'acme.com' });
    expect([again.status, again.body.data.id === id]).toEqual([201, false]);
  });

  it('its contacts and opportunities stay without it, and fire that they changed', async () => {
    const contacts = ['a', 'b', 'c'].map((name) => `${name}@acme.com`);
    const made = await Promise.all([...contacts, 'other@other.com'].map(async (email) => (await org.octolane.post('/v1/contacts', { email })).body.data as { id: string; account_id: string }));
    const [one, other] = [made[0]!, made[3]!];
    const [pipeline] = (await org.octolane.get('/v1/pipelines')).body.data.pipelines as [{ pipeline_id: string }];
    const { body: deal } = await org.octolane.post('/v1/opportunities', { pipeline_id: pipeline.pipeline_id, opportunity: { name: 'Robots' }, related_objects: { account_domain: 'acme.com' } });
    expect(deal.data.account_id).toBe(one.account_id);

    expect((await org.octolane.delete(`${ACCOUNTS}/${one.account_id}`)).status).toBe(200);
    for (const { id } of made.slice(0, 3)) {
      expect((await org.octolane.get(`/v1/contacts/${id}`)).body.data.account_id).toBeNull();
      expect((await org.client.get(`/api/v1/contacts/${id}`)).body.account_id).toBeNull();
      const told = await eventsOf(app, id);
      expect(told.map(({ event, payload }) => [event, payload.contact.account_id])).toEqual([['contact.created', one.account_id], ['contact.updated', null]]);
    }
    expect((await org.octolane.get(`/v1/opportunities/${deal.data.id as string}`)).body.data.account_id).toBeNull();
    expect((await eventsOf(app, deal.data.id as string)).map(({ event, payload }) => [event, payload.opportunity.account_id])).toEqual([['opportunity.created', one.account_id], ['opportunity.updated', null]]);
    expect(await app.sql("SELECT data FROM events WHERE org_id = $1 AND type = 'contact.updated'", [org.id])).toEqual(Array.from({ length: 3 }, () => ({ data: { changed: ['account_id'] } })));
    // The contact of another account is unchanged, and one without an account gets the next account of its domain.
    expect((await org.octolane.get(`/v1/contacts/${other.id}`)).body.data).toEqual(other);
    const again = (await org.octolane.post('/v1/contacts', { email: contacts[0] })).body.data as { id: string; account_id: string };
    expect([again.id, again.account_id === null, again.account_id === one.account_id]).toEqual([one.id, false, false]);
  });

  it('contacts that join it at the same time are without it, or in the next one', async () => {
    const { account_id: id } = (await org.octolane.post('/v1/contacts', { email: 'first@acme.com' })).body.data as { account_id: string };
    const [removed, ...joined] = await Promise.all([org.octolane.delete(`${ACCOUNTS}/${id}`), ...Array.from({ length: 6 }, (_, n) => org.octolane.post('/v1/contacts', { email: `${n}@acme.com` }))]);
    expect([removed.status, ...joined.map(({ status }) => status)]).toEqual([200, ...joined.map(() => 201)]);
    const rows = await app.sql<{ known: boolean }>('SELECT c.account_id IS NULL OR a.id IS NOT NULL AS known FROM contacts c LEFT JOIN accounts a ON a.org_id = c.org_id AND a.id = c.account_id WHERE c.org_id = $1 AND c.account_id IS DISTINCT FROM $2', [org.id, id]);
    expect(rows).toEqual(Array.from({ length: 7 }, () => ({ known: true })));
  });

  it.each(['x', randomUUID()])('an account %s is not found', async (id) => {
    expectRefused(await org.octolane.get(`${ACCOUNTS}/${id}`), 404, 'Account does not exist or has been deleted.');
  });
});

it('the feed and webhooks tell of accounts, exactly as answers show them', async () => {
  const made = await create({ domain: 'acme.com', ...FULL });
  const id = made.body.data.id as string;
  const changed = await org.octolane.patch(`${ACCOUNTS}/${id}`, { name: 'Acme Inc', tags: ['c'] });
  await org.octolane.delete(`${ACCOUNTS}/${id}`);
  const rows = await app.sql<{ body: string; record_type: string; contact_id: null; seq: number; data: unknown }>('SELECT body, record_type, contact_id, seq, data FROM events WHERE org_id = $1 ORDER BY seq', [org.id]);
  expect(rows.map(({ body, ...row }) => ({ ...row, ...(JSON.parse(body) as { event: string; payload: unknown }) }))).toMatchObject([
    { record_type: 'account', contact_id: null, seq: 1, event: 'account.created', payload: { account: made.body.data }, data: null },
    { record_type: 'account', contact_id: null, seq: 2, event: 'account.updated', payload: { account: changed.body.data }, data: { changed: ['name', 'tags'] } },
    { record_type: 'account', contact_id: null, seq: 3, event: 'account.deleted', payload: { account: changed.body.data }, data: null },
  ]);
});
