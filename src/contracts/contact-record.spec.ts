import { newId } from '../kernel/ids.js';
import { toTimestamp } from '../kernel/timestamp.js';
import { CONTACT_RECORD_FORM, type ContactView, publishContact, renderContact } from './contact-record.js';

const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b';
const at = (minute: number) => toTimestamp(new Date(Date.UTC(2026, 4, 14, 18, minute)));

const contact: ContactView = {
  id: ID,
  version: 7,
  fullName: 'Jane "JD" Doe',
  company: 'Ärztehaus \u2028 Süd',
  email: 'jane@example.com',
  phone: null,
  location: null,
  dealStage: 'lead',
  dealValue: 1200.5,
  label: 'hot',
  tags: ['vip', 'a,b'],
  ownerId: null,
  source: 'csv_import',
  accountId: ID,
  custom: { since: { at: at(1) }, b: [], a: 1e21, term: { start: { at: at(2) }, end: { at: at(3) } } },
  createdAt: at(4),
  updatedAt: at(5),
};

it('looks as its form says: one that looks otherwise is another form, or stored bodies and entity tags of the former would count', () => {
  expect([CONTACT_RECORD_FORM, renderContact(contact).text]).toEqual([
    2,
    `{"id":"${ID}","full_name":"Jane \\"JD\\" Doe","company":"Ärztehaus \u2028 Süd","email":"jane@example.com","phone":null,"location":null,"deal_stage":"lead","deal_value":1200.5,"label":"hot",` +
      `"tags":["vip","a,b"],"owner_id":null,"source":"csv_import","account_id":"${ID}",` +
      '"custom_fields":{"a":1e+21,"b":[],"since":"2026-05-14T18:01:00.000Z","term":{"start":"2026-05-14T18:02:00.000Z","end":"2026-05-14T18:03:00.000Z"}},"created_at":"2026-05-14T18:04:00.000Z","updated_at":"2026-05-14T18:05:00.000Z"}',
  ]);
});

it('renders what it publishes', () => {
  const other = { ...contact, id: newId() };
  expect(renderContact(other).text).toBe(JSON.stringify(publishContact(other)));
});
