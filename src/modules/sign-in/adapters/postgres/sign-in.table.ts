import { defineTable } from '../../../../platform/database/table.js';

export interface SignInRow {
  org_id: string;
  user_id: string;
  /** Sessions and proofs of earlier epochs do not count. */
  epoch: number;
  /** Argon2id with its parameters and salt. */
  password_hash: string | null;
  password_changed_at: string | null;
  last_sign_in_at: string | null;
}

/** How each user signs in; one who never did has no row. */
export const signInsTable = defineTable<SignInRow>({
  name: 'sign_ins',
  columns: {
    org_id: 'uuid',
    user_id: 'uuid',
    epoch: 'integer',
    password_hash: { type: 'text', nullable: true },
    password_changed_at: { type: 'timestamptz(3)', nullable: true },
    last_sign_in_at: { type: 'timestamptz(3)', nullable: true },
  },
  key: ['org_id', 'user_id'],
  references: [{ columns: ['org_id', 'user_id'], table: 'users' }],
});
