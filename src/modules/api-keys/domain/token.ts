import { hash, randomInt } from 'node:crypto';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';
const LENGTH = 26;
const TOKEN = /^otk_[a-z0-9]{26}$/;

/** The length of the part of a token that is stored and shown (oratek.md, Authentication). */
const PREFIX_LENGTH = 12;

/** A new token: `otk_` and 26 characters from a CSPRNG, over 130 bits. */
export function newToken(): string {
  let token = 'otk_';
  for (let i = 0; i < LENGTH; i++) token += ALPHABET.charAt(randomInt(ALPHABET.length));
  return token;
}

/** Whether the text has a token's form. */
export function isToken(text: string): boolean {
  return TOKEN.test(text);
}

/** The stored form of a token: its SHA-256 as hex. The token has full entropy, so no slow hash is needed. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'hex');
}

/** The first characters, by which people tell their keys apart. */
export function prefixOf(token: string): string {
  return token.slice(0, PREFIX_LENGTH);
}
