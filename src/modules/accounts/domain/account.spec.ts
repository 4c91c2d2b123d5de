import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { Account, type AccountState } from './account.js';
import { domainOfEmail } from './email-company.js';

const org = '019a2b3c-0000-7000-8000-000000000001' as OrgId;
const t0 = '2026-05-14T18:24:30.000Z' as Timestamp;
const t1 = '2026-05-15T08:00:00.000Z' as Timestamp;

const stored = (fields: Partial<AccountState> = {}): Account => Account.restore({ ...Account.create(org, 'acme.com', { name: 'Acme', tags: ['a'] }, t0).state, sequence: 1, ...fields });

it('begins with its domain, what is said of it, and nothing else', () => {
  const account = Account.create(org, 'acme.com', { name: 'Acme', lastInteraction: t1 }, t0);
  expect(account.state).toMatchObject({ orgId: org, domain: 'acme.com', name: 'Acme', industry: null, founded: null, tags: [], version: 1, sequence: 0, createdAt: t0, updatedAt: t0 });
  const [event, ...more] = account.events();
  expect(more).toEqual([]);
  expect(JSON.stringify(event)).toBe(
    `{"type":"account.created","payload":{"account":{"id":"${account.state.id}","domain":"acme.com","name":"Acme","industry":null,"logo":null,"linkedin":null,"twitter":null,"twitter_followers":null,"description":null,` +
      '"primary_location":null,"employee_range":null,"type":null,"estimated_revenue":null,"total_fund_raised":null,"founded":null,"tags":[],"first_email_interaction":null,"last_email_interaction":null,' +
      '"first_meeting_interaction":null,"last_meeting_interaction":null,"last_interaction":1778832000000,"next_meeting":null,"custom_fields":{},"created_at":1778783070000,"updated_at":1778783070000}}}',
  );
});

it('cannot be given another domain by its first fields', () => {
  expect(Account.create(org, 'acme.com', { domain: 'other.com' } as object, t0).state.domain).toBe('acme.com');
});

it('tells which fields a change has changed', () => {
  const account = stored();
  account.change({ name: 'Acme', industry: 'Robots', tags: ['a', 'b'], domain: 'acme.io' }, t1);
  expect(account.state).toMatchObject({ version: 2, domain: 'acme.io', createdAt: t0, updatedAt: t1 });
  expect(account.events()).toMatchObject([{ type: 'account.updated', payload: { account: { domain: 'acme.io', industry: 'Robots' } }, data: { changed: ['domain', 'industry', 'tags'] } }]);
});

it('is not changed by equal values', () => {
  const account = stored();
  account.change({ name: 'Acme', tags: ['a'], domain: 'acme.com' }, t1);
  expect(account.isChanged).toBe(false);
});

it('tells its last state when it is deleted', () => {
  const account = stored();
  account.delete(t1);
  expect(account.events()).toMatchObject([{ type: 'account.deleted', payload: { account: { domain: 'acme.com', name: 'Acme' } } }]);
});

it.each([
  ['Jane@ACME.com', 'acme.com'],
  ['jane@www.acme.com', 'acme.com'],
  ['jane@mail.acme.com', 'mail.acme.com'],
  ['jane@m\u00fcller.de', 'xn--mller-kva.de'],
  ['jane', null],
  ['jane@localhost', null],
])('the domain of %j is %j', (email, domain) => {
  expect(domainOfEmail(email)).toBe(domain);
});
