import type { CustomValue } from '../../../contracts/custom-values.js';
import { EMAIL_LENGTH, emailFault } from '../../../kernel/email.js';
import { isUuid } from '../../../kernel/ids.js';
import { type MomentForm, momentReader } from '../../../kernel/moment-forms.js';
import { integerFault, moneyFault, numberFault, type ValueFault } from '../../../kernel/number-rules.js';
import { readText, textFault, type TextRules } from '../../../kernel/text-rules.js';
import type { AttributeType } from '../../../contracts/attribute-types.js';

/** What the rule of a value depends on besides the value. */
export interface ValueContext {
  /** The values of the field's options; empty for types without options. */
  readonly options: readonly string[];
  /** The forms of a moment that the API takes. */
  readonly moments: readonly MomentForm[];
}

/** A fault of a value; `at` is the path within it, empty for the value itself. */
export interface CustomValueFault extends ValueFault {
  readonly at: readonly (string | number)[];
}

/** The value to store, null if nothing is left of it, or its faults. */
export type ReadValue = { readonly value: CustomValue | null } | { readonly faults: readonly CustomValueFault[] };

type Rule = (sent: unknown, context: ValueContext) => ReadValue;

/** The most users that a value names. */
export const MAX_TEAM_MEMBERS = 100;

/** Reads a value for a field of this type (octolane.md, Pipelines, stages, fields: values). Null clears a value, and is no case of this function. */
export function readValue(type: AttributeType, sent: unknown, context: ValueContext): ReadValue {
  return RULES[type](sent, context);
}

function faulty(code: string, rule: string, ...at: (string | number)[]): { readonly faults: readonly CustomValueFault[] } {
  return { faults: [{ at, code, rule }] };
}

/** A value that is kept as it was sent, unless it has a fault. */
const kept =
  (faultOf: (value: unknown) => ValueFault | null): Rule =>
  (sent) => {
    const found = faultOf(sent);
    return found ? faulty(found.code, found.rule) : { value: sent as CustomValue };
  };

/** A text, trimmed; a blank one clears. */
const text =
  (rules: TextRules, faultOf: (value: unknown) => ValueFault | null = (value) => textFault(value, rules)): Rule =>
  (sent) => {
    const read = readText(sent, rules);
    if (read === '') return { value: null };
    const found = faultOf(read);
    return found ? faulty(found.code, found.rule) : { value: read as string };
  };

const URL_TEXT: TextRules = { max: 2048 };

function urlFault(value: unknown): ValueFault | null {
  const found = textFault(value, URL_TEXT);
  if (found) return found;
  const protocol = URL.canParse(String(value)) ? new URL(String(value)).protocol : null;
  return protocol === 'http:' || protocol === 'https:' ? null : { code: 'url', rule: 'must be an address that begins with http:// or https://' };
}

const moment: Rule = (sent, { moments }) => {
  const { read, rule } = momentReader(moments);
  const at = read(sent);
  return at === null ? faulty('date_time', rule) : { value: { at } };
};

const dateRange: Rule = (sent, { moments }) => {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return faulty('object', 'must be an object with start and end');
  const { read, rule } = momentReader(moments);
  const given = sent as Readonly<Record<string, unknown>>;
  const foreign = Object.keys(given).find((name) => name !== 'start' && name !== 'end');
  if (foreign !== undefined) return faulty('unknown_field', 'must have start and end, and nothing else');
  const [start, end] = [read(given['start']), read(given['end'])];
  const faults = [...(start === null ? faulty('date_time', rule, 'start').faults : []), ...(end === null ? faulty('date_time', rule, 'end').faults : [])];
  if (start === null || end === null) return { faults };
  return start > end ? faulty('order', 'must not be before start', 'end') : { value: { start: { at: start }, end: { at: end } } };
};

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/;

/** How many options a refusal names, as long as they have so many characters together. */
const NAMED = 20;
const NAMED_CHARACTERS = 300;

function optionFault(value: unknown, options: readonly string[]): ValueFault | null {
  if (typeof value !== 'string') return { code: 'string', rule: 'must be a string' };
  if (options.includes(value)) return null;
  return { code: 'one_of', rule: options.length === 0 ? 'has no options yet: add some to its field' : `must be one of ${namedOptions(options)}` };
}

/** The first options, at least one: a bulk has many values, and its answer tells them of each. */
function namedOptions(options: readonly string[]): string {
  let characters = 0;
  const rest = options.findIndex((option, index) => index >= NAMED || ((characters += option.length + 2) > NAMED_CHARACTERS && index > 0));
  return rest < 0 ? options.join(', ') : `${options.slice(0, rest).join(', ')}, …`;
}

const option: Rule = (sent, context) => kept((value) => optionFault(value, context.options))(sent, context);

/** The most faults of a list that are reported: an answer must not be ten times as large as its request. */
const MAX_FAULTS = 10;

/** A list of distinct texts; an empty one clears. */
function list(max: number, normalize: (entry: unknown) => unknown, faultOf: (entry: unknown) => ValueFault | null): (sent: unknown) => ReadValue {
  return (sent) => {
    if (!Array.isArray(sent)) return faulty('array', 'must be a list');
    if (sent.length > max) return faulty('max_items', `must have at most ${max} entries, but has ${sent.length}`);
    const entries = sent.map(normalize);
    const faults = entries.flatMap((entry, index) => {
      const found = entries.indexOf(entry) < index ? { code: 'unique', rule: 'must not repeat an earlier entry' } : faultOf(entry);
      return found ? faulty(found.code, found.rule, index).faults : [];
    });
    if (faults.length > 0) return { faults: faults.slice(0, MAX_FAULTS) };
    return { value: entries.length === 0 ? null : (entries as string[]) };
  };
}

const same = (entry: unknown): unknown => entry;
const lowerCase = (entry: unknown): unknown => (typeof entry === 'string' ? entry.toLowerCase() : entry);

const RULES: Readonly<Record<AttributeType, Rule>> = {
  string: text({ max: 10_000, lines: true }),
  number: kept(numberFault),
  checkbox: kept((value) => (typeof value === 'boolean' ? null : { code: 'boolean', rule: 'must be true or false' })),
  date: moment,
  date_range: dateRange,
  rating: kept((value) => integerFault(value, 1, 5)),
  timestamp: moment,
  select: option,
  // Distinct entries, so never more than there are options.
  multi_select: (sent, { options }) => list(Math.max(options.length, 1), same, (entry) => optionFault(entry, options))(sent),
  currency: kept(moneyFault),
  percentage: kept(numberFault),
  location: text({ max: 255 }),
  time: kept((value) => (typeof value === 'string' && TIME.test(value) ? null : { code: 'time', rule: 'must be a time of the day, such as 14:30 or 14:30:59' })),
  datetime: moment,
  email: text({ max: EMAIL_LENGTH }, emailFault),
  phone: text({ max: 64 }),
  website: text(URL_TEXT, urlFault),
  url: text(URL_TEXT, urlFault),
  radio: option,
  team_members: list(MAX_TEAM_MEMBERS, lowerCase, (entry) => (typeof entry === 'string' && isUuid(entry) ? null : { code: 'uuid', rule: 'must be the id of a user, a UUID' })),
};
