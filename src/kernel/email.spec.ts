import { EMAIL_LENGTH, emailFault, emailKey } from './email.js';
import { readText } from './text-rules.js';

const rules = { max: EMAIL_LENGTH };
const faultOf = (text: string): string | null => emailFault(readText(text, rules))?.rule ?? null;

const LONGEST_DOMAIN = `${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(57)}.ex`;

it.each([
  ['jane@example.com', 'jane@example.com'],
  ['Jane.Doe+tag@Sub.Example.COM', 'Jane.Doe+tag@Sub.Example.COM'],
  [' \u200bjane@example.com\ufeff\r\n', 'jane@example.com'],
  ["o'brien_{a|b}~!#$%&*/=?^`@example.com", "o'brien_{a|b}~!#$%&*/=?^`@example.com"],
  ['jose\u0301@example.com', 'jos\u00e9@example.com'],
  ['\u7528\u6237@\u4f8b\u3048.\u30c6\u30b9\u30c8', '\u7528\u6237@\u4f8b\u3048.\u30c6\u30b9\u30c8'],
  ['a@stra\u00dfe.de', 'a@stra\u00dfe.de'],
  ['a@xn--9ca.com', 'a@xn--9ca.com'],
  ['\u{1f600}@example.com', '\u{1f600}@example.com'],
  ['a@1.2.3.example', 'a@1.2.3.example'],
  [`${'l'.repeat(64)}@${LONGEST_DOMAIN}`, `${'l'.repeat(64)}@${LONGEST_DOMAIN}`],
])('takes %j', (text, address) => {
  expect([readText(text, rules), faultOf(text)]).toEqual([address, null]);
});

it.each([
  ['nothing', 'the @ is missing', ''],
  ['no @', 'the @ is missing', 'jane.example.com'],
  ['two @', 'more than one @', 'a@b@example.com'],
  ['a full-width @', 'the @ is missing', 'jane\uff20example.com'],
  ['no local part', 'nothing stands before', '@example.com'],
  ['no domain', 'nothing stands after', 'jane@'],
  ['a quoted local part', 'white space or invisible', '"jane doe"@example.com'],
  ['a header in a quoted local part', 'control characters', '"\r\nBcc: x@example.org"@example.com'],
  ['CR LF inside', 'control characters', 'jane\r\n@example.com'],
  ['a NUL', 'NUL', 'jane\0@example.com'],
  ['a control at the end', 'control characters', 'jane@example.com\u0007'],
  ['white space inside', 'white space or invisible', 'jane doe@example.com'],
  ['a no-break space', 'white space or invisible', 'jane@exa\u00a0mple.com'],
  ['a zero width space inside', 'white space or invisible', 'jane@exam\u200bple.com'],
  ['a soft hyphen inside', 'white space or invisible', 'ja\u00adne@example.com'],
  ['a mark of direction', 'white space or invisible', 'jane\u202e@example.com'],
  ['a variation selector', 'white space or invisible', 'jane\ufe0f@example.com'],
  ['a Hangul filler', 'white space or invisible', 'jane\u3164@example.com'],
  ['half of a surrogate pair', 'well-formed', 'jane\ud800@example.com'],
  ['a name beside it', 'white space or invisible', 'Jane <jane@example.com>'],
  ['two addresses', 'more than one @', 'a@example.com,b@example.com'],
  ['a dot first', 'a dot must stand between', '.jane@example.com'],
  ['a dot last', 'a dot must stand between', 'jane.@example.com'],
  ['two dots in a row', 'a dot must stand between', 'ja..ne@example.com'],
  ['parentheses', '( must not stand before', 'jane(x)@example.com'],
  ['a domain of one label', 'has no dot', 'jane@localhost'],
  ['a domain that ends with a dot', 'no valid domain', 'jane@example.com.'],
  ['an empty label', 'no valid domain', 'jane@example..com'],
  ['a label with a hyphen first', 'no valid domain', 'jane@-example.com'],
  ['a label with a hyphen last', 'no valid domain', 'jane@example-.com'],
  ['an underscore in the domain', 'no valid domain', 'jane@exa_mple.com'],
  ['a port', 'no valid domain', 'jane@example.com:25'],
  ['a path', 'no valid domain', 'jane@example.com/x'],
  ['an escape', 'no valid domain', 'jane@ex%61mple.com'],
  ['an escape in full width', 'no valid domain', 'jane@ex\uff0561mple.com'],
  ['a slash in full width', 'no valid domain', 'jane@example.com\uff0fx'],
  ['an address', 'no valid domain', 'jane@127.0.0.1'],
  ['a number', 'no valid domain', 'jane@127.1'],
  ['a hexadecimal number', 'no valid domain', 'jane@0x7f.1'],
  ['an address in brackets', 'no valid domain', 'jane@[127.0.0.1]'],
  ['an address of IPv6', 'has no dot', 'jane@[IPv6:::1]'],
  ['punycode that is none', 'no valid domain', 'jane@xn--a.com'],
  ['a last label of one letter', 'no valid domain', 'jane@example.c'],
  ['a label of 64 letters', 'no valid domain', `jane@${'x'.repeat(64)}.com`],
  ['a local part of 65 octets', 'more than 64 bytes', `${'l'.repeat(65)}@example.com`],
  ['a local part of 66 octets in 33 letters', 'more than 64 bytes', `${'\u00e9'.repeat(33)}@example.com`],
  ['255 characters', 'at most 254 characters', `${'l'.repeat(60)}@${'d'.repeat(63)}.${'d'.repeat(63)}.${'d'.repeat(63)}.ex`],
  ['quotes without white space', 'quotes are not taken', '"jane"@example.com'],
  ['a line separator', 'control characters', 'jane\u2028@example.com'],
])('refuses %s, and says: %s', (_what, reason, text) => {
  expect(faultOf(text)).toContain(reason);
});

