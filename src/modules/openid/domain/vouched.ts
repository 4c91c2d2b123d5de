import { asciiDomain } from '../../../kernel/domain-name.js';
import { EMAIL_LENGTH, emailFault, emailKey } from '../../../kernel/email.js';
import { readText, textFault } from '../../../kernel/text-rules.js';

/** What a provider vouches for, after all checks of its answer. */
export interface Vouched {
  /** As the token names it. */
  readonly issuer: string;
  /** The person's identifier at the issuer, which never becomes another person's. */
  readonly subject: string;
  /** An address that the provider has verified to be the person's; null if it says of none. */
  readonly email: string | null;
  readonly name: string | null;
}

/** Of a subject, by OpenID Connect Core 1.0, section 2: at most 255 ASCII characters. */
const SUBJECT = /^[\x20-\x7e]{1,255}$/;
const GOOGLE = 'https://accounts.google.com';
const NAME = { max: 255, notBlank: true } as const;

/**
 * Reads the claims of a token, and those of the endpoint of the person's data if the token has no address. Null if the subject cannot be
 * one. An address and the claim that it is verified are taken from one and the same source.
 */
export function readClaims(token: Readonly<Record<string, unknown>>, userInfo: Readonly<Record<string, unknown>> | null): Vouched | null {
  const { iss: issuer, sub: subject } = token;
  if (typeof issuer !== 'string' || typeof subject !== 'string' || !SUBJECT.test(subject)) return null;
  const source = typeof token['email'] === 'string' ? token : (userInfo ?? {});
  const name = readText(token['name'] ?? userInfo?.['name'], NAME);
  return { issuer, subject, email: verifiedEmail(issuer, source), name: typeof name === 'string' && !textFault(name, NAME) ? name : null };
}

/** The domain of an address, as `email_domains` has it; null if it has none that is valid. */
export function domainOf(email: string): string | null {
  return asciiDomain(emailKey(email).split('@')[1] ?? '');
}

function verifiedEmail(issuer: string, claims: Readonly<Record<string, unknown>>): string | null {
  const email = readText(claims['email'], { max: EMAIL_LENGTH });
  if (typeof email !== 'string' || emailFault(email) || !isVerified(claims)) return null;
  // Google verifies a foreign address once and vouches for it ever after; only for those that it hosts does it know who has them now.
  if (issuer === GOOGLE && typeof claims['hd'] !== 'string' && !emailKey(email).endsWith('@gmail.com')) return null;
  return email;
}

/** `xms_edov` is what Entra ID says instead: that the domain of the address belongs to the person's tenant. Some providers send words. */
function isVerified({ email_verified: verified, xms_edov: ownsDomain }: Readonly<Record<string, unknown>>): boolean {
  const isTrue = (claim: unknown): boolean => claim === true || claim === 'true' || claim === 1 || claim === '1';
  return verified === undefined ? isTrue(ownsDomain) : isTrue(verified);
}
