import type { Filter } from '../../kernel/filter.js';
import { fold } from '../../kernel/fold.js';
import { isBlank } from '../../kernel/text.js';
import { readText } from '../../kernel/text-rules.js';
import { type Check, choiceIssues, fault, field, type FieldIssue, isAbsent, type Normalize, textIssues } from '../../platform/input/fields.js';
import { mayNameCustom, MAX_FILTERS, OPERATOR_NAMES, readFilters, unknownWord } from './filters.js';
import type { SearchWords } from './search-words.js';

/*
 * The fields of a search's body. Null counts as absent in all of them: clients send back what an answer gave them.
 */

/** The most names in `fields` (octolane.md, Reads). */
const MAX_FIELDS = 100;
/** The most characters of `q`. */
export const MAX_SOUGHT = 255;

/** What a field could not be read from, with its faults. */
class Unread {
  constructor(readonly issues: readonly FieldIssue[]) {}
}

/** Declares a field that is read into another form, or not at all. */
function readField(read: (sent: unknown) => object, schema: Parameters<typeof field>[2]): PropertyDecorator {
  const normalize: Normalize = (sent) => (isAbsent(sent) ? undefined : read(sent));
  const check: Check = (value) => (value instanceof Unread ? [...value.issues] : []);
  return field(normalize, check, schema);
}

/** Filters of which some may be on custom fields: they can only be read beside the definitions. */
export class UnresolvedFilters {
  constructor(readonly sent: unknown) {}
}

/** The conditions of a search; read into filters of the domain, unless some may be on custom fields. */
export function FiltersField(words: SearchWords): PropertyDecorator {
  const read = (sent: unknown): readonly Filter[] | Unread | UnresolvedFilters => {
    const result = readFilters(words.filters, sent);
    if (!('issues' in result)) return result.filters;
    return mayNameCustom(words.filters, sent) ? new UnresolvedFilters(sent) : new Unread(result.issues);
  };
  return readField(read, {
    description:
      'Conditions on fields; all of them hold together. `empty` and `not_empty` take no value, `between` takes the least and the greatest, `in`, `not_in`, `contains_all` and `contains_none` a list, all others one value. A date is milliseconds, RFC 3339 or a plain date.',
    type: 'array',
    maxItems: MAX_FILTERS,
    items: {
      type: 'object',
      properties: {
        field: { description: 'A field of the system, or the `property_name` of a custom field.', anyOf: [{ type: 'string', enum: Object.keys(words.filters) }, { type: 'string', pattern: '^[a-z][a-z0-9_]*$' }] },
        operator: { type: 'string', enum: [...OPERATOR_NAMES] },
        value: { description: 'What the field is compared with: of the type of the field, or a list of such.' },
      },
      required: ['field', 'operator'],
      additionalProperties: false,
    },
    required: false,
    example: [{ field: 'created_at', operator: 'gte', value: '2026-01-01' }],
  });
}

/** The order of a list. */
export interface Sort<Field extends string = string> {
  readonly field: Field;
  readonly descending: boolean;
}

const DIRECTIONS = ['asc', 'desc'] as const;

