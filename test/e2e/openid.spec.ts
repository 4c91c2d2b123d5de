import { FindUser } from '../../src/modules/openid/application/find-user.js';
import { OrganizationProviders } from '../../src/modules/openid/application/organization-providers.js';
import { PasswordPolicies, SignInApi } from '../../src/modules/sign-in/sign-in.api.js';
import { UsersApi } from '../../src/modules/users/users.api.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { visit } from '../support/people.js';
import { foreignKey, type ScriptedProvider, startScriptedProvider } from '../support/scripted-provider.js';
import { startStandardProvider } from '../support/standard-provider.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { type PageView, Visitor } from '../support/visitor.js';

const OPENID = '/api/v1/settings/openid';

let app: TestApp;
let org: TestOrganization;
let provider: ScriptedProvider;
beforeAll(async () => {
  app = await startTestApp({ allowedHosts: ['127.0.0.1'] });
  provider = await startScriptedProvider();
});
beforeEach(async () => {
  org = await app.newOrganization();
  provider.script = {};
  await configure(org, provider.issuer);
});
afterAll(async () => {
  await app.close();
  await provider.close();
});

async function configure(of: TestOrganization, issuer: string, more: object = {}): Promise<void> {
  const { status } = await of.admin.send('PUT', OPENID, { body: { issuer, client_id: 'crm', client_secret: 'its secret', ...more } });
  expect(status).toBe(200);
}

const start = (visitor: Visitor, slug = org.slug): Promise<PageView> => visitor.get(`/account/openid/start?organization=${slug}`);
const verified = (sub: string, email: string): Record<string, unknown> => ({ sub, email, email_verified: true });

/** Begins a sign-in, and signs in at the provider as this person; the answer is not delivered yet. */
async function answerFor(visitor: Visitor, person: Record<string, unknown>, slug?: string): Promise<URL> {
  const { status, location } = await start(visitor, slug);
  expect([status, location]).toEqual([303, expect.stringContaining('/authorize?')]);
  return provider.signIn(location ?? '', person);
}

async function signIn(person: Record<string, unknown>, visitor = new Visitor(app.baseUrl), slug?: string): Promise<PageView> {
  return visitor.get((await answerFor(visitor, person, slug)).href);
}

const addUser = (of: TestOrganization, email: string, role: 'admin' | 'member' = 'member') => app.get(UnitOfWork).run(() => Promise.resolve(app.get(UsersApi).create(of.operator, { email, role })));
const disable = (id: string) => app.get(UsersApi).change(org.operator, id, { active: false });
const usersOf = (of: TestOrganization) => app.sql<{ id: string; email: string; role: string }>('SELECT id, email, role FROM users WHERE org_id = $1 ORDER BY created_at, id', [of.id]);
const sessionsOf = async (of: TestOrganization): Promise<string[]> => (await app.sql<{ email: string }>('SELECT u.email FROM sessions s JOIN users u ON u.org_id = s.org_id AND u.id = s.user_id WHERE s.org_id = $1 ORDER BY s.created_at', [of.id])).map(({ email }) => email);
const audited = async (action: string): Promise<any[]> => (await org.admin.get(`/api/v1/settings/audit?action=${action}`)).body.data as any[];

function expectRefused({ status, text, headers }: PageView, sentence: RegExp, expected = 403): void {
  expect(status).toBe(expected);
  expect(text).toMatch(sentence);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('cache-control')).toBe('no-store');
}

it('signs in by the certified provider, with a session of its own', async () => {
  const standard = await startStandardProvider((await org.admin.get(OPENID)).body.redirect_uri as string);
  try {
    await configure(org, standard.issuer);
    const jane = await addUser(org, 'jane@acme.example');
    standard.people.set('jane-1', { email: 'Jane@Acme.example', email_verified: true, name: 'Jane' });
    const visitor = new Visitor(app.baseUrl);
    const isBack = (location: string): boolean => location.startsWith(`${app.baseUrl}/account/openid/callback/`);
    let page = await visitor.follow(await start(visitor));
    expect(page.text).toContain('login');
    for (const fields of [{ prompt: 'login', login: 'jane-1', password: 'any' }, { prompt: 'consent' }]) {
      const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? '';
      page = await visitor.follow(await visitor.submit(action, fields), isBack);
    }
    const done = await visitor.get(page.location ?? '');
    expect([done.status, done.location]).toEqual([303, `${app.baseUrl}/account`]);
    expect([visitor.cookie('oratek') !== undefined, visitor.cookie('oratek-openid')]).toEqual([true, undefined]);
    expect(await sessionsOf(org)).toEqual([jane.email]);
    expect(await audited('user.linked')).toMatchObject([{ actor: { type: 'system', name: 'openid' }, target: { type: 'user', id: jane.id }, changes: [{ field: 'issuer', after: standard.issuer }, { field: 'subject', after: 'jane-1' }] }]);
  } finally {
    await standard.close();
  }
});

