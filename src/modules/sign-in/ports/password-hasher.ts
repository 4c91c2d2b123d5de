/** Hashes passwords slowly, a few at a time. Passwords are those of `readPassword`. */
export abstract class PasswordHasher {
  /** The hash to store, with its parameters and salt. Throws `unavailable` if too many wait. */
  abstract hash(password: string): Promise<string>;
  /** Whether the password has this hash; with null, which no password has, it does the same work. Throws `unavailable` if too many wait. */
  abstract verify(password: string, hash: string | null): Promise<boolean>;
  /** Whether the hash was made with weaker parameters than those of today. */
  abstract isOutdated(hash: string): boolean;
}
