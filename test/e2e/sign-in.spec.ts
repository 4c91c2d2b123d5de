import { hash } from '@node-rs/argon2';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { SignInApi } from '../../src/modules/sign-in/sign-in.api.js';
import type { Argon2Hasher } from '../../src/modules/sign-in/adapters/passwords/argon2-hasher.js';
import { DeniedCalls } from '../../src/platform/audit/denied-calls.js';
import { PasswordHasher } from '../../src/modules/sign-in/ports/password-hasher.js';
import { UsersApi, type User } from '../../src/modules/users/users.api.js';
import { Browser, cookieOf, newLink, newPerson, newUser, type PageAnswer, SAME_ORIGIN, signedIn, visit } from '../support/people.js';
import { eventually } from '../support/eventually.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const PASSWORD = 'umbrella tractor violin seaside';

let app: TestApp;
let org: TestOrganization;
let other: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  [org, other] = [await app.newOrganization(), await app.newOrganization()];
});
afterAll(() => app.close());

/** Sets a password by a link, as a person does. @returns the browser, signed in */
async function setsPassword(user: User, password = PASSWORD, of: TestOrganization = org): Promise<Browser> {
  const browser = new Browser(app.baseUrl);
  const answer = await browser.post(await newLink(app, of, user), { new_password: password, repeated: password });
  expect([answer.status, answer.headers['location']]).toEqual([303, '/account']);
  return browser;
}

function expectPage(answer: PageAnswer, status: number, text: string): void {
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  expect(answer.text).toContain(text);
  expect(answer.headers['content-security-policy']).toBe("default-src 'none';style-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'");
  expect([answer.headers['cache-control'], answer.headers['referrer-policy']]).toEqual(['no-store', 'no-referrer']);
}

/** The actions of the audit log about this user, oldest first. */
async function audited(user: User): Promise<string[]> {
  return (await app.sql<{ action: string }>('SELECT action FROM audit_entries WHERE target_id = $1 ORDER BY at, id', [user.id])).map(({ action }) => action);
}

