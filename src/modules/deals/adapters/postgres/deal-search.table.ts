import { foldedPart } from '../../../../platform/database/folded-text.js';
import type { GatheredCommand } from '../../../../platform/database/staged-rows.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { DealState } from '../../domain/deal.js';

/**
 * The name that deals are searched and sorted by, computed by the application. One row for each deal, in a table of its own: so
 * a change of a stage does not write to the trigram index.
 */
export interface DealSearchRow {
  org_id: string;
  /** The id of the deal. */
  id: string;
  /** The name, folded. */
  folded: string;
}

export const dealSearchTable = defineTable<DealSearchRow>({
  // Its name sorts behind `deals`, so that a unit locks the deal's row first.
  name: 'deals_search',
  columns: { org_id: 'uuid', id: 'uuid', folded: 'text' },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'id'], table: 'deals' }],
  // The deal was deleted concurrently.
  violations: { deals_search_deal_fkey: 'retry' },
});

export function toSearchRow({ orgId, id, name }: DealState): DealSearchRow {
  return { org_id: orgId, id, folded: foldedPart(name) };
}

const COLUMNS = dealSearchTable.columns.join(', ');

/** Writes the name of a deal, which may have no row yet, or one that a sweep adds meanwhile. */
export const RENAME: GatheredCommand<DealSearchRow> = {
  table: 'deals_search',
  keyOf: ({ id }) => id,
  render: (rows, bind) => {
    const columns = dealSearchTable.columns.map((column) => `${bind(rows.map((row) => row[column as keyof DealSearchRow]))}::${dealSearchTable.types[column]}[]`);
    return `INSERT INTO deals_search (${COLUMNS}) SELECT ${COLUMNS} FROM unnest(${columns.join(', ')}) AS r(${COLUMNS}) ON CONFLICT (org_id, id) DO UPDATE SET folded = excluded.folded`;
  },
};
