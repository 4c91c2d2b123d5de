import { SentStatements } from '../../test/support/sent-statements.js';
import { startTestApp, type TestApp } from '../../test/support/test-app.js';
import type { SentCustomValues } from '../contracts/custom-values.js';
import type { Actor } from '../kernel/actor.js';
import type { BulkOutcome } from '../kernel/bulk.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { AccountsApi } from '../modules/accounts/accounts.api.js';
import { ResolveAccounts } from '../modules/accounts/application/resolve-accounts.js';
import { DeleteAccount } from '../modules/accounts/application/delete-account.js';
import { DeleteContact } from '../modules/contacts/application/delete-contact.js';
import { ResolveContacts } from '../modules/contacts/application/resolve-contacts.js';
import { UpdateContact } from '../modules/contacts/application/update-contact.js';
import { ContactsApi } from '../modules/contacts/contacts.api.js';
import { OpenOpportunities } from '../modules/deals/application/open-opportunities.js';
import type { NewOpportunity } from '../modules/deals/application/open-opportunity.js';
import { JobRunner } from '../modules/jobs/application/job-runner.js';
import { WriteNotes } from '../modules/notes/application/write-notes.js';
import { PipelinesApi } from '../modules/pipelines/pipelines.api.js';
import { UpdateTask } from '../modules/tasks/application/update-task.js';
import { TasksApi } from '../modules/tasks/tasks.api.js';
import { UsersApi } from '../modules/users/users.api.js';
import type { Statement } from '../platform/database/statement.js';

let app: TestApp;
let sent: SentStatements;

beforeAll(async () => {
  app = await startTestApp();
  sent = new SentStatements(app);
});
afterAll(async () => {
  sent.stop();
  await app.close();
});

/**
 * An organization with this many contacts, each with an email, a deal and a task; every second email belongs to a second
 * contact as well.
 */
async function organizationOf(contacts: number): Promise<{ actor: Actor; ids: string[]; tasks: string[] }> {
  const { id: orgId, admin } = await app.newOrganization();
  await admin.post('/api/v1/settings/webhooks', { url: 'https://example.com/hook', events: ['contact.updated', 'contact.deleted'] });
  const actor: Actor = { orgId, type: 'system', id: null, name: 'test' };
  const [ids, tasks]: [string[], string[]] = [[], []];
  for (let n = 0; n < contacts; n++) {
    const fields = { fullName: `${n}`, email: `${n}@example.com` };
    const { id } = await app.get(ContactsApi).create(actor, { ...fields, dealStage: 'lead' }, 'api');
    if (n % 2 === 0) await app.get(ContactsApi).create(actor, fields, 'api');
    ids.push(id);
    tasks.push((await app.get(TasksApi).create(actor, { title: 'Call', contactId: id })).id);
  }
  return { actor, ids, tasks };
}

/** Gathers the statements again if the unit was retried because its stamp was too old, as on a busy machine. */
async function inTime<One>(gather: () => Promise<One[]>): Promise<One[]> {
  for (;;) {
    const gathered = await gather();
    if (!sent.all.some(({ text }) => text.includes('stamp_open'))) return gathered;
  }
}

/** The statements of a unit that changes this many contacts in the same way. */
async function writesOf(contacts: number, work: (actor: Actor, id: string, task: string) => Promise<unknown>): Promise<Statement[]> {
  const { actor, ids, tasks } = await organizationOf(contacts);
  sent.clear();
  await app.get(UnitOfWork).run(async () => {
    for (const [n, id] of ids.entries()) await work(actor, id, tasks[n] ?? '');
  });
  // The requests that made the organization also write when their key was last used.
  return sent.all.filter(({ text, name }) => name === 'serialize' || (text.startsWith('WITH w1 AS') && !text.includes('api_keys')));
}

const change = (actor: Actor, id: string, fields: object): Promise<unknown> => app.get(UpdateContact).execute(actor, { id, change: { isEmpty: false, against: () => fields }, precondition: null });

