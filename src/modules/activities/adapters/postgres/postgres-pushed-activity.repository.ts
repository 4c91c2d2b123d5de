import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { Bind, GatheredCommand } from '../../../../platform/database/staged-rows.js';
import type { PushedActivity } from '../../domain/pushed-activity.js';
import { PushedActivityRepository } from '../../ports/pushed-activity.repository.js';
import { activityAccountsTable, activityContactsTable, pushedActivitiesTable, toRow } from './pushed-activity.table.js';

/** A record that activities are to be freed of. */
interface Released {
  readonly orgId: OrgId;
  readonly id: string;
}

/** Those of these contacts whose activities another contact shares. */
const SHARING = `
  SELECT c.id FROM unnest($2::uuid[]) AS c(id) WHERE EXISTS (
    SELECT 1 FROM activity_contacts l JOIN activity_contacts o ON o.org_id = l.org_id AND o.activity_id = l.activity_id AND o.contact_id <> l.contact_id
    WHERE l.org_id = $1 AND l.contact_id = c.id)`;

const keyOf = ({ id }: Released): string => id;

const released = (records: readonly Released[], bind: Bind): string => `unnest(${bind(records.map(({ orgId }) => orgId))}::uuid[], ${bind(records.map(({ id }) => id))}::uuid[]) AS r(org_id, id)`;

const DELETE_CONTACT_LINKS: GatheredCommand<Released> = {
  table: 'activity_contacts',
  keyOf,
  render: (records, bind) => `DELETE FROM activity_contacts l USING ${released(records, bind)} WHERE l.org_id = r.org_id AND l.contact_id = r.id`,
};

const DELETE_ACCOUNT_LINKS: GatheredCommand<Released> = {
  table: 'activity_accounts',
  keyOf,
  render: (records, bind) => `DELETE FROM activity_accounts l USING ${released(records, bind)} WHERE l.org_id = r.org_id AND l.account_id = r.id`,
};

/** Deletes what is joined to nothing but these contacts. */
const DELETE_ACTIVITIES: GatheredCommand<Released> = {
  table: 'pushed_activities',
  keyOf,
  render: (records, bind) =>
    `DELETE FROM pushed_activities p WHERE (p.org_id, p.id) IN (SELECT l.org_id, l.activity_id FROM ${released(records, bind)} JOIN activity_contacts l ON l.org_id = r.org_id AND l.contact_id = r.id)` +
    ` AND NOT EXISTS (SELECT 1 FROM activity_accounts a WHERE a.org_id = p.org_id AND a.activity_id = p.id)` +
    ` AND NOT EXISTS (SELECT 1 FROM activity_contacts o WHERE o.org_id = p.org_id AND o.activity_id = p.id AND o.contact_id <> ALL (${bind(records.map(({ id }) => id))}::uuid[]))`,
};

@Injectable()
export class PostgresPushedActivityRepository extends PushedActivityRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override add(activity: PushedActivity): void {
    const { orgId, id, at, accountIds, contactIds } = activity;
    const link = { org_id: orgId, activity_id: id, created_at: at };
    this.units.stage((rows) => {
      rows.insert(pushedActivitiesTable, toRow(activity));
      for (const account_id of accountIds) rows.insert(activityAccountsTable, { ...link, account_id });
      for (const contact_id of contactIds) rows.insert(activityContactsTable, { ...link, contact_id });
    });
  }

  override async prefetch(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    let loaded: Promise<Set<string>> | undefined;
    const load = (): Promise<Set<string>> => (loaded ??= this.sharing(orgId, contactIds));
    await Promise.all(contactIds.map((id) => this.isSharing(orgId, id, load)));
  }

  override async releaseContact(orgId: OrgId, contactId: string): Promise<void> {
    const isSharing = await this.isSharing(orgId, contactId, () => this.sharing(orgId, [contactId]));
    this.units.stage((rows) => {
      // Of two deletions at the same time, each would leave an activity to the contact of the other.
      if (isSharing) rows.lock(`activities of contacts ${orgId}`);
      rows.gather(DELETE_CONTACT_LINKS, { orgId, id: contactId });
      rows.gather(DELETE_ACTIVITIES, { orgId, id: contactId });
    });
  }

  override releaseAccount(orgId: OrgId, accountId: string): void {
    this.units.stage((rows) => rows.gather(DELETE_ACCOUNT_LINKS, { orgId, id: accountId }));
  }

  private async isSharing(orgId: OrgId, contactId: string, load: () => Promise<Set<string>>): Promise<boolean> {
    return (await this.units.find(activityContactsTable, ['shared by', orgId, contactId], async () => ((await load()).has(contactId) ? contactId : null))) !== null;
  }

  private async sharing(orgId: OrgId, contactIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>({ name: 'contacts_sharing_activities', text: SHARING, values: [orgId, contactIds] });
    return new Set(rows.map(({ id }) => id));
  }
}
