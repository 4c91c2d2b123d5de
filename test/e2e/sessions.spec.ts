import { randomUUID } from 'node:crypto';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { SignInApi } from '../../src/modules/sign-in/sign-in.api.js';
import { SignInSweeper } from '../../src/modules/sign-in/adapters/postgres/sign-in-sweeper.js';
import { type User, UsersApi } from '../../src/modules/users/users.api.js';
import { Browser, cookieOf, newLink, newPerson, newUser, personWith, SAME_ORIGIN, signedIn, type TestPerson, visit } from '../support/people.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;
let admin: TestPerson;
let member: TestPerson;
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  [admin, member] = [await newPerson(app, org, 'admin'), await newPerson(app, org)];
});
afterAll(() => app.close());

const ME = '/api/v1/me';

/** Awaits that this session is refused, which every server notices within 100 ms. */
const ended = (person: TestPerson): Promise<void> =>
  eventually(async () => {
    for (const client of [person.client, person.octolane]) expect((await client.get(client === person.client ? ME : '/v1/pipelines')).status).toBe(401);
  });

describe('a session', () => {
  it('asks both APIs, with the scopes of its role', async () => {
    for (const person of [admin, member]) {
      expect((await person.client.get('/api/v1/contacts')).status).toBe(200);
      expect((await person.octolane.get('/v1/pipelines')).status).toBe(200);
      expect((await person.client.post('/api/v1/tasks', { title: 'Call' })).status).toBe(201);
      expect((await person.client.get('/api/v1/settings/api-keys')).status).toBe(person === admin ? 200 : 403);
    }
  });

  it('makes records that come from the console and are its own, unless it says otherwise', async () => {
    const contact = (await member.client.post('/api/v1/contacts', { full_name: 'Ann' })).body;
    expect(contact).toMatchObject({ source: 'ui', owner_id: member.user.id });
    expect((await member.client.post('/api/v1/contacts', { full_name: 'Bob', owner_id: null })).body).toMatchObject({ source: 'ui', owner_id: null });
    expect((await member.client.post('/api/v1/contacts', { full_name: 'Cid', owner_id: admin.user.id })).body.owner_id).toBe(admin.user.id);
    expect((await member.client.post('/api/v1/tasks', { title: 'Call' })).body.owner_id).toBe(member.user.id);
    const email = `${randomUUID()}@people.example`;
    await member.octolane.post('/v1/contacts', { email });
    expect((await member.client.get(`/api/v1/contacts?email=${email}`)).body.data).toMatchObject([{ source: 'ui', owner_id: member.user.id }]);
    // One that is there already stays as it is.
    await admin.octolane.post('/v1/contacts', { email });
    expect((await member.client.get(`/api/v1/contacts?email=${email}`)).body.data).toMatchObject([{ owner_id: member.user.id }]);
    const [{ pipeline_id }] = (await member.octolane.get('/v1/pipelines')).body.data.pipelines;
    const opened = await member.octolane.post('/v1/opportunities', { pipeline_id, opportunity: { name: 'Deal' } });
    expect(opened.body.data.owner_id ?? opened.body.data.opportunity?.owner_id).toBe(member.user.id);
    expect((await org.client.post('/api/v1/contacts', { full_name: 'Dee' })).body).toMatchObject({ source: 'api', owner_id: null });
    const own = (await member.client.get('/api/v1/contacts?owner_id=me&limit=200')).body.data as { id: string; owner_id: string }[];
    expect(own.map(({ id }) => id)).toContain(contact.id);
    expect(new Set(own.map(({ owner_id }) => owner_id))).toEqual(new Set([member.user.id]));
    for (const path of ['contacts', 'tasks', 'deals']) {
      expect((await member.client.get(`/api/v1/${path}?owner_id=me`)).status).toBe(200);
      expectError(await org.client.get(`/api/v1/${path}?owner_id=me`), 422, 'validation');
    }
  });

  it('is ignored beside a header of a key, even a wrong one', async () => {
    const { cookie } = admin;
    expectError(await app.anonymous.with({ cookie, ...SAME_ORIGIN }).get('/api/v1/contacts', { headers: { authorization: 'Bearer wrong' } }), 401, 'invalid_api_key');
    expectError(await org.reader.with({ cookie, ...SAME_ORIGIN }).post('/api/v1/tasks', { title: 'Call' }), 403, 'insufficient_scope');
    expect((await org.octolane.as('wrong').with({ cookie, ...SAME_ORIGIN }).get('/v1/pipelines')).status).toBe(401);
  });

  it('counts for the person alone', async () => {
    const person = await newPerson(app, org, 'admin');
    const before = Number((await org.admin.get('/api/v1/settings/api-keys')).headers['x-ratelimit-remaining']);
    const { headers } = await person.client.get(ME);
    expect(headers).toMatchObject({ 'ratelimit-policy': '"user";q=600;w=60', 'x-ratelimit-limit': '600', 'x-ratelimit-remaining': '599', vary: 'Cookie' });
    const { used, quota } = (await person.client.get('/api/v1/settings/usage')).body.window;
    expect(Number((await org.admin.get('/api/v1/settings/api-keys')).headers['x-ratelimit-remaining'])).toBe(before - 1);
    expect(quota - used).toBe(before);
  });

  it.each([
    ['its user was disabled', ({ user }: TestPerson) => app.sql('UPDATE users SET active = false WHERE id = $1', [user.id])],
    ['it was idle for 12 hours', ({ user }: TestPerson) => app.sql("UPDATE sessions SET last_seen_at = now() - interval '12 hours' WHERE user_id = $1", [user.id])],
    ['it is 30 days old', ({ user }: TestPerson) => app.sql("UPDATE sessions SET created_at = now() - interval '30 days' WHERE user_id = $1", [user.id])],
    ['all of its user were ended', ({ client }: TestPerson) => client.delete(`${ME}/sessions`)],
    ['it ended itself', async ({ client }: TestPerson) => client.delete(`${ME}/sessions/${(await client.get(ME)).body.session.id}`)],
    ['its user got another password', async ({ user }: TestPerson) => new Browser(app.baseUrl).post(await newLink(app, org, user), { new_password: 'umbrella tractor violin', repeated: 'umbrella tractor violin' })],
  ])('is refused once %s', async (_when, end) => {
    const person = await newPerson(app, org);
    expect((await person.client.get(ME)).status).toBe(200);
    await end(person);
    await ended(person);
    expectError(await person.client.get(ME), 401, 'missing_api_key');
    expectError(await person.client.post('/api/v1/tasks', { title: 'Call' }), 401, 'missing_api_key');
  });

  it('has the role that its user has now', async () => {
    const person = await newPerson(app, org, 'admin');
    expect((await person.client.get('/api/v1/settings/api-keys')).status).toBe(200);
    await app.sql("UPDATE users SET role = 'member' WHERE id = $1", [person.user.id]);
    await eventually(async () => expectError(await person.client.get('/api/v1/settings/api-keys'), 403, 'insufficient_scope'));
  });

  it('of a forged, malformed or doubled cookie is none', async () => {
    const token = admin.cookie.slice('oratek='.length);
    for (const cookie of [`oratek=${token.slice(0, -1)}`, `oratek=${'A'.repeat(43)}`, `__Host-oratek=${token}`, `${admin.cookie}; ${admin.cookie}`, `oratek=${token}; oratek=planted`, `Oratek=${token}`, 'oratek=', `oratek="${token}"`]) {
      expectError(await app.anonymous.with({ cookie, ...SAME_ORIGIN }).get(ME), 401, 'missing_api_key');
    }
    expect((await app.anonymous.with({ cookie: `theme=dark; oratek=${token}; other=1`, ...SAME_ORIGIN }).get(ME)).status).toBe(200);
  });
});

