import { startTestApp, type TestApp, type TestOrganization } from '../../test/support/test-app.js';
import type { Actor } from '../kernel/actor.js';
import { UnitOfWork } from '../kernel/unit-of-work.js';
import { AccountHooks, AccountsApi } from '../modules/accounts/accounts.api.js';
import { DeleteAccount } from '../modules/accounts/application/delete-account.js';
import { UpdateAccount } from '../modules/accounts/application/update-account.js';
import type { AccountFields } from '../modules/accounts/domain/account.js';
import { Database } from '../platform/database/database.js';

let app: TestApp;
let accounts: AccountsApi;
let organization: TestOrganization;
let actor: Actor;

beforeAll(async () => {
  app = await startTestApp();
  accounts = app.get(AccountsApi);
});
afterAll(() => app.close());
beforeEach(async () => {
  organization = await app.newOrganization();
  actor = { orgId: organization.id, type: 'system', id: null, name: 'test' };
});

const rows = (text: string): Promise<Record<string, unknown>[]> => app.sql(text, [organization.id]);
const run = <T>(work: () => Promise<T>): Promise<T> => app.get(UnitOfWork).run(work);
const change = (id: string, fields: Partial<AccountFields>): Promise<unknown> => app.get(UpdateAccount).execute(actor, { id, change: { isEmpty: false, against: () => fields }, precondition: null });
const remove = (id: string): Promise<void> => app.get(DeleteAccount).execute(actor, { id, precondition: null });

describe('resolve', () => {
  it('creates an account for a domain that has none, with its first fields, and then returns it as it is', async () => {
    const first = await accounts.resolve(actor, 'acme.com', { name: 'Acme', estimatedRevenue: 0.1, founded: 1999, lastInteraction: '2026-02-11T00:00:00.000Z' as never });
    expect(first).toMatchObject({ created: true, account: { domain: 'acme.com', name: 'Acme', estimatedRevenue: 0.1, founded: 1999, tags: [], version: 1 } });
    expect(await accounts.resolve(actor, 'acme.com', { name: 'Other' })).toEqual({ created: false, account: { ...first.account, sequence: 1 } });
    expect(await rows('SELECT type, record_type, record_id, contact_id FROM events WHERE org_id = $1')).toEqual([{ type: 'account.created', record_type: 'account', record_id: first.account.id, contact_id: null }]);
    expect(await rows('SELECT folded FROM accounts_search WHERE org_id = $1')).toEqual([{ folded: 'acme.com\u001facme' }]);
  });

  it('gives one account for several calls in one unit', async () => {
    const [one, two] = await run(async () => [await accounts.resolve(actor, 'acme.com'), await accounts.resolve(actor, 'acme.com', { name: 'Late' })]);
    expect([one?.created, two?.created, two?.account.id]).toEqual([true, false, one?.account.id]);
    expect(two?.account.name).toBeNull();
  });

  it('leaves one account of a hundred calls at once, all of which return it', async () => {
    const resolved = await Promise.all(Array.from({ length: 100 }, () => accounts.resolve(actor, 'acme.com')));
    expect(resolved.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(resolved.map(({ account }) => account.id)).size).toBe(1);
    expect(await rows('SELECT type FROM events WHERE org_id = $1')).toHaveLength(1);
    expect(await rows('SELECT 1 FROM accounts WHERE org_id = $1')).toHaveLength(1);
  });

  it('gives each organization an account of its own', async () => {
    const other = await app.newOrganization();
    const [mine, theirs] = [await accounts.resolve(actor, 'acme.com'), await accounts.resolve({ ...actor, orgId: other.id }, 'acme.com')];
    expect([mine.created, theirs.created, mine.account.id === theirs.account.id]).toEqual([true, true, false]);
  });

  it('finds the company of an email, except at a provider of free mail', async () => {
    const { account } = await accounts.resolve(actor, 'acme.com');
    expect((await accounts.resolveForEmail(actor, 'Jane@www.ACME.com'))?.account.id).toBe(account.id);
    expect((await accounts.resolveForEmail(actor, 'jane@new.io'))?.created).toBe(true);
    expect(await accounts.resolveForEmail(actor, 'jane@gmail.com')).toBeNull();
    expect(await accounts.resolveForEmail(actor, 'jane')).toBeNull();
  });

  it('reads many domains by one statement where they are fetched before', async () => {
    const { account } = await accounts.resolve(actor, 'acme.com');
    const queries = jest.spyOn(app.get(Database), 'query');
    try {
      const found = await run(async () => {
        await accounts.prefetch(organization.id, { domains: ['acme.com', 'b.com', 'b.com'], emails: ['x@c.com', 'x@gmail.com'] });
        const all = [];
        for (const domain of ['b.com', 'acme.com', 'b.com']) all.push(await accounts.resolve(actor, domain));
        return [...all, await accounts.resolveForEmail(actor, 'y@c.com')];
      });
      expect(found.map((one) => one?.created)).toEqual([true, false, false, true]);
      expect(found[1]?.account.id).toBe(account.id);
      expect(queries.mock.calls.filter(([{ text }]) => text.startsWith('SELECT') && text.includes('FROM accounts'))).toHaveLength(1);
    } finally {
      queries.mockRestore();
    }
  });
});

