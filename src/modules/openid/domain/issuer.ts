import { isLoopbackHost } from '../../../kernel/loopback.js';
import { readText, textFault, type TextFault } from '../../../kernel/text-rules.js';
import { PROVIDER_TEXTS } from './openid-provider.js';

/** The issuer as it was given: it is compared character by character. */
export function readIssuer(value: unknown): unknown {
  return readText(value, PROVIDER_TEXTS.issuer);
}

/**
 * The fault of an issuer (OpenID Connect Discovery 1.0, section 2): an https URL without query and fragment. Plain HTTP is for a provider
 * on this machine alone, where nobody can change an answer on its way.
 */
export function issuerFault(value: unknown): TextFault | null {
  const fault = textFault(value, PROVIDER_TEXTS.issuer);
  if (fault) return fault;
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return { code: 'format', rule: 'must be the https URL of the provider, such as https://login.example.com' };
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) return { code: 'scheme', rule: 'must begin with https://' };
  if (/[?#]/.test(text)) return { code: 'format', rule: 'must have neither a query nor a fragment: it is the part before /.well-known/openid-configuration' };
  if (text.includes('/.well-known/')) return { code: 'format', rule: 'must be the part before /.well-known/openid-configuration' };
  return null;
}
