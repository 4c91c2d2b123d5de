import { Injectable } from '@nestjs/common';
import { SOUGHT_BY_TEXT } from '../../../../contracts/folded-contact.js';
import type { DealParticipant, DealView } from '../../../../contracts/opportunity-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import type { SearchRequest } from '../../../../kernel/search.js';
import { BY_KEYS, selectByKeys } from '../../../../platform/database/by-keys.js';
import { Database } from '../../../../platform/database/database.js';
import { containsFolded, foldedPart, literalPattern } from '../../../../platform/database/folded-text.js';
import { Conditions, type KeysetList, readPage } from '../../../../platform/database/keyset-list.js';
import { countOwned, OWNED } from '../../../../platform/database/owned-rows.js';
import { readSearch } from '../../../../platform/database/search-list.js';
import { countValued } from '../../../../platform/database/valued-rows.js';
import { referenceUnknown } from '../../domain/deal.errors.js';
import { type ContactDealView, type DealListRequest, DealQueries, type StageSummary, type SummaryFilter } from '../../ports/deal.queries.js';
import type { DealFilterField, DealOrder, DealScope } from '../../ports/deal.search.js';
import { DEAL_SOURCE } from './deal-source.js';
import { MergedStages } from './merged-stages.js';
import { DEAL_COLUMNS, type StoredDeal, toState } from './deal.table.js';

/** A deal with what it shows of its stage and of its contacts. */
const shownOf = (deals: string): string => `SELECT ${DEAL_COLUMNS}, s.label AS stage_name, p.version AS pipeline_version,
  (SELECT coalesce(json_agg(json_build_object('id', c.id, 'firstName', c.first_name, 'lastName', c.last_name, 'email', c.email, 'version', c.version) ORDER BY a.position), '[]')
   FROM deal_contacts a JOIN contacts c ON c.org_id = a.org_id AND c.id = a.contact_id WHERE a.org_id = d.org_id AND a.deal_id = d.id) AS participants
  FROM ${deals} d JOIN stages s ON s.org_id = d.org_id AND s.id = d.stage_id JOIN pipelines p ON p.org_id = d.org_id AND p.id = d.pipeline_id
  WHERE d.org_id = $1 AND d.archived_at IS NULL`;
const FIND = `${shownOf('deals')} AND d.id = $2`;
const FIND_MANY = shownOf(`(${selectByKeys(['*'], 'deals', 'id', 'uuid')})`);
const COUNT_VALUED = countValued('deals', 'pipeline_id = $3');
const COUNT_OWNED = countOwned('deals', 'archived_at IS NULL');
const COUNT = 'SELECT count(*) AS count FROM deals WHERE org_id = $1 AND stage_id = $2';

type ShownDeal = StoredDeal & { readonly stage_name: string; readonly pipeline_version: number; readonly participants: readonly DealParticipant[] };

interface Row extends Record<string, unknown> {
  readonly id: string;
  readonly full_name: string | null;
  readonly company: string | null;
  readonly deal_stage: string;
  readonly deal_value: string | null;
  readonly label: string | null;
}

/**
 * Reads the contacts' own columns, which are a projection of their headline deals: no join, and an index of its own.
 */