describe('a link and a password', () => {
  it('lead from an invitation to a session, to signing in again, and out', async () => {
    const user = await newUser(app, org);
    const browser = new Browser(app.baseUrl);
    const path = await newLink(app, org, user, 'invitation');
    // What reads mail looks at it, too.
    for (const _look of [1, 2]) expectPage(await browser.get(path, { 'sec-fetch-site': 'cross-site' }), 200, user.email);
    const signedInByLink = await browser.post(path, { new_password: PASSWORD, repeated: PASSWORD });
    expect([signedInByLink.status, signedInByLink.headers['location'], signedInByLink.headers['cache-control']]).toEqual([303, '/account', 'no-store']);
    expect(signedInByLink.setCookies).toEqual([expect.stringMatching(/^oratek=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=2592000$/), expect.stringMatching(/^oratek-device=/)]);
    expectPage(await browser.get('/account'), 200, user.email);
    const before = browser.cookies.get('oratek');
    expect((await browser.post('/account/sign-in', { email: user.email.toUpperCase(), password: PASSWORD })).headers['location']).toBe('/account');
    // A new id at sign-in, and the one before is worth nothing.
    expect(browser.cookies.get('oratek')).not.toBe(before);
    await eventually(async () => expect((await app.anonymous.with({ cookie: `oratek=${before}` }).get('/api/v1/me')).status).toBe(401));
    const out = await browser.post('/account/sign-out');
    expect([out.headers['location'], browser.cookies.has('oratek')]).toEqual(['/account/sign-in', false]);
    expect((await browser.get('/account')).headers['location']).toBe('/account/sign-in');
    expect(await audited(user)).toEqual(['user.created', 'user.link_created', 'user.link_used', 'user.password_changed', 'user.signed_in', 'user.signed_in', 'user.signed_out']);
    expect(JSON.stringify(await app.sql('SELECT * FROM audit_entries'))).not.toContain(path.split('/').at(-1));
  });

  it.each(['used', 'expired', 'replaced', 'guessed', 'of a disabled user'])('that was %s is the same page', async (how) => {
    const user = await newUser(app, org);
    let path = await newLink(app, org, user);
    if (how === 'used') await new Browser(app.baseUrl).post(path, { new_password: PASSWORD, repeated: PASSWORD });
    if (how === 'expired') await app.sql("UPDATE sign_in_links SET expires_at = now() - interval '1 second' WHERE user_id = $1", [user.id]);
    if (how === 'replaced') await newLink(app, org, user);
    if (how === 'guessed') path = `${path.slice(0, -4)}AAAA`;
    if (how === 'of a disabled user') await app.sql('UPDATE users SET active = false WHERE id = $1', [user.id]);
    const never = await new Browser(app.baseUrl).get('/account/link/never');
    for (const answer of [await new Browser(app.baseUrl).get(path), await new Browser(app.baseUrl).post(path, { new_password: PASSWORD, repeated: PASSWORD })]) {
      expectPage(answer, 404, 'This link does not work');
      expect([answer.text, answer.setCookies]).toEqual([never.text, []]);
    }
  });

  it('works once, also for 20 at the same time', async () => {
    const user = await newUser(app, org);
    const path = await newLink(app, org, user);
    const answers = await Promise.all(Array.from({ length: 20 }, () => new Browser(app.baseUrl).post(path, { new_password: PASSWORD, repeated: PASSWORD })));
    expect(answers.map(({ status }) => status).sort()).toEqual([303, ...new Array<number>(19).fill(404)]);
    expect(await app.sql('SELECT id FROM sessions WHERE user_id = $1', [user.id])).toHaveLength(1);
  });

  it('ends what the user had of sessions and links', async () => {
    const user = await newUser(app, org);
    const person = await signedIn(app, user);
    const invitation = await newLink(app, org, user, 'invitation');
    await setsPassword(user);
    await eventually(async () => expect((await person.client.get('/api/v1/me')).status).toBe(401));
    expect((await new Browser(app.baseUrl).get(invitation)).status).toBe(404);
  });

  it('stays for a second try after a password that is refused, beside which the reason stands', async () => {
    const user = await newUser(app, org);
    const path = await newLink(app, org, user);
    const browser = new Browser(app.baseUrl);
    const refused = async (password: string, repeated = password) => browser.post(path, { new_password: password, repeated });
    expectPage(await refused('short'), 422, 'New password must have at least 12 characters, but has 5.');
    expectPage(await refused('password1234'), 422, 'most common passwords');
    expectPage(await refused(`${user.email}!!`), 422, 'your email');
    expectPage(await refused(PASSWORD, `${PASSWORD}.`), 422, 'type the same twice');
    expect(await refused(PASSWORD)).toMatchObject({ status: 303 });
  });
});

