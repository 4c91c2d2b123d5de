import { defineTable } from '../../../../platform/database/table.js';
import type { ProvenUser, SignInMethod } from '../../domain/session.js';

export interface SignInChoiceRow {
  /** `\x` and the SHA-256 of its token in hex. */
  token_hash: string;
  method: SignInMethod;
  proven: readonly ProvenUser[];
  expires_at: string;
}

/** Proofs of people who are several users and have not chosen one yet. A row belongs to no organization. */
export const signInChoicesTable = defineTable<SignInChoiceRow>({
  name: 'sign_in_choices',
  columns: { token_hash: 'bytea', method: 'text', proven: 'jsonb', expires_at: 'timestamptz(3)' },
  key: ['token_hash'],
});
