import type { Issue } from '../../kernel/failure.js';
import type { Filter } from '../../kernel/filter.js';
import type { SearchRequest } from '../../kernel/search.js';
import { IntegerField } from '../../platform/input/number-fields.js';
import { CursorParam, IntegerParam, SearchParam } from '../../platform/input/query-params.js';
import type { ChecksItself } from '../../platform/input/shape.js';
import { CursorField, FieldsField, FieldsParam, FiltersField, MAX_SOUGHT, type Sort, SortField, SoughtField } from './search-fields.js';
import type { SearchWords } from './search-words.js';

/** The most records of a page (octolane.md, Reads). */
const MAX_LIMIT = 500;
const DEFAULT_LIMIT = 100;
/** Characters of a cursor. */
const MAX_CURSOR = 8192;

const LIMIT = 'How many records a page has at most.';
const CURSOR = '`next_cursor` of the page before, with everything else as it was, `limit` included.';

const SOUGHT = 'A part of a name, an address or a domain, as the record has them, without regard to case and accents.';

/** The parameters of a list. */
export interface ListQuery {
  readonly q?: string;
  readonly cursor?: string;
  readonly limit: number;
  readonly fields?: readonly string[];
}

/** The class of a list's parameters, to extend. */
export function listQuery(words: SearchWords): new () => ListQuery {
  class Query implements ListQuery {
    @SearchParam({ description: SOUGHT, max: MAX_SOUGHT })
    q?: string;

    @FieldsParam(words)
    fields?: readonly string[];

    @CursorParam({ description: CURSOR, max: MAX_CURSOR })
    cursor?: string;

    @IntegerParam({ description: LIMIT, min: 1, max: MAX_LIMIT, default: DEFAULT_LIMIT })
    limit = DEFAULT_LIMIT;
  }
  return Query;
}

/** The body of a search. */
export interface SearchBody<Field extends string, By extends string> {
  readonly query?: string;
  /** The same as `query`. */
  readonly q?: string;
  readonly filters?: readonly Filter<Field>[];
  readonly sort?: Sort<By>;
  readonly cursor?: string;
  readonly limit: number;
  readonly fields?: readonly string[];
}

/** The class of a search's body, to extend. */
export function searchBody<Field extends string, By extends string>(words: SearchWords<Field, By>): new () => SearchBody<Field, By> {
  class Body implements SearchBody<Field, By>, ChecksItself {
    @SoughtField(SOUGHT)
    query?: string;

    @SoughtField('The same as `query`; only one of them is sent.')
    q?: string;

    @FiltersField(words)
    filters?: readonly Filter<Field>[];

    @SortField(words)
    sort?: Sort<By>;

    @CursorField({ description: CURSOR, max: MAX_CURSOR })
    cursor?: string;

    @IntegerField({ description: LIMIT, min: 1, max: MAX_LIMIT, default: DEFAULT_LIMIT, example: DEFAULT_LIMIT })
    limit = DEFAULT_LIMIT;

    @FieldsField(words)
    fields?: readonly string[];

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

/** The search that a body asks for, by default with the records changed last first. */
export function searched<Field extends string, By extends string>({ query, q, filters = [], sort, limit, cursor }: SearchBody<Field, By>): SearchRequest<Field, By | 'updatedAt'> {
  return { text: query ?? q ?? null, filters, sort: sort ?? { field: 'updatedAt', descending: true }, limit, cursor: cursor ?? null };
}
