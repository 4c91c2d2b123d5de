import { emailKey } from '../../../../kernel/email.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import { nameOf } from '../../domain/user.js';
import { userExists } from '../../domain/user.errors.js';
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
  version: number;
}

export const usersTable = defineTable<UserRow>({
  name: 'users',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    email: 'text',
    email_key: 'text',
    name: { type: 'text', nullable: true },
    active: 'boolean',
    role: 'text',
    created_at: 'timestamptz(3)',
    version: 'integer',
  },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'email_key']],
  versioned: true,
  audited: true,
  violations: { users_email_key_key: userExists },
});

export function toRow({ orgId, id, email, name, active, role, createdAt, version }: User): UserRow {
  return { org_id: orgId, id, email, email_key: emailKey(email), name, active, role, created_at: createdAt, version };
}

export function toUser({ org_id, id, email, name, active, role, created_at, version }: UserRow): User {
  return { orgId: org_id as OrgId, id, email, name: nameOf(name, email), active, role, createdAt: fromDatabaseTime(created_at), version };
}