it('knows the person by the subject, whatever the address becomes', async () => {
  await addUser(org, 'jane@acme.example');
  expect((await signIn(verified('jane-1', 'jane@acme.example'))).status).toBe(303);
  expect((await signIn(verified('jane-1', 'jane@married.example'))).status).toBe(303);
  expect((await signIn({ sub: 'jane-1' })).status).toBe(303);
  expect(await sessionsOf(org)).toEqual(['jane@acme.example', 'jane@acme.example', 'jane@acme.example']);
});

it('lets nobody in with an address that is not verified, unknown, or somebody else\'s by now', async () => {
  await addUser(org, 'jane@acme.example');
  expectRefused(await signIn({ sub: 'x', email: 'jane@acme.example' }), /not say that your email address is verified/);
  expectRefused(await signIn({ sub: 'x', email: 'jane@acme.example', email_verified: false }), /not say that your email address is verified/);
  expectRefused(await signIn(verified('x', 'john@acme.example')), /You are not a user of this organization yet/);
  await signIn(verified('jane-1', 'jane@acme.example'));
  expectRefused(await signIn(verified('another-jane', 'jane@acme.example')), /signs in with another account/);
  expect(await sessionsOf(org)).toEqual(['jane@acme.example']);
  const failed = await audited('user.sign_in_failed');
  expect(failed.map(({ changes }) => (changes as any[]).find(({ field }) => field === 'reason').after as string)).toEqual(['openid_linked_to_another', 'openid_no_user', 'openid_email_unverified', 'openid_email_unverified']);
});

it.each<[string, ScriptedProvider['script']]>([
  ['another nonce', { claims: { nonce: 'another' } }],
  ['another issuer', { claims: { iss: 'https://evil.example' } }],
  ['another audience', { claims: { aud: 'another' } }],
  ['a forged signature', { key: foreignKey() }],
])('refuses a token with %s, and the sign-in is over', async (_what, script) => {
  await addUser(org, 'jane@acme.example');
  const visitor = new Visitor(app.baseUrl);
  const answer = await answerFor(visitor, verified('jane-1', 'jane@acme.example'));
  provider.script = script;
  expectRefused(await visitor.get(answer.href), /cannot be trusted/);
  provider.script = {};
  expectRefused(await visitor.get(answer.href), /begin again/, 400);
  expect(await sessionsOf(org)).toEqual([]);
});

it('takes an answer once, and only in the browser that began', async () => {
  await addUser(org, 'jane@acme.example');
  const [visitor, other] = [new Visitor(app.baseUrl), new Visitor(app.baseUrl)];
  const answer = await answerFor(visitor, verified('jane-1', 'jane@acme.example'));
  const cookie = visitor.cookie('oratek-openid') ?? '';
  expectRefused(await other.get(answer.href), /begin again/, 400);
  expect((await visitor.get(answer.href)).status).toBe(303);
  expectRefused(await visitor.get(answer.href), /begin again/, 400);
  other.plant('oratek-openid', cookie);
  expectRefused(await other.get(answer.href), /begin again/, 400);
  for (const forged of ['', 'x', cookie.slice(0, -4), `${cookie.slice(0, -4)}AAAA`]) {
    other.plant('oratek-openid', forged);
    expectRefused(await other.get(answer.href), /begin again/, 400);
  }
  expect(await sessionsOf(org)).toHaveLength(1);
});

it('of many deliveries of one answer at once, one counts', async () => {
  await addUser(org, 'jane@acme.example');
  const visitor = new Visitor(app.baseUrl);
  const answer = await answerFor(visitor, verified('jane-1', 'jane@acme.example'));
  const pages = await Promise.all(Array.from({ length: 10 }, () => visitor.get(answer.href)));
  expect(pages.map(({ status }) => status).sort()).toEqual([303, ...Array.from({ length: 9 }, () => 400)]);
});

it('vouches for the users of its own organization alone', async () => {
  const [theirs, mine] = [org, await app.newOrganization()];
  await configure(mine, provider.issuer);
  const victim = await addUser(theirs, 'boss@acme.example', 'admin');
  // My provider may say whatever it likes: it makes me nobody in the other organization.
  expectRefused(await signIn(verified('me', victim.email), undefined, mine.slug), /not a user of this organization/);
  expect(await sessionsOf(theirs)).toEqual([]);
  // Nor does the same subject at the same issuer.
  expect((await signIn(verified('me', victim.email), undefined, theirs.slug)).status).toBe(303);
  expectRefused(await signIn(verified('me', victim.email), undefined, mine.slug), /not a user of this organization/);
  await addUser(mine, 'boss@acme.example');
  expect((await signIn(verified('me', victim.email), undefined, mine.slug)).status).toBe(303);
  expect([await sessionsOf(theirs), await sessionsOf(mine)]).toEqual([['boss@acme.example'], ['boss@acme.example']]);
});