describe('a change', () => {
  it('refuses a domain that another account has, and takes its own', async () => {
    const [a, b] = [await accounts.resolve(actor, 'a.com'), await accounts.resolve(actor, 'b.com')];
    await expect(change(a.account.id, { domain: 'b.com' })).rejects.toMatchObject({ kind: 'invalid', code: 'account_domain_taken', issues: [{ path: ['domain'] }] });
    await change(b.account.id, { domain: 'b.com', name: 'B' });
    await change(b.account.id, { domain: 'c.com' });
    await change(a.account.id, { domain: 'b.com' });
    expect(await rows('SELECT folded FROM accounts_search WHERE org_id = $1 ORDER BY 1')).toEqual([{ folded: 'b.com\u001f' }, { folded: 'c.com\u001fb' }]);
  });

  it('lets one of many that want one domain at once have it', async () => {
    const made = await Promise.all(Array.from({ length: 8 }, (_, i) => accounts.resolve(actor, `a${i}.com`)));
    const outcomes = await Promise.allSettled([...made.map(({ account }) => change(account.id, { domain: 'new.com' })), accounts.resolve(actor, 'new.com')]);
    expect(await rows("SELECT 1 FROM accounts WHERE org_id = $1 AND domain = 'new.com'")).toHaveLength(1);
    for (const one of outcomes) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'account_domain_taken' });
  });
});

describe('findMany', () => {
  it('returns the accounts in the order of the ids, as the unit has them, and null for what there is not', async () => {
    const [a, b] = [await accounts.resolve(actor, 'a.com'), await accounts.resolve(actor, 'b.com')];
    const unknown = '00000000-0000-7000-8000-000000000000';
    const theirs = await accounts.resolve({ ...actor, orgId: (await app.newOrganization()).id }, 'a.com');
    const found = await run(async () => {
      await change(b.account.id, { name: 'B' });
      const { account } = await accounts.resolve(actor, 'new.com');
      return accounts.findMany(organization.id, [account.id, b.account.id, unknown, a.account.id, b.account.id, theirs.account.id]);
    });
    expect(found.map((one) => one && [one.domain, one.name])).toEqual([['new.com', null], ['b.com', 'B'], null, ['a.com', null], ['b.com', 'B'], null]);
  });
});

describe('a deletion', () => {
  it('tells of it, runs the hooks, and makes room for a new account of the domain', async () => {
    const { account } = await accounts.resolve(actor, 'acme.com', { name: 'Acme' });
    const deleting = jest.fn(() => true);
    app.get(AccountHooks).register({ id: 'test', deleting });
    await remove(account.id);
    expect(deleting.mock.calls).toEqual([[actor, account.id]]);
    await expect(remove(account.id)).rejects.toMatchObject({ code: 'account_not_found' });
    await expect(change(account.id, { name: 'x' })).rejects.toMatchObject({ code: 'account_not_found' });
    expect((await rows('SELECT type FROM events WHERE org_id = $1 ORDER BY seq')).map(({ type }) => type)).toEqual(['account.created', 'account.deleted']);
    expect(await rows('SELECT 1 FROM accounts_search WHERE org_id = $1')).toEqual([]);
    expect((await accounts.resolve(actor, 'acme.com')).created).toBe(true);
    expect(await run(() => accounts.find(organization.id, account.id))).toBeNull();
  });
});

it('hooks run in the order of their ids, each id once', async () => {
  const hooks = new AccountHooks();
  const ran: string[] = [];
  for (const id of ['notes', 'contacts', 'deals']) hooks.register({ id, deleting: () => ran.push(id) !== 1 });
  // The first one is not done, and the others run all the same.
  expect(await hooks.deleting(actor, 'x')).toBe(false);
  expect(await hooks.deleting(actor, 'x')).toBe(true);
  expect(ran).toEqual(['contacts', 'deals', 'notes', 'contacts', 'deals', 'notes']);
  expect(() => hooks.register({ id: 'deals', deleting: () => true })).toThrow('registered already');
});