it.each([
  ['jane@example.com', 'JANE@EXAMPLE.COM'],
  ['jane@example.com', ' jane@example.com\u200b'],
  ['jos\u00e9@example.com', 'JOSE\u0301@example.com'],
  ['a@b\u00fccher.de', 'a@xn--bcher-kva.de'],
  ['a@B\u00dcCHER.de', 'a@xn--bcher-kva.DE'],
  ['a@example.com', 'a@\uff45xample.com'],
  ['\u0130@example.com', 'i\u0307@example.com'],
  ['\u212a@example.com', 'k@example.com'],
  ['\u1e9e@example.com', '\u00df@example.com'],
  ['\u039f\u0394\u039f\u03a3@example.com', '\u03bf\u03b4\u03bf\u03c2@example.com'],
  ['\u03bf\u03b4\u03bf\u03c3@example.com', '\u03bf\u03b4\u03bf\u03c2@example.com'],
])('%j and %j are one address', (one, other) => {
  expect(emailKey(one)).toBe(emailKey(other));
});

it.each([
  ['jane@example.com', 'jane+x@example.com'],
  ['jane@example.com', 'j.ane@example.com'],
  ['jose@example.com', 'jos\u00e9@example.com'],
  ['\u0131@example.com', 'i@example.com'],
  ['\u017f@example.com', 's@example.com'],
  ['a@stra\u00dfe.de', 'a@strasse.de'],
])('%j and %j are two addresses', (one, other) => {
  expect(emailKey(one)).not.toBe(emailKey(other));
});

it('makes a key of what is no address any more, and the same one when it is asked again', () => {
  for (const text of ['"Jane Doe"@Example.com', 'no address', 'a@b@Example.COM', '@', 'A@EXA_MPLE.com', 'x@\ud800']) {
    const key = emailKey(text);
    expect(emailKey(key)).toBe(key);
    expect(emailKey(text.toUpperCase())).toBe(key);
  }
});
