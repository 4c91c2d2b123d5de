import { Injectable } from '@nestjs/common';
import { SOUGHT_BY_TEXT } from '../../../../contracts/folded-contact.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { containsFolded } from '../../../../platform/database/folded-text.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import { DealQueries, type DealListRequest, type ContactDealView } from '../../ports/deal.queries.js';

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

  override async list(orgId: OrgId, { stages, label, text, limit, offset, cursor }: DealListRequest): Promise<Page<ContactDealView>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`).and('deal_stage IS NOT NULL');
    const [only, ...others] = stages ?? [];
    if (stages) where.and(others.length === 0 ? `deal_stage = ${where.bind(only ?? null)}` : `deal_stage = ANY(${where.bind(stages)}::text[])`);
    if (label !== null) where.and(`label = ${where.bind(label)}`);
    if (text !== null) containsFolded(where, text, SOUGHT_BY_TEXT);
    const { rows, nextCursor } = await readPage<Row>(this.database, {
      table: text === null ? 'contacts' : 'contacts JOIN (SELECT org_id, id, folded FROM contacts_search) s USING (org_id, id)',
      columns: 'id, full_name, company, deal_stage, deal_value, label',
      where,
      sort: { expression: 'coalesce(deal_value, -1)', type: 'numeric', descending: true },
      limit,
      offset,
      cursor,
      identity: [orgId, 'deals', stages, label, text],
      keepPlan: text === null && label === null && others.length === 0,
    });
    return { items: rows.map(toView), nextCursor };
  }
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
