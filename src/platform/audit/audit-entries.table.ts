import type { AuditAction, AuditedChange, AuditTargetType } from '../../contracts/audit-entries.js';
import type { ActorRecord } from '../../kernel/actor.js';
import { defineTable } from '../database/table.js';

export interface AuditEntryRow {
  org_id: string;
  id: string;
  at: string;
  actor_type: ActorRecord['type'];
  actor_id: string | null;
  actor_name: string;
  action: AuditAction;
  target_type: AuditTargetType;
  target_id: string | null;
  target_name: string;
  changes: readonly AuditedChange[];
  /** The address of the client; null outside of requests, such as for a command. */
  address: string | null;
  user_agent: string | null;
  request_id: string | null;
}

/** Who did what to which settings. Rows are added, and refused by Postgres if they are changed (see the migration `AuditEntries`); no foreign key, since they outlive what they name. */
export const auditEntriesTable = defineTable<AuditEntryRow>({
  name: 'audit_entries',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    at: 'timestamptz(3)',
    actor_type: 'text',
    actor_id: { type: 'uuid', nullable: true },
    actor_name: 'text',
    action: 'text',
    target_type: 'text',
    target_id: { type: 'uuid', nullable: true },
    target_name: 'text',
    changes: 'jsonb',
    address: { type: 'text', nullable: true },
    user_agent: { type: 'text', nullable: true },
    request_id: { type: 'text', nullable: true },
  },
  key: ['org_id', 'id'],
  isAuditLog: true,
});
