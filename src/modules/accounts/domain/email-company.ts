import { normalDomain } from '../../../kernel/domain-name.js';
import { emailKey } from '../../../kernel/email.js';

/** The normalised domain of an email address; null if the text behind its @ is none. */
export function domainOfEmail(email: string): string | null {
  const key = emailKey(email);
  return normalDomain(key.slice(key.lastIndexOf('@') + 1));
}
