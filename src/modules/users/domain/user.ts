import { Aggregate } from '../../../kernel/aggregate.js';
import { EMAIL_LENGTH, emailFault } from '../../../kernel/email.js';
import type { Issue } from '../../../kernel/failure.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { readText, textFault } from '../../../kernel/text-rules.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { User, UserChange, UserRole } from '../users.api.js';
import { USER_NAME } from './user-name.js';
import { userInvalid } from './user.errors.js';

/** A person of an organization, with what an admin may change of it. */
export class UserAccount extends Aggregate<User> {
  /** A new user. Throws `invalid` naming each wrong field. */
  static create(orgId: OrgId, input: { email: string; role: UserRole; name?: string | null }, now: Timestamp): UserAccount {
    const email = readText(input.email, { max: EMAIL_LENGTH });
    const name = input.name == null ? null : readText(input.name, USER_NAME);
    const issues: Issue[] = [];
    const wrongEmail = emailFault(email);
    if (wrongEmail) issues.push({ path: ['email'], ...wrongEmail });
    const wrongName = name === null ? null : textFault(name, USER_NAME);
    if (wrongName) issues.push({ path: ['name'], ...wrongName });
    if (issues.length > 0) throw userInvalid(issues);
    return new UserAccount(null, { orgId, id: newId(), version: 1, email, name: nameOf(name, email), active: true, role: input.role, createdAt: now });
  }

  static restore(state: User): UserAccount {
    return new UserAccount(state, state);
  }

  /** Changes the given fields and leaves the others. Equal values are no change. Throws `invalid` on `name`. */
  change(fields: UserChange): void {
    const { name } = fields;
    const fault = name === undefined ? null : textFault(readText(name, USER_NAME), USER_NAME);
    if (fault) throw userInvalid([{ path: ['name'], ...fault }]);
    this.become(name === undefined ? fields : { ...fields, name: readText(name, USER_NAME) }, null);
  }
}

/** Whether an active admin ceases to be one: the organization needs another. */
export function losesAdmin(before: Pick<User, 'active' | 'role'>, after: Pick<User, 'active' | 'role'>): boolean {
  return isActiveAdmin(before) && !isActiveAdmin(after);
}

function isActiveAdmin({ active, role }: Pick<User, 'active' | 'role'>): boolean {
  return active && role === 'admin';
}

/** The name that a user is shown by: the local part of the email, unless another one is known. */
export function nameOf(name: string | null, email: string): string {
  return name ?? email.slice(0, email.lastIndexOf('@'));
}
