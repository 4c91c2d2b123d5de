import { publishContact, renderContact } from '../../../contracts/contact-record.js';
import { newOrgId } from '../../../kernel/ids.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { Contact, type ContactState } from './contact.js';

const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));

function storedContact(fields: Partial<ContactState> = {}): Contact {
  const { state } = Contact.create(newOrgId(), { fullName: 'Jane', tags: ['a', 'b'], dealStage: 'lead' }, 'api', at(0));
  return Contact.restore({ ...state, sequence: 1, ...fields });
}

it('begins with the fields that are given, the others absent', () => {
  const contact = Contact.create(newOrgId(), { company: 'Acme' }, 'csv_import', at(0));
  expect(publishContact(contact.state)).toMatchObject({ full_name: null, company: 'Acme', tags: [], deal_value: null, source: 'csv_import', account_id: null, created_at: at(0), updated_at: at(0) });
  expect(contact.events()).toEqual([{ type: 'contact.created', payload: { contact: renderContact(contact.state) } }]);
});

it('needs a name or a company, at first and ever after', () => {
  expect(() => Contact.create(newOrgId(), { email: 'a@b.example' }, 'api', at(0))).toThrow(expect.objectContaining({ code: 'contact_unnamed' }));
  expect(() => storedContact().change({ fullName: null }, at(1))).toThrow(expect.objectContaining({ code: 'contact_unnamed' }));
  const contact = storedContact();
  contact.change({ fullName: null, company: 'Acme' }, at(1));
  expect(contact.state.company).toBe('Acme');
});

it('changes only what is given', () => {
  const contact = storedContact();
  contact.change({ label: 'hot' }, at(1));
  expect(contact.state).toMatchObject({ fullName: 'Jane', label: 'hot', tags: ['a', 'b'], version: 2, createdAt: at(0), updatedAt: at(1) });
  expect(contact.events().map(({ type }) => type)).toEqual(['contact.updated']);
});

it('a change that changes nothing is none', () => {
  const contact = storedContact();
  contact.change({ fullName: 'Jane', tags: ['a', 'b'], label: null }, at(1));
  expect(contact.isChanged).toBe(false);
  contact.change({ tags: ['b', 'a'] }, at(1));
  expect(contact.isChanged).toBe(true);
});

it('is one version on, however often it changes in one unit', () => {
  const contact = storedContact();
  contact.change({ label: 'hot' }, at(1));
  contact.change({ label: 'cold' }, at(2));
  expect(contact.state).toMatchObject({ version: 2, label: 'cold' });
});

it('never seems older than it was, when the clock is set back', () => {
  const contact = storedContact({ updatedAt: at(9) });
  contact.change({ label: 'hot' }, at(1));
  expect(contact.state.updatedAt).toBe(at(9));
});

it('tells of a stage that moved after telling of the change', () => {
  const contact = storedContact();
  contact.change({ dealStage: 'won' }, at(1));
  expect(contact.events()).toEqual([
    { type: 'contact.updated', payload: { contact: renderContact(contact.state) }, data: { changed: ['deal_stage'] } },
    {
      type: 'deal.stage_changed',
      payload: { contact: renderContact(contact.state), new_stage: 'won', previous_stage: 'lead' },
      data: { new_stage: 'won', previous_stage: 'lead' },
    },
  ]);
});

it('tells of no stage that was taken away', () => {
  const contact = storedContact();
  contact.change({ dealStage: null }, at(1));
  expect(contact.events().map(({ type }) => type)).toEqual(['contact.updated']);
});

it('tells of its last state when it is deleted', () => {
  const contact = storedContact();
  contact.change({ label: 'hot' }, at(1));
  contact.delete(at(0));
  expect(contact.changedAt).toBe(at(1));
  expect(contact.events()).toEqual([{ type: 'contact.deleted', payload: { contact: renderContact({ ...contact.state, label: 'hot' }) } }]);
});

it('tells of changed fields that its record does not show, and of the account', () => {
  const contact = storedContact({ jobTitle: 'CTO', otherEmails: ['a@b.example'] });
  contact.change({ jobTitle: null, otherEmails: ['a@b.example'], emailVerified: true, accountId: 'x', lastInteraction: at(1) }, at(2));
  expect(contact.events()).toEqual([{ type: 'contact.updated', payload: { contact: renderContact(contact.state) }, data: { changed: ['account_id', 'job_title', 'email_verified', 'last_interaction'] } }]);
  expect(Object.keys(publishContact(contact.state))).toEqual(['id', 'full_name', 'company', 'email', 'phone', 'location', 'deal_stage', 'deal_value', 'label', 'tags', 'owner_id', 'source', 'account_id', 'custom_fields', 'created_at', 'updated_at']);
});

it('takes its name from first and last name, and both change together', () => {
  const contact = Contact.create(newOrgId(), { firstName: 'Jane', lastName: 'Doe' }, 'api', at(0));
  expect(contact.state.fullName).toBe('Jane Doe');
  contact.change({ lastName: null }, at(1));
  expect(contact.state.fullName).toBe('Jane');
  contact.change({ fullName: 'Acme Sales' }, at(2));
  expect(contact.state).toMatchObject({ fullName: 'Acme Sales', firstName: null, lastName: null });
  contact.change({ firstName: 'Jane', fullName: 'Dr Jane' }, at(3));
  expect(contact.state).toMatchObject({ fullName: 'Dr Jane', firstName: 'Jane' });
});
