import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { EMAIL_LENGTH, emailFault } from '../../kernel/email.js';
import { isUuid } from '../../kernel/ids.js';
import { readText, type TextFault, textFault, type TextRules } from '../../kernel/text-rules.js';
import { parseTimestamp, type Timestamp, toTimestamp } from '../../kernel/timestamp.js';
import { nearestName } from './unknown-names.js';

/*
 * One decorator for each kind of field: it normalises the input, checks it, and documents itself, so the document
 * cannot promise what the check does not enforce. Plain class-validator and swagger decorators may be used beside
 * these.
 */

/** A fault of a field. `at` is the path within it, empty for the field itself. */
export interface FieldIssue {
  readonly at: readonly (string | number)[];
  readonly code: string;
  /** The rule, as in an Issue. */
  readonly rule: string;
  /** The field is a list, and the rule is one of each entry. */
  readonly ofEach?: true;
}

/** The documentation that all fields of a body have. */
export interface FieldDocs {
  readonly description: string;
  readonly example: unknown;
}

/**
 * Documents the example as an illustration only. Swagger UI and other tools send an `example` as it is, so a filter, a
 * record's id or a recent time must not be one.
 */
export function illustrated<Docs extends FieldDocs>({ example, ...docs }: Docs): Omit<Docs, 'example'> & { readonly examples: unknown[] } {
  return { ...docs, examples: [example] };
}

export type Normalize = (value: unknown) => unknown;
export type Check = (value: unknown) => FieldIssue[];

/** How a field handles its input. */
export interface Field {
  readonly normalize: Normalize;
  readonly check: Check;
  /** Only the server sets it: a change may only repeat the record's value. */
  readonly setByServer?: true;
  /** Its value is an object with fields of its own, or a list of such; `check` then only sees whether it is present. */
  readonly nested?: { readonly dto: () => new () => object; readonly list: boolean };
}

const declared = new WeakMap<object, Map<string, Field>>();
const collected = new WeakMap<object, ReadonlyMap<string, Field>>();

/** The fields of the DTO, including those of its base classes. */
export function fieldsOf(dto: new () => object): ReadonlyMap<string, Field> {
  const known = collected.get(dto);
  if (known) return known;
  const all = new Map<string, Field>();
  for (let prototype: object | null = dto.prototype as object; prototype; prototype = Object.getPrototypeOf(prototype) as object | null) {
    for (const [name, one] of declared.get(prototype) ?? []) if (!all.has(name)) all.set(name, one);
  }
  collected.set(dto, all);
  return all;
}

/** Declares a field of a special kind. */
export function field(normalize: Normalize, check: Check, schema: ApiPropertyOptions): PropertyDecorator {
  return declare({ normalize, check }, schema);
}

/** Declares a field completely. */
export function declare(one: Field, schema: ApiPropertyOptions): PropertyDecorator {
  const addTo: PropertyDecorator = (prototype, key) => {
    const own = declared.get(prototype) ?? new Map<string, Field>();
    declared.set(prototype, own.set(String(key), one));
  };
  return applyDecorators(addTo, ApiProperty(schema));
}

/** Only texts are trimmed: white space around a word, an id, a time or a number makes it invalid. */
export const same: Normalize = (value) => value;
export const fault = (code: string, rule: string, ...at: (string | number)[]): FieldIssue[] => [{ at, code, rule }];
const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** Accepts absent values and `null`, which clears. */
function optional(check: Check): Check {
  return (value) => (isAbsent(value) ? [] : check(value));
}

/** A blank text becomes null. */
const textOrNull = (rules: TextRules): Normalize => (value) => {
  const text = readText(value, rules);
  return text === '' ? null : text;
};

export const toId: Normalize = (value) => (typeof value === 'string' ? value.toLowerCase() : value);
export const toTime: Normalize = (value) => (typeof value === 'string' ? (parseTimestamp(value) ?? value) : value);

export const idIssues: Check = (value) => (typeof value === 'string' && isUuid(value) ? [] : fault('uuid', 'must be a UUID'));
export const timeIssues: Check = (value) =>
  typeof value === 'string' && parseTimestamp(value) === value
    ? []
    : fault('date_time', 'must be an RFC 3339 date-time with an offset, such as 2026-05-14T18:24:30Z, in the years 0001 to 9999 of UTC');

export function choiceIssues(value: unknown, choices: readonly string[]): FieldIssue[] {
  if (typeof value === 'string' && choices.includes(value)) return [];
  const nearest = typeof value === 'string' ? nearestName(value, choices) : null;
  return fault('one_of', `must be one of ${choices.join(', ')}${nearest === null ? '' : `; the nearest is ${nearest}`}`);
}