describe('a request that changes something', () => {
  const from = (headers: Record<string, string>, person = member) => app.anonymous.with({ cookie: person.cookie, ...headers });

  it.each([
    ['neither header', {}, 401],
    ['another site', { 'sec-fetch-site': 'cross-site' }, 401],
    ['another origin of the site', { 'sec-fetch-site': 'same-site' }, 401],
    ['the address bar', { 'sec-fetch-site': 'none' }, 401],
    ['another site, whatever Origin says', { 'sec-fetch-site': 'cross-site', origin: 'own' }, 401],
    ['another Origin', { origin: 'https://evil.example' }, 401],
    ['its own Origin', { origin: 'own' }, 201],
    ['a page of ours', { 'sec-fetch-site': 'same-origin' }, 201],
  ])('from %s is answered as it should', async (_where, sent, status) => {
    const headers = Object.fromEntries(Object.entries(sent).map(([name, value]) => [name, value === 'own' ? app.baseUrl : value]));
    const answer = await from(headers).post('/api/v1/tasks', { title: 'Call' });
    expect([answer.status, answer.body.error]).toEqual([status, status === 401 ? 'missing_api_key' : undefined]);
  });

  it('that only reads is refused to pages of other origins, and to nobody else', async () => {
    for (const site of ['cross-site', 'same-site']) expect((await from({ 'sec-fetch-site': site }).get(ME)).status).toBe(401);
    for (const headers of [{}, { 'sec-fetch-site': 'none' }, { 'sec-fetch-site': 'same-origin' }]) expect((await from(headers).get(ME)).status).toBe(200);
  });
});

