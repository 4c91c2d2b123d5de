/** Keeps secrets that must be readable again, such as those of subscriptions, encrypted at rest. */
export abstract class SecretBox {
  /** Encrypts. @param context what the secret belongs to; it opens only with the same */
  abstract seal(secret: string, context: string): Buffer;
  /** Whether it was sealed by the key that seals now, as far as its id says. */
  abstract isNewest(sealed: Buffer): boolean;
  /** Decrypts. Throws if it was not sealed by one of the keys in use, or with another context. */
  abstract open(sealed: Buffer, context: string): string;
}
