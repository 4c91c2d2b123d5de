import { randomUUID } from 'node:crypto';
import { JobRunner } from '../../src/modules/jobs/application/job-runner.js';
import type { Answer, ApiClient } from '../support/api-client.js';
import { oratek } from '../support/command.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { newPerson, newUser, signedIn } from '../support/people.js';
import { eventsOf, walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const USERS = '/api/v1/settings/users';
const KEYS = '/api/v1/settings/api-keys';
const LINK = /^http:\/\/[^/]+\/account\/link\/[\w-]{20,}$/;

interface User {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly active: boolean;
  readonly state: string;
}

let app: TestApp;
let org: TestOrganization;
/** The admin with whom an organization begins. */
let first: User;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
  [first] = (await list()) as [User];
});
afterAll(() => app.close());

const list = async (query = ''): Promise<User[]> => (await org.admin.get(`${USERS}${query}`)).body.data as User[];
const invite = (body: object, headers = {}): Promise<Answer> => org.admin.post(USERS, body, { headers });
const member = async (email: string, role = 'member'): Promise<string> => {
  const answer = await invite({ email, role });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
};
const patch = (id: string, body: object, headers = {}): Promise<Answer> => org.admin.patch(`${USERS}/${id}`, body, { headers });
const disabled = async (email: string): Promise<string> => {
  const id = await member(email);
  expect((await patch(id, { active: false })).status).toBe(200);
  return id;
};
const audited = async (action: string): Promise<any[]> => (await org.admin.get(`/api/v1/settings/audit?action=${action}`)).body.data as any[];

