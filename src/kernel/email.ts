import { asciiDomain } from './domain-name.js';
import { hasInvisible, normalizeText } from './text.js';
import { type TextFault, textFault } from './text-rules.js';

/** In characters, of the address as it is shown. */
export const EMAIL_LENGTH = 254;
/** Octets of the local part (RFC 5321, 4.5.3.1.1). */
const LOCAL_LENGTH = 64;

/** A character of an atom (RFC 5322, 3.2.3), and whatever is beyond ASCII (RFC 6532). */
const LOCAL = /^[\w!#$%&'*+/=?^`{|}~\u0080-\u{10ffff}.-]$/u;

/**
 * The fault of an address that `readText` has read (oratek.md, Text): `local@domain` with at most 254 characters, no
 * quoted local part, and neither white space nor controls nor invisible characters. The domain has at least two labels
 * and is valid by IDNA.
 */
export function emailFault(value: unknown): TextFault | null {
  const fault = textFault(value, { max: EMAIL_LENGTH });
  if (fault) return fault;
  const address = String(value);
  if (hasInvisible(address)) return { code: 'email', rule: 'must not contain white space or invisible characters, except at its ends' };
  const reason = partsFault(address);
  return reason === null ? null : { code: 'email', rule: `must be an email address, such as jane@example.com: ${reason}` };
}

/** The fault of the parts of an address. */
function partsFault(address: string): string | null {
  if (address.includes('"')) return 'quotes are not taken';
  const [local = '', domain, ...more] = address.split('@');
  if (domain === undefined) return 'the @ is missing';
  if (more.length > 0) return 'there is more than one @';
  if (local === '') return 'nothing stands before the @';
  if (domain === '') return 'nothing stands after the @';
  const foreign = Array.from(local).find((character) => !LOCAL.test(character));
  if (foreign !== undefined) return `${foreign} must not stand before the @`;
  if (local.split('.').includes('')) return 'before the @, a dot must stand between two other characters';
  if (Buffer.byteLength(local) > LOCAL_LENGTH) return `more than ${LOCAL_LENGTH} bytes of UTF-8 stand before the @`;
  if (!domain.includes('.')) return 'the domain after the @ has no dot';
  return asciiDomain(domain) === null ? 'what stands after the @ is no valid domain' : null;
}

/**
 * The identity of an address: two addresses reach the same person exactly if their keys are equal. It is the address in
 * lower case, its domain in ASCII. Every comparison of addresses, and every column that holds an address to be compared,
 * takes both sides from here: Postgres lower-cases some letters otherwise.
 *
 * It takes any text, also an address that `emailFault` refuses today but a row still holds.
 */
export function emailKey(email: string): string {
  const address = normalizeText(email);
  const at = address.lastIndexOf('@');
  if (at < 0) return toLower(address);
  const domain = address.slice(at + 1);
  return `${toLower(address.slice(0, at))}@${asciiDomain(domain) ?? toLower(domain)}`;
}

/** Lower case of each letter by itself: JavaScript turns Σ into σ or ς depending on its neighbours. */
function toLower(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
}
