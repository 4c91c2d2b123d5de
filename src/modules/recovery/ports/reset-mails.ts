import type { Recovery } from '../domain/reset-mail.js';

/** The mail with links to new passwords. */
export abstract class ResetMails {
  abstract send(email: string, recoveries: readonly Recovery[]): void;
  /** Where the people of an organization sign in by its provider. */
  abstract providerPageOf(slug: string): string;
}
