import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Deal } from '../../domain/deal.js';
import { DealRepository } from '../../ports/deal.repository.js';
import { dealsTable, toRow, toState, type DealRow } from './deal.table.js';

const OF_CONTACT = `SELECT ${dealsTable.columns.join(', ')} FROM deals WHERE org_id = $1 AND contact_id = $2`;
const LIVE = `${OF_CONTACT} AND archived_at IS NULL`;

@Injectable()
export class PostgresDealRepository extends DealRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override liveOf(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.listed(orgId, contactId, 'live_deals', LIVE, ({ state }) => state.archivedAt === null);
  }

  override ofContact(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.listed(orgId, contactId, 'deals_of_contact', OF_CONTACT, () => true);
  }

  override save(deal: Deal): void {
    const { orgId, id } = deal.state;
    this.units.save(dealsTable, [orgId, id], deal, (rows) => {
      if (!deal.isChanged) return;
      if (deal.stored) rows.update(dealsTable, toRow(deal.state), deal.stored.version);
      else rows.insert(dealsTable, toRow(deal.state));
    });
  }

  private listed(orgId: OrgId, contactId: string, name: string, text: string, matches: (deal: Deal) => boolean): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: [name, orgId, contactId],
      load: async () => (await this.database.query<DealRow>({ name, text, values: [orgId, contactId] })).map((row) => Deal.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: (deal) => deal.state.orgId === orgId && deal.state.contactId === contactId && matches(deal),
    });
  }
}
