import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import type { Actor } from '../kernel/actor.js';
import { Clock } from '../kernel/clock.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { CreateContact } from '../modules/contacts/application/create-contact.js';
import { UpdateContact } from '../modules/contacts/application/update-contact.js';
import { ContactDeals, ContactHooks, ContactsApi, type ResolvedContact } from '../modules/contacts/contacts.api.js';
import { ContactRepository } from '../modules/contacts/ports/contact.repository.js';

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
const run = <T>(work: () => Promise<T>): Promise<T> => app.get(UnitOfWork).run(work);

describe('resolve', () => {
  it('creates a contact for an email that stands for none, and finds it by any form of the email', async () => {
    const first = await resolve('Jane@Example.com');
    expect(first).toMatchObject({ created: true, contact: { email: 'Jane@Example.com', fullName: 'Seed', source: 'api' } });
    expect(await resolve('jane@example.COM', 'Other')).toMatchObject({ created: false, contact: { id: first.contact.id, fullName: 'Seed' } });
    expect(await rows('SELECT email_key FROM contact_emails WHERE org_id = $1')).toEqual([{ email_key: 'jane@example.com' }]);
    expect(await rows('SELECT type FROM events WHERE org_id = $1')).toEqual([{ type: 'contact.created' }]);
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
      await app.get(UpdateContact).execute(actor, { id: contact.id, change: { isEmpty: false, against: () => ({ email: 'b@example.com' }) }, precondition: null });
      return [await resolve('b@example.com'), await resolve('c@example.com')];
    });
    expect(next.map(({ created }) => created)).toEqual([false, true]);
    expect(next[0]?.contact.id).toBe(contact.id);
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

  it('gives one contact to many units at once', async () => {
    const resolved = await Promise.all(Array.from({ length: 12 }, () => resolve('a@example.com')));
    expect(new Set(resolved.map(({ contact }) => contact.id)).size).toBe(1);
    expect(resolved.filter(({ created }) => created)).toHaveLength(1);
    expect(await rows('SELECT 1 FROM contacts WHERE org_id = $1')).toHaveLength(1);
  });

  it('refuses a seed without a name', async () => {
    await expect(contacts.resolve(actor, 'a@example.com', { fields: {}, source: 'api' })).rejects.toMatchObject({ code: 'contact_unnamed' });
  });
});

describe('showDeal', () => {
  it('shows the headline, tells of it, and of nothing where nothing differs', async () => {
    const { contact } = await resolve('a@example.com');
    const headline = { dealStage: 'won', dealValue: 5 };
    await contacts.showDeal(actor, contact.id, headline);
    await contacts.showDeal(actor, contact.id, headline);
    expect((await organization.client.get(`/api/v1/contacts/${contact.id}`)).body).toMatchObject({ deal_stage: 'won', deal_value: 5 });
    expect((await rows('SELECT type FROM events WHERE org_id = $1 ORDER BY seq')).map(({ type }) => type)).toEqual(['contact.created', 'contact.updated', 'deal.stage_changed']);
    await expect(contacts.showDeal(actor, '00000000-0000-7000-8000-000000000000', headline)).rejects.toMatchObject({ code: 'contact_not_found' });
  });
});

it('the application does not start where nothing says what becomes of the deals of a contact', async () => {
  const provided = [UnitOfWork, ContactRepository, Clock].map((token) => ({ provide: token, useValue: {} }));
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