describe('an invitation', () => {
  it('makes a user, whose link is shown once', async () => {
    const key = { 'Idempotency-Key': randomUUID() };
    const { status, body, headers } = await invite({ email: ' Jane@Acme.example ', role: 'member', name: 'Jane' }, key);
    expect([status, headers['location']]).toEqual([201, `${USERS}/${body.id as string}`]);
    const user = { id: body.id, email: 'Jane@Acme.example', name: 'Jane', role: 'member', active: true, state: 'invited', has_password: false, last_sign_in_at: null, created_at: expect.any(String) };
    expect(body).toEqual({ ...user, link: expect.stringMatching(LINK), expires_at: expect.any(String) });
    // Both are stamped in one request, but not in one moment.
    expect(Math.round((Date.parse(body.expires_at as string) - Date.parse(body.created_at as string)) / 3_600_000)).toBe(7 * 24);
    expect((await invite({ email: ' Jane@Acme.example ', role: 'member', name: 'Jane' }, key)).body).toEqual({ ...body, link: null });
    const read = await org.admin.get(headers['location'] as string);
    expect([read.body, read.headers['etag']]).toEqual([user, headers['etag']]);
    expect(await list()).toEqual([user, first]);
    const token = (body.link as string).split('/').at(-1) ?? '';
    for (const table of ['audit_entries', 'idempotency', 'sign_in_links']) expect(JSON.stringify(await app.sql(`SELECT * FROM ${table}`))).not.toContain(token);
  });

  it('is refused for an email that the organization has, in any case, be its user disabled; not for that of another one', async () => {
    await disabled('jane@acme.example');
    const answer = await invite({ email: 'JANE@acme.example', role: 'admin' });
    expectError(answer, 422, 'validation', ['email']);
    expect(answer.body.details[0].code).toBe('user_exists');
    const racing = await Promise.all([1, 2, 3].map(() => invite({ email: 'bob@acme.example', role: 'member' })));
    expect(racing.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    org = await app.newOrganization();
    await member('jane@acme.example');
  });

  it.each([
    [{}, ['email', 'role']],
    [{ email: 'jane', role: 'owner' }, ['email', 'role']],
    [{ email: null, role: null }, ['email', 'role']],
    [{ email: 'a@b.example', role: 'member', name: 'x'.repeat(256) }, ['name']],
    [{ email: 'a@b.example', role: 'member', active: false }, ['active']],
  ])('of %j is refused', async (body, fields) => {
    expectError(await invite(body), 422, 'validation', fields);
    expect(await list()).toEqual([first]);
  });
});

describe('a user', () => {
  it('is changed, and takes back the record', async () => {
    const id = await member('jane@acme.example');
    const { body, headers } = await org.admin.get(`${USERS}/${id}`);
    const same = await patch(id, body, { 'If-Match': headers['etag'] as string });
    expect([same.status, same.body, same.headers['etag']]).toEqual([200, body, headers['etag']]);
    const changed = await patch(id, { role: 'admin', name: ' Jane Doe ' }, { 'If-Match': headers['etag'] as string });
    expect(changed.body).toEqual({ ...body, role: 'admin', name: 'Jane Doe' });
    expectError(await patch(id, { role: 'member' }, { 'If-Match': headers['etag'] as string }), 412, 'precondition_failed');
    expect((await org.admin.get(`${USERS}/${id}`, { headers: { 'If-None-Match': changed.headers['etag'] as string } })).status).toBe(304);
    expect((await audited('user.updated')).map(({ changes }) => changes.map(({ field }: { field: string }) => field).sort())).toEqual([['name', 'role']]);
  });

  it('is refused what is no change, and what the server sets', async () => {
    const id = await member('jane@acme.example');
    expectError(await patch(id, {}), 400, 'no_fields');
    expectError(await patch(id, { role: null, active: null, name: null }), 422, 'validation', ['role', 'active', 'name']);
    expectError(await patch(id, { email: 'other@acme.example', state: 'active', has_password: true, last_sign_in_at: '2026-01-01T00:00:00Z' }), 422, 'validation', ['email', 'state', 'has_password', 'last_sign_in_at']);
    expectError(await org.admin.delete(`${USERS}/${id}`), 405, 'method_not_allowed');
  });

  it('of another organization, and one that never was, do not exist', async () => {
    const theirs = await member('jane@acme.example');
    org = await app.newOrganization();
    for (const id of [theirs, randomUUID(), 'me']) {
      expectError(await org.admin.get(`${USERS}/${id}`), 404, 'not_found');
      expectError(await patch(id, { active: false }), 404, 'not_found');
      expectError(await org.admin.post(`${USERS}/${id}/link`), 404, 'not_found');
      expectError(await org.admin.get(`${USERS}/${id}/holdings`), 404, 'not_found');
      expectError(await org.admin.post(`${USERS}/${id}/reassign`, { to: null }), 404, 'not_found');
    }
    expect((await list()).map(({ id }) => id)).not.toContain(theirs);
  });

  it('is listed by pages', async () => {
    for (let n = 0; n < 4; n++) await member(`${n}@acme.example`);
    const whole = await list();
    expect(whole).toHaveLength(5);
    expect(await walk<User>(org.admin, USERS, { limit: '2' })).toEqual(whole);
  });

  it('who is disabled can be enabled again, and twice is no change', async () => {
    const id = await disabled('jane@acme.example');
    expect((await org.reader.get('/api/v1/users')).body.data[0]).toMatchObject({ id, active: false });
    expect((await patch(id, { active: false })).body).toMatchObject({ state: 'disabled' });
    expect((await patch(id, { active: true })).body).toMatchObject({ active: true, state: 'invited' });
    expect([(await audited('user.disabled')).length, (await audited('user.enabled')).length]).toEqual([1, 1]);
  });
});

describe('the last active admin', () => {
  it('stays one', async () => {
    await member('jane@acme.example');
    const gone = await member('bob@acme.example', 'admin');
    expect((await patch(gone, { active: false })).status).toBe(200);
    for (const [change, field] of [[{ role: 'member' }, 'role'], [{ active: false }, 'active'], [{ role: 'member', active: false }, 'active']] as const) {
      const answer = await patch(first.id, change);
      expectError(answer, 422, 'validation', [field]);
      expect(answer.body.details[0]).toMatchObject({ code: 'last_admin', message: expect.stringContaining('make another user an admin first') });
    }
    expect(await list()).toContainEqual(first);
    expect((await patch(gone, { active: true })).status).toBe(200);
    expect((await patch(first.id, { role: 'member' })).status).toBe(200);
  });

  it.each([['demote', { role: 'member' }], ['disable', { active: false }]])('is left if all admins %s each other at once', async (_name, change) => {
    const admins = [first.id, ...(await Promise.all(['a', 'b', 'c'].map((name) => member(`${name}@acme.example`, 'admin'))))];
    const answers = await Promise.all(admins.map((id) => patch(id, change)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 422]);
    expect((await list()).filter(({ role, active }) => role === 'admin' && active)).toHaveLength(1);
  });
});

describe('a user who is signed in', () => {
  it('is signed out everywhere when it is disabled, and its keys go on until they are revoked', async () => {
    const [admin, jane] = [await newPerson(app, org, 'admin'), await newPerson(app, org, 'admin')];
    const other = await signedIn(app, jane.user);
    const { token, id } = (await jane.client.post(KEYS, { name: 'made', scopes: ['read'] })).body as { token: string; id: string };
    const before = (await admin.client.get(`${USERS}/${jane.user.id}`)).body;
    expect(before).toMatchObject({ state: 'active', last_sign_in_at: expect.any(String) });
    expect((await admin.client.patch(`${USERS}/${jane.user.id}`, { active: false })).body).toMatchObject({ state: 'disabled' });
    for (const { client } of [jane, other]) await eventually(async () => expectError(await client.get('/api/v1/me'), 401, 'missing_api_key'));
    expect((await org.client.as(token).get('/api/v1/contacts')).status).toBe(200);
    expect((await admin.client.get(`${USERS}/${jane.user.id}/holdings`)).body.keys).toEqual([expect.objectContaining({ id, state: 'active' })]);
    await admin.client.patch(`${USERS}/${jane.user.id}`, { active: true });
    expectError(await jane.client.get('/api/v1/me'), 401, 'missing_api_key');
    expect((await audited('user.disabled'))[0]).toMatchObject({ actor: { type: 'user', id: admin.user.id, name: admin.user.email }, target: { id: jane.user.id }, address: '127.0.0.1' });
  });

  it('loses Settings with its role, and a member has none of this', async () => {
    const [jane, bob] = [await newPerson(app, org, 'admin'), await newPerson(app, org)];
    expect((await jane.client.patch(`${USERS}/${jane.user.id}`, { role: 'member' })).status).toBe(200);
    await eventually(async () => expectError(await jane.client.get(USERS), 403, 'insufficient_scope'));
    for (const person of [jane, bob]) {
      expectError(await person.client.post(USERS, { email: 'new@acme.example', role: 'admin' }), 403, 'insufficient_scope');
      expectError(await person.client.patch(`${USERS}/${person.user.id}`, { role: 'admin' }), 403, 'insufficient_scope');
      expectError(await person.client.post(`${USERS}/${first.id}/link`), 403, 'insufficient_scope');
    }
    expectError(await org.client.get(USERS), 403, 'insufficient_scope');
    expectError(await app.anonymous.get(USERS), 401, 'missing_api_key');
  });

  it('is not let in by a session that begins while it is disabled', async () => {
    for (let time = 0; time < 5; time++) {
      const user = await newUser(app, org);
      const [session] = await Promise.allSettled([signedIn(app, user), patch(user.id, { active: false })]);
      if (session.status === 'fulfilled') await eventually(async () => expectError(await session.value.client.get('/api/v1/me'), 401, 'missing_api_key'));
      await patch(user.id, { active: true });
      if (session.status === 'fulfilled') expectError(await session.value.client.get('/api/v1/me'), 401, 'missing_api_key');
    }
  });
});

describe('a link', () => {
  it('is an invitation for one who has never signed in, else for a new password, and is shown once', async () => {
    const id = await member('jane@acme.example');
    const key = { headers: { 'Idempotency-Key': randomUUID() } };
    const made = await org.admin.post(`${USERS}/${id}/link`, undefined, key);
    expect([made.status, made.body]).toEqual([201, { purpose: 'invitation', link: expect.stringMatching(LINK), expires_at: expect.any(String) }]);
    expect((await org.admin.post(`${USERS}/${id}/link`, undefined, key)).body).toEqual({ ...made.body, link: null });
    await app.sql('INSERT INTO sign_ins (org_id, user_id, epoch, last_sign_in_at) VALUES ($1, $2, 1, now()) ON CONFLICT (org_id, user_id) DO UPDATE SET last_sign_in_at = now()', [org.id, id]);
    expect((await org.admin.post(`${USERS}/${id}/link`)).body).toMatchObject({ purpose: 'password_reset' });
    expect((await org.admin.get(`${USERS}/${id}`)).body).toMatchObject({ state: 'active', last_sign_in_at: expect.any(String) });
  });

  it('is not made for a disabled user, and none is left of one who is disabled meanwhile', async () => {
    const gone = await disabled('bob@acme.example');
    expectError(await org.admin.post(`${USERS}/${gone}/link`), 422, 'validation', ['id']);
    for (let time = 0; time < 5; time++) {
      const id = await member(`jane${time}@acme.example`);
      await Promise.all([org.admin.post(`${USERS}/${id}/link`), patch(id, { active: false }), org.admin.post(`${USERS}/${id}/link`)]);
      expect(await app.sql('SELECT purpose FROM sign_in_links WHERE org_id = $1 AND user_id = $2', [org.id, id])).toEqual([]);
    }
  });
});

describe('what a user holds', () => {

  it('are its keys, with those that they made, and the numbers of its records', async () => {
    const jane = await newPerson(app, org, 'admin');
    const { id } = jane.user;
    const newKey = async (by: ApiClient): Promise<{ id: string; prefix: string; token: string }> => (await by.post(KEYS, { name: 'made', scopes: ['admin'] })).body as { id: string; prefix: string; token: string };
    const own = await newKey(jane.client);
    const revoked = await newKey(jane.client);
    await org.admin.delete(`${KEYS}/${revoked.id}`);
    await newKey((await newPerson(app, org, 'admin')).client);
    await newKey(org.admin);
    const { body: second } = await org.admin.as(own.token).post(KEYS, { name: 'second', scopes: ['read'] });
    const { body: third } = await org.admin.as(own.token).post(`${KEYS}/${second.id as string}/rotate`, { overlap_seconds: 0 });
    for (const [path, body] of [['contacts', { full_name: 'Ann' }], ['tasks', { title: 'Call' }], ['tasks', { title: 'Write' }]] as const) await org.client.post(`/api/v1/${path}`, { ...body, owner_id: id });
    const { body } = await org.admin.get(`${USERS}/${id}/holdings`);
    expect(body).toMatchObject({ has_more_keys: false, contacts: 1, opportunities: 0, tasks: 2 });
    expect(body.keys).toEqual([
      { id: third.id, prefix: third.prefix, name: 'second', state: 'active' },
      { id: own.id, prefix: own.prefix, name: 'made', state: 'active' },
      { id: second.id, prefix: second.prefix, name: 'second', state: 'revoked' },
      { id: revoked.id, prefix: revoked.prefix, name: 'made', state: 'revoked' },
    ]);
  });

  it('is passed on as any change of an owner, once the user is disabled', async () => {
    const [jane, ada] = [await member('jane@acme.example'), await member('ada@acme.example')];
    const owned = { owner_id: jane };
    const contact = (await org.client.post('/api/v1/contacts', { full_name: 'Ann', ...owned })).body.id as string;
    const task = (await org.client.post('/api/v1/tasks', { title: 'Call', ...owned })).body.id as string;
    const { pipeline_id } = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0] as { pipeline_id: string };
    const deal = (await org.octolane.post('/v1/opportunities', { pipeline_id, opportunity: { name: 'Acme' }, related_objects: owned })).body.data.id as string;
    const others = (await org.client.post('/api/v1/contacts', { full_name: 'Bob', owner_id: ada })).body;
    expectError(await org.admin.post(`${USERS}/${jane}/reassign`, { to: ada }), 422, 'validation', ['id']);
    await patch(jane, { active: false });
    expectError(await org.admin.post(`${USERS}/${jane}/reassign`, {}), 422, 'validation', ['to']);
    const theirs = app.newOrganization().then(async (other) => (await other.admin.get(USERS)).body.data[0].id as string);
    for (const to of [await theirs, randomUUID(), 'me', jane, await disabled('gone@acme.example')]) expectError(await org.admin.post(`${USERS}/${jane}/reassign`, { to }), 422, 'validation', ['to']);

    const started = await org.admin.post(`${USERS}/${jane}/reassign`, { to: ada });
    expect([started.status, started.body]).toEqual([202, { id: expect.any(String), status: 'pending', done: 0, total: 3 }]);
    await app.get(JobRunner).turn(() => false);
    expect((await org.admin.get(`/api/v1/settings/jobs/${started.body.id as string}`)).body).toMatchObject({ status: 'completed', done: 3 });
    for (const [id, name] of [[contact, 'contact'], [task, 'task'], [deal, 'opportunity']] as const) {
      const { event, payload } = (await eventsOf(app, id)).at(-1)!;
      expect([event, payload[name].owner_id]).toEqual([`${name}.updated`, ada]);
    }
    expect((await org.admin.get(`${USERS}/${jane}/holdings`)).body).toMatchObject({ contacts: 0, opportunities: 0, tasks: 0 });
    expect((await org.client.get(`/api/v1/contacts/${others.id as string}`)).body).toEqual(others);
    expect((await audited('user.reassigned'))[0]).toMatchObject({ target: { id: jane, name: 'jane@acme.example' }, changes: [{ field: 'owner', before: 'jane@acme.example', after: 'ada@acme.example' }, { field: 'owner_id', before: jane, after: ada }] });
  });

  it('goes to nobody with null, and no further once the user is enabled or the new owner disabled', async () => {
    const [jane, ada] = [await member('jane@acme.example'), await member('ada@acme.example')];
    const contact = (await org.client.post('/api/v1/contacts', { full_name: 'Ann', owner_id: jane })).body.id as string;
    const owner = async (): Promise<unknown> => (await org.client.get(`/api/v1/contacts/${contact}`)).body.owner_id as unknown;
    const reassigned = async (to: string | null, meanwhile: () => Promise<unknown>): Promise<void> => {
      await patch(jane, { active: false });
      const { body } = await org.admin.post(`${USERS}/${jane}/reassign`, { to });
      await meanwhile();
      await app.get(JobRunner).turn(() => false);
      expect((await org.admin.get(`/api/v1/settings/jobs/${body.id as string}`)).body.status).toBe('completed');
    };
    await reassigned(ada, () => patch(jane, { active: true }));
    expect(await owner()).toBe(jane);
    await reassigned(ada, () => patch(ada, { active: false }));
    expect(await owner()).toBe(jane);
    await reassigned(null, () => Promise.resolve());
    expect(await owner()).toBeNull();
  });
});