it.each([
  ['creates contacts', (actor: Actor, id: string) => app.get(ContactsApi).create(actor, { fullName: 'New', email: `${id}@example.com`, dealStage: 'won' }, 'api')],
  ['gives contacts other emails', (actor: Actor, id: string) => change(actor, id, { email: `${id}@example.com` })],
  ['moves contacts to another stage', (actor: Actor, id: string) => change(actor, id, { dealStage: 'won' })],
  ['leaves contacts in their stage, whose deals it has looked at', async (actor: Actor, id: string) => {
    await change(actor, id, { dealStage: 'lead' });
    await app.get(TasksApi).create(actor, { title: 'Another' });
  }],
  ['deletes contacts with their tasks, deals and emails', (actor: Actor, id: string) => app.get(DeleteContact).execute(actor, { id, precondition: null })],
  ['changes tasks', (actor: Actor, _id: string, task: string) => app.get(UpdateTask).execute(actor, { id: task, change: { isEmpty: false, against: () => ({ title: 'Other' }) }, precondition: null })],
])('a unit that %s sends the same statements, under the same names, however many there are', async (_what, work) => {
  const [few, many] = [await inTime(() => writesOf(2, work)), await inTime(() => writesOf(9, work))];
  expect(few.length).toBeGreaterThan(0);
  expect(many.map(({ name, text }) => ({ name, text }))).toEqual(few.map(({ name, text }) => ({ name, text })));
});

it('a bulk of contacts sends as many statements, of the same texts, however many items it has', async () => {
  const textsOf = async (items: number): Promise<string[]> => {
    const { id: orgId } = await app.newOrganization();
    const actor: Actor = { orgId, type: 'system', id: null, name: 'test' };
    // Of three items, the contact of one exists, that of one does not, and one repeats the latter.
    const emails = Array.from({ length: items }, (_, n) => (n % 3 === 2 ? n - 1 : n)).map((n) => `${n}@${n}.example`);
    for (const [n, email] of emails.entries()) if (n % 3 === 0) await app.get(ContactsApi).create(actor, { fullName: 'Existing', email }, 'api');
    sent.clear();
    const outcomes = await app.get(ResolveContacts).execute(actor, emails.map((email) => ({ value: { email, seed: { fields: {}, source: 'api' } } })));
    expect(outcomes.filter((outcome) => 'created' in outcome && outcome.created)).toHaveLength(items / 3);
    return sent.all.map(({ text }) => text).filter((text) => !text.includes('api_keys'));
  };
  const [few, many] = [await inTime(() => textsOf(6)), await inTime(() => textsOf(30))];
  expect(few.length).toBeGreaterThan(0);
  expect(many).toEqual(few);
});

/** The texts of the statements that the work sends for so many items, in an organization of its own. */
async function textsFor(items: number, work: (actor: Actor, count: number) => Promise<() => Promise<unknown>>): Promise<string[]> {
  const { id: orgId } = await app.newOrganization();
  const measured = await work({ orgId, type: 'system', id: null, name: 'test' }, items);
  sent.clear();
  await measured();
  return sent.all.map(({ text }) => text).filter((text) => !text.includes('api_keys'));
}

const numbered = <T>(count: number, one: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => one(n));
const succeeded = (outcomes: readonly BulkOutcome[]): void => expect(outcomes.filter((outcome) => outcome instanceof Error)).toEqual([]);

/** Opens opportunities that each name another of the given. */
async function opening(actor: Actor, named: readonly Partial<NewOpportunity>[]): Promise<void> {
  const [pipeline] = await app.get(PipelinesApi).list(actor.orgId);
  const items = named.map((one) => ({ value: { pipelineId: pipeline?.state.id ?? '', name: 'Robots', source: 'api', ...one } as const }));
  succeeded(await app.get(OpenOpportunities).execute(actor, items));
}

