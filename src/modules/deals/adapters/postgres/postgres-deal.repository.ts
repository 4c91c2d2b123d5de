import { Injectable } from '@nestjs/common';
import type { DealNames } from '../../../../contracts/opportunity-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Deal, type DealState } from '../../domain/deal.js';
import { DealRepository } from '../../ports/deal.repository.js';
import { dealSearchTable, toSearchRow } from './deal-search.table.js';
import { DEAL_COLUMNS, dealContactsTable, dealsTable, type StoredDeal, toLinkRows, toRow, toState } from './deal.table.js';

const FIND = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND id = $2`;
const OF_ACCOUNT = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND account_id = $2`;
const IN_STAGE = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND stage_id = $2 ORDER BY id LIMIT $3`;
const LIVE_OF_MANY = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND contact_id = ANY ($2::uuid[]) AND archived_at IS NULL`;
const LIVE = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND contact_id = $2 AND archived_at IS NULL`;
const INVOLVING =
  `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND id = ANY (ARRAY(SELECT p.id FROM deals p WHERE p.org_id = $1 AND p.contact_id = $2` +
  ' UNION SELECT l.deal_id FROM deal_contacts l WHERE l.org_id = $1 AND l.contact_id = $2))';

const BY_CONTACT = { name: 'contact', valueOf: ({ state }: Deal): string | null => state.contactId };

@Injectable()
export class PostgresDealRepository extends DealRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Deal | null> {
    return this.units.find(dealsTable, [orgId, id], async () => {
      const [row] = await this.database.query<StoredDeal>({ name: 'deal_to_change', text: FIND, values: [orgId, id] });
      return row ? Deal.restore(toState(row)) : null;
    });
  }

  override liveOf(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.listLive(orgId, contactId, () => this.read('live_deals', LIVE, [orgId, contactId]));
  }

  override async prefetchLive(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    let reading: Promise<Deal[]> | undefined;
    const read = (): Promise<Deal[]> => (reading ??= this.read('live_deals_of_many', LIVE_OF_MANY, [orgId, contactIds]));
    await Promise.all(contactIds.map((contactId) => this.listLive(orgId, contactId, async () => (await read()).filter(({ state }) => state.contactId === contactId))));
  }

  override someInStage(orgId: OrgId, stageId: string, limit: number): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['in stage', orgId, stageId],
      load: () => this.read('deals_in_stage', IN_STAGE, [orgId, stageId, limit]),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.stageId === stageId,
    });
  }

  override involving(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.listed(orgId, contactId, 'deals_of_contact', INVOLVING, ({ state }) => state.contactId === contactId || state.additionalContactIds.includes(contactId));
  }

  override ofAccount(orgId: OrgId, accountId: string): Promise<Deal[]> {
    return this.listed(orgId, accountId, 'deals_of_account', OF_ACCOUNT, ({ state }) => state.accountId === accountId, 'accounts');
  }

  override save(actor: Actor, deal: Deal, names: DealNames | null): void {
    const { orgId, id } = deal.state;
    this.units.save(dealsTable, [orgId, id], deal, (rows) => this.stage(rows, actor, deal, names));
  }

  private async read(name: string, text: string, values: readonly unknown[]): Promise<Deal[]> {
    const rows = await this.database.query<StoredDeal>({ name, text, values: [...values] });
    return rows.map((row) => Deal.restore(toState(row)));
  }

  private listLive(orgId: OrgId, contactId: string, load: () => Promise<Deal[]>): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['live_deals', orgId, contactId],
      load,
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: (deal) => deal.state.orgId === orgId && deal.isLive && deal.state.contactId === contactId,
      by: { index: BY_CONTACT, value: contactId },
      parent: { table: 'contacts', key: [orgId, contactId] },
    });
  }

  private listed(orgId: OrgId, parentId: string, name: string, text: string, matches: (deal: Deal) => boolean, parent = 'contacts'): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: [name, orgId, parentId],
      load: () => this.read(name, text, [orgId, parentId]),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: (deal) => deal.state.orgId === orgId && matches(deal),
      parent: { table: parent, key: [orgId, parentId] },
    });
  }

  private stage(rows: StagedRows, actor: Actor, deal: Deal, names: DealNames | null): void {
    if (!deal.isChanged) return;
    const { state, stored } = deal;
    if (deal.isDeleted && !stored) return;
    const subject = { recordType: 'opportunity', recordId: state.id, contactId: null, sequence: state.sequence } as const;
    const sequence = names ? this.outbox.stage(rows, actor, subject, deal.changedAt, deal.events(names)) : state.sequence;
    if (stored && deal.isDeleted) {
      // Its links go by their foreign key.
      rows.delete(dealsTable, { org_id: state.orgId, id: state.id }, stored.version);
      return;
    }
    if (stored) {
      rows.update(dealsTable, toRow(state, sequence), stored.version);
      if (state.name !== stored.name) rows.update(dealSearchTable, toSearchRow(state), null);
    } else {
      rows.insert(dealsTable, toRow(state, sequence));
      rows.insert(dealSearchTable, toSearchRow(state));
    }
    stageLinks(rows, stored, state);
  }
}

/** Writes the links that differ. The deal's version covers them, so they have none. */
function stageLinks(rows: StagedRows, before: DealState | null, after: DealState): void {
  const [old, kept] = [new Map(before ? toLinkRows(before).map((row) => [row.contact_id, row]) : []), toLinkRows(after)];
  for (const row of kept) {
    const known = old.get(row.contact_id);
    old.delete(row.contact_id);
    if (!known) rows.insert(dealContactsTable, row);
    else if (known.position !== row.position) rows.update(dealContactsTable, row, null);
  }
  for (const { org_id, deal_id, contact_id } of old.values()) rows.delete(dealContactsTable, { org_id, deal_id, contact_id }, null);
}
