import { Failure } from '../../../kernel/failure.js';
import { EMAIL_LENGTH, emailFault } from '../../../kernel/email.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { readText, type TextRules } from '../../../kernel/text-rules.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { User } from '../users.api.js';

/** The rules of a user's name. */
export const USER_NAME: TextRules = { max: 255, notBlank: true };

/** A new user. Throws `invalid` if the email is not one. */
export function createUser(orgId: OrgId, input: { email: string; role: User['role'] }, now: Timestamp): User {
  const email = readText(input.email, { max: EMAIL_LENGTH });
  const fault = emailFault(email);
  if (fault) throw new Failure('invalid', 'user_invalid', `The email ${fault.rule}.`, [{ path: ['email'], ...fault }]);
  return { orgId, id: newId(), email, name: nameOf(null, email), active: true, role: input.role, createdAt: now };
}

/** The name that a user is shown by: the local part of the email, unless another one is known. */
export function nameOf(name: string | null, email: string): string {
  return name ?? email.slice(0, email.lastIndexOf('@'));
}

/** The owner of a record is not a user of this organization. Another organization's user answers the same. */
export function ownerUnknown(): Failure {
  const rule = 'must be the id of a user of your organization';
  return new Failure('invalid', 'owner_unknown', `The owner ${rule}.`, [{ path: ['ownerId'], code: 'unknown_user', rule }]);
}

/** The organization already has a user with this email. */
export function userExists(): Failure {
  return new Failure('conflict', 'user_exists', 'The organization already has a user with this email.');
}
