import { currencyFault, readCurrency, readTimeZone, supportAddressFault, timeZoneFault } from './organization-settings.js';

it.each([['UTC', 'UTC'], ['utc', 'UTC'], [' europe/berlin ', 'Europe/Berlin'], ['America/Argentina/Buenos_Aires', 'America/Argentina/Buenos_Aires'], ['Asia/Kolkata', 'Asia/Kolkata'], ['Asia/Calcutta', 'Asia/Calcutta']])('%j is the time zone %s', (given, kept) => {
  expect(readTimeZone(given)).toBe(kept);
  expect(timeZoneFault(readTimeZone(given))).toBeNull();
});

it.each(['', 'Berlin', 'Europe/Nowhere', '+02:00', 'UTC+2', '2', 'Europe/Berlin\u0000', 5, 'x'.repeat(65)])('%j is no time zone', (given) => {
  expect(timeZoneFault(readTimeZone(given))).not.toBeNull();
});

it.each([['USD', 'USD'], [' eur ', 'EUR'], ['JPY', 'JPY']])('%j is the currency %s', (given, kept) => {
  expect(readCurrency(given)).toBe(kept);
  expect(currencyFault(readCurrency(given))).toBeNull();
});

it.each(['', 'US', 'USDD', 'ZZZ', '$', 840])('%j is no currency', (given) => {
  expect(currencyFault(readCurrency(given))).not.toBeNull();
});

it.each(['help@example.com', 'https://help.example.com', 'https://example.com/support?from=crm#form', 'HTTPS://EXAMPLE.COM'])('%s is an address for help', (given) => {
  expect(supportAddressFault(given)).toBeNull();
});

it.each(['help', 'help@', 'http://example.com', 'https://', 'https://localhost', 'https://user:word@example.com', 'javascript:alert(1)', 'mailto:help@example.com', `https://example.com/${'x'.repeat(255)}`, 7])('%s is none', (given) => {
  expect(supportAddressFault(given)).not.toBeNull();
});
