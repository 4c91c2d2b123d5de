import { domainToASCII } from 'node:url';
import { normalizeText } from './text.js';
import { type TextFault, textFault } from './text-rules.js';

/** In characters, of a domain in its ASCII form. */
export const DOMAIN_LENGTH = 253;

/** In characters, of a text that names a domain: an address of the web is accepted as well. */
export const DOMAIN_TEXT = { max: 2048 };

/** Checked before IDNA: no ASCII character that a URL parser would read as a port, a path, an escape or the like. */
const DOMAIN = /^[A-Za-z0-9\u0080-\u{10ffff}.-]+$/u;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

const SCHEME = /^(?:[a-z][a-z0-9+.-]*:)?\/\//i;
const PORT = /:\d{0,5}$/;

/** The domain as DNS has it, in lower case, or null if the text is none. It has at least two labels. */
export function asciiDomain(text: string): string | null {
  if (!DOMAIN.test(text)) return null;
  // It is empty where IDNA does not allow a character. A number, such as 127.1, becomes an address, which the last label gives away.
  const ascii = domainToASCII(text);
  if (ascii.length > DOMAIN_LENGTH) return null;
  const labels = ascii.split('.');
  const last = labels.at(-1) ?? '';
  return labels.length > 1 && labels.every((label) => LABEL.test(label)) && last.length > 1 && !/^\d+$/.test(last) ? ascii : null;
}

/**
 * The normalised domain that a text names, by which accounts are identified (octolane.md, Accounts, contacts, notes): trimmed, in lower
 * case, in punycode, without scheme, user, port, path, `www.` and the dot at its end. Null if the text names no domain.
 * `https://www.acme.com/x` and `ACME.com` are both `acme.com`.
 */
export function normalDomain(text: string): string | null {
  const trimmed = normalizeText(text, DOMAIN_TEXT.max);
  const scheme = SCHEME.exec(trimmed)?.[0] ?? '';
  const [authority = ''] = trimmed.slice(scheme.length).split(/[/?#\\]/, 1);
  // Only the address of a page has a user: `jane@acme.com` by itself is an email address.
  const host = (scheme === '' ? authority : authority.slice(authority.lastIndexOf('@') + 1)).replace(PORT, '');
  const domain = asciiDomain(host.replace(/[.\u3002\uff0e\uff61]$/u, ''));
  return domain === null ? null : withoutWww(domain);
}

/** `www.com` is a domain itself. */
function withoutWww(domain: string): string {
  const rest = domain.startsWith('www.') ? domain.slice(4) : '';
  return rest.includes('.') ? withoutWww(rest) : domain;
}

/** The fault of a text that has to name a domain, read by `readText`. */
export function domainFault(value: unknown): TextFault | null {
  return textFault(value, { ...DOMAIN_TEXT, notBlank: true }) ?? (normalDomain(String(value)) === null ? { code: 'domain', rule: 'must be a domain, such as acme.com' } : null);
}
