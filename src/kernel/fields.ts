import { compileCopy } from './copier.js';
import { memoized } from './memo.js';
import { type SnakeCase, snakeCase } from './snake-case.js';
import type { TextRules } from './text-rules.js';
import { millisecondsOf, type Timestamp } from './timestamp.js';

/** The type of the values of each kind of field. */
interface Values {
  /** A text of one or more lines; null for none. */
  text: string | null;
  /** A text that is never null. */
  name: string;
  email: string | null;
  /** At most two decimals. */
  money: number | null;
  /** Any finite number. */
  number: number | null;
  wholeNumber: number | null;
  /** False unless it is said. */
  flag: boolean;
  texts: readonly string[];
  moment: Timestamp | null;
  /** The id of another record. */
  reference: string | null;
  /** One of a fixed set of words. */
  word: string;
}

export type FieldKind = keyof Values;

/** One field of a record that a client may set. */
export interface FieldSpec<Kind extends FieldKind = FieldKind, Value = unknown, Sortable extends boolean = boolean> {
  readonly kind: Kind;
  /** The rules of its text; of a list, the rules of each entry. */
  readonly rules: Kind extends 'text' | 'name' | 'texts' ? TextRules : null;
  /** Whether lists can be sorted by it. */
  readonly isSortable: Sortable;
  /** The value of a new record if the input has none; undefined if the input must have one. */
  readonly initial: Value | undefined;
}

/** The fields of a record, by their name in the domain: the one place that its columns, its published names and its empty state come from. */
export type FieldTable = Readonly<Record<string, FieldSpec>>;

type ValueOf<Spec> = Spec extends FieldSpec<FieldKind, infer Value> ? Value : never;

/** The values of a record's fields. */
export type FieldValues<Table extends FieldTable> = { readonly [Name in keyof Table]: ValueOf<Table[Name]> };

/** The same under their published names, which are also those of their columns. */
export type PublishedFields<Table extends FieldTable> = { readonly [Name in keyof Table as Name extends string ? SnakeCase<Name> : never]: ValueOf<Table[Name]> };

type InMilliseconds<Value> = Value extends Timestamp ? number : Value;

/** The same, with each moment in milliseconds since 1970. */
export type FieldsInMilliseconds<Table extends FieldTable> = { readonly [Name in keyof Table as Name extends string ? SnakeCase<Name> : never]: InMilliseconds<ValueOf<Table[Name]>> };

/** The names of the fields that lists can be sorted by. */
export type SortableField<Table extends FieldTable> = { [Name in keyof Table & string]: Table[Name] extends FieldSpec<FieldKind, unknown, true> ? Name : never }[keyof Table & string];

const spec = <Kind extends FieldKind, Value, Sortable extends boolean = false>(kind: Kind, rules: FieldSpec<Kind>['rules'], initial: Value | undefined, isSortable = false as Sortable): FieldSpec<Kind, Value, Sortable> => ({ kind, rules, initial, isSortable });

export function text<Sortable extends boolean = false>(rules: TextRules, options: { readonly sortable?: Sortable } = {}): FieldSpec<'text', Values['text'], Sortable> {
  return spec('text', rules, null, options.sortable);
}

export function name(rules: TextRules): FieldSpec<'name', Values['name'], false> {
  return spec<'name', string>('name', rules, undefined);
}

export function email(): FieldSpec<'email', Values['email'], false> {
  return spec('email', null, null);
}

export function money<Sortable extends boolean = false>(options: { readonly sortable?: Sortable } = {}): FieldSpec<'money', Values['money'], Sortable> {
  return spec('money', null, null, options.sortable);
}

export function number(): FieldSpec<'number', Values['number'], false> {
  return spec('number', null, null);
}

export function wholeNumber(): FieldSpec<'wholeNumber', Values['wholeNumber'], false> {
  return spec('wholeNumber', null, null);
}

export function flag(): FieldSpec<'flag', Values['flag'], false> {
  return spec('flag', null, false);
}

export function texts(rules: TextRules): FieldSpec<'texts', Values['texts'], false> {
  return spec('texts', rules, []);
}

export function moment(): FieldSpec<'moment', Values['moment'], false> {
  return spec('moment', null, null);
}

export function reference(): FieldSpec<'reference', Values['reference'], false> {
  return spec('reference', null, null);
}

/** @param initial what a new record has */
export function word<Word extends string>(initial: Word): FieldSpec<'word', Word, false> & { readonly initial: Word } {
  return { ...spec<'word', Word>('word', null, initial), initial };
}

/** The names of the fields, in their order. */
export function fieldNames<Table extends FieldTable>(table: Table): readonly (keyof Table & string)[] {
  return Object.keys(table);
}

/** The names of the fields that lists can be sorted by, in their order. */
export function sortableFields<Table extends FieldTable>(table: Table): readonly SortableField<Table>[] {
  return fieldNames(table).filter((one): one is SortableField<Table> => table[one]?.isSortable ?? false);
}

/** The values of a new record before any input; fields that the input must set are missing. */
export function initialFields<Table extends FieldTable>(table: Table): Readonly<Partial<FieldValues<Table>>> {
  return initials(table) as Partial<FieldValues<Table>>;
}

const initials = memoized((table: FieldTable) => Object.freeze(Object.fromEntries(Object.entries(table).flatMap(([one, { initial }]) => (initial === undefined ? [] : [[one, initial]])))));

type Copy = ReturnType<typeof compileCopy>;

/** The compiled copy of each table, for one way to publish moments. */
function publishers(changes: Readonly<Partial<Record<FieldKind, (value: never) => unknown>>>): (table: FieldTable) => Copy {
  return memoized((table) => compileCopy(Object.entries(table).map(([one, { kind }]) => ({ from: one, to: snakeCase(one), change: changes[kind] }))));
}

const asTheyAre = publishers({});
const inMilliseconds = publishers({ moment: millisecondsOf });

/** Adds the fields to a record that is being published, under their published names and in their order. */
export function publishFields<Table extends FieldTable, Record extends object>(table: Table, values: FieldValues<Table>, record: Record): Record & PublishedFields<Table> {
  return asTheyAre(table)(values, record) as Record & PublishedFields<Table>;
}

/** Like `publishFields`, with each moment in milliseconds since 1970. */
export function publishFieldsInMilliseconds<Table extends FieldTable, Record extends object>(table: Table, values: FieldValues<Table>, record: Record): Record & FieldsInMilliseconds<Table> {
  return inMilliseconds(table)(values, record) as Record & FieldsInMilliseconds<Table>;
}

/** Whether two values of a field are the same. */
export function isSameValue(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after)) return before === after;
  return before.length === after.length && before.every((value, index) => value === after[index]);
}
