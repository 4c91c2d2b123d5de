import { resetMail } from './reset-mail.js';

it('lists each organization, and has no link for one without passwords', () => {
  const { subject, text } = resetMail([
    { organization: 'Acme', link: 'https://crm.example/account/link/a', providerPage: 'https://crm.example/account/sign-in?organization=acme' },
    { organization: 'Globex', link: null, providerPage: 'https://crm.example/account/sign-in?organization=globex' },
  ]);
  expect(subject).toBe('A new password for OraTek');
  expect(text).toContain('Acme: choose a new password here, within 24 hours. The link works once:\nhttps://crm.example/account/link/a\n');
  expect(text).toContain('Globex: this organization has no passwords. Sign in with its provider:\nhttps://crm.example/account/sign-in?organization=globex\n');
});

it('keeps the name of an organization in its line', () => {
  expect(resetMail([{ organization: 'Acme\n\nhttps://evil.example', link: 'https://crm.example/l', providerPage: '' }]).text).toContain('Acme https://evil.example: choose');
});
