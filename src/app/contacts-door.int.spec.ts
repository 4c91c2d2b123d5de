import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Answer } from '../../test/support/api-client.js';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { AccountsApi } from '../modules/accounts/accounts.api.js';
import { CreateContact } from '../modules/contacts/application/create-contact.js';
import { DeleteContact } from '../modules/contacts/application/delete-contact.js';
import { UpdateContact } from '../modules/contacts/application/update-contact.js';
import { ContactDeals, ContactsOfDeals, ContactHooks, ContactsApi, type ResolvedContact } from '../modules/contacts/contacts.api.js';
import { ContactRepository } from '../modules/contacts/ports/contact.repository.js';
import { CustomFieldsApi } from '../modules/custom-fields/custom-fields.api.js';
import { UsersApi } from '../modules/users/users.api.js';
import { Database } from '../platform/database/database.js';

let app: TestApp;
let contacts: ContactsApi;
let organization: TestOrganization;
let actor: Actor;

beforeAll(async () => {
  app = await startTestApp();
  contacts = app.get(ContactsApi);
});
afterAll(() => app.close());
beforeEach(async () => {
  organization = await app.newOrganization();
  actor = { orgId: organization.id, type: 'system', id: null, name: 'test' };
});

const rows = (text: string): Promise<Record<string, unknown>[]> => app.sql(text, [organization.id]);
const resolve = (email: string, fullName = 'Seed'): Promise<ResolvedContact> => contacts.resolve(actor, email, { fields: { fullName }, source: 'api' });
const change = (id: string, fields: object): Promise<unknown> => app.get(UpdateContact).execute(actor, { id, change: { isEmpty: false, against: () => fields }, precondition: null });
const claims = async (): Promise<object> => Object.fromEntries((await rows('SELECT email_key, contact_id FROM contact_emails WHERE org_id = $1')).map(({ email_key, contact_id }) => [email_key, contact_id]));
const run = <T>(work: () => Promise<T>): Promise<T> => app.get(UnitOfWork).run(work);

