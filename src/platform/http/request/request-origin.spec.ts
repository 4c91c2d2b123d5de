import type { IncomingMessage } from 'node:http';
import { originOf } from './request-origin.js';
import { TrustedProxies } from './trusted-proxies.js';

const proxies = new TrustedProxies(['10.0.0.1']);

function asked(headers: Readonly<Record<string, string>>, { from = '192.0.2.1', encrypted = false } = {}): string | null {
  return originOf({ headers, socket: { remoteAddress: from, encrypted } } as unknown as IncomingMessage, proxies);
}

it('is what the connection and Host say', () => {
  expect(asked({ host: 'crm.example' })).toBe('http://crm.example');
  expect(asked({ host: 'CRM.example:8443' }, { encrypted: true })).toBe('https://crm.example:8443');
  expect(asked({ host: '[::1]:3000' })).toBe('http://[::1]:3000');
  expect(asked({ host: '127.0.0.1:3000' })).toBe('http://127.0.0.1:3000');
});

it('is what a trusted proxy forwards, its own values alone', () => {
  const from = '10.0.0.1';
  expect(asked({ host: 'app:3000', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'crm.example' }, { from })).toBe('https://crm.example');
  expect(asked({ host: 'crm.example', 'x-forwarded-proto': 'https' }, { from })).toBe('https://crm.example');
  expect(asked({ host: 'app', 'x-forwarded-proto': 'http, https', 'x-forwarded-host': 'evil.example, crm.example' }, { from })).toBe('https://crm.example');
});

it('is not known where a proxy that is not trusted forwards', () => {
  expect(asked({ host: 'crm.example', 'x-forwarded-host': 'evil.example' })).toBeNull();
  expect(asked({ host: 'crm.example', 'x-forwarded-proto': 'https' })).toBeNull();
  expect(asked({ host: 'crm.example', forwarded: 'proto=https' })).toBeNull();
});

it.each(['', 'a b', 'crm.example/path', 'user@crm.example', "crm.example'", 'crm.example:port', '{origin}', '$ref', '-crm', 'crm.example#x', 'a'.repeat(300)])('is not known with the host %j', (host) => {
  expect(asked({ host })).toBeNull();
});

it('is not known without a host', () => {
  expect(asked({})).toBeNull();
});
