import type { FilterKinds } from '../../kernel/filter.js';
import { nameEnum } from '../../platform/openapi/named-enums.js';
import { type FilterNames, OPERATOR_NAMES } from './filters.js';
import { publishedName } from './names.js';

nameEnum('FilterOperator', OPERATOR_NAMES, 'What a filter does with the value of its field; the last eleven are other names: `is` of `eq`, `after` and `greater_than` of `gt`, `include_all` of `contains_all`, and so on.');

/** The names of one kind of record in lists and searches, each with the domain's word. */
export interface SearchWords<Field extends string = string, Sort extends string = string> {
  /** What records are filtered by. */
  readonly filters: FilterNames<Field>;
  /** What lists are sorted by. */
  readonly sorts: Readonly<Record<string, Sort>>;
  /** What a record shows. */
  readonly fields: readonly string[];
}

/**
 * The names of the fields, as this API publishes them, and further names.
 * @param record the record's name in the document, such as `Account` @param also further names of fields
 */
export function searchWords<Field extends string, Sort extends string>(
  record: string,
  { kinds, also = {}, sorts, fields }: { readonly kinds: FilterKinds<Field>; readonly also?: Readonly<Record<string, Field>>; readonly sorts: Readonly<Record<string, Sort>>; readonly fields: readonly string[] },
): SearchWords<Field, Sort> {
  const own = (Object.keys(kinds) as Field[]).map((field) => [publishedName(field), field] as const);
  const filters = Object.fromEntries([...own, ...Object.entries<Field>(also)].map(([name, field]) => [name, { field, kind: kinds[field] }]));
  nameEnum(`${record}FilterField`, Object.keys(filters), 'What a search can filter by.');
  nameEnum(`${record}Field`, fields, 'What `fields` can name.');
  return { filters, sorts, fields };
}
