import type { Issue } from '../../kernel/failure.js';
import { filterKindOf } from '../../contracts/attribute-types.js';
import type { Filter } from '../../kernel/filter.js';
import type { SearchRequest } from '../../kernel/search.js';
import { IntegerField } from '../../platform/input/number-fields.js';
import { SearchParam } from '../../platform/input/query-params.js';
import { type ChecksItself, refuse } from '../../platform/input/shape.js';
import type { DefinedField } from './custom-fields.dto.js';
import { readFilters, type SearchFilter } from './filters.js';
import { CURSOR, DEFAULT_LIMIT, LIMIT, MAX_CURSOR, MAX_LIMIT, PageQuery } from './page.dto.js';
import { CursorField, FieldsField, FieldsParam, FiltersField, MAX_SOUGHT, type Sort, SortField, SoughtField, UnresolvedFilters } from './search-fields.js';
import type { SearchWords } from './search-words.js';

const SOUGHT = 'A part of a name, an address or a domain, as the record has them, without regard to case and accents.';

/** What lists and searches have in common. */
export interface Paged {
  readonly cursor?: string;
  readonly limit: number;
  /** The fields to answer with; absent for all. */
  readonly fields?: readonly string[];
}

/** The parameters of a list. */
export interface ListQuery extends Paged {
  readonly q?: string;
}

/** The class of a list's parameters, to extend. */
export function listQuery(words: SearchWords): new () => ListQuery {
  class Query extends PageQuery implements ListQuery {
    @SearchParam({ description: SOUGHT, max: MAX_SOUGHT, example: 'Acme' })
    q?: string;

    @FieldsParam(words)
    fields?: readonly string[];
  }
  return Query;
}

/** The body of a search. */
export interface SearchBody<Field extends string, By extends string> extends Paged {
  readonly query?: string;
  /** The same as `query`. */
  readonly q?: string;
  readonly filters?: readonly Filter<Field>[] | UnresolvedFilters;
  readonly sort?: Sort<By>;
  /** The filters, beside the definitions of custom fields, which are only needed if `filters` is unresolved. Throws `invalid`. */
  filtersBeside(fields: readonly DefinedField[]): readonly SearchFilter<Field>[];
}

/** The class of a search's body, to extend. */
export function searchBody<Field extends string, By extends string>(words: SearchWords<Field, By>): new () => SearchBody<Field, By> {
  class Body implements SearchBody<Field, By>, ChecksItself {
    @SoughtField(SOUGHT)
    query?: string;

    @SoughtField('The same as `query`; only one of them is sent.')
    q?: string;

    @FiltersField(words)
    filters?: readonly Filter<Field>[] | UnresolvedFilters;

    @SortField(words)
    sort?: Sort<By>;

    @CursorField({ description: CURSOR, max: MAX_CURSOR })
    cursor?: string;

    @IntegerField({ description: LIMIT, min: 1, max: MAX_LIMIT, default: DEFAULT_LIMIT, example: DEFAULT_LIMIT })
    limit = DEFAULT_LIMIT;

    @FieldsField(words)
    fields?: readonly string[];

    filtersBeside(fields: readonly DefinedField[]): readonly SearchFilter<Field>[] {
      if (!(this.filters instanceof UnresolvedFilters)) return this.filters ?? [];
      const read = readFilters(words.filters, this.filters.sent, new Map(fields.map(({ propertyName, type }) => [propertyName, filterKindOf(type)])));
      if (!('issues' in read)) return read.filters;
      refuse(read.issues.map(({ at, ...issue }) => ({ ...issue, path: ['filters', ...at] })), true);
      return [];
    }

    faults(): Issue[] {
      return this.query === undefined || this.q === undefined ? [] : [{ path: ['q'], code: 'with_query', rule: 'cannot be combined with query: leave one of them out' }];
    }
  }
  return Body;
}

/** The search that a list asks for: the records changed last come first. */
export function listed({ q, limit, cursor }: ListQuery): SearchRequest<never, 'updatedAt'> {
  return { text: q ?? null, filters: [], sort: { field: 'updatedAt', descending: true }, limit, cursor: cursor ?? null };
}

/** The definitions that `searched` needs for this body: only those are waited for. */
export function neededBy({ filters }: Pick<SearchBody<string, string>, 'filters'>, fields: Promise<readonly DefinedField[]>): Promise<readonly DefinedField[]> {
  return filters instanceof UnresolvedFilters ? fields : Promise.resolve([]);
}

/**
 * The search that a body asks for, by default with the records changed last first. Throws `invalid` on filters that name
 * no field. @param fields what `neededBy` says
 */
export function searched<Field extends string, By extends string>(body: SearchBody<Field, By>, fields: readonly DefinedField[]): SearchRequest<Field, By | 'updatedAt'> {
  const { query, q, sort, limit, cursor } = body;
  const filters = body.filtersBeside(fields);
  return { text: query ?? q ?? null, filters, sort: sort ?? { field: 'updatedAt', descending: true }, limit, cursor: cursor ?? null };
}
