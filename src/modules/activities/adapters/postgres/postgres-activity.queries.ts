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

/** `webhook.test` events have no contact_id, so they never appear here. */
type Row = Pick<EventRow, 'id' | 'actor' | 'at' | 'data'> & { readonly type: EventType };

/** The events of a contact are its timeline: written once with the change, shown here. */
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
      table: 'events',
      columns: 'id, type, actor, at, data',
      where,
      // Events of the same moment are ordered by id: one process makes ids in the order of its events.
      sort: { expression: 'at', type: 'timestamptz', listed: 'at', descending: true },
      ...paging,
      identity: [orgId, 'activities', contactId],
      keepPlan: true,
    });
    return { items: rows.map(toView), nextCursor };
  }
}

function toView({ id, type, actor, at, data }: Row): ActivityView {
  return { id, type, title: titleOf(type, data ?? {}), at: fromDatabaseTime(at), actor: { type: actor.type, id: actor.id, name: actor.name }, data: data ?? {} };
}
