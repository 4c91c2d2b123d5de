import { isUuid } from '../../kernel/ids.js';
import { digitsOf } from '../../kernel/fold.js';
import { readText } from '../../kernel/text-rules.js';
import { type Check, choiceIssues, fault, field, type FieldDocs, type FieldIssue, illustrated, type Normalize, textIssues } from './fields.js';
import { once } from './query-params.js';

/*
 * Parameters of the query with several values, or with a part of one. Their faults name the parameter itself, not an
 * index (oratek.md, Errors).
 */

/** A text in the query that may be repeated: the filter then requires all of them. */
export function RepeatableParam(options: FieldDocs & { readonly max: number; readonly maxItems: number }): PropertyDecorator {
  const { max, maxItems, ...docs } = options;
  const check: Check = (value) => {
    if (!Array.isArray(value)) return [];
    if (value.length > maxItems) return tooMany(maxItems, value.length);
    return firstOf(value.map((item: unknown) => (item === '' ? fault('blank', 'must not be blank: leave it out to list all') : textIssues(item, { max }))));
  };
  const normalize: Normalize = (value) => [value].flat().map((item) => readText(item, { max }));
  return field(normalize, check, { ...illustrated(docs), type: 'array', items: { type: 'string', minLength: 1, maxLength: max }, maxItems, required: false });
}

/** One of a set of words in the query that may be repeated: the filter then accepts any of them. */
export function RepeatableChoiceParam(options: FieldDocs & { readonly choices: readonly string[] }): PropertyDecorator {
  const { choices, ...docs } = options;
  const maxItems = choices.length;
  const check: Check = (value) => {
    if (!Array.isArray(value)) return [];
    return value.length > maxItems ? tooMany(maxItems, value.length) : firstOf(value.map((item: unknown) => choiceIssues(item, choices)));
  };
  return field((value) => [value].flat(), check, { ...illustrated(docs), type: 'array', items: { type: 'string', enum: [...choices] }, maxItems, required: false });
}

/** Ids of records, comma-separated, in any order. Their items have no `format`: Swagger UI cannot draw a list of that. */
export function IdsParam(options: FieldDocs & { readonly maxItems: number }): PropertyDecorator {
  return commaList(options, { type: 'string', minLength: 36, maxLength: 36 }, (item) => item.toLowerCase(), (item) => (isUuid(item) ? [] : fault('uuid', 'must be UUIDs, parted by commas')));
}

/** Some of a set of words, comma-separated. */
export function ChoicesParam(options: FieldDocs & { readonly choices: readonly string[] }): PropertyDecorator {
  const { choices, ...docs } = options;
  return commaList({ ...docs, maxItems: choices.length }, { type: 'string', enum: [...choices] }, (item) => item, (item) => choiceIssues(item, choices).map((issue) => ({ ...issue, ofEach: true })));
}

/** A part of a number with many notations: only its digits count. */
export function DigitsParam(options: FieldDocs & { readonly min: number; readonly max: number }): PropertyDecorator {
  const { min, max, ...docs } = options;
  const check = once((value) => {
    const issues = textIssues(value, { max });
    if (issues.length > 0) return issues;
    return digitsOf(String(value)).length < min ? fault('min_digits', `must have at least ${min} digits`) : [];
  });
  return field((value) => readText(value, { max }), check, { ...illustrated(docs), type: String, minLength: min, maxLength: max, required: false });
}

/** A list in one value. Repeated entries count for `maxItems`, too. */
function commaList(options: FieldDocs & { readonly maxItems: number }, items: object, normalize: (item: string) => string, checkItem: (item: string) => FieldIssue[]): PropertyDecorator {
  const { maxItems, ...docs } = options;
  const parts = (value: unknown): string[] => String(value).split(',').map((item) => normalize(item));
  // Some clients send a list as one value, others as many.
  const toList: Normalize = (value) => [value].flat().flatMap(parts);
  const check: Check = (value) => {
    if (!Array.isArray(value)) return [];
    if (value.length > maxItems) return tooMany(maxItems, value.length);
    return firstOf(value.map((item: unknown) => (item === '' ? fault('blank', 'must not have a blank entry') : checkItem(String(item)))));
  };
  // `style` and `explode` are OpenAPI's way to document commas as separators; Nest's types lack them.
  return field(toList, check, { ...illustrated(docs), type: 'array', items, maxItems, required: false, ...{ style: 'form', explode: false } });
}

function tooMany(max: number, given: number): FieldIssue[] {
  return fault('max_items', `must have at most ${max} values, but has ${given}`);
}

/** The first fault only: two hundred equal faults for two hundred wrong values would not help. */
function firstOf(issues: readonly (readonly FieldIssue[])[]): FieldIssue[] {
  return issues.flat().slice(0, 1);
}
