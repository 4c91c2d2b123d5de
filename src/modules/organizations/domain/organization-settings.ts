import { emailFault } from '../../../kernel/email.js';
import { readText, textFault, type TextFault } from '../../../kernel/text-rules.js';

/** The rules of an organization's name, and of the texts that an admin sets. */
export const ORGANIZATION_NAME = { max: 255, notBlank: true } as const;
export const TIME_ZONE = { max: 64, notBlank: true } as const;
export const CURRENCY = { max: 3, notBlank: true } as const;
export const SUPPORT_ADDRESS = { max: 255 } as const;

const TIME_ZONES: ReadonlyMap<string, string> = new Map(['UTC', ...Intl.supportedValuesOf('timeZone')].map((name) => [name.toLowerCase(), name]));
const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** The time zone in the spelling of its database; an unknown one, and an alias such as `Asia/Kolkata`, as it was given. */
export function readTimeZone(value: unknown): unknown {
  const text = readText(value, TIME_ZONE);
  return typeof text === 'string' ? (TIME_ZONES.get(text.toLowerCase()) ?? text) : text;
}

/** The fault of a time zone that `readTimeZone` has read. */
export function timeZoneFault(value: unknown): TextFault | null {
  return textFault(value, TIME_ZONE) ?? (isTimeZone(String(value)) ? null : { code: 'time_zone', rule: 'must be the name of a time zone in the IANA database, such as Europe/Berlin or UTC' });
}

/** An offset such as `+02:00` is none: it does not follow summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

/** The currency in capitals. */
export function readCurrency(value: unknown): unknown {
  const text = readText(value, CURRENCY);
  return typeof text === 'string' ? text.toUpperCase() : text;
}

/** The fault of a currency that `readCurrency` has read. */
export function currencyFault(value: unknown): TextFault | null {
  const fault = typeof value === 'string' ? null : textFault(value, CURRENCY);
  return fault ?? (CURRENCIES.has(String(value)) ? null : { code: 'currency', rule: 'must be a currency code of ISO 4217, such as USD or EUR' });
}

/** The fault of an address for help, which people write to or open: an email address or an https URL. */
export function supportAddressFault(value: unknown): TextFault | null {
  const fault = textFault(value, SUPPORT_ADDRESS);
  if (fault) return fault;
  const address = String(value);
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) {
    return emailFault(address) ? { code: 'support_address', rule: 'must be an email address, such as help@example.com, or a URL that begins with https://' } : null;
  }
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:' || !url.hostname.includes('.')) return { code: 'support_address', rule: 'must be an email address, or a whole URL that begins with https://, such as https://help.example.com' };
  return url.username === '' && url.password === '' ? null : { code: 'support_address', rule: 'must not contain a user name or password' };
}