describe('resolve', () => {
  it('creates a contact for an email that stands for none, and finds it by any form of the email', async () => {
    const first = await resolve('Jane@Example.com');
    expect(first).toMatchObject({ created: true, contact: { email: 'Jane@Example.com', fullName: 'Seed', source: 'api' } });
    expect(await resolve('jane@example.COM', 'Other')).toMatchObject({ created: false, contact: { id: first.contact.id, fullName: 'Seed' } });
    expect(await rows('SELECT email_key FROM contact_emails WHERE org_id = $1')).toEqual([{ email_key: 'jane@example.com' }]);
    expect(await rows("SELECT type FROM events WHERE org_id = $1 AND record_type = 'contact'")).toEqual([{ type: 'contact.created' }]);
  });

  it('gives one contact for several calls in one unit, also after other contacts of the unit', async () => {
    const [made, again, own] = await run(async () => {
      const one = await resolve('a@example.com');
      const two = await resolve('A@example.com');
      await contacts.create(actor, { fullName: 'Own', email: 'b@example.com' }, 'api');
      return [one, two, await resolve('b@example.com')];
    });
    expect([made?.created, again?.created, again?.contact.id]).toEqual([true, false, made?.contact.id]);
    expect(own).toMatchObject({ created: false, contact: { fullName: 'Own' } });
    expect(await rows('SELECT 1 FROM contacts WHERE org_id = $1')).toHaveLength(2);
  });

  it('does not find a contact that the unit has given another email', async () => {
    const { contact } = await resolve('a@example.com');
    const next = await run(async () => {
      await change(contact.id, { email: 'b@example.com' });
      return [await resolve('b@example.com'), await resolve('c@example.com')];
    });
    expect(next.map(({ created }) => created)).toEqual([false, true]);
    expect(next[0]?.contact.id).toBe(contact.id);
  });

  it('makes an email identify the contact that takes it, after the unit has taken it from another', async () => {
    const { contact } = await resolve('a@example.com');
    const next = await run(async () => {
      await change(contact.id, { email: 'b@example.com' });
      return resolve('a@example.com', 'Next');
    });
    expect(next).toMatchObject({ created: true, contact: { fullName: 'Next' } });
    expect(await claims()).toEqual({ 'a@example.com': next.contact.id, 'b@example.com': contact.id });
    const last = await run(async () => {
      await app.get(DeleteContact).execute(actor, { id: next.contact.id, precondition: null });
      await change(contact.id, { email: 'a@example.com' });
      return resolve('b@example.com', 'Last');
    });
    expect(await claims()).toEqual({ 'a@example.com': contact.id, 'b@example.com': last.contact.id });
  });

  it('leaves an email with its contact, which has taken it back in the same unit', async () => {
    const { contact } = await resolve('a@example.com');
    const next = await run(async () => {
      await change(contact.id, { email: 'b@example.com' });
      const made = await resolve('a@example.com', 'Next');
      await change(contact.id, { email: 'a@example.com' });
      return made;
    });
    expect(next.created).toBe(true);
    expect(await claims()).toEqual({ 'a@example.com': contact.id });
  });

  it('passes an email on to the oldest contact that has it, even if the unit has given it to a newer one', async () => {
    const [first, second] = [(await resolve('a@example.com')).contact, await contacts.create(actor, { fullName: 'Second', email: 'a@example.com' }, 'api')];
    const found = await run(async () => {
      await change(first.id, { email: null });
      await contacts.create(actor, { fullName: 'Third', email: 'a@example.com' }, 'api');
      return resolve('a@example.com');
    });
    expect(found).toMatchObject({ created: false, contact: { id: second.id } });
    expect(await claims()).toEqual({ 'a@example.com': second.id });
  });

  it('claims no email that the contact has lost again in the same unit', async () => {
    const [kept, gone] = await run(async () => {
      const [one, two] = [await resolve('a@example.com'), await resolve('c@example.com')];
      await change(one.contact.id, { email: 'b@example.com' });
      await app.get(DeleteContact).execute(actor, { id: two.contact.id, precondition: null });
      return [one.contact.id, two.contact.id];
    });
    expect(gone).not.toBe(kept);
    expect(await claims()).toEqual({ 'b@example.com': kept });
    expect((await resolve('c@example.com')).created).toBe(true);
  });

  it('claims an email for the last contact of the unit that took it', async () => {
    const [one, two] = await run(async () => {
      const first = (await resolve('a@example.com')).contact.id;
      await change(first, { email: 'b@example.com' });
      const second = (await resolve('a@example.com')).contact.id;
      await change(first, { email: 'a@example.com' });
      return [first, second];
    });
    expect(one).not.toBe(two);
    expect(await claims()).toEqual({ 'a@example.com': two });
  });

  it('claims an email that no contact is identified by, for the oldest that has it', async () => {
    const { contact } = await resolve('a@example.com');
    await app.sql('DELETE FROM contact_emails WHERE org_id = $1', [organization.id]);
    expect((await resolve('a@example.com')).created).toBe(false);
    expect(await claims()).toEqual({ 'a@example.com': contact.id });
  });

  it('finds the contact that the email stands for, not an older one that has it too', async () => {
    const older = await contacts.create(actor, { fullName: 'Older', email: 'a@example.com' }, 'api');
    const newer = await contacts.create(actor, { fullName: 'Newer', email: 'a@example.com' }, 'api');
    expect((await resolve('a@example.com')).contact.id).toBe(older.id);
    await app.sql('UPDATE contact_emails SET contact_id = $2 WHERE org_id = $1', [organization.id, newer.id]);
    expect((await resolve('a@example.com')).contact.id).toBe(newer.id);
    await app.sql('DELETE FROM contact_emails WHERE org_id = $1', [organization.id]);
    expect((await resolve('a@example.com')).contact.id).toBe(older.id);
  });

  it('links a contact with the account to join, if it has none, and makes none for its domain', async () => {
    const join = async (email: string, domain: string) => contacts.resolve(actor, email, { fields: {}, source: 'api', joinAccount: (await app.get(AccountsApi).resolve(actor, domain)).account.id });
    const { account } = await app.get(AccountsApi).resolve(actor, 'acme.com');
    const old = await contacts.create(actor, { fullName: 'Old', email: 'old@sub.example' }, 'api');
    for (const email of ['new@sub.example', 'free@gmail.com', 'old@sub.example']) expect([email, (await join(email, 'acme.com')).contact.accountId]).toEqual([email, account.id]);
    expect(await rows("SELECT record_id, data FROM events WHERE org_id = $1 AND type = 'contact.updated'")).toEqual([{ record_id: old.id, data: { changed: ['account_id'] } }]);
    expect(await join('new@sub.example', 'other.com')).toMatchObject({ created: false, contact: { accountId: account.id } });
    expect((await resolve('free@gmail.com')).contact.accountId).toBe(account.id);
    expect(await rows('SELECT domain FROM accounts WHERE org_id = $1 ORDER BY 1')).toEqual([{ domain: 'acme.com' }, { domain: 'other.com' }]);
  });

  it('finds a contact that is committed while the first of its statements waits and the others have been answered', async () => {
    const database = app.get(Database);
    const query = database.query.bind(database);
    const others: Promise<unknown>[] = [];
    let first: Promise<Answer> | null = null;
    let isWaiting = false;
    const commitAnother = async (): Promise<void> => {
      await Promise.resolve();
      await Promise.all(others);
      // Over HTTP, since a direct call would join the open unit.
      first = organization.octolane.post('/v1/contacts', { email: 'a@gmail.com' });
      await first;
    };
    const spy = jest.spyOn(database, 'query').mockImplementation((statement) => {
      if (first || !statement.text.trimStart().startsWith('SELECT') || !/contact_emails|contacts_search/.test(statement.text)) return query(statement);
      if (isWaiting) {
        const answer = query(statement);
        others.push(answer);
        return answer;
      }
      isWaiting = true;
      return commitAnother().then(() => query<never>(statement));
    });
    try {
      const second = await resolve('a@gmail.com');
      expect([second.created, second.contact.id]).toEqual([false, (await first!).body.data.id]);
      expect(await rows('SELECT 1 FROM contacts WHERE org_id = $1')).toHaveLength(1);
    } finally {
      spy.mockRestore();
    }
  });

  it('gives one contact to many units at once', async () => {
    const resolved = await Promise.all(Array.from({ length: 12 }, () => resolve('a@example.com')));
    expect(new Set(resolved.map(({ contact }) => contact.id)).size).toBe(1);
    expect(resolved.filter(({ created }) => created)).toHaveLength(1);
    expect(await rows('SELECT 1 FROM contacts WHERE org_id = $1')).toHaveLength(1);
  });

  it.each([
    [{ fullName: 'Dr Jane' }, 'Dr Jane'],
    [{ firstName: 'Jane', lastName: 'Doe' }, 'Jane Doe'],
    [{ company: 'Acme' }, 'jane.d'],
    [{}, 'jane.d'],
  ])('names a contact that it creates with %j', async (fields, fullName) => {
    expect((await contacts.resolve(actor, 'jane.d@example.com', { fields, source: 'api' })).contact).toMatchObject({ ...fields, fullName });
  });
});