describe('a password', () => {
  it('that is wrong, of nobody, of a disabled user or of one without a password gets the same answer, by the same work', async () => {
    const [known, disabled, without] = [await newUser(app, org), await newUser(app, org), await newUser(app, org)];
    await setsPassword(known);
    await setsPassword(disabled);
    await app.sql('UPDATE users SET active = false WHERE id = $1', [disabled.id]);
    const hasher = app.get(PasswordHasher as unknown as typeof Argon2Hasher);
    const texts: string[] = [];
    for (const email of [known.email, disabled.email, without.email, 'nobody@nowhere.example']) {
      const before = hasher.count;
      const answer = await new Browser(app.baseUrl).post('/account/sign-in', { email, password: 'a password that is wrong' });
      expectPage(answer, 422, 'This email and password do not fit');
      expect({ email, hashes: hasher.count - before }).toEqual({ email, hashes: 1 });
      texts.push(answer.text.replaceAll(email, ''));
    }
    expect(new Set(texts).size).toBe(1);
    // Noted beside the requests, of users that there are.
    await app.get(DeniedCalls).write();
    for (const user of [known, without]) expect((await audited(user)).at(-1)).toBe('user.sign_in_failed');
    expect(await app.sql("SELECT 1 FROM audit_entries WHERE target_name = 'nobody@nowhere.example'")).toEqual([]);
  });

  it('that was hashed with weaker parameters is hashed again when it is given', async () => {
    const user = await newUser(app, org);
    const weak = await hash(PASSWORD, { memoryCost: 8 * 1024, timeCost: 1 });
    await app.sql('INSERT INTO sign_ins (org_id, user_id, epoch, password_hash) VALUES ($1, $2, 0, $3)', [org.id, user.id, weak]);
    const browser = new Browser(app.baseUrl);
    for (const _time of [1, 2]) expect((await browser.post('/account/sign-in', { email: user.email, password: PASSWORD })).headers['location']).toBe('/account');
    const [row] = await app.sql<{ password_hash: string }>('SELECT password_hash FROM sign_ins WHERE user_id = $1', [user.id]);
    expect(app.get(PasswordHasher).isOutdated(row?.password_hash ?? '')).toBe(false);
  });

  it('of one email in two organizations opens the one that has it, never the other', async () => {
    const [mine, theirs] = [await newUser(app, org, 'member', 'both@example.com'), await newUser(app, other, 'admin', 'both@example.com')];
    await setsPassword(mine);
    await setsPassword(theirs, 'another phrase altogether', other);
    const browser = new Browser(app.baseUrl);
    await browser.post('/account/sign-in', { email: 'both@example.com', password: PASSWORD });
    expectPage(await browser.get('/account'), 200, `Member of ${org.slug}`);
  });

  it('of several users lets one choose, once, and switch later', async () => {
    const [mine, theirs] = [await newUser(app, org, 'member', 'several@example.com'), await newUser(app, other, 'admin', 'several@example.com')];
    await setsPassword(mine);
    await setsPassword(theirs, PASSWORD, other);
    const browser = new Browser(app.baseUrl);
    expect((await browser.post('/account/sign-in', { email: 'several@example.com', password: PASSWORD })).headers['location']).toBe('/account/choose');
    expect(browser.cookies.has('oratek')).toBe(false);
    expectPage(await browser.get('/account/choose'), 200, other.slug);
    const choice = browser.cookies.get('oratek-choice') ?? '';
    expect((await browser.post('/account/choose', { user: mine.id })).headers['location']).toBe('/account');
    expectPage(await browser.get('/account'), 200, `Member of ${org.slug}`);
    browser.cookies.set('oratek-choice', choice);
    expectPage(await browser.post('/account/choose', { user: theirs.id }), 404, 'This choice is not open any more');
    const before = browser.cookies.get('oratek');
    await browser.post('/account/switch', { user: theirs.id });
    expect(browser.cookies.get('oratek')).not.toBe(before);
    expectPage(await browser.get('/account'), 200, `Admin of ${other.slug}`);
    await eventually(async () => expect((await app.anonymous.with({ cookie: `oratek=${before}` }).get('/api/v1/me')).status).toBe(401));
    // Who has since got another password has to prove to know it.
    await setsPassword(mine, 'something else entirely');
    expectPage(await browser.post('/account/switch', { user: mine.id }), 404, 'This choice is not open any more');
    const stranger = await newUser(app, org, 'admin');
    expectPage(await browser.post('/account/switch', { user: stranger.id }), 404, 'This choice is not open any more');
  });

  it('is changed by who knows it, and every other session ends', async () => {
    const user = await newUser(app, org);
    const browser = await setsPassword(user);
    const elsewhere = await signedIn(app, user);
    const change = (form: Record<string, string>) => browser.post('/account/password', { repeated: form['new_password'] ?? '', ...form });
    expectPage(await change({ current_password: 'not this one at all', new_password: 'violin seaside tractor 7' }), 422, 'is not your present password');
    expectPage(await change({ current_password: PASSWORD, new_password: 'qwertyuiop12' }), 422, 'most common passwords');
    const stolen = browser.cookies.get('oratek');
    expect((await change({ current_password: PASSWORD, new_password: 'violin seaside tractor 7' })).headers['location']).toBe('/account/password?done=1');
    expectPage(await browser.get('/account/password?done=1'), 200, 'The password was changed');
    for (const cookie of [elsewhere.cookie, `oratek=${stolen}`]) await eventually(async () => expect((await app.anonymous.with({ cookie }).get('/api/v1/me')).status).toBe(401));
  });
});