it('passes no answer on that came to the address of another organization', async () => {
  const other = await app.newOrganization();
  await addUser(org, 'jane@acme.example');
  const visitor = new Visitor(app.baseUrl);
  const answer = await answerFor(visitor, verified('jane-1', 'jane@acme.example'));
  const asked = provider.asked.length;
  expectRefused(await visitor.get(answer.href.replace(org.id, other.id)), /begin again/, 400);
  expect(provider.asked).toHaveLength(asked);
  expect((await visitor.get(answer.href)).status).toBe(303);
});

it('a sign-in ends with the settings that it began with', async () => {
  await addUser(org, 'jane@acme.example');
  const visitor = new Visitor(app.baseUrl);
  const answer = await answerFor(visitor, verified('jane-1', 'jane@acme.example'));
  await configure(org, provider.issuer, { client_id: 'renamed' });
  expectRefused(await visitor.get(answer.href), /begin again/, 400);
  await org.admin.delete(OPENID);
  expectRefused(await visitor.get(answer.href), /begin again/, 400);
});

it('lets people of the email domains join as members', async () => {
  await configure(org, provider.issuer, { email_domains: ['acme.example'] });
  expect((await signIn({ ...verified('new-1', 'New@acme.example'), name: 'New Person' })).status).toBe(303);
  for (const email of ['new@sub.acme.example', 'new@acme.example.evil.example', 'new@evilacme.example', 'new@acme.example@evil.example']) {
    expect((await signIn(verified(`x ${email}`, email))).status).toBe(403);
  }
  expectRefused(await signIn({ sub: 'y', email: 'other@acme.example' }), /verified/);
  expect((await usersOf(org)).slice(1)).toMatchObject([{ email: 'New@acme.example', role: 'member' }]);
  expect(await audited('user.created')).toMatchObject([{ actor: { type: 'system', name: 'openid' }, target: { name: 'New@acme.example' } }, {}]);
});

it('makes one user of somebody who joins twice at once', async () => {
  await configure(org, provider.issuer, { email_domains: ['acme.example'] });
  const pages = await Promise.all(Array.from({ length: 8 }, () => signIn(verified('new-1', 'new@acme.example'))));
  expect(pages.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 303));
  expect(await usersOf(org)).toHaveLength(2);
  expect(await app.sql('SELECT 1 FROM identities WHERE org_id = $1', [org.id])).toHaveLength(1);
});

it('refuses a user who is disabled, linked or not', async () => {
  const [jane, john] = [await addUser(org, 'jane@acme.example'), await addUser(org, 'john@acme.example')];
  await signIn(verified('jane-1', jane.email));
  await disable(jane.id);
  await disable(john.id);
  expectRefused(await signIn(verified('jane-1', jane.email)), /disabled/);
  expectRefused(await signIn(verified('john-1', john.email)), /disabled/);
  expect(await app.sql('SELECT 1 FROM identities WHERE org_id = $1 AND user_id = $2', [org.id, john.id])).toEqual([]);
});

it('begins no session of a user who is disabled at the same moment', async () => {
  const user = await addUser(org, 'jane@acme.example');
  await signIn(verified('jane-1', user.email));
  const usable = await app.get(OrganizationProviders).usable(org.id);
  const found = await app.get(FindUser).execute(visit(), usable!, { issuer: provider.issuer, subject: 'jane-1', email: null, name: null });
  await disable(user.id);
  await expect(app.get(SignInApi).complete(visit(), [found], 'openid')).rejects.toMatchObject({ kind: expect.stringMatching(/^(forbidden|unauthenticated|invalid)$/) });
  expect(await sessionsOf(org)).toHaveLength(1);
});

it('forgets who is who when the provider is removed', async () => {
  await addUser(org, 'jane@acme.example');
  await signIn(verified('jane-1', 'jane@acme.example'));
  await org.admin.delete(OPENID);
  await configure(org, provider.issuer);
  expect((await signIn(verified('jane-2', 'jane@acme.example'))).status).toBe(303);
});

