import { Injectable } from '@nestjs/common';
import type { EventType } from '../../../../contracts/events.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import type { EventRow } from '../../../../platform/outbox/events.table.js';
import { titleOf } from '../../domain/activity-title.js';
import { ActivityQueries, type ActivityView } from '../../ports/activity.queries.js';
import type { PushedActivityRow } from './pushed-activity.table.js';

/** `webhook.test` events have no contact_id, so they never appear here. */
type EventEntry = Pick<EventRow, 'id' | 'actor' | 'at' | 'data'> & { readonly title: null; readonly type: EventType };
type PushedEntry = Pick<PushedActivityRow, 'id' | 'type' | 'actor' | 'title' | 'description' | 'participants' | 'domains' | 'metadata'> & { readonly at: string };
type Row = EventEntry | PushedEntry;

/**
 * Two indexes in one order, which Postgres merges. Each branch reads one table without conditions, so that those of the
 * list reach the indexes.
 */
const ENTRIES = '(SELECT org_id, contact_id, at, id FROM events UNION ALL SELECT org_id, contact_id, created_at AS at, activity_id AS id FROM activity_contacts) entries';

/** What a page shows, each entry from the table that has it. */
const DETAILS = `LATERAL (
  SELECT e.org_id, e.id, e.at, e.type, e.actor, e.data, NULL AS title, NULL AS description, NULL::text[] AS participants, NULL::text[] AS domains, NULL::jsonb AS metadata
  FROM events e WHERE e.org_id = page.org_id AND e.id = page.id
  UNION ALL
  SELECT p.org_id, p.id, p.created_at, p.type, p.actor, NULL, p.title, p.description, p.participants, p.domains, p.metadata
  FROM pushed_activities p WHERE p.org_id = page.org_id AND p.id = page.id
) entry`;

/** The timeline of a contact: its events, which are written once with the change, and what clients have pushed in about it. */
@Injectable()
export class PostgresActivityQueries extends ActivityQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async ofContact(
    orgId: OrgId,
    contactId: string,
    paging: { readonly limit: number; readonly offset: number; readonly cursor: string | null },
  ): Promise<Page<ActivityView> | null> {
    const exists = await this.database.query({ name: 'contact_exists', text: 'SELECT 1 FROM contacts WHERE org_id = $1 AND id = $2', values: [orgId, contactId] });
    if (exists.length === 0) return null;
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`).and(`contact_id = ${where.bind(contactId)}`);
    const { rows, nextCursor } = await readPage<Row>(this.database, {
      table: ENTRIES,
      details: DETAILS,
      columns: 'id, type, actor, at, data, title, description, participants, domains, metadata',
      where,
      // Entries of the same moment are ordered by id: one process makes ids in the order of its events.
      sort: { expression: 'at', type: 'timestamptz', listed: 'at', descending: true },
      ...paging,
      identity: [orgId, 'activities', contactId],
      keepPlan: true,
    });
    return { items: rows.map(toView), nextCursor };
  }
}

function toView(row: Row): ActivityView {
  const { id, type, at, actor } = row;
  const entry = { id, type, at: fromDatabaseTime(at), actor: { type: actor.type, id: actor.id, name: actor.name } };
  if (row.title === null) return { ...entry, title: titleOf(row.type, row.data ?? {}), data: row.data ?? {} };
  const { title, description, participants, domains, metadata } = row;
  return { ...entry, title, data: { description, participants, domains, metadata } };
}
