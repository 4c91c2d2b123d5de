import { defineTable } from '../../../../platform/database/table.js';

export interface IdentityRow {
  org_id: string;
  issuer: string;
  subject: string;
  user_id: string;
  created_at: string;
}

export const identitiesTable = defineTable<IdentityRow>({
  name: 'identities',
  columns: { org_id: 'uuid', issuer: 'text', subject: 'text', user_id: 'uuid', created_at: 'timestamptz(3)' },
  key: ['org_id', 'issuer', 'subject'],
  uniques: [['org_id', 'user_id', 'issuer']],
  references: [{ columns: ['org_id', 'user_id'], table: 'users' }],
  // A sign-in at the same time has linked the person, or the user: it is found then.
  violations: { identities_pkey: 'retry', identities_user_key: 'retry' },
});