it('answers the same whether an organization is unknown or has no provider', async () => {
  const other = await app.newOrganization();
  const pages = await Promise.all([other.slug, 'no-such-organization', '', 'x&organization=y'].map((slug) => start(new Visitor(app.baseUrl), slug)));
  for (const page of pages) expectRefused(page, /No organization with this short name/, 404);
  expect(new Set(pages.map(({ text }) => text)).size).toBe(1);
});

it('says in a sentence that the provider is not there', async () => {
  await configure(org, 'http://127.0.0.1:9');
  const page = await start(new Visitor(app.baseUrl));
  expectRefused(page, /The provider cannot be used at the moment \(connection refused\)/, 503);
});

it('tells nothing of its questions to the log of audits, nor of its codes to the page', async () => {
  await addUser(org, 'jane@acme.example');
  const visitor = new Visitor(app.baseUrl);
  const answer = await answerFor(visitor, verified('jane-1', 'jane@acme.example'));
  const code = answer.searchParams.get('code') ?? '';
  provider.script = { claims: { nonce: 'another' } };
  const page = await visitor.get(answer.href);
  expect(page.text).not.toContain(code);
  expect((await org.admin.get('/api/v1/settings/audit')).text).not.toContain(code);
});

it('decides whether passwords are taken', async () => {
  const other = await app.newOrganization();
  await configure(org, provider.issuer, { required: true });
  expect(await app.get(PasswordPolicies).allowedIn([org.id, other.id])).toEqual(new Set([other.id]));
  await org.admin.delete(OPENID);
  expect(await app.get(PasswordPolicies).allowedIn([org.id, other.id])).toEqual(new Set([org.id, other.id]));
});

it('takes the provider of the environment, in place of that of the settings', async () => {
  await addUser(org, 'jane@acme.example');
  const openId = { organization: org.slug, issuer: provider.issuer, clientId: 'of-the-operator', clientSecret: 'its secret', emailDomains: [], required: true };
  const instance = await startTestApp({ databaseUrl: app.databaseUrl, allowedHosts: ['127.0.0.1'], openId });
  try {
    const visitor = new Visitor(instance.baseUrl);
    const { location } = await start(visitor);
    expect(new URL(location ?? '').searchParams.get('client_id')).toBe('of-the-operator');
    expect((await visitor.get(provider.signIn(location ?? '', verified('jane-1', 'jane@acme.example')).href)).status).toBe(303);
    expect(await instance.get(PasswordPolicies).allowedIn([org.id])).toEqual(new Set());
  } finally {
    await instance.close();
  }
});

it('leads from the sign-in page to the provider of the organization', async () => {
  const visitor = new Visitor(app.baseUrl);
  expect((await visitor.get('/account/sign-in')).text).toContain('href="/account/openid"');
  const ask = await visitor.get('/account/openid');
  expect(ask.text).toContain('<form method="get" action="/account/openid">');
  const known = `href="/account/openid/start?organization=${org.slug}"`;
  expect((await visitor.get(`/account/sign-in?organization=${org.slug}`)).text).toContain(known);
  expect((await visitor.get(`/account/openid?organization=${org.slug.toUpperCase()}`)).text).toContain(known);
  const other = await app.newOrganization();
  for (const slug of [other.slug, 'nowhere', '%00', '%22%3E%3Cscript%3E', 'x'.repeat(300)]) {
    const page = await visitor.get(`/account/openid?organization=${slug}`);
    expect([page.status, page.text]).toEqual([404, expect.stringContaining('class="fault"')]);
    expect(page.text).not.toContain('<script');
    expect((await visitor.get(`/account/sign-in?organization=${slug}`)).text).toContain('href="/account/openid"');
  }
});

it('takes no password where the provider is required, and a link all the same', async () => {
  const user = await addUser(org, 'jane@acme.example');
  const { url } = await app.get(UnitOfWork).run(() => Promise.resolve(app.get(SignInApi).createLink(org.operator, user, 'password_reset')));
  const password = 'a wholly new passphrase';
  expect((await new Visitor(app.baseUrl).submit(url, { new_password: password, repeated: password })).status).toBe(303);
  const byPassword = (): Promise<PageView> => new Visitor(app.baseUrl).submit('/account/sign-in', { email: user.email, password });
  expect((await byPassword()).status).toBe(303);
  await configure(org, provider.issuer, { required: true });
  expect((await byPassword()).status).not.toBe(303);
  expect((await signIn(verified('jane-1', user.email))).status).toBe(303);
  const again = await app.get(UnitOfWork).run(() => Promise.resolve(app.get(SignInApi).createLink(org.operator, user, 'password_reset')));
  expect((await new Visitor(app.baseUrl).submit(again.url, { new_password: `${password}!`, repeated: `${password}!` })).status).toBe(303);
});
