import { DEMO_ACCOUNTS } from '../../src/modules/onboarding/domain/demo-accounts.js';
import { DEMO_CONTACTS } from '../../src/modules/onboarding/domain/demo-contacts.js';
import { DEMO_NOTES } from '../../src/modules/onboarding/domain/demo-notes.js';
import { DEMO_OPPORTUNITIES } from '../../src/modules/onboarding/domain/demo-opportunities.js';
import { DEMO_TASKS } from '../../src/modules/onboarding/domain/demo-tasks.js';
import { ApiClient } from '../support/api-client.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';
import { Browser } from '../support/people.js';
import { octolane } from '../support/octolane-contract.js';

/** The fields that the tests look at, of records of any kind. */
interface Row {
  readonly id: string;
  readonly type: string;
  readonly name: string | null;
  readonly title: string;
  readonly content: string;
  readonly domain: string;
  readonly email: string;
  readonly industry: string | null;
  readonly primary_location: string | null;
  readonly employee_range: string | null;
  readonly account_id: string | null;
  readonly contact_id: string | null;
  readonly account_ids: readonly string[];
  readonly contact_ids: readonly string[];
  readonly deal_stage: string | null;
  readonly deal_value: number | null;
  readonly created_at: number;
  readonly updated_at: number;
}

let database: Awaited<ReturnType<typeof newDatabase>>;
let server: LocalServer;
/** The client of `/v1`; that of `/api/v1` is `server.client()`. */
let v1: ApiClient;

beforeAll(async () => {
  database = await newDatabase();
  server = await LocalServer.start({ DATABASE_URL: database.url });
  v1 = new ApiClient(server.baseUrl, server.token, octolane);
});
afterAll(async () => {
  await LocalServer.stopAll();
  await database.drop();
});

async function list(path: string): Promise<Row[]> {
  const { status, body } = await v1.get(`/v1/${path}${path.includes('?') ? '&' : '?'}limit=100`);
  expect(status).toBe(200);
  return (body.data as Readonly<Record<string, Row[]>>)[path.split('?')[0] ?? ''] ?? [];
}