@Injectable()
export class PostgresDealQueries extends DealQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async countOwned(orgId: OrgId, ownerId: string, atMost: number): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ settings: OWNED, name: 'deals_owned_count', text: COUNT_OWNED, values: [orgId, ownerId, atMost] });
    return Number(row?.count ?? 0);
  }

  override async countInStage(orgId: OrgId, stageId: string): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ name: 'deals_in_stage_count', text: COUNT, values: [orgId, stageId] });
    return Number(row?.count ?? 0);
  }

  override async countWithValue(orgId: OrgId, pipelineId: string, propertyName: string): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ settings: BY_KEYS, name: 'deals_with_value_count', text: COUNT_VALUED, values: [orgId, propertyName, pipelineId] });
    return Number(row?.count ?? 0);
  }

  override async find(orgId: OrgId, id: string): Promise<DealView | null> {
    const [row] = await this.database.query<ShownDeal>({ name: 'deal_by_id', text: FIND, values: [orgId, id] });
    return row ? shown(row) : null;
  }

  override async search(orgId: OrgId, { pipelineId, stageId }: DealScope, request: SearchRequest<DealFilterField, DealOrder>): Promise<Page<DealView>> {
    const merged = await MergedStages.read(this.database, orgId, { pipelineId, stageId });
    if (!merged) throw referenceUnknown('pipelineId');
    if (stageId !== null && !merged.hasStage) throw referenceUnknown('stageId');
    const stages = stageId === null ? [] : merged.of(stageId);
    // One index for each of the two.
    const within = stages.length === 1 ? { stage_id: stageId } : { pipeline_id: pipelineId };
    const filters = [...merged.widen(request.filters), ...(stages.length > 1 ? [{ field: 'stageId', operator: 'in', values: stages } as const] : [])];
    // A walk goes on with its cursor when a merge begins or ends.
    const asked = { scope: { org_id: orgId, ...(stageId === null ? { pipeline_id: pipelineId } : { stage_id: stageId }), archived_at: null }, filters: request.filters };
    const { rows, ...page } = await readSearch<{ id: string }, DealFilterField, DealOrder>(this.database, DEAL_SOURCE, { org_id: orgId, ...within, archived_at: null }, { ...request, filters }, asked);
    const found = rows.length === 0 ? [] : await this.database.query<ShownDeal>({ settings: BY_KEYS, name: 'deals_by_id', text: FIND_MANY, values: [orgId, rows.map(({ id }) => id)] });
    const byId = new Map(found.map((row) => [row.id, row]));
    // One that was deleted or archived in between is shown no more.
    return { ...page, items: rows.flatMap(({ id }) => byId.get(id) ?? []).map(shown) };
  }

  override async summary(orgId: OrgId, { pipelineId, stageId, text }: SummaryFilter): Promise<StageSummary[] | null> {
    const where = new Conditions();
    where.and(`d.org_id = ${where.bind(orgId)}`).and(`d.pipeline_id = ${where.bind(pipelineId)}`).and('d.archived_at IS NULL');
    if (text !== null) where.and(`EXISTS (SELECT 1 FROM deals_search f WHERE f.org_id = d.org_id AND f.id = d.id AND f.folded LIKE ${where.bind(`%${literalPattern(foldedPart(text))}%`)})`);
    const stages = stageId === null ? '' : ` AND s.id = (SELECT coalesce(merged_into, id) FROM stages WHERE org_id = $1 AND id = ${where.bind(stageId)})`;
    const rows = await this.database.query<{ stage_id: string; stage_name: string; count: string; value: string }>({
      // What still stands in a stage that is being merged counts for the other one.
      text: `SELECT s.id AS stage_id, s.label AS stage_name, coalesce(sum(t.count), 0) AS count, coalesce(sum(t.value), 0) AS value FROM stages s
        JOIN stages m ON m.org_id = s.org_id AND m.pipeline_id = s.pipeline_id AND coalesce(m.merged_into, m.id) = s.id
        LEFT JOIN (SELECT d.stage_id, count(*) AS count, sum(d.value) AS value FROM deals d WHERE ${where.toString()} GROUP BY d.stage_id) t ON t.stage_id = m.id
        WHERE s.org_id = $1 AND s.pipeline_id = $2 AND s.merged_into IS NULL${stages} GROUP BY s.id, s.label, s.stage_order ORDER BY s.stage_order, s.id`,
      values: where.values,
    });
    if (rows.length === 0) return null;
    return rows.map(({ stage_id, stage_name, count, value }) => ({ stageId: stage_id, stageName: stage_name, count: Number(count), value: Number(value) }));
  }

  override async list(orgId: OrgId, { stages, label, ownerId, text, limit, offset, cursor }: DealListRequest): Promise<Page<ContactDealView>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`).and('deal_stage IS NOT NULL');
    const [only, ...others] = stages?.keys ?? [];
    if (stages) where.and(others.length === 0 ? `deal_stage = ${where.bind(only ?? null)}` : `deal_stage = ANY(${where.bind(stages.keys)}::text[])`);
    if (label !== null) where.and(`label = ${where.bind(label)}`);
    if (ownerId !== null) where.and(`owner_id = ${where.bind(ownerId)}`);
    if (text !== null) containsFolded(where, text, SOUGHT_BY_TEXT);
    const identityOf = (asked: unknown): KeysetList['identity'] => [orgId, 'deals', asked, label, text, ...(ownerId === null ? [] : [ownerId])];
    const { rows, nextCursor } = await readPage<Row>(this.database, {
      table: text === null ? 'contacts' : 'contacts JOIN (SELECT org_id, id, folded FROM contacts_search) s USING (org_id, id)',
      columns: 'id, full_name, company, deal_stage, deal_value, label',
      where,
      sort: { expression: 'coalesce(deal_value, -1)', type: 'numeric', descending: true },
      limit,
      offset,
      cursor,
      identity: identityOf(stages?.asked ?? null),
      ...(stages ? { formerIdentity: identityOf(stages.keys) } : {}),
      keepPlan: text === null && label === null && ownerId === null && others.length === 0,
    });
    return { items: rows.map(toView), nextCursor };
  }
}

function shown(row: ShownDeal): DealView {
  return { ...toState(row), stageName: row.stage_name, pipelineVersion: row.pipeline_version, additionalContacts: row.participants };
}

function toView(row: Row): ContactDealView {
  return {
    id: row.id,
    fullName: row.full_name,
    company: row.company,
    dealStage: row.deal_stage,
    dealValue: row.deal_value === null ? null : Number(row.deal_value),
    label: row.label,
  };
}