it.each<[string, (actor: Actor, count: number) => Promise<() => Promise<void>>]>([
  ['opportunities with an owner each, by id or email', async (actor, count) => {
    const users = await app.get(UnitOfWork).run(() => Promise.resolve(numbered(count, (n) => app.get(UsersApi).create(actor, { email: `${n}@owners.example`, role: 'member' }))));
    return () => opening(actor, users.map(({ id, email }, n) => (n % 2 === 0 ? { ownerId: id } : { ownerEmail: email.toUpperCase() })));
  }],
  ['opportunities with a known primary contact each, which has a deal', async (actor, count) => {
    const emails = numbered(count, (n) => `${n}@known.example`);
    for (const email of emails) await app.get(ContactsApi).create(actor, { fullName: 'Known', email, dealStage: 'qualified' }, 'api');
    return () => opening(actor, emails.map((primaryContactEmail) => ({ primaryContactEmail })));
  }],
  ['opportunities with known additional contacts', async (actor, count) => {
    const emails = numbered(count, (n) => `${n}@known.example`);
    for (const email of emails) await app.get(ContactsApi).create(actor, { fullName: 'Known', email, dealStage: 'qualified' }, 'api');
    return () => opening(actor, emails.map((email, n) => ({ primaryContactEmail: `new-${n}@known.example`, additionalContactEmails: [email] })));
  }],
  ['opportunities with a known account each', async (actor, count) => {
    const domains = numbered(count, (n) => `known-${n}.example`);
    for (const domain of domains) await app.get(AccountsApi).resolve(actor, domain);
    return () => opening(actor, domains.map((accountDomain) => ({ accountDomain })));
  }],
  ['notes about accounts and contacts by id, domain and email, known ones and new ones', async (actor, count) => {
    const ids = [];
    for (const n of numbered(count, (index) => index)) {
      await app.get(ContactsApi).create(actor, { fullName: 'Known', email: `${n}@by-email.example` }, 'api');
      const { contact } = await app.get(ContactsApi).resolve(actor, `${n}@by-id-${n}.example`, { fields: {}, source: 'api' });
      ids.push({ contactIds: [contact.id], accountIds: [contact.accountId ?? ''] });
    }
    const notes = ids.map((known, n) => ({ value: { title: null, content: `${n}`, createdAt: null, source: 'api', ...known, accountDomains: [`new-${n}.example`], contactEmails: [`${n}@by-email.example`, `${n}@other-${n}.example`] } as const }));
    return async () => succeeded(await app.get(WriteNotes).execute(actor, notes));
  }],
])('a bulk of %s sends as many statements, of the same texts, however many items it has', async (_what, work) => {
  const [few, many] = [await inTime(() => textsFor(2, work)), await inTime(() => textsFor(20, work))];
  expect(few.length).toBeGreaterThan(0);
  expect(many).toEqual(few);
});

