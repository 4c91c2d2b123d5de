import { domainOf, readClaims } from './vouched.js';

const TOKEN = { iss: 'https://login.example', sub: 'jane-1' };
const emailOf = (claims: object, userInfo: Record<string, unknown> | null = null): string | null | undefined => readClaims({ ...TOKEN, ...claims }, userInfo)?.email;

it.each([[true], ['true'], [1], ['1']])('an address whose email_verified is %j is verified', (verified) => {
  expect(emailOf({ email: 'jane@acme.example', email_verified: verified })).toBe('jane@acme.example');
});

it.each([[false], ['false'], [0], [null], [undefined], ['yes'], [{}]])('an address whose email_verified is %j is not', (verified) => {
  expect(emailOf({ email: 'jane@acme.example', email_verified: verified })).toBeNull();
});

it('takes the word of Entra ID that the domain is the tenant\'s, unless email_verified speaks against it', () => {
  expect(emailOf({ email: 'jane@acme.example', xms_edov: true })).toBe('jane@acme.example');
  expect(emailOf({ email: 'jane@acme.example', xms_edov: '1' })).toBe('jane@acme.example');
  expect(emailOf({ email: 'jane@acme.example', xms_edov: false })).toBeNull();
  expect(emailOf({ email: 'jane@acme.example', xms_edov: true, email_verified: false })).toBeNull();
});

it('believes Google only of addresses that it hosts', () => {
  const google = { iss: 'https://accounts.google.com', email_verified: true };
  expect(emailOf({ ...google, email: 'jane@acme.example' })).toBeNull();
  expect(emailOf({ ...google, email: 'jane@acme.example', hd: 'acme.example' })).toBe('jane@acme.example');
  expect(emailOf({ ...google, email: 'jane@gmail.com' })).toBe('jane@gmail.com');
});

it.each([['jane'], ['jane@acme'], ['jane@acme.example, boss@acme.example'], ['"jane"@acme.example'], ['jane@acme.example\u0000'], [7], [['jane@acme.example']]])('%j is no address', (email) => {
  expect(emailOf({ email, email_verified: true })).toBeNull();
});

it('never joins an address of one source with the verification of another', () => {
  expect(emailOf({ email: 'boss@acme.example' }, { email: 'jane@acme.example', email_verified: true })).toBeNull();
  expect(emailOf({ email_verified: true }, { email: 'jane@acme.example' })).toBeNull();
  expect(emailOf({}, { email: 'jane@acme.example', email_verified: true })).toBe('jane@acme.example');
});

it.each([[undefined], [''], ['x'.repeat(256)], ['jané'], ['a\nb'], [7]])('%j is no subject', (sub) => {
  expect(readClaims({ ...TOKEN, sub }, null)).toBeNull();
});

it('takes a name that could be one', () => {
  expect(readClaims({ ...TOKEN, name: ' Jane ' }, null)?.name).toBe('Jane');
  expect(readClaims(TOKEN, { name: 'Jane' })?.name).toBe('Jane');
  for (const name of ['', ' ', 'a\nb', 'x'.repeat(256), 7]) expect(readClaims({ ...TOKEN, name }, null)?.name).toBeNull();
});

it('compares domains as email_domains has them', () => {
  expect([domainOf('Jane@ACME.example'), domainOf('jane@bücher.example'), domainOf('jane@sub.acme.example')]).toEqual(['acme.example', 'xn--bcher-kva.example', 'sub.acme.example']);
});
