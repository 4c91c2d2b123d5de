import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { EMAIL_LENGTH, emailFault } from '../../kernel/email.js';
import { isUuid } from '../../kernel/ids.js';
import { readText, type TextFault, textFault, type TextRules } from '../../kernel/text-rules.js';
import { lengthOf } from '../../kernel/text.js';
import { parseTimestamp } from '../../kernel/timestamp.js';
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
export const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** Accepts absent values and `null`, which clears. */
export function optional(check: Check): Check {
  return (value) => (isAbsent(value) ? [] : check(value));
}

/** Like `optional`, or refuses absent values and `null`. */
function needed(required: boolean, check: Check): Check {
  return required ? (value) => (isAbsent(value) ? fault('required', 'is required') : check(value)) : optional(check);
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

/** A secret that a person types, such as a password: taken as it is, and never trimmed. The use case checks its other rules. */
export function SecretField(options: FieldDocs & { readonly max: number }): PropertyDecorator {
  const { max, ...docs } = options;
  const check: Check = (value) => {
    if (value === undefined) return fault('required', 'is required');
    if (typeof value !== 'string') return fault('string', 'must be a string');
    if (value === '') return fault('required', 'must not be empty');
    const length = lengthOf(value);
    return length > max ? fault('max_length', `must have at most ${max} characters, but has ${length}`) : [];
  };
  return field(same, check, { ...docs, type: String, format: 'password', minLength: 1, maxLength: max, required: true });
}

/** One of a set of words. `default` is the value of a record without it. */
export function ChoiceField(options: FieldDocs & { readonly choices: readonly string[]; readonly default?: string; readonly required?: boolean }): PropertyDecorator {
  const { choices, required = false, ...docs } = options;
  const check: Check = (value) => {
    if (value === undefined) return required ? fault('required', 'is required') : [];
    return choiceIssues(value, choices);
  };
  return field(same, check, { ...docs, type: String, enum: [...choices], required });
}

/** The id of another record, or `null`: one of them must be sent. */
export function IdOrNullField(options: Pick<FieldDocs, 'description'>): PropertyDecorator {
  const check: Check = (value) => (value === undefined ? fault('required', 'is required: an id, or null for none') : value === null ? [] : idIssues(value));
  return field(toId, check, { ...options, type: String, format: 'uuid', nullable: true, required: true, example: null });
}

/** The id of another record; `null` clears, unless it must be sent. */
export function IdField(options: FieldDocs & { readonly required?: boolean }): PropertyDecorator {
  const { required = false, ...docs } = options;
  return field(toId, needed(required, idIssues), { ...(required ? docs : illustrated(docs)), type: String, format: 'uuid', ...(required ? {} : { nullable: true }), required });
}

/**
 * A moment: RFC 3339 with an offset; `null` clears, unless it must be sent. `ages`: its example is not accepted
 * forever.
 */
export function TimeField(options: FieldDocs & { readonly required?: boolean; readonly ages?: boolean }): PropertyDecorator {
  const { required = false, ages = false, ...docs } = options;
  return field(toTime, needed(required, timeIssues), { ...(ages ? illustrated(docs) : docs), type: String, format: 'date-time', ...(required ? {} : { nullable: true }), required });
}

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

/** An email address (oratek.md, Text), in NFC and trimmed, otherwise kept as written. `illustrates`: its example is one of a record that must exist. */
export function EmailField(options: FieldDocs & { readonly required?: boolean; readonly illustrates?: true }): PropertyDecorator {
  const { required = false, illustrates = false, ...docs } = options;
  const check: Check = (value) => issuesOf(emailFault(value));
  return field(textOrNull(EMAIL), needed(required, check), { ...(illustrates ? illustrated(docs) : docs), type: String, format: 'idn-email', maxLength: EMAIL_LENGTH, ...(required ? {} : { nullable: true }), required });
}

/** A list of email addresses, each as in `EmailField`; `null` empties it. */
export function EmailsField(options: FieldDocs & { readonly maxItems: number }): PropertyDecorator {
  return listField(options, { format: 'idn-email', minLength: 1, maxLength: EMAIL_LENGTH }, (item) => readText(item, EMAIL), (item) => issuesOf(emailFault(item)));
}

/** A list of short texts, each trimmed and not blank; `null` empties it. */
export function TagsField(options: FieldDocs & { readonly maxItems: number; readonly max: number }): PropertyDecorator {
  const { max, ...docs } = options;
  const rules = { max, notBlank: true };
  return listField(docs, { minLength: 1, maxLength: max }, (item) => readText(item, rules), (item) => textIssues(item, rules));
}

/**
 * A list of texts that is never null, only empty.
 * @param schema of an entry @param read normalises an entry
 */
export function listField(options: Pick<FieldDocs, 'description'> & { readonly maxItems: number }, schema: object, read: Normalize, check: Check): PropertyDecorator {
  const { maxItems, ...docs } = options;
  const checkAll: Check = (value) => {
    if (!Array.isArray(value)) return fault('array', 'must be a list of strings');
    if (value.length > maxItems) return fault('max_items', `must have at most ${maxItems} entries, but has ${value.length}`);
    return value.flatMap((item: unknown, index) => check(item).map((issue) => ({ ...issue, at: [index] })));
  };
  const normalize: Normalize = (value) => (value === null ? [] : Array.isArray(value) && value.length <= maxItems ? value.map((item: unknown) => read(item)) : value);
  return field(normalize, optional(checkAll), { ...docs, type: 'array', items: { type: 'string', ...schema }, maxItems, nullable: true, required: false });
}

const SERVER_FIELDS = {
  id: { normalize: toId, schema: { type: String, format: 'uuid' } },
  time: { normalize: toTime, schema: { type: String, format: 'date-time' } },
  word: { normalize: same, schema: { type: String } },
  number: { normalize: same, schema: { type: Number } },
  flag: { normalize: same, schema: { type: Boolean } },
  words: { normalize: same, schema: { type: 'array', items: { type: 'string' } } },
  object: { normalize: same, schema: { type: 'object', additionalProperties: true } },
} as const;

/**
 * A field that the server sets, in the body of a change: a client may send back a whole record (oratek.md, Errors).
 * `RecordChange` compares it with the record.
 */
export function ServerField(options: FieldDocs & { readonly kind: keyof typeof SERVER_FIELDS; readonly nullable?: true }): PropertyDecorator {
  const { kind, description, ...docs } = options;
  const { normalize, schema } = SERVER_FIELDS[kind];
  const note = `${description} Set by the server: leave it out, or send it as the record has it.`;
  return declare({ normalize, check: () => [], setByServer: true }, { ...illustrated({ ...docs, description: note }), ...schema, required: false } as ApiPropertyOptions);
}
