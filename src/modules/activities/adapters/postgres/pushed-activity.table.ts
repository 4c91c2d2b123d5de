import type { PushedType } from '../../../../contracts/pushed-activities.js';
import type { ActorRecord } from '../../../../kernel/actor.js';
import type { JsonObject } from '../../../../kernel/json-object.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { PushedActivity } from '../../domain/pushed-activity.js';

/** One row an activity that a client pushed in. It never changes. */
export interface PushedActivityRow {
  org_id: string;
  id: string;
  type: PushedType;
  title: string;
  description: string | null;
  participants: readonly string[];
  domains: readonly string[];
  metadata: JsonObject;
  actor: ActorRecord;
  created_at: string;
}

export const pushedActivitiesTable = defineTable<PushedActivityRow>({
  name: 'pushed_activities',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    type: 'text',
    title: 'text',
    description: { type: 'text', nullable: true },
    participants: 'text[]',
    domains: 'text[]',
    metadata: 'jsonb',
    actor: 'jsonb',
    created_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
});

interface LinkRow {
  org_id: string;
  activity_id: string;
  /** The activity's: the activities of one record are listed in its order by one index. */
  created_at: string;
}

export interface ActivityAccountRow extends LinkRow {
  account_id: string;
}

export interface ActivityContactRow extends LinkRow {
  contact_id: string;
}

export const activityAccountsTable = defineTable<ActivityAccountRow>({
  name: 'activity_accounts',
  columns: { org_id: 'uuid', activity_id: 'uuid', account_id: 'uuid', created_at: 'timestamptz(3)' },
  key: ['org_id', 'activity_id', 'account_id'],
  references: [
    { columns: ['org_id', 'activity_id'], table: 'pushed_activities' },
    { columns: ['org_id', 'account_id'], table: 'accounts' },
  ],
  // Another unit has deleted the account, or joins an activity to it: the rerun sees it.
  violations: { activity_accounts_account_fkey: 'retry', activity_accounts_activity_fkey: 'retry' },
});

export const activityContactsTable = defineTable<ActivityContactRow>({
  name: 'activity_contacts',
  columns: { org_id: 'uuid', activity_id: 'uuid', contact_id: 'uuid', created_at: 'timestamptz(3)' },
  key: ['org_id', 'activity_id', 'contact_id'],
  references: [
    { columns: ['org_id', 'activity_id'], table: 'pushed_activities' },
    { columns: ['org_id', 'contact_id'], table: 'contacts' },
  ],
  violations: { activity_contacts_contact_fkey: 'retry', activity_contacts_activity_fkey: 'retry' },
});

export function toRow({ orgId, id, type, title, description, participants, domains, metadata, actor, at }: PushedActivity): PushedActivityRow {
  return { org_id: orgId, id, type, title, description, participants, domains, metadata, actor, created_at: at };
}