/** The order of a search: `field`, `field:desc`, or an object; read into a `Sort` of the domain. */
export function SortField(words: SearchWords): PropertyDecorator {
  const names = Object.keys(words.sorts);
  const read = (sent: unknown): Sort | Unread => {
    if (typeof sent !== 'string' && (typeof sent !== 'object' || Array.isArray(sent))) return new Unread(fault('sort', 'must be a field, such as updated_at:desc, or an object with field and direction'));
    const inText = typeof sent === 'string';
    const [name, direction, ...rest] = inText ? sent.split(':') : ofObject(sent as object);
    const known = typeof name === 'string' && Object.hasOwn(words.sorts, name) ? words.sorts[name] : undefined;
    const issues = [
      ...(known === undefined ? unknownWord('field', name, names, 'by which this search cannot sort') : []),
      ...(direction === undefined ? [] : choiceIssues(direction, DIRECTIONS).map((issue) => ({ ...issue, at: ['direction'] }))),
      ...(rest.length > 0 ? fault('sort', 'must be a field, such as updated_at:desc, or an object with field and direction') : []),
    ];
    if (known === undefined || issues.length > 0) return new Unread(inText ? issues.map((issue) => ({ ...issue, at: [] })) : issues);
    return { field: known, descending: direction === 'desc' };
  };
  return readField(read, {
    description: `The order: \`field\`, \`field:asc\`, \`field:desc\`, or an object with \`field\` and \`direction\`; a field alone is ascending, ties are ordered by id. Fields: ${names.map((one) => `\`${one}\``).join(', ')}.`,
    anyOf: [
      { type: 'string', pattern: `^(${names.join('|')})(:(asc|desc))?$` },
      { type: 'object', properties: { field: { type: 'string', pattern: `^(${names.join('|')})$` }, direction: { type: 'string', pattern: '^(asc|desc)$' } }, required: ['field'], additionalProperties: false },
    ],
    default: 'updated_at:desc',
    required: false,
  });
}

/** Field and direction; any further key makes it no sort. */
function ofObject(sent: object): unknown[] {
  const { field: name, direction, ...rest } = sent as { field?: unknown; direction?: unknown };
  return [name, direction ?? undefined, ...Object.keys(rest)];
}

/** The names of the fields to answer with. */
export function FieldsField(words: SearchWords): PropertyDecorator {
  const read = (sent: unknown): readonly string[] | Unread => {
    if (!Array.isArray(sent)) return new Unread(fault('array', 'must be a list of names'));
    const issues = namesIssues(words, sent);
    return issues.length > 0 ? new Unread(issues) : (sent as string[]);
  };
  return readField(read, { description: FIELDS, type: 'array', items: { type: 'string', enum: [...words.fields] }, maxItems: MAX_FIELDS, required: false });
}

/** The same in a query: comma-separated or repeated. */
export function FieldsParam(words: SearchWords): PropertyDecorator {
  const read = (sent: unknown): readonly string[] | Unread => {
    const names = [sent].flat().flatMap((one) => String(one).split(','));
    const issues = namesIssues(words, names);
    return issues.length > 0 ? new Unread(issues.slice(0, 1).map((issue) => ({ ...issue, at: [] }))) : names;
  };
  return readField(read, { description: `${FIELDS} Comma-separated or repeated.`, type: 'array', items: { type: 'string', enum: [...words.fields] }, maxItems: MAX_FIELDS, required: false, examples: [['id', 'created_at']], ...{ style: 'form', explode: false } });
}

const FIELDS = 'The fields to answer with, by default all; `id` is always among them.';

function namesIssues(words: SearchWords, names: readonly unknown[]): FieldIssue[] {
  if (names.length > MAX_FIELDS) return fault('max_items', `must have at most ${MAX_FIELDS} entries, but has ${names.length}`);
  return names.flatMap((one, index) => (typeof one === 'string' && words.fields.includes(one) ? [] : unknownWord('', one, words.fields, 'which the record has not').map((issue) => ({ ...issue, at: [index] }))));
}

/** A search text in a body, folded, anywhere in a text. One of white space only counts as absent, as search boxes send it. */
export function SoughtField(description: string): PropertyDecorator {
  const rules = { max: MAX_SOUGHT };
  const normalize: Normalize = (sent) => (isAbsent(sent) || (typeof sent === 'string' && sent.trim() === '') ? undefined : readText(sent, rules));
  const check: Check = (value) => {
    if (value === undefined) return [];
    const issues = textIssues(value, rules);
    if (typeof value !== 'string' || issues.length > 0) return issues;
    return isBlank(fold(value)) ? fault('blank', 'must have more than accents, without regard to which it is compared') : [];
  };
  return field(normalize, check, { description, type: String, maxLength: MAX_SOUGHT, required: false });
}

/** The cursor of a search, as the answer before gave it. */
export function CursorField(options: { readonly description: string; readonly max: number }): PropertyDecorator {
  const { description, max } = options;
  const check: Check = (value) => {
    if (value === undefined) return [];
    if (typeof value !== 'string' || value === '') return fault('blank', 'must be the next_cursor of an answer: leave it out for the first page');
    return value.length > max ? fault('max_length', `must have at most ${max} characters, but has ${value.length}`) : [];
  };
  return field((sent) => sent ?? undefined, check, { description, type: String, minLength: 1, maxLength: max, nullable: true, required: false });
}