export function textIssues(value: unknown, rules: TextRules): FieldIssue[] {
  return issuesOf(textFault(value, rules));
}

function issuesOf(found: TextFault | null): FieldIssue[] {
  return found ? fault(found.code, found.rule) : [];
}

export interface TextOptions extends FieldDocs, TextRules {
  /** It must be sent. */
  readonly required?: boolean;
  /** The format that other code checks, for the document. */
  readonly format?: 'uri';
  /** Its example is only an illustration. */
  readonly illustrates?: true;
}

/** Free text of one line, in NFC and trimmed; blank counts as `null`, and `notBlank` refuses both. */
export function TextField(options: TextOptions): PropertyDecorator {
  const { max, lines = false, notBlank = false, required = false, illustrates = false, ...docs } = options;
  const rules = { max, lines, notBlank };
  const check: Check = (value) => {
    if (value === undefined) return required ? fault('required', 'is required') : [];
    if (value === null) return notBlank ? textIssues('', rules) : [];
    return textIssues(value, rules);
  };
  return field(textOrNull(rules), check, { ...(illustrates ? illustrated(docs) : docs), type: String, ...(notBlank ? { minLength: 1 } : { nullable: true }), maxLength: max, required });
}

/** One of a set of words. `default` is the value of a record without it. */
export function ChoiceField(options: FieldDocs & { readonly choices: readonly string[]; readonly default?: string }): PropertyDecorator {
  const { choices, ...docs } = options;
  return field(same, (value) => (value === undefined ? [] : choiceIssues(value, choices)), { ...docs, type: String, enum: [...choices], required: false });
}

/** The id of another record; `null` clears. */
export function IdField(options: FieldDocs): PropertyDecorator {
  return field(toId, optional(idIssues), { ...illustrated(options), type: String, format: 'uuid', nullable: true, required: false });
}

/**
 * A moment: RFC 3339 with an offset; `null` clears, unless it must be sent. `ages`: its example is not accepted
 * forever.
 */
export function TimeField(options: FieldDocs & { readonly required?: boolean; readonly ages?: boolean }): PropertyDecorator {
  const { required = false, ages = false, ...docs } = options;
  const check: Check = (value) => (isAbsent(value) && required ? fault('required', 'is required') : optional(timeIssues)(value));
  return field(toTime, check, { ...(ages ? illustrated(docs) : docs), type: String, format: 'date-time', ...(required ? {} : { nullable: true }), required });
}

/**
 * The accepted forms of a moment: RFC 3339 with an offset, milliseconds since 1970, a plain date (its beginning in
 * UTC).
 */
export type MomentForm = 'rfc3339' | 'milliseconds' | 'date';

const MOMENT_FORMS: Readonly<Record<MomentForm, { readonly says: string; readonly read: (value: unknown) => Timestamp | null }>> = {
  rfc3339: { says: 'an RFC 3339 date-time with an offset', read: (value) => (typeof value === 'string' ? parseTimestamp(value) : null) },
  milliseconds: { says: 'a number of milliseconds since 1970', read: (value) => (typeof value === 'number' && Number.isInteger(value) && value >= FIRST_MOMENT && value <= LAST_MOMENT ? toTimestamp(new Date(value)) : null) },
  date: { says: 'a date such as 2026-05-14', read: (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? parseTimestamp(`${value}T00:00:00Z`) : null) },
};
const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

/** A moment in any of several forms, kept as a Timestamp; `null` clears. */
export function MomentField(options: FieldDocs & { readonly accepts: readonly [MomentForm, ...MomentForm[]] }): PropertyDecorator {
  const { accepts, ...docs } = options;
  const read = (value: unknown): Timestamp | null => accepts.map((form) => MOMENT_FORMS[form].read(value)).find((moment) => moment !== null) ?? null;
  const rule = `must be ${accepts.map((form) => MOMENT_FORMS[form].says).join(', or ')}, in the years 0001 to 9999 of UTC`;
  const check: Check = (value) => (MOMENT_FORMS.rfc3339.read(value) === value ? [] : fault('date_time', rule));
  const schemas = accepts.map((form) => (form === 'milliseconds' ? { type: 'integer' } : { type: 'string', format: form === 'date' ? 'date' : 'date-time' }));
  // A text in no accepted form must not pass as the stored form.
  const normalize: Normalize = (value) => (isAbsent(value) ? value : (read(value) ?? UNREAD));
  return field(normalize, optional(check), { ...docs, oneOf: schemas, nullable: true, required: false });
}

/** A value that could not be read; it matches no form. */
const UNREAD = Symbol('unread');