it('bulks with custom values send as many statements, of the same texts, however many items and users they name', async () => {
  const sentFor = (values: object, name: string): { custom: SentCustomValues } => ({ custom: { values: { [name]: values, tier: 'A' }, at: [], moments: [], publish: () => ({}), unknown: () => [] } });
  const textsOf = async (items: number): Promise<string[]> => {
    const org = await app.newOrganization();
    const [actor, numbers] = [org.operator, Array.from({ length: items }, (_, n) => n)];
    const [pipeline] = await app.get(PipelinesApi).list(org.id);
    for (const path of ['accounts', 'contacts', `pipelines/${pipeline!.state.id}`]) await org.octolane.post(`/v1/${path}/fields/bulk`, [{ name: 'Team', attribute_type: 'team_members' }, { name: 'Tier', attribute_type: 'string' }]);
    const users = await app.get(UnitOfWork).run(() => Promise.resolve(numbers.map((n) => app.get(UsersApi).create(actor, { email: `${n}@${n}.example`, role: 'member' }).id)));
    const custom = (n: number) => sentFor([users[n]], 'team');
    sent.clear();
    const outcomes = [
      ...(await app.get(ResolveAccounts).execute(actor, numbers.map((n) => ({ value: { domain: `a${n}.example`, fields: {}, ...custom(n) } })))),
      ...(await app.get(ResolveContacts).execute(actor, numbers.map((n) => ({ value: { email: `${n}@gmail.com`, seed: { fields: {}, source: 'api', ...custom(n) } } })))),
      ...(await app.get(OpenOpportunities).execute(actor, numbers.map((n) => ({ value: { pipelineId: pipeline!.state.id, name: `${n}`, source: 'api', ...custom(n) } })))),
    ];
    expect(outcomes.filter((outcome) => 'created' in outcome && outcome.created)).toHaveLength(items * 3);
    return sent.all.map(({ text }) => text).filter((text) => !text.includes('api_keys'));
  };
  expect(await inTime(() => textsOf(12))).toEqual(await inTime(() => textsOf(3)));
});

it.each(['accounts', 'contacts', 'opportunities'] as const)('a bulk update of %s sends as many statements, of the same texts, however many entries it has', async (kind) => {
  const textsOf = async (count: number): Promise<string[]> => {
    const org = await app.newOrganization();
    const numbers = numbered(count, (n) => n);
    const [pipelines, actor] = [await app.get(PipelinesApi).list(org.id), org.operator];
    const pipeline_id = pipelines[0]!.state.id;
    const others: any[] = [];
    for (const n of numbers) others.push((await org.octolane.post('/v1/pipelines', { name: `${n}`, stages: [{ label: 'Open' }] })).body.data);
    const ofAll = ['/v1/accounts/fields', '/v1/contacts/fields', ...[pipeline_id, ...others.map((one) => one.pipeline_id as string)].map((id) => `/v1/pipelines/${id}/fields`)];
    for (const path of ofAll) await org.octolane.post(`${path}/bulk`, [{ name: 'Team', attribute_type: 'team_members' }, { name: 'Tier', attribute_type: 'string' }]);
    const users = await app.get(UnitOfWork).run(() => Promise.resolve(numbers.map((n) => app.get(UsersApi).create(actor, { email: `${n}@${n}.example`, role: 'member' }).id)));
    const made = async (path: string, body: (n: number) => object): Promise<string[]> => (await org.octolane.post(`/v1/${path}/bulk`, numbers.map(body))).body.data.results.map(({ id }: { id: string }) => id);
    const accounts = await made('accounts', (n) => ({ domain: `a${n}.example` }));
    const contacts = await made('contacts', (n) => ({ email: `${n}@a${n}.example` }));
    const people = await made('contacts', (n) => ({ email: `other-${n}@a${n}.example` }));
    const opportunities = await made('opportunities', (n) => ({ pipeline_id, opportunity: { name: `${n}`, custom_attributes: { tier: 'B' } }, related_objects: { primary_contact_email: `${n}@a${n}.example`, additional_contact_emails: [`more-${n}@a${n}.example`] } }));
    const changes = {
      accounts: (n: number) => [accounts[n], { domain: `b${n}.example`, name: 'B', team: [users[n]], tier: 'A' }],
      contacts: (n: number) => [contacts[n], { email: `new-${n}@gmail.com`, account_id: accounts[count - 1 - n], team: [users[n]], tier: 'A' }],
      opportunities: (n: number) => [
        opportunities[n],
        { stage_id: others[n].stages[0].stage_id, deal_size: n, opportunity_account: accounts[n], opportunity_contact: people[n], opportunity_other_stakeholders: [contacts[n]], ...(n % 2 === 0 ? { team: [users[n]] } : { owner_id: users[n] }) },
      ],
    };
    sent.clear();
    const answer = await org.octolane.patch(`/v1/${kind}/bulk`, Object.fromEntries(numbers.map((n) => changes[kind](n))));
    expect([answer.status, answer.body.data]).toEqual([200, expect.objectContaining({ updated: count, failed: 0 })]);
    // The admission of requests reads the key and the organization's limit, each now and then.
    return sent.all.map(({ text }) => text).filter((text) => !text.includes('api_keys') && !text.includes('requests_per_hour'));
  };
  expect(await inTime(() => textsOf(12))).toEqual(await inTime(() => textsOf(3)));
});

