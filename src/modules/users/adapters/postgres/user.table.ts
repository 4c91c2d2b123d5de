import { emailKey } from '../../../../kernel/email.js';
import { defineTable } from '../../../../platform/database/table.js';
import { userExists } from '../../domain/user.js';
import type { User } from '../../users.api.js';

export interface UserRow {
  org_id: string;
  id: string;
  email: string;
  /** The email's identity. */
  email_key: string;
  /** Null in rows of the release before names. */
  name: string | null;
  active: boolean;
  role: User['role'];
  created_at: string;
}

export const usersTable = defineTable<UserRow>({
  name: 'users',
  columns: { org_id: 'uuid', id: 'uuid', email: 'text', email_key: 'text', name: { type: 'text', nullable: true }, active: 'boolean', role: 'text', created_at: 'timestamptz(3)' },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'email_key']],
  violations: { users_email_key_key: userExists },
});

export function toRow(user: User): UserRow {
  return { org_id: user.orgId, id: user.id, email: user.email, email_key: emailKey(user.email), name: user.name, active: user.active, role: user.role, created_at: user.createdAt };
}
