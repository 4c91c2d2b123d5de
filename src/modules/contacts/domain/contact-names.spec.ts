import { agreeingNames, type ContactNames, joinedName, localPart } from './contact-names.js';

const names = (fullName: string | null, firstName: string | null, lastName: string | null): ContactNames => ({ fullName, firstName, lastName });

it.each([
  ['Jane', 'Doe', 'Jane Doe'],
  ['Jane', null, 'Jane'],
  [null, 'Doe', 'Doe'],
  [null, null, null],
  ['J'.repeat(200), 'D'.repeat(200), `${'J'.repeat(200)} ${'D'.repeat(54)}`],
  ['J'.repeat(254), 'D', 'J'.repeat(254)],
  ['😀'.repeat(255), 'D', '😀'.repeat(255)],
])('%p and %p make %p', (firstName, lastName, joined) => {
  expect(joinedName({ firstName, lastName })).toBe(joined);
});

it.each([
  ['jane.doe@example.com', 'jane.doe'],
  ['Jane+x@example.com', 'Jane+x'],
  ['josé@café.example', 'josé'],
  ['@example.com', null],
])('the local part of %p is %p', (email, local) => {
  expect(localPart(email)).toBe(local);
});

const JANE = names('Jane Doe', 'Jane', 'Doe');
const ACME = names('Acme', null, null);

it.each<[string, ContactNames, Partial<ContactNames>, ContactNames]>([
  ['a full name alone clears the parts', JANE, { fullName: 'Jane Roe' }, names('Jane Roe', null, null)],
  ['a full name clears parts that are sent as they are', JANE, { ...JANE, fullName: 'Jane Roe' }, names('Jane Roe', null, null)],
  ['an absent full name alone clears the parts', JANE, { fullName: null }, names(null, null, null)],
  ['the same full name changes nothing', JANE, { fullName: 'Jane Doe' }, JANE],
  ['a part makes the full name', JANE, { lastName: 'Roe' }, names('Jane Roe', 'Jane', 'Roe')],
  ['a part makes the full name that is sent as it is', JANE, { ...JANE, lastName: 'Roe' }, names('Jane Roe', 'Jane', 'Roe')],
  ['a part makes the full name that is sent as absent', JANE, { fullName: null, firstName: 'Joan' }, names('Joan Doe', 'Joan', 'Doe')],
  ['a part beside another full name leaves that', JANE, { fullName: 'Dr Joan Doe', firstName: 'Joan' }, names('Dr Joan Doe', 'Joan', 'Doe')],
  ['a first part replaces a full name', ACME, { firstName: 'Jane' }, names('Jane', 'Jane', null)],
  ['the same parts change nothing', { ...JANE, fullName: 'Dr Jane Doe' }, { firstName: 'Jane', lastName: 'Doe' }, { ...JANE, fullName: 'Dr Jane Doe' }],
  ['without parts the email names the contact', JANE, { firstName: null, lastName: null }, names('jane', null, null)],
  ['a change of no name changes no name', JANE, {}, JANE],
])('%s', (_what, before, change, after) => {
  const whole = { ...before, email: 'jane@example.com' };
  expect({ ...whole, ...agreeingNames(whole, change) }).toEqual({ ...after, email: 'jane@example.com' });
});

it('without parts and email no name is left; a new email counts', () => {
  expect(agreeingNames({ ...JANE, email: null }, { firstName: null, lastName: null })).toMatchObject({ fullName: null });
  expect(agreeingNames({ ...JANE, email: null }, { firstName: null, lastName: null, email: 'new@example.com' })).toMatchObject({ fullName: 'new' });
});