it('the deletion of an account sends as many statements, of the same texts, however many contacts it has', async () => {
  const textsOf = async (count: number): Promise<string[]> => {
    const { id: orgId } = await app.newOrganization();
    const actor: Actor = { orgId, type: 'system', id: null, name: 'test' };
    const emails = Array.from({ length: count }, (_, n) => `${n}@acme.example`);
    const made = await app.get(UnitOfWork).run(async () => {
      const resolved = [];
      for (const email of emails) resolved.push(await app.get(ContactsApi).resolve(actor, email, { fields: {}, source: 'api' }));
      return resolved;
    });
    sent.clear();
    await app.get(DeleteAccount).execute(actor, { id: made[0]?.contact.accountId ?? '', precondition: null });
    expect(await app.sql("SELECT 1 FROM events WHERE org_id = $1 AND type = 'contact.updated'", [orgId])).toHaveLength(count);
    return sent.all.map(({ text }) => text).filter((text) => !text.includes('api_keys'));
  };
  expect(await inTime(() => textsOf(30))).toEqual(await inTime(() => textsOf(3)));
});

it('a unit that moves the deals of a merged stage sends as many statements, of the same texts, however many deals there are', async () => {
  const textsOf = async (deals: number): Promise<string[]> => {
    const { id: orgId, octolane } = await app.newOrganization();
    const actor: Actor = { orgId, type: 'system', id: null, name: 'test' };
    const pipeline = (await octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
    await octolane.post(
      '/v1/opportunities/bulk',
      Array.from({ length: deals }, (_, n) => ({ pipeline_id: pipeline, opportunity: { name: `${n}`, stage_name: 'Lead' }, related_objects: { primary_contact_email: `${n}@acme.example`, additional_contact_emails: [`${n}@other.example`] } })),
    );
    const { id } = await app.get(PipelinesApi).mergeStage(actor, { pipeline: 'Sales', stage: 'lead' }, 'won');
    sent.clear();
    await app.get(JobRunner).runUnitOf(id);
    expect(await app.sql("SELECT 1 FROM events WHERE org_id = $1 AND type = 'deal.stage_changed'", [orgId])).toHaveLength(deals);
    return sent.all.map(({ text }) => text).filter((text) => !text.includes('api_keys'));
  };
  expect(await inTime(() => textsOf(30))).toEqual(await inTime(() => textsOf(3)));
});

it('a unit that gives up many emails passes each on to the contact that keeps it', async () => {
  const { actor, ids } = await organizationOf(5);
  await app.get(UnitOfWork).run(async () => {
    for (const id of ids) await app.get(DeleteContact).execute(actor, { id, precondition: null });
  });
  const claims = await app.sql<{ email_key: string; own: boolean }>(
    'SELECT e.email_key, s.email_key = e.email_key AS own FROM contact_emails e JOIN contacts_search s ON s.org_id = e.org_id AND s.id = e.contact_id WHERE e.org_id = $1 ORDER BY 1',
    [actor.orgId],
  );
  expect(claims).toEqual([0, 2, 4].map((n) => ({ email_key: `${n}@example.com`, own: true })));
  expect(await app.sql("SELECT type FROM events WHERE org_id = $1 AND record_type = 'contact' AND contact_id = ANY ($2)", [actor.orgId, ids])).toEqual(ids.map(() => ({ type: 'contact.deleted' })));
});
