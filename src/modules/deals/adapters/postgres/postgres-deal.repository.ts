import { Injectable } from '@nestjs/common';
import type { DealNames } from '../../../../contracts/opportunity-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { BY_KEYS, selectByKeys } from '../../../../platform/database/by-keys.js';
import { Database } from '../../../../platform/database/database.js';
import { OWNED, selectOwned } from '../../../../platform/database/owned-rows.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { selectValued } from '../../../../platform/database/valued-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Deal, type DealState } from '../../domain/deal.js';
import { DealRepository } from '../../ports/deal.repository.js';
import { dealSearchTable, RENAME, toSearchRow } from './deal-search.table.js';
import { DEAL_COLUMNS, dealContactsTable, dealsTable, type StoredDeal, toLinkRows, toRow, toState } from './deal.table.js';

const FIND = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND id = $2`;
const FIND_MANY = `SELECT ${DEAL_COLUMNS} FROM (${selectByKeys(['*'], 'deals', 'id', 'uuid')}) d`;
const OF_ACCOUNT = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND account_id = $2 LIMIT $3`;
const IN_STAGE = `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND stage_id = $2 ORDER BY id LIMIT $3`;
const WITH_VALUE = selectValued(DEAL_COLUMNS, 'deals', 'pipeline_id = $3', '$4');
const OF_OWNER = selectOwned(DEAL_COLUMNS, 'deals', 'archived_at IS NULL');
const LIVE = `SELECT ${DEAL_COLUMNS} FROM (${selectByKeys(['*'], 'deals', 'contact_id', 'uuid', 'archived_at IS NULL')}) d`;
const INVOLVING =
  `SELECT ${DEAL_COLUMNS} FROM deals d WHERE org_id = $1 AND id = ANY (ARRAY(SELECT p.id FROM deals p WHERE p.org_id = $1 AND p.contact_id = ANY ($2::uuid[])` +
  ' UNION SELECT l.deal_id FROM deal_contacts l WHERE l.org_id = $1 AND l.contact_id = ANY ($2::uuid[])))';

const BY_CONTACT = { name: 'contact', valueOf: ({ state }: Deal): string | null => state.contactId };

@Injectable()
export class PostgresDealRepository extends DealRepository {
  /** Those whose names are not in `deals_search` yet. */
  private readonly unsearched = new WeakSet<Deal>();

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
      return row ? this.restored(row) : null;
    });
  }

  override findMany(orgId: OrgId, ids: readonly string[]): Promise<(Deal | null)[]> {
    let read: Promise<Map<string, Deal>> | undefined;
    const all = (): Promise<Map<string, Deal>> => (read ??= this.read('deals_to_change', FIND_MANY, [orgId, ids]).then((deals) => new Map(deals.map((deal) => [deal.state.id, deal]))));
    return Promise.all(ids.map((id) => this.units.find(dealsTable, [orgId, id], async () => (await all()).get(id) ?? null)));
  }

  override liveOf(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.liveList(orgId, contactId, () => this.read('live_deals', LIVE, [orgId, [contactId]]));
  }

  override async loadLive(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    const ids = [...new Set(contactIds)];
    // Of contacts whose deals are known already, it asks nothing.
    let read: Promise<Deal[]> | undefined;
    await Promise.all(ids.map((id) => this.liveList(orgId, id, async () => (await (read ??= this.read('live_deals', LIVE, [orgId, ids]))).filter(({ state }) => state.contactId === id))));
  }

  override someInStage(orgId: OrgId, stageId: string, limit: number): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['in stage', orgId, stageId],
      load: () => this.read('deals_in_stage', IN_STAGE, [orgId, stageId, limit]),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.stageId === stageId,
    });
  }

  override withValue(orgId: OrgId, pipelineId: string, propertyName: string, atMost: number): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['with value', orgId, pipelineId, propertyName],
      load: () => this.read('deals_with_value', WITH_VALUE, [orgId, propertyName, pipelineId, atMost]),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.pipelineId === pipelineId && Object.hasOwn(state.custom, propertyName),
    });
  }

  override ofOwner(orgId: OrgId, ownerId: string, atMost: number): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['of owner', orgId, ownerId, String(atMost)],
      load: async () => (await this.database.query<StoredDeal>({ settings: OWNED, name: 'deals_of_owner', text: OF_OWNER, values: [orgId, ownerId, atMost] })).map((row) => this.restored(row)),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: (deal) => deal.state.orgId === orgId && deal.isLive && deal.state.ownerId === ownerId,
    });
  }

  override involving(orgId: OrgId, contactId: string): Promise<Deal[]> {
    return this.involvingList(orgId, contactId, () => this.read('deals_of_contact', INVOLVING, [orgId, [contactId]]));
  }

  override async loadInvolving(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    let read: Promise<Deal[]> | undefined;
    await Promise.all(contactIds.map((id) => this.involvingList(orgId, id, async () => (await (read ??= this.read('deals_of_contact', INVOLVING, [orgId, contactIds]))).filter((deal) => involves(deal, id)))));
  }

  override ofAccount(orgId: OrgId, accountId: string, atMost: number): Promise<Deal[]> {
    return this.listed(orgId, accountId, 'deals_of_account', () => this.read('deals_of_account', OF_ACCOUNT, [orgId, accountId, atMost]), ({ state }) => state.accountId === accountId, 'accounts');
  }

  override save(actor: Actor, deal: Deal, names: DealNames | null): void {
    const { orgId, id } = deal.state;
    this.units.save(dealsTable, [orgId, id], deal, (rows) => this.stage(rows, actor, deal, names));
  }

  private liveList(orgId: OrgId, contactId: string, load: () => Promise<Deal[]>): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: ['live_deals', orgId, contactId],
      load,
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: (deal) => deal.state.orgId === orgId && deal.isLive && deal.state.contactId === contactId,
      by: { index: BY_CONTACT, value: contactId },
      parent: { table: 'contacts', key: [orgId, contactId] },
    });
  }

  private involvingList(orgId: OrgId, contactId: string, load: () => Promise<Deal[]>): Promise<Deal[]> {
    return this.listed(orgId, contactId, 'deals_of_contact', load, (deal) => involves(deal, contactId));
  }

  private restored(row: StoredDeal): Deal {
    const deal = Deal.restore(toState(row));
    if (!row.is_searched) this.unsearched.add(deal);
    return deal;
  }

  private async read(name: string, text: string, values: readonly unknown[]): Promise<Deal[]> {
    return (await this.database.query<StoredDeal>({ settings: BY_KEYS, name, text, values })).map((row) => this.restored(row));
  }

  private listed(orgId: OrgId, parentId: string, name: string, load: () => Promise<Deal[]>, matches: (deal: Deal) => boolean, parent = 'contacts'): Promise<Deal[]> {
    return this.units.list<Deal>(dealsTable, {
      name: [name, orgId, parentId],
      load,
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
      const isRenamed = state.name !== stored.name;
      rows.update(dealsTable, toRow(state, sequence, isRenamed || !this.unsearched.has(deal)), stored.version);
      if (isRenamed) rows.gather(RENAME, toSearchRow(state));
    } else {
      rows.insert(dealsTable, toRow(state, sequence, true));
      rows.insert(dealSearchTable, toSearchRow(state));
    }
    stageLinks(rows, stored, state);
  }
}

function involves({ state }: Deal, contactId: string): boolean {
  return state.contactId === contactId || state.additionalContactIds.includes(contactId);
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