/** Some of a set of words: at least one, without repeats. */
export function ChoicesField(options: FieldDocs & { readonly choices: readonly string[]; readonly required?: boolean }): PropertyDecorator {
  const { choices, required = false, ...docs } = options;
  const check: Check = (value) => {
    if (value === undefined) return required ? fault('required', 'is required') : [];
    if (!Array.isArray(value)) return fault('array', 'must be a list');
    if (value.length === 0) return fault('min_items', 'must have at least one entry');
    if (value.length > choices.length) return fault('max_items', `must have at most ${choices.length} entries, but has ${value.length}`);
    return value.flatMap((item: unknown, index) => {
      const isRepeated = value.indexOf(item) < index;
      return (isRepeated ? fault('unique', 'must not repeat an earlier entry') : choiceIssues(item, choices)).map((issue) => ({ ...issue, at: [index] }));
    });
  };
  return field(same, check, {
    ...docs,
    type: 'array',
    items: { type: 'string', enum: [...choices] },
    minItems: 1,
    maxItems: choices.length,
    uniqueItems: true,
    required,
  });
}

export const EMAIL = { max: EMAIL_LENGTH };

/** An email address (oratek.md, Text), in NFC and trimmed, otherwise kept as written. */
export function EmailField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => issuesOf(emailFault(value));
  return field(textOrNull(EMAIL), optional(check), { ...options, type: String, format: 'idn-email', maxLength: EMAIL_LENGTH, nullable: true, required: false });
}

/** A whole number; the property's initial value is the default. */
export function IntegerField(options: FieldDocs & { readonly min: number; readonly max: number; readonly default: number }): PropertyDecorator {
  const { min, max, default: fallback, ...docs } = options;
  const check: Check = (value) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return fault('integer', 'must be a whole number');
    if (value < min) return fault('min', `must be at least ${min}`);
    return value > max ? fault('max', `must be at most ${max}`) : [];
  };
  return field(same, check, { ...docs, type: 'integer', minimum: min, maximum: max, default: fallback, required: false });
}

const MONEY_MAX = 999_999_999_999.99;
const MONEY = /^\d{1,12}(?:\.\d{1,2})?$/;

/** An amount: 0 to 999,999,999,999.99 with at most two decimals, kept exactly. */
export function MoneyField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => {
    if (typeof value !== 'number') return fault('number', 'must be a number');
    if (value < 0) return fault('min', 'must be at least 0');
    if (value > MONEY_MAX) return fault('max', `must be at most ${MONEY_MAX}`);
    // Also refuses NaN, which replaces a number with more digits than a double holds.
    return MONEY.test(String(value)) ? [] : fault('decimals', 'must have at most 2 decimals');
  };
  return field(same, optional(check), { ...options, type: Number, minimum: 0, maximum: MONEY_MAX, nullable: true, required: false });
}

/** A list of short texts, each trimmed and not blank; `null` empties it. */
export function TagsField(options: FieldDocs & { readonly maxItems: number; readonly max: number }): PropertyDecorator {
  const { max, maxItems, ...docs } = options;
  const rules = { max, notBlank: true };
  const check: Check = (value) => {
    if (!Array.isArray(value)) return fault('array', 'must be a list of strings');
    if (value.length > maxItems) return fault('max_items', `must have at most ${maxItems} entries, but has ${value.length}`);
    return value.flatMap((item: unknown, index) => {
      return textIssues(item, rules).map((issue) => ({ ...issue, at: [index] }));
    });
  };
  // `null` clears: a list of tags is never null, only empty.
  const normalize: Normalize = (value) => (value === null ? [] : Array.isArray(value) && value.length <= maxItems ? value.map((item: unknown) => readText(item, rules)) : value);
  return field(normalize, optional(check), {
    ...docs,
    type: 'array',
    items: { type: 'string', minLength: 1, maxLength: max },
    maxItems,
    nullable: true,
    required: false,
  });
}

const SERVER_FIELDS = {
  id: { normalize: toId, schema: { type: String, format: 'uuid' } },
  time: { normalize: toTime, schema: { type: String, format: 'date-time' } },
  word: { normalize: same, schema: { type: String } },
} as const;

/**
 * A field that the server sets, in the body of a change: a client may send back a whole record (oratek.md, Errors).
 * `RecordChange` compares it with the record.
 */
export function ServerField(options: FieldDocs & { readonly kind: keyof typeof SERVER_FIELDS; readonly nullable?: true }): PropertyDecorator {
  const { kind, description, ...docs } = options;
  const { normalize, schema } = SERVER_FIELDS[kind];
  const note = `${description} Set by the server: leave it out, or send it as the record has it.`;
  return declare({ normalize, check: () => [], setByServer: true }, { ...illustrated({ ...docs, description: note }), ...schema, required: false });
}
