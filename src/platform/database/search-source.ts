import type { OrgId } from '../../kernel/ids.js';
import type { FilterColumns } from './filter-conditions.js';
import type { SortKey } from './keyset-list.js';

/** A sort of a search. */
export interface SearchSort extends SortKey {
  /** Whether it needs the folded texts. */
  readonly isFolded?: true;
  /** Whether an index that begins with the scope has this order. */
  readonly isIndexed?: true;
}

/** Where one kind of record is searched: its table, and one with its folded texts under the same key. */
export interface SearchSource<Field extends string, Sort extends string> {
  readonly table: string;
  /** It has the columns `org_id`, `id` and `folded`. */
  readonly foldedTable: string;
  /** SQL that holds for the rows that there are to a client, if some are not; the others have no folded texts. */
  readonly shown?: string;
  /** The columns of a row that is read. */
  readonly columns: string;
  /** SQL of the bytes of its large columns, if it has any. */
  readonly bytes?: string;
  readonly filters: FilterColumns<Field>;
  readonly sorts: Readonly<Record<Sort, SearchSort>>;
  /** The places in `folded` of the texts that a search without a field looks at. */
  readonly sought: readonly number[];
}

/** Which records a search is about: columns with the value that each has, null for none. The organization's is the first. */
export type SearchScope = { readonly org_id: OrgId } & Readonly<Record<string, string | null>>;

/** The order of a text without regard to case, absent texts first. */
export function lowerCaseOrder(column: string): SearchSort {
  return { expression: `lower(coalesce(${column}, '')) COLLATE "C"`, type: 'text' };
}
