import { Backlog } from '../../src/platform/mail/backlog.js';
import { UsersApi } from '../../src/modules/users/users.api.js';
import { eventually } from '../support/eventually.js';
import { newLink, newUser } from '../support/people.js';
import { type SmtpSink, startSmtpSink } from '../support/smtp-sink.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { type PageView, Visitor } from '../support/visitor.js';

const FORGOT = '/account/forgot';

let sink: SmtpSink;
let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  sink = await startSmtpSink();
  app = await startTestApp({ mail: { url: sink.url, from: 'Acme CRM <crm@acme.example>' } });
});
beforeEach(async () => {
  org = await app.newOrganization();
  (sink.mails as unknown[]).length = 0;
});
afterAll(async () => {
  await app.close();
  await sink.close();
});

/** Asks, and waits until what follows from it is done. */
async function ask(email: string): Promise<PageView> {
  const page = await new Visitor(app.baseUrl).submit(FORGOT, { email });
  await app.get(Backlog).idle();
  return page;
}

const linksIn = (text: string): string[] => text.match(/http:\S+\/account\/link\/\S+/g) ?? [];

it('mails one link for each organization that knows the address, to the address that they know', async () => {
  const other = await app.newOrganization();
  const email = `jane@${org.slug}.example`;
  for (const one of [org, other]) await newUser(app, one, 'member', email);
  const page = await ask(email.toUpperCase());
  expect([page.status, page.text]).toEqual([200, expect.stringContaining('a mail with a link to a new password is on its way')]);
  expect(sink.mails.map(({ to }) => to)).toEqual([[email]]);
  const { text } = sink.mails[0]!;
  expect(linksIn(text)).toHaveLength(2);
  expect(text).toContain(`${org.slug}: choose a new password`);
  expect(text).toContain(`${other.slug}: choose a new password`);
  expect(text).toContain(`${app.baseUrl}/account/link/`);
});

it('the link leads to a new password, once', async () => {
  const user = await newUser(app, org);
  await ask(user.email);
  const [link = ''] = linksIn(sink.mails[0]!.text);
  const visitor = new Visitor(app.baseUrl);
  expect((await visitor.get(link)).status).toBe(200);
  const done = await visitor.submit(link, { new_password: 'a wholly new passphrase', repeated: 'a wholly new passphrase' });
  expect([done.status, visitor.cookie('oratek') !== undefined]).toEqual([303, true]);
  expect((await new Visitor(app.baseUrl).get(link)).status).not.toBe(200);
});

it('the link leaves one that an admin made as it is', async () => {
  const user = await newUser(app, org);
  const made = await newLink(app, org, user);
  await ask(user.email);
  expect(linksIn(sink.mails[0]!.text)).toHaveLength(1);
  expect((await new Visitor(app.baseUrl).get(made)).status).toBe(200);
});

it('says the same of an address that nobody has, and sends nothing', async () => {
  const user = await newUser(app, org);
  const pages = [await ask(user.email), await ask('nobody@nowhere.example')];
  expect(new Set(pages.map(({ text }) => text.replace(/\S+@\S+?\.example/g, 'EMAIL'))).size).toBe(1);
  expect(new Set(pages.map(({ headers }) => [...headers.keys()].sort().join())).size).toBe(1);
  expect(sink.mails).toHaveLength(1);
});

it('sends nothing to a user who is disabled', async () => {
  const user = await newUser(app, org);
  await app.get(UsersApi).change(org.operator, user.id, { active: false });
  await ask(user.email);
  expect(sink.mails).toEqual([]);
});

it('leads the people of an organization without passwords to its provider', async () => {
  const user = await newUser(app, org);
  await org.admin.send('PUT', '/api/v1/settings/openid', { body: { issuer: 'https://login.acme.example', client_id: 'crm', client_secret: 'its secret', required: true } });
  await ask(user.email);
  const { text } = sink.mails[0]!;
  expect(linksIn(text)).toEqual([]);
  expect(text).toContain(`${app.baseUrl}/account/sign-in?organization=${org.slug}`);
  expect(await app.sql("SELECT 1 FROM sign_in_links WHERE org_id = $1 AND purpose = 'password_reset'", [org.id])).toEqual([]);
});

it('sends three mails an hour to one address, however often one asks', async () => {
  const user = await newUser(app, org);
  const pages = [];
  for (let i = 0; i < 5; i++) pages.push(await ask(i % 2 === 0 ? user.email : user.email.toUpperCase()));
  expect(new Set(pages.map(({ status }) => status))).toEqual(new Set([200]));
  expect(sink.mails).toHaveLength(3);
});

it('is noted in the audit log without the link', async () => {
  const user = await newUser(app, org);
  await ask(user.email);
  const { body, text } = await org.admin.get('/api/v1/settings/audit?action=user.link_created');
  expect(body.data).toMatchObject([{ actor: { type: 'system', name: 'forgotten password' }, target: { type: 'user', id: user.id }, address: '127.0.0.1' }, { actor: { name: 'operator' } }]);
  const token = linksIn(sink.mails[0]!.text)[0]?.split('/').at(-1) ?? '';
  expect(token.length).toBeGreaterThan(20);
  expect(text).not.toContain(token);
});

it.each(['', 'jane', 'jane@example', 'jane@acme.example, boss@acme.example', 'jane@acme.example\r\nBcc: boss@acme.example', '"><script>'])('asks again for an address: %j', async (email) => {
  const page = await ask(email);
  expect([page.status, page.text]).toEqual([422, expect.stringContaining('class="fault"')]);
  expect(page.text).not.toContain('<script');
  expect(sink.mails).toEqual([]);
});

it('shows the form, and says whom to ask where no mail is sent', async () => {
  expect((await new Visitor(app.baseUrl).get(FORGOT)).text).toContain('<form method="post" action="/account/forgot">');
  expect((await new Visitor(app.baseUrl).get('/account/sign-in')).text).toContain('href="/account/forgot"');
  const silent = await startTestApp({ databaseUrl: app.databaseUrl });
  try {
    const visitor = new Visitor(silent.baseUrl);
    for (const page of [await visitor.get(FORGOT), await visitor.submit(FORGOT, { email: 'jane@acme.example' })]) {
      expect(page.text).toContain('This server sends no mail. Ask an admin');
      expect(page.text).not.toContain('<form');
    }
  } finally {
    await silent.close();
  }
});

it('mails an invitation once it is committed, and none that failed', async () => {
  const email = `new@${org.slug}.example`;
  const invited = await org.admin.post('/api/v1/settings/users', { email, role: 'member' });
  expect(invited.status).toBe(201);
  expect((await org.admin.post('/api/v1/settings/users', { email, role: 'member' })).status).toBe(422);
  await eventually(() => expect(sink.mails).toHaveLength(1));
  const again = await org.admin.post(`/api/v1/settings/users/${invited.body.id}/link`);
  await eventually(() => expect(sink.mails).toHaveLength(2));
  await app.get(Backlog).idle();
  expect(sink.mails.map(({ to, text }) => [to, linksIn(text)])).toEqual([[[email], [invited.body.link]], [[email], [again.body.link]]]);
  expect(sink.mails[0]!.data).toContain(`Subject: Your invitation to ${org.slug}`);
});