describe('an email that must identify its contact', () => {
  const identify = (id: string, email: string): Promise<unknown> => app.get(UpdateContact).execute(actor, { id, change: { isEmpty: false, against: () => ({ email }) }, precondition: null, identifiesByEmail: true });

  it('is refused if another contact has it, whether or not it identifies that one', async () => {
    const [one, two] = [await resolve('one@example.com'), await resolve('two@example.com')];
    await expect(identify(one.contact.id, 'TWO@example.com')).rejects.toMatchObject({ code: 'contact_email_taken' });
    await app.sql('DELETE FROM contact_emails WHERE org_id = $1', [organization.id]);
    await expect(identify(one.contact.id, 'two@example.com')).rejects.toMatchObject({ code: 'contact_email_taken' });
    await identify(one.contact.id, 'ONE@example.com');
    await identify(one.contact.id, 'free@example.com');
    expect(await claims()).toEqual({ 'free@example.com': one.contact.id });
    await identify(two.contact.id, 'one@example.com');
  });

  it('is given to one of the contacts that ask for it at once', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, n) => contacts.create(actor, { fullName: `${n}` }, 'api')));
    const outcomes = await Promise.allSettled(made.map(({ id }) => identify(id, 'a@example.com')));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'contact_email_taken' });
    expect(await rows('SELECT 1 FROM contacts WHERE org_id = $1 AND email IS NOT NULL')).toHaveLength(1);
  });
});

