import { hash, randomBytes } from 'node:crypto';

const BYTES = 32;
const TOKEN = /^[\w-]{43}$/;

/** A new token of a session, a link or a choice, from a CSPRNG: 256 bits in base64url. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** Whether the text has the form of such a token: anything else is looked up nowhere. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** SHA-256 in hex, which is all that is stored: a token has full entropy, so a slow hash would protect nothing. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}
