import { issuerFault, readIssuer } from './issuer.js';

const faultOf = (value: unknown): string | undefined => issuerFault(readIssuer(value))?.code;

it.each(['https://login.example.com', 'https://login.example.com/', ' https://login.example.com/realms/acme ', 'https://login.example.com:8443', 'http://127.0.0.1:4000', 'http://localhost:4000/', 'http://[::1]:4000'])('%j is an issuer', (given) => {
  expect(faultOf(given)).toBeUndefined();
});

it.each([
  ['', 'blank'],
  [7, 'string'],
  ['login.example.com', 'format'],
  ['http://login.example.com', 'scheme'],
  ['http://127.0.0.1.example.com', 'scheme'],
  ['http://localhost.example.com', 'scheme'],
  ['ftp://login.example.com', 'format'],
  ['javascript:alert(1)', 'format'],
  ['https://login.example.com?tenant=1', 'format'],
  ['https://login.example.com/#top', 'format'],
  ['https://login.example.com/.well-known/openid-configuration', 'format'],
  [`https://login.example.com/${'x'.repeat(500)}`, 'max_length'],
])('%j is none', (given, code) => {
  expect(faultOf(given)).toBe(code);
});
