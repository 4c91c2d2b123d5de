import type { CustomFilter, Filter } from './filter.js';

/** A search for records of one kind, in the domain's words. All conditions hold together. */
export interface SearchRequest<Field extends string, Sort extends string> {
  /** Occurs in one of the texts that this kind of record is searched by, folded; null for none. */
  readonly text: string | null;
  readonly filters: readonly (Filter<Field> | CustomFilter)[];
  /** Ties are ordered by id. */
  readonly sort: { readonly field: Sort; readonly descending: boolean };
  readonly limit: number;
  /** `nextCursor` of the page before; only for the same search with the same limit. */
  readonly cursor: string | null;
}