describe('/api/v1/me', () => {
  it('says who asks, and is for no key', async () => {
    expect((await admin.client.get(ME)).body).toEqual({
      id: admin.user.id,
      email: admin.user.email,
      name: admin.user.name,
      role: 'admin',
      scopes: ['read', 'write', 'admin'],
      organization: { id: org.id, slug: org.slug, name: org.slug, time_zone: expect.any(String), currency: expect.any(String) },
      session: { id: expect.any(String) },
    });
    expect((await member.client.get(ME)).body.scopes).toEqual(['read', 'write']);
    for (const client of [org.reader, org.client, org.admin]) {
      for (const [method, path] of [['GET', ME], ['PATCH', ME], ['GET', `${ME}/sessions`], ['DELETE', `${ME}/sessions`], ['DELETE', `${ME}/sessions/${randomUUID()}`], ['PUT', `${ME}/password`]] as const) {
        const answer = await client.send(method, path);
        expectError(answer, 403, 'insufficient_scope');
        // One that lacks the scope, too, may be told of that first.
        if (client === org.client) expect(answer.body.message).toContain('belongs to a person');
      }
    }
  });

  it('takes a new name, and the whole record back', async () => {
    const { body, headers } = await member.client.get(ME);
    expect((await member.client.patch(ME, { ...body, name: 'Jo' }, { headers: { 'if-match': headers['etag'] ?? '' } })).body).toEqual({ ...body, name: 'Jo' });
    expectError(await member.client.patch(ME, { name: 'Jim' }, { headers: { 'if-match': headers['etag'] ?? '' } }), 412, 'precondition_failed');
    expectError(await member.client.patch(ME, { role: 'admin' }), 422, 'validation');
    expectError(await member.client.patch(ME, { scopes: ['admin'] }), 422, 'validation');
    expectError(await member.client.patch(ME, { name: '  ' }), 422, 'validation');
    expectError(await member.client.patch(ME, {}), 400, 'no_fields');
    expect((await app.sql<{ action: string; actor_type: string }>("SELECT action, actor_type FROM audit_entries WHERE target_id = $1 AND action = 'user.updated'", [member.user.id]))).toEqual([{ action: 'user.updated', actor_type: 'user' }]);
  });

  it('lists the sessions of the person, and ends one of them, never of another', async () => {
    const user = await newUser(app, org);
    const [first, second] = [await signedIn(app, user), await signedIn(app, user)];
    const { data } = (await second.client.get(`${ME}/sessions`)).body;
    expect(data.map(({ is_present }: { is_present: boolean }) => is_present)).toEqual([true, false]);
    expect(data[0]).toMatchObject({ method: 'password', address: '192.0.2.1', user_agent: 'test' });
    expectError(await admin.client.delete(`${ME}/sessions/${data[1].id}`), 404, 'not_found');
    expect((await second.client.delete(`${ME}/sessions/${data[1].id}`)).status).toBe(204);
    expectError(await second.client.delete(`${ME}/sessions/${data[1].id}`), 404, 'not_found');
    await ended(first);
    expect((await second.client.get(`${ME}/sessions`)).body.data).toHaveLength(1);
  });

  it('keeps the newest 50 sessions of a person', async () => {
    const user = await newUser(app, org);
    const first = await signedIn(app, user);
    for (let n = 0; n < 50; n++) await signedIn(app, user);
    await ended(first);
    expect(await app.sql('SELECT id FROM sessions WHERE user_id = $1', [user.id])).toHaveLength(50);
  });

  it('takes a new password, for which this browser gets a new session', async () => {
    const user = await newUser(app, org);
    const [old, wanted] = ['umbrella tractor violin', 'seaside violin tractor'];
    await new Browser(app.baseUrl).post(await newLink(app, org, user), { new_password: old, repeated: old });
    const [person, elsewhere] = [await signedIn(app, user), await signedIn(app, user)];
    const change = (body: object) => person.client.put(`${ME}/password`, body, { headers: { 'idempotency-key': randomUUID() } });
    expect((await change({ current_password: wanted, new_password: wanted })).body.details).toMatchObject([{ field: 'current_password', code: 'wrong_password' }]);
    expect((await change({ current_password: old, new_password: 'short' })).body.details).toMatchObject([{ field: 'new_password', code: 'min_length' }]);
    expect((await change({ current_password: old })).body.details).toMatchObject([{ field: 'new_password', code: 'required' }]);
    const answer = await change({ current_password: old, new_password: wanted });
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'no-store']);
    const [line = ''] = answer.headers['set-cookie'] as unknown as string[];
    const renewed = personWith(app, user, /^oratek=([\w-]{43}); /.exec(line)?.[1] ?? '');
    expect((await renewed.client.get(ME)).body.session).toEqual(answer.body.session);
    await ended(person);
    await ended(elsewhere);
    // Not even a digest of the password is kept beside its hash.
    expect(await app.sql("SELECT key FROM idempotency WHERE key LIKE '________-____-4%'")).toEqual([]);
    expectError(await member.client.put(`${ME}/password`, { current_password: old, new_password: wanted }), 422, 'validation');
  });

  it('answers nobody with what was kept for another person', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    const [one, two] = [await newPerson(app, org), await newPerson(app, org)];
    expect((await one.client.patch(ME, { name: 'Same' }, { headers })).body.id).toBe(one.user.id);
    expect((await one.client.patch(ME, { name: 'Same' }, { headers })).headers['idempotency-replayed']).toBe('true');
    expectError(await two.client.patch(ME, { name: 'Same' }, { headers }), 422, 'idempotency_mismatch');
  });
});