it('findMany gives the contacts as the unit has them, in the order of the ids', async () => {
  const { contact } = await resolve('a@example.com');
  const gone = await resolve('b@example.com');
  const found = await run(async () => {
    await change(contact.id, { label: 'hot' });
    await app.get(DeleteContact).execute(actor, { id: gone.contact.id, precondition: null });
    const made = await resolve('c@example.com');
    return contacts.findMany(organization.id, [made.contact.id, gone.contact.id, organization.id, contact.id]);
  });
  expect(found).toMatchObject([{ email: 'c@example.com' }, null, null, { email: 'a@example.com', label: 'hot' }]);
});

describe('the headline that a contact shows', () => {
  it('is set, has its events, and none where nothing differs; an absent value stays', async () => {
    const ofDeals = app.get(ContactsOfDeals);
    const show = (id: string, shown: Parameters<ContactsOfDeals['show']>[2]): Promise<void> => run(() => ofDeals.show(actor, id, shown));
    const { contact } = await resolve('a@example.com');
    const headline = { dealStage: 'won', dealValue: 5 };
    await show(contact.id, headline);
    await show(contact.id, headline);
    expect((await organization.client.get(`/api/v1/contacts/${contact.id}`)).body).toMatchObject({ deal_stage: 'won', deal_value: 5 });
    expect((await rows("SELECT type FROM events WHERE org_id = $1 AND record_type = 'contact' ORDER BY seq")).map(({ type }) => type)).toEqual(['contact.created', 'contact.updated', 'deal.stage_changed']);
    await show(contact.id, { dealStage: null });
    expect((await organization.client.get(`/api/v1/contacts/${contact.id}`)).body).toMatchObject({ deal_stage: null, deal_value: 5 });
    await expect(show('00000000-0000-7000-8000-000000000000', headline)).rejects.toMatchObject({ code: 'contact_not_found' });
  });
});

it('the application does not start where nothing says what becomes of the deals of a contact', async () => {
  const provided = [UnitOfWork, ContactRepository, CustomFieldsApi, UsersApi, Clock].map((token) => ({ provide: token, useValue: {} }));
  @Global()
  @Module({ providers: [...provided, { provide: ContactDeals, useValue: {} }], exports: [ContactDeals] })
  class Deals {}
  @Module({ providers: [...provided, CreateContact] })
  class Contacts {}
  @Module({ imports: [Contacts, Deals] })
  class Both {}
  const start = async (root: new () => object): Promise<void> => (await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false })).close();
  await expect(start(Contacts)).rejects.toThrow(/ContactDeals/);
  await start(Both);
});

it('hooks run in the order of their ids, each id once', async () => {
  const hooks = new ContactHooks();
  const ran: string[] = [];
  for (const id of ['tasks', 'deals', 'notes']) hooks.register({ id, deleting: () => void ran.push(id) });
  await hooks.deleting(actor, 'x');
  expect(ran).toEqual(['deals', 'notes', 'tasks']);
  expect(() => hooks.register({ id: 'deals', deleting: () => undefined })).toThrow('registered already');
});
