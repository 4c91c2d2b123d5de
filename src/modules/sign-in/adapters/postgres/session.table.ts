import { defineTable } from '../../../../platform/database/table.js';
import type { ProvenUser, SignInMethod } from '../../domain/session.js';

export interface SessionRow {
  org_id: string;
  id: string;
  user_id: string;
  /** `\x` and the SHA-256 of its token in hex. */
  token_hash: string;
  /** It is live only while the user's row of `sign_ins` has the same. */
  epoch: number;
  method: SignInMethod;
  /** The users that the person has proven to be, those of other organizations included. */
  proven: readonly ProvenUser[];
  created_at: string;
  last_seen_at: string;
  address: string | null;
  user_agent: string | null;
}

/** Sessions of people. */
export const sessionsTable = defineTable<SessionRow>({
  name: 'sessions',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    user_id: 'uuid',
    token_hash: 'bytea',
    epoch: 'integer',
    method: 'text',
    proven: 'jsonb',
    created_at: 'timestamptz(3)',
    last_seen_at: 'timestamptz(3)',
    address: { type: 'text', nullable: true },
    user_agent: { type: 'text', nullable: true },
  },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'user_id'], table: 'users' }],
});
