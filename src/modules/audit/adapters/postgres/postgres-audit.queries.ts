import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { type AuditEntryRow, auditEntriesTable } from '../../../../platform/audit/audit-entries.table.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import { type AuditEntry, type AuditListRequest, AuditQueries } from '../../ports/audit.queries.js';

const COLUMNS = auditEntriesTable.columns.filter((column) => column !== 'org_id').join(', ');

@Injectable()
export class PostgresAuditQueries extends AuditQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async list(orgId: OrgId, { actorId, action, targetType, targetId, since, until, limit, offset, cursor }: AuditListRequest): Promise<Page<AuditEntry>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    for (const [column, value] of [['actor_id', actorId], ['action', action], ['target_type', targetType], ['target_id', targetId]] as const) {
      if (value !== null) where.and(`${column} = ${where.bind(value)}`);
    }
    if (since !== null) where.and(`at >= ${where.bind(since)}::timestamptz`);
    if (until !== null) where.and(`at < ${where.bind(until)}::timestamptz`);
    const { rows, nextCursor } = await readPage<AuditEntryRow & Record<string, unknown>>(this.database, {
      table: 'audit_entries',
      columns: COLUMNS,
      where,
      sort: { expression: 'at', type: 'timestamptz', listed: 'at', descending: true },
      limit,
      offset,
      cursor,
      identity: [orgId, 'audit', actorId, action, targetType, targetId, since, until],
      // Each filter has an index in the order of the list.
      keepPlan: true,
    });
    return { items: rows.map(toEntry), nextCursor };
  }
}

function toEntry(row: AuditEntryRow): AuditEntry {
  return {
    id: row.id,
    at: fromDatabaseTime(row.at),
    actor: { type: row.actor_type, id: row.actor_id, name: row.actor_name },
    action: row.action,
    target: { type: row.target_type, id: row.target_id, name: row.target_name },
    changes: row.changes,
    client: row.address === null ? null : { address: row.address, userAgent: row.user_agent },
    requestId: row.request_id,
  };
}
