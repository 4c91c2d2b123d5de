import { defineTable } from '../../../../platform/database/table.js';
import type { LinkPurpose } from '../../domain/sign-in-link.js';

export interface SignInLinkRow {
  org_id: string;
  user_id: string;
  purpose: LinkPurpose;
  /** `\x` and the SHA-256 of its token in hex. */
  token_hash: string;
  created_at: string;
  expires_at: string;
}

/** One-time links, one of each purpose a user. */
export const signInLinksTable = defineTable<SignInLinkRow>({
  name: 'sign_in_links',
  columns: { org_id: 'uuid', user_id: 'uuid', purpose: 'text', token_hash: 'bytea', created_at: 'timestamptz(3)', expires_at: 'timestamptz(3)' },
  key: ['org_id', 'user_id', 'purpose'],
  references: [{ columns: ['org_id', 'user_id'], table: 'users' }],
});