async function pipelineId(): Promise<string> {
  return (await v1.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
}

const by = (rows: readonly Row[], field: keyof Row): Map<unknown, Row> => new Map(rows.map((row) => [row[field], row]));

it('has the accounts of its contacts, and makes none besides', async () => {
  const accounts = await list('accounts');
  expect(new Set(accounts.map(({ domain }) => domain))).toEqual(new Set(DEMO_ACCOUNTS.map(({ domain }) => domain)));
  expect(accounts).toHaveLength(DEMO_ACCOUNTS.length);
  for (const account of accounts) expect([account.name, account.industry, account.primary_location, account.employee_range].every((value) => typeof value === 'string')).toBe(true);
});

it('each contact belongs to the account of its email; one who has no company belongs to none', async () => {
  const [contacts, accounts] = [await list('contacts'), by(await list('accounts'), 'domain')];
  expect(contacts).toHaveLength(DEMO_CONTACTS.length);
  for (const { email, account_id } of contacts) expect([email, account_id]).toEqual([email, accounts.get(email.split('@')[1])?.id ?? null]);
  expect(contacts.filter(({ account_id }) => account_id === null).map(({ email }) => email)).toEqual(['ben.achterberg@mail.example']);
});

it('has opportunities of every sort', async () => {
  const opportunities = await list(`opportunities?pipeline_id=${await pipelineId()}`);
  const contacts = by(await list('contacts'), 'email');
  const accounts = by(await list('accounts'), 'domain');
  expect(opportunities).toHaveLength(DEMO_OPPORTUNITIES.length);
  const shown = by(opportunities, 'name');
  for (const { name, accountDomain, primaryContactEmail, additionalContactEmails, stageName, value } of DEMO_OPPORTUNITIES) {
    expect(shown.get(name)).toMatchObject({
      account_id: accounts.get(accountDomain)?.id,
      contact_id: primaryContactEmail === null ? null : contacts.get(primaryContactEmail)?.id,
      stage_name: stageName,
      deal_size: value,
      additional_contacts: additionalContactEmails.map((email) => ({ contact_id: contacts.get(email)?.id, contact_email: email })),
    });
  }
  expect(opportunities.length - new Set(opportunities.map(({ account_id }) => account_id)).size).toBeGreaterThan(1);
});

it('shows the stages and values of the opportunities at the contacts of the first API', async () => {
  const { body } = await server.client().get('/api/v1/deals?limit=100');
  const named = (stage: string): string => stage.toLowerCase();
  const expected = DEMO_OPPORTUNITIES.flatMap(({ primaryContactEmail, stageName, value }) => (primaryContactEmail === null ? [] : [[named(stageName), value]]));
  expect((body.data as Row[]).map(({ deal_stage, deal_value }) => [deal_stage, deal_value]).sort()).toEqual(expected.sort());
});

it('has notes about accounts and contacts, written in the past', async () => {
  const notes = await list('notes');
  const contacts = by(await list('contacts'), 'email');
  const accounts = by(await list('accounts'), 'domain');
  const shown = by(notes, 'content');
  expect(notes).toHaveLength(DEMO_NOTES.length);
  for (const { content, accountDomains, contactEmails } of DEMO_NOTES) {
    const note = shown.get(content);
    expect(note?.account_ids).toEqual(accountDomains.map((domain) => accounts.get(domain)?.id));
    expect(new Set(note?.contact_ids)).toEqual(new Set(contactEmails.map((email) => contacts.get(email)?.id)));
    expect(note?.created_at).toBeLessThan(note?.updated_at ?? 0);
  }
});

it('tasks are about the contacts that they name', async () => {
  const { body } = await server.client().get('/api/v1/tasks?limit=100');
  const contacts = by(await list('contacts'), 'id');
  const about = new Map((body.data as Row[]).map(({ title, contact_id }) => [title, contacts.get(contact_id)?.email]));
  expect(about).toEqual(new Map(DEMO_TASKS.map((task) => [task.title, task.about])));
});

it('each record has its event of creation, and none of a change', async () => {
  await eventually(async () => {
    const { body } = await server.client().get('/api/v1/events?cursor=0&limit=500');
    const events = body.data as Row[];
    const count = (type: string): number => events.filter((event) => event.type === type).length;
    expect({
      'account.created': count('account.created'),
      'contact.created': count('contact.created'),
      'opportunity.created': count('opportunity.created'),
      'note.created': count('note.created'),
      'contact.updated': count('contact.updated'),
      'account.updated': count('account.updated'),
    }).toEqual({
      'account.created': DEMO_ACCOUNTS.length,
      'contact.created': DEMO_CONTACTS.length,
      'opportunity.created': DEMO_OPPORTUNITIES.length,
      'note.created': DEMO_NOTES.length,
      'contact.updated': 0,
      'account.updated': 0,
    });
  });
});

it('a push to a company of the demo finds its account and its contact', async () => {
  const { status, body } = await v1.post('/v1/opportunities', {
    pipeline_id: await pipelineId(),
    opportunity: { name: 'Another one', stage_name: 'Lead' },
    related_objects: { account_domain: 'redbutte.example', primary_contact_email: 'Marta.Ellison@redbutte.example' },
  });
  expect(status).toBe(201);
  expect(body.data.created).toEqual({ account: false, contacts: [] });
});

it('prints a link by which its admin signs in, and which the log does not have', async () => {
  const [, path = ''] = /Sign in +http:\/\/127\.0\.0\.1:\d+(\/account\/link\/[\w-]{43})/.exec(server.stdout) ?? [];
  const browser = new Browser(server.baseUrl);
  expect((await browser.get(path)).text).toContain('admin@demo.example');
  expect((await browser.post(path, { new_password: 'umbrella tractor violin', repeated: 'umbrella tractor violin' })).headers['location']).toBe('/account');
  expect((await browser.get('/account')).text).toContain('Admin of Demo');
  expect((await browser.get(path)).status).toBe(404);
  expect(server.stdout.split(path.split('/').at(-1) ?? '')).toHaveLength(2);
});

it('is made once: a second start leaves it as it is', async () => {
  const { token } = server;
  const before = new Map<string, Row[]>();
  for (const path of ['accounts', 'contacts', 'notes']) before.set(path, await list(path));
  await server.stop();
  server = await LocalServer.start({ DATABASE_URL: database.url });
  // The token of a demo that is made is printed.
  expect(server.token).toBeNull();
  v1 = new ApiClient(server.baseUrl, token, octolane);
  for (const path of ['accounts', 'contacts', 'notes']) expect([path, await list(path)]).toEqual([path, before.get(path)]);
});
