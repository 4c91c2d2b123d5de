import fc from 'fast-check';
import { domainFault, normalDomain } from './domain-name.js';

const LONGEST = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(58)}.ex`;

it.each([
  ['acme.com', 'acme.com'],
  ['ACME.com', 'acme.com'],
  [' \u200bacme.com\ufeff\r\n', 'acme.com'],
  ['https://www.acme.com/x', 'acme.com'],
  ['HTTP://Acme.com', 'acme.com'],
  ['//acme.com/x', 'acme.com'],
  ['ftp://acme.com', 'acme.com'],
  ['acme.com/about?x=1#y', 'acme.com'],
  ['acme.com?x=https://other.com', 'acme.com'],
  ['acme.com#www.other.com', 'acme.com'],
  ['https://acme.com\\other.com', 'acme.com'],
  ['acme.com:8443', 'acme.com'],
  ['acme.com:', 'acme.com'],
  ['https://acme.com:443/x:y', 'acme.com'],
  ['https://jane:secret@acme.com/x', 'acme.com'],
  ['https://a@b@acme.com', 'acme.com'],
  ['https://acme.com/@jane', 'acme.com'],
  ['acme.com.', 'acme.com'],
  ['acme.com.:443', 'acme.com'],
  ['acme.com\u3002', 'acme.com'],
  ['www.acme.com', 'acme.com'],
  ['WWW.acme.com', 'acme.com'],
  ['www.www.acme.com', 'acme.com'],
  ['www.com', 'www.com'],
  ['www.co.uk', 'co.uk'],
  ['wwwacme.com', 'wwwacme.com'],
  ['shop.acme.com', 'shop.acme.com'],
  ['m\u00fcller.de', 'xn--mller-kva.de'],
  ['mu\u0308ller.de', 'xn--mller-kva.de'],
  ['XN--MLLER-KVA.de', 'xn--mller-kva.de'],
  ['https://www.M\u00dcLLER.de/', 'xn--mller-kva.de'],
  ['\u4f8b\u3048\u3002\u30c6\u30b9\u30c8', 'xn--r8jz45g.xn--zckzah'],
  ['\uff41cme.com', 'acme.com'],
  ['1.2.3.example', '1.2.3.example'],
  [LONGEST, LONGEST],
  [`https://www.${LONGEST}`, null],
])('%j is %j', (text, domain) => {
  expect(normalDomain(text)).toBe(domain);
});

it.each([
  ['nothing', ''],
  ['blank', ' \u200b'],
  ['one label', 'localhost'],
  ['one label behind www', 'www.'],
  ['a scheme alone', 'https://'],
  ['a scheme without slashes', 'mailto:jane@acme.com'],
  ['an email address', 'jane@acme.com'],
  ['a path alone', '/acme.com'],
  ['an empty label', 'acme..com'],
  ['a dot first', '.acme.com'],
  ['two dots last', 'acme.com..'],
  ['a hyphen first', '-acme.com'],
  ['a hyphen last', 'acme-.com'],
  ['an underscore', 'ac_me.com'],
  ['white space inside', 'acme inc.com'],
  ['a control', 'acme\u0000.com'],
  ['a line break', 'acme.com\nother.com'],
  ['an escape', 'ac%6de.com'],
  ['an escape in full width', 'ac\uff056de.com'],
  ['a slash in full width', 'acme.com\uff0fx'],
  ['a port that is no number', 'acme.com:https'],
  ['a port of six digits', 'acme.com:123456'],
  ['an address', '127.0.0.1'],
  ['an address with a port', 'http://127.0.0.1:80/'],
  ['a short address', '127.1'],
  ['a number', '2130706433'],
  ['a hexadecimal address', '0x7f.1'],
  ['an address of IPv6', 'http://[::1]/'],
  ['punycode that is none', 'xn--a.com'],
  ['a last label of one letter', 'acme.c'],
  ['a last label of digits', 'acme.123'],
  ['a label of 64 letters', `${'x'.repeat(64)}.com`],
  ['254 characters', `d${LONGEST}`],
  ['half of a surrogate pair', 'acme\ud800.com'],
  ['a sentence', 'Acme, Inc.'],
])('%s is no domain', (_what, text) => {
  expect([normalDomain(text), domainFault(text) !== null]).toEqual([null, true]);
});

it('says which rule a text breaks', () => {
  expect(domainFault('Acme')).toEqual({ code: 'domain', rule: 'must be a domain, such as acme.com' });
  expect(domainFault('')).toEqual({ code: 'blank', rule: 'must not be blank' });
  expect(domainFault(7)).toEqual({ code: 'string', rule: 'must be a string' });
  expect(domainFault('a/'.repeat(1100))).toMatchObject({ code: 'max_length' });
  expect(domainFault('https://acme.com/x')).toBeNull();
});

it('leaves a normalised domain as it is, and whatever is written around it makes no other', () => {
  const written = fc.tuple(fc.constantFrom('', 'www.', 'WWW.', 'https://', 'http://www.', '//', 'https://user:pass@'), fc.domain(), fc.constantFrom('', '.', ':80', '/', '/x?y#z', '.:8080/'));
  fc.assert(
    fc.property(written, ([before, domain, after]) => {
      const normal = normalDomain(domain);
      fc.pre(normal !== null);
      expect(normalDomain(normal ?? '')).toBe(normal);
      expect(normalDomain(`${before}${domain.toUpperCase()}${after}`)).toBe(normal);
    }),
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'aW.w:/@-1\u00fc\u3002\u200b') })), (text) => {
      const normal = normalDomain(text);
      expect(normal === null || normalDomain(normal)).toBe(normal ?? true);
    }),
    { numRuns: 2000 },
  );
});