describe('a disabled user', () => {
  it('keeps its records and gets no other, in both APIs', async () => {
    const jane = await member('jane@acme.example');
    const { pipeline_id } = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0] as { pipeline_id: string };
    const opportunity = (owner: object): Promise<Answer> => org.octolane.post('/v1/opportunities', { pipeline_id, opportunity: { name: 'Acme' }, related_objects: owner });
    const contact = (await org.client.post('/api/v1/contacts', { full_name: 'Ann', owner_id: jane })).body;
    const deal = (await opportunity({ owner_id: jane })).body.data.id as string;
    await patch(jane, { active: false });
    expect((await org.client.patch(`/api/v1/contacts/${contact.id as string}`, { ...contact, full_name: 'Anna' })).body).toMatchObject({ full_name: 'Anna', owner_id: jane });
    expect((await org.octolane.patch(`/v1/opportunities/${deal}`, { owner_id: jane, name: 'Acme Inc' })).status).toBe(200);
    for (const [path, body] of [['contacts', { full_name: 'Bob' }], ['tasks', { title: 'Call' }]] as const) {
      const answer = await org.client.post(`/api/v1/${path}`, { ...body, owner_id: jane });
      expectError(answer, 422, 'validation', ['owner_id']);
      expect(answer.body.details[0].message).toBe('owner_id must be the id of an active user, but this one was disabled: choose another.');
    }
    for (const owner of [{ owner_id: jane }, { owner_email: 'JANE@acme.example' }]) expect(await opportunity(owner)).toMatchObject({ status: 400, body: { errors: { [`related_objects.${Object.keys(owner)[0] ?? ''}`]: expect.stringContaining('was disabled') } } });
  });
});

