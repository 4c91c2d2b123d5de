import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { SessionStore, type StoredSession } from '../../ports/session.store.js';
import type { SessionRow } from './session.table.js';

/** The user's row is read along: a request has no time for two statements, and what it says of the user is as old as the session. */
const FIND = `SELECT s.org_id, s.id, s.user_id, s.created_at, s.last_seen_at, u.email, u.role
  FROM sessions s
  JOIN users u ON u.org_id = s.org_id AND u.id = s.user_id AND u.active
  LEFT JOIN sign_ins i ON i.org_id = s.org_id AND i.user_id = s.user_id
  WHERE s.token_hash = $1 AND s.epoch = coalesce(i.epoch, 0)`;

type Found = Pick<SessionRow, 'org_id' | 'id' | 'user_id' | 'created_at' | 'last_seen_at'> & Pick<StoredSession, 'email' | 'role'>;

@Injectable()
export class PostgresSessionStore extends SessionStore {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override async find(tokenHash: string): Promise<StoredSession | null> {
    const [row] = await this.database.query<Found>({ name: 'session_by_hash', text: FIND, values: [`\\x${tokenHash}`] });
    if (!row) return null;
    return { orgId: row.org_id as OrgId, id: row.id, userId: row.user_id, email: row.email, role: row.role, createdAt: fromDatabaseTime(row.created_at), lastSeenAt: fromDatabaseTime(row.last_seen_at) };
  }

  override touch({ orgId, id }: Pick<StoredSession, 'orgId' | 'id'>, at: Timestamp): void {
    this.units.stage((rows) =>
      rows.command({
        table: 'sessions',
        key: id,
        render: (bind) => `UPDATE sessions SET last_seen_at = ${bind(at)} WHERE org_id = ${bind(orgId)} AND id = ${bind(id)} AND last_seen_at <= ${bind(at)}::timestamptz - interval '1 minute'`,
      }),
    );
  }
}
