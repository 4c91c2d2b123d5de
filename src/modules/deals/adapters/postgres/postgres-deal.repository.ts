import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Deal } from '../../domain/deal.js';
import { DealRepository } from '../../ports/deal.repository.js';
import { dealsTable, toRow, toState, type DealRow } from './deal.table.js';

const LIVE = `SELECT ${dealsTable.columns.join(', ')} FROM deals WHERE org_id = $1 AND contact_id = $2 AND archived_at IS NULL`;

@Injectable()
export class PostgresDealRepository extends DealRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override liveOf(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['live of contact', orgId, contactId],
      load: async () => {
        const rows = await this.database.query<DealRow>({ name: 'live_deals', text: LIVE, values: [orgId, contactId] });
        return rows.map((row) => Deal.restore(toState(row)));
      },
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.contactId === contactId && state.archivedAt === null,
    });
  }

  override save(deal: Deal): void {
    const { orgId, id } = deal.state;
    this.units.save(dealsTable, [orgId, id], deal, (rows) => {
      if (!deal.isChanged) return;
      if (deal.stored) rows.update(dealsTable, toRow(deal.state), deal.stored.version);
      else rows.insert(dealsTable, toRow(deal.state));
    });
  }

  override unlink(orgId: OrgId, contactId: string, at: Timestamp): void {
    this.units.stage((rows) =>
      rows.command({
        order: `deals ${contactId}`,
        stamp: at,
        render: (bind) =>
          `UPDATE deals SET contact_id = NULL, primary_at = NULL, version = version + 1, updated_at = greatest(updated_at, ${bind(at)}::timestamptz) WHERE org_id = ${bind(orgId)} AND contact_id = ${bind(contactId)}`,
      }),
    );
  }
}
