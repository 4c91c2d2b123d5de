import { defineTable } from '../../../../platform/database/table.js';
import { userExists } from '../../domain/user.js';
import type { User } from '../../users.api.js';

export interface UserRow {
  org_id: string;
  id: string;
  email: string;
  role: User['role'];
  created_at: string;
}

export const usersTable = defineTable<UserRow>({
  name: 'users',
  columns: { org_id: 'uuid', id: 'uuid', email: 'text', role: 'text', created_at: 'timestamptz(3)' },
  key: ['org_id', 'id'],
  violations: { users_email_key: userExists },
});

export function toRow(user: User): UserRow {
  return { org_id: user.orgId, id: user.id, email: user.email, role: user.role, created_at: user.createdAt };
}