it('what has ended by itself is swept, and nothing else', async () => {
  const users = [await newUser(app, org), await newUser(app, org)] as const;
  for (const user of users) {
    await signedIn(app, user);
    await newLink(app, org, user);
  }
  await app.get(SignInApi).complete(visit(), users, 'openid');
  const [ofOne] = users;
  await app.sql("UPDATE sessions SET last_seen_at = now() - interval '13 hours' WHERE user_id = $1", [ofOne.id]);
  await app.sql("UPDATE sign_in_links SET expires_at = now() - interval '1 second' WHERE user_id = $1", [ofOne.id]);
  const left = async (): Promise<number[]> => Promise.all(['sessions WHERE user_id', 'sign_in_links WHERE user_id'].flatMap((rows) => users.map(async ({ id }) => (await app.sql(`SELECT 1 FROM ${rows} = $1`, [id])).length)));
  await app.get(SignInSweeper).turn(() => false);
  expect(await left()).toEqual([0, 1, 0, 1]);
  expect(await app.sql('SELECT 1 FROM sign_in_choices')).toHaveLength(1);
  await app.sql("UPDATE sign_in_choices SET expires_at = now() - interval '1 second'");
  await app.get(SignInSweeper).turn(() => false);
  expect([await left(), await app.sql('SELECT 1 FROM sign_in_choices')]).toEqual([[0, 1, 0, 1], []]);
});

it('a key shows the person who made it', async () => {
  const issued = (await admin.client.post('/api/v1/settings/api-keys', { name: 'website', scopes: ['read'] })).body;
  expect(issued.created_by).toEqual({ type: 'user', id: admin.user.id, name: admin.user.email });
  expect((await admin.client.post(`/api/v1/settings/api-keys/${issued.id}/rotate`)).body.created_by).toEqual(issued.created_by);
});

describe('a sign-in that is completed', () => {
  const disable = (user: User): Promise<unknown> =>
    app.get(UnitOfWork).run(async () => {
      await app.get(UsersApi).change(org.operator, user.id, { active: false });
      app.get(SignInApi).endSessions(org.operator, user.id);
    });

  it('after its user was disabled is refused, whatever was read of the user before', async () => {
    const user = await newUser(app, org);
    await disable(user);
    await expect(app.get(SignInApi).complete(visit(), [user], 'openid')).rejects.toMatchObject({ code: 'sign_in_refused' });
  });

  it('while its user is disabled leaves no session for a time when the user is enabled again', async () => {
    for (let n = 0; n < 5; n++) {
      const user = await newUser(app, org);
      const [begun] = await Promise.allSettled([app.get(SignInApi).complete(visit(), [user], 'password'), disable(user)]);
      await app.sql('UPDATE users SET active = true WHERE id = $1', [user.id]);
      if (begun.status === 'fulfilled') await ended(personWith(app, user, cookieOf(begun.value.cookies, 'session')));
    }
  });
});
