/** Keeps secrets that must be readable again, such as those of subscriptions, encrypted at rest. */
export abstract class SecretBox {
  /** Encrypts. @param context what the secret belongs to; it opens only with the same */
  abstract seal(secret: string, context: string): Buffer;
  /** Decrypts. Throws if it was not sealed by one of the keys in use, or with another context. */
  abstract open(sealed: Buffer, context: string): string;
}
