/** Keeps secrets that must be readable again, such as those of subscriptions, encrypted at rest. */
export abstract class SecretBox {
  /** Encrypts. @param context the owner of the secret; decryption needs the same */
  abstract seal(secret: string, context: string): Buffer;
  /** Whether it was sealed with the newest key, judged by the key id alone. */
  abstract isNewest(sealed: Buffer): boolean;
  /** Decrypts. Throws if no configured key sealed it, or with another context. */
  abstract open(sealed: Buffer, context: string): string;
}
