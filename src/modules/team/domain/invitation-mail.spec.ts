import { invitationText } from './invitation-mail.js';

const MAIL = { to: 'jane@acme.example', organization: 'Acme', invitedBy: 'boss@acme.example', link: 'https://crm.example/account/link/a' };

it('says who invites to what, and how to come in', () => {
  expect(invitationText(MAIL)).toEqual({
    subject: 'Your invitation to Acme',
    text: 'boss@acme.example has invited you to Acme on OraTek. Sign in here within 7 days; the link works once:\nhttps://crm.example/account/link/a\n\nIf you expected no invitation, you need not do anything.\n',
  });
  expect(invitationText({ ...MAIL, invitedBy: null }).text).toMatch(/^You are invited to Acme on OraTek\./);
});

it('keeps the name of an organization in its line', () => {
  expect(invitationText({ ...MAIL, organization: 'Acme\r\nBcc: x' }).subject).toBe('Your invitation to Acme Bcc: x');
});