describe('guesses', () => {
  const guess = (browser: Browser, email: string, password = 'a guess that is wrong') => browser.post('/account/sign-in', { email, password });

  it('by strangers are limited, and do not keep the owner out whose browser has signed in before', async () => {
    const user = await newUser(app, org);
    const owner = await setsPassword(user);
    await owner.post('/account/sign-out');
    const statuses: number[] = [];
    for (let n = 0; n < 6; n++) statuses.push((await guess(new Browser(app.baseUrl), user.email)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    const refused = await guess(new Browser(app.baseUrl), user.email, PASSWORD);
    expectPage(refused, 429, 'There were too many attempts');
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect((await guess(owner, user.email, PASSWORD)).headers['location']).toBe('/account');
    // Nor does a link, by which an admin helps.
    expect((await new Browser(app.baseUrl).get(await newLink(app, org, user))).status).toBe(200);
    // A cookie of one user is worth nothing for another, and neither is one that was changed.
    const strange = new Browser(app.baseUrl);
    const device = (await setsPassword(await newUser(app, org))).cookies.get('oratek-device') ?? '';
    for (const cookie of [device, `${owner.cookies.get('oratek-device')}x`]) {
      strange.cookies.set('oratek-device', cookie);
      expect((await guess(strange, user.email)).status).toBe(429);
    }
  });
});

it('50 sign-ins at the same time do not stop other requests', async () => {
  const users = await Promise.all(Array.from({ length: 50 }, () => newUser(app, org)));
  const hasher = app.get(PasswordHasher as unknown as typeof Argon2Hasher);
  const before = hasher.count;
  let signedInAlready = 0;
  const signIns = users.map((user) => new Browser(app.baseUrl).post('/account/sign-in', { email: user.email, password: 'a password that is wrong' }).then(({ status }) => (signedInAlready++, status)));
  while (hasher.count === before) await new Promise((resolve) => setImmediate(resolve));
  const answers = await Promise.all(Array.from({ length: 20 }, () => org.client.get('/api/v1/contacts')));
  expect(answers.map(({ status }) => status)).toEqual(new Array(20).fill(200));
  // They were answered while passwords were still being hashed.
  expect(signedInAlready).toBeLessThan(50);
  expect(new Set(await Promise.all(signIns))).toEqual(new Set([422]));
});

describe('a form of another origin', () => {
  it.each([
    ['without a word of where it comes from', {}],
    ['from another site', { 'sec-fetch-site': 'cross-site' }],
    ['from another origin of the site', { 'sec-fetch-site': 'same-site' }],
    ['with another Origin', { origin: 'https://evil.example' }],
    ['with the Origin null', { origin: 'null' }],
  ])('%s is refused on every page, signed in or not', async (_what, headers) => {
    const person = await newPerson(app, org);
    for (const path of ['/account/sign-in', '/account/choose', '/account/link/never', '/account/switch', '/account/sign-out', '/account/password', '/account/sessions/end']) {
      const browser = new Browser(app.baseUrl);
      browser.cookies.set('oratek', person.cookie.slice('oratek='.length));
      expectPage(await browser.post(path, {}, headers), 403, 'This form did not come from a page of this server');
    }
    expect((await person.client.get('/api/v1/me')).status).toBe(200);
  });

  it('is one of ours if its Origin is', async () => {
    const person = await newPerson(app, org);
    const browser = new Browser(app.baseUrl);
    browser.cookies.set('oratek', person.cookie.slice('oratek='.length));
    expect((await browser.post('/account/sign-out', {}, { origin: app.baseUrl })).headers['location']).toBe('/account/sign-in');
  });
});

it('what a person wrote is no markup', async () => {
  const user = await newUser(app, org);
  await app.get(UnitOfWork).run(() => app.get(UsersApi).change(org.operator, user.id, { name: '<script>alert(1)</script>"\'' }));
  const { cookies } = await app.get(SignInApi).complete(visit(), [{ ...user }], 'link');
  const browser = new Browser(app.baseUrl);
  browser.cookies.set('oratek', cookieOf(cookies, 'session'));
  const { text } = await browser.get('/account');
  expect(text).not.toContain('<script>');
  expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;');
  const { text: again } = await new Browser(app.baseUrl).post('/account/sign-in', { email: '"><script>', to: '"><script>' });
  expect(again).not.toContain('<script>');
});

it('nobody is led elsewhere after signing in', async () => {
  const user = await newUser(app, org);
  const browser = await setsPassword(user);
  for (const to of ['//evil.example', 'https://evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)']) {
    expect((await browser.post('/account/sign-in', { email: user.email, password: PASSWORD, to })).headers['location']).toBe('/account');
  }
  expect((await browser.post('/account/sign-in', { email: user.email, password: PASSWORD, to: '/contacts?open=1' })).headers['location']).toBe('/contacts?open=1');
});

it('a page is found with a slash behind its path, too', async () => {
  for (const path of ['/account', '/account/sign-in']) {
    const { status, headers } = await new Browser(app.baseUrl).get(`${path}/?to=%2Fcontacts`);
    expect([status, headers['location']]).toEqual([301, `${path}?to=%2Fcontacts`]);
  }
});

it('the style is kept by browsers, and a page names it', async () => {
  const { text } = await new Browser(app.baseUrl).get('/account/sign-in');
  const style = /href="(\/account\/style\/[0-9a-f]{16}\.css)"/.exec(text)?.[1] ?? '';
  const answer = await new Browser(app.baseUrl).get(style, SAME_ORIGIN);
  expect([answer.status, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([200, 'text/css; charset=utf-8', 'public, max-age=31536000, immutable']);
});

describe('in production', () => {
  let production: TestApp;
  beforeAll(async () => {
    production = await startTestApp({ databaseUrl: app.databaseUrl, transport: { requireHttps: true, trustedProxies: ['127.0.0.1'] } });
  });
  afterAll(() => production.close());

  const PROXY = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '198.51.100.7' };

  it('a session is for HTTPS and this host alone', async () => {
    const user = await newUser(app, org);
    const path = await newLink(app, org, user);
    const browser = new Browser(production.baseUrl);
    const answer = await browser.post(path, { new_password: PASSWORD, repeated: PASSWORD }, { ...SAME_ORIGIN, ...PROXY });
    expect(answer.setCookies).toEqual([expect.stringMatching(/^__Host-oratek=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure; Max-Age=2592000$/), expect.stringMatching(/^__Host-oratek-device=.*; Secure; /)]);
    expect(answer.headers['strict-transport-security']).toMatch(/^max-age=/);
    const token = browser.cookies.get('__Host-oratek') ?? '';
    const asks = (cookie: string, headers: Record<string, string>) => production.anonymous.with({ cookie, ...headers }).get('/api/v1/me');
    expect((await asks(`__Host-oratek=${token}`, PROXY)).body.id).toBe(user.id);
    // The same token under a name that a page over plain HTTP could set.
    expect((await asks(`oratek=${token}`, PROXY)).status).toBe(401);
    expect((await asks(`__Host-oratek=${token}`, {})).status).toBe(401);
    expect(await app.sql('SELECT address FROM sessions WHERE user_id = $1', [user.id])).toEqual([{ address: '198.51.100.7' }]);
  });

  it('nobody signs in over plain HTTP, not even from this machine', async () => {
    const user = await newUser(app, org);
    const path = await newLink(app, org, user);
    for (const [page, form] of [['/account/sign-in', { email: user.email, password: PASSWORD }], [path, { new_password: PASSWORD, repeated: PASSWORD }]] as const) {
      const answer = await new Browser(production.baseUrl).post(page, form);
      expectPage(answer, 403, 'Signing in needs HTTPS');
      expect(answer.setCookies).toEqual([]);
    }
    // The link is still good.
    expect((await new Browser(app.baseUrl).get(path)).status).toBe(200);
  });
});
