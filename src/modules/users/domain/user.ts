import { DomainError } from '../../../kernel/domain-error.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { User } from '../users.api.js';

/** Enough to catch a slip of the keyboard; whether mail arrives is another matter. */
const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** A new user. Throws `invalid` if the email is not one. */
export function createUser(orgId: OrgId, input: { email: string; role: User['role'] }, now: Timestamp): User {
  const email = input.email.trim();
  if (email.length > 254 || !EMAIL.test(email)) {
    const message = `The email must be an address such as jane@example.com, but is "${email}".`;
    throw new DomainError('invalid', 'user_invalid', message, [{ field: 'email', code: 'email', message }]);
  }
  return { orgId, id: newId(), email, role: input.role, createdAt: now };
}

/** The organization already has a user with this email. */
export function userExists(): DomainError {
  return new DomainError('conflict', 'user_exists', 'The organization already has a user with this email.');
}