describe('oratek users', () => {
  const run = (...args: string[]): ReturnType<typeof oratek> => oratek({ DATABASE_URL: app.databaseUrl }, 'users', ...args);
  const inOrg = (): string[] => ['--org', org.slug];

  it('invites, lists, changes and lets a user in again', async () => {
    const email = `jane@${org.slug}.example`;
    const invited = await run('invite', email, '--name', 'Jane', '--role', 'admin', ...inOrg());
    expect([invited.code, invited.stdout]).toEqual([0, expect.stringMatching(/^http:\S+\/account\/link\/\S+\n$/)]);
    expect(invited.stderr).toMatch(new RegExp(`^For ${email} alone: it works once, until \\S+\\.\n$`));
    expect((await run('list', ...inOrg())).stdout).toMatch(new RegExp(`^EMAIL +NAME +ROLE +STATE +LAST SIGN-IN\n${email} +Jane +admin +invited +never\nadmin@`));
    expect((await run('role', email, 'member')).stdout).toBe(`${email} is a member.\n`);
    expect((await run('disable', email)).stdout).toBe(`${email} is disabled.\n`);
    expect(await run('reset', email)).toMatchObject({ code: 1, stderr: expect.stringContaining('enable the user first') });
    expect(JSON.parse((await run('enable', email, '--json')).stdout)).toMatchObject({ email, role: 'member', active: true, state: 'invited' });
    expect(JSON.parse((await run('reset', email, '--json')).stdout)).toMatchObject({ purpose: 'invitation', link: expect.stringMatching(/\/account\/link\//), user: { email } });
  });

  it('refuses what the server refuses, and an email without its organization', async () => {
    const shared = `shared${org.slug}@acme.example`;
    await member(shared);
    const other = await app.newOrganization();
    await other.admin.post(USERS, { email: shared, role: 'member' });
    for (const [args, hint] of [
      [['disable', first.email], 'make another user an admin first'],
      [['role', first.email, 'member'], 'make another user an admin first'],
      [['invite', first.email, ...inOrg()], 'whom your organization has already'],
      [['invite', 'jane', ...inOrg()], 'The email must be an email address'],
      [['reset', 'nobody@acme.example'], 'There is no user with the email nobody@acme.example'],
      [['reset', 'nobody@acme.example', ...inOrg()], 'User does not exist'],
      [['reset', shared], `is a user of several organizations: name one with --org (${org.slug}, ${other.slug})`],
      [['role', shared, 'owner'], 'Allowed choices are admin, member'],
    ] as const) {
      const { code, stdout, stderr } = await run(...args);
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining(hint)]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
    expect((await run('disable', shared, ...inOrg())).code).toBe(0);
    expect((await other.admin.get(USERS)).body.data[0]).toMatchObject({ email: shared, active: true });
  });
});
