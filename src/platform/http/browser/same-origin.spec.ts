import { isFromElsewhere, mayBeForged } from './same-origin.js';

const OWN = ['https://crm.example.com', null];

describe.each(['POST', 'PUT', 'PATCH', 'DELETE', 'LOCK'])('%s', (method) => {
  it.each([
    [false, 'same-origin', undefined],
    [false, 'same-origin', 'https://evil.example'],
    [true, 'same-site', undefined],
    [true, 'cross-site', undefined],
    [true, 'none', undefined],
    [true, '', undefined],
    [true, 'same-origin, cross-site', undefined],
    [true, 'cross-site', 'https://crm.example.com'],
    [false, undefined, 'https://crm.example.com'],
    [true, undefined, 'http://crm.example.com'],
    [true, undefined, 'https://crm.example.com.evil.example'],
    [true, undefined, 'https://crm.example.com:8443'],
    [true, undefined, 'https://CRM.example.com'],
    [true, undefined, 'https://crm.example.com, https://evil.example'],
    [true, undefined, 'null'],
    [true, undefined, ''],
    [true, undefined, undefined],
  ])('may be forged: %p, with Sec-Fetch-Site %p and Origin %p', (expected, site, origin) => {
    expect(mayBeForged({ method, site, origin }, OWN)).toBe(expected);
  });
});

it.each(['GET', 'HEAD', 'OPTIONS'])('%s changes nothing, and a page of others learns nothing by it', (method) => {
  expect(mayBeForged({ method, site: 'cross-site', origin: 'https://evil.example' }, OWN)).toBe(false);
});

it('is from elsewhere where the browser says so', () => {
  expect(['cross-site', 'same-site', 'same-origin', 'none', undefined].map(isFromElsewhere)).toEqual([true, true, false, false, false]);
});
