import { EMAIL_LENGTH } from '../../kernel/email.js';
import { fold } from '../../kernel/fold.js';
import { hasInvisible, isBlank } from '../../kernel/text.js';
import { readText } from '../../kernel/text-rules.js';
import { type Check, choiceIssues, EMAIL, fault, field, type FieldDocs, idIssues, illustrated, type Normalize, same, textIssues, timeIssues, toId, toTime } from './fields.js';

/*
 * Parameters of the query with one value: like fields of a body, but blank and repeated ones are refused. An ignored
 * filter would return records that the client did not ask for.
 */

const toNumber: Normalize = (value) => (typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value);
const ONCE = 'must be given once';

/** A whole number in the query; the property's initial value is the default, NaN for none, which the example then illustrates. */
export function IntegerParam(options: { readonly description: string; readonly min: number; readonly max?: number } & ({ readonly default: number } | { readonly illustrated: number })): PropertyDecorator {
  const { min, max = Number.MAX_SAFE_INTEGER } = options;
  const check: Check = (value) => {
    if (Array.isArray(value)) return fault('once', ONCE);
    if (typeof value !== 'number') return fault('integer', 'must be a whole number');
    if (value < min) return fault('min', `must be at least ${min}`);
    return value > max ? fault('max', `must be at most ${max}`) : [];
  };
  return field(toNumber, check, {
    description: options.description,
    type: 'integer',
    minimum: min,
    ...(options.max === undefined ? {} : { maximum: options.max }),
    required: false,
    ...('default' in options ? { default: options.default, example: options.default } : { examples: [options.illustrated] }),
  });
}

/** A number of records in the query, absent if the client does not say it. */
export function CountParam(options: { readonly description: string; readonly example: number }): PropertyDecorator {
  const check = once((value) => (Number.isSafeInteger(value) && Number(value) >= 0 ? [] : fault('count', 'must be a whole number, at least 0')));
  return field(toNumber, check, { ...illustrated(options), type: 'integer', minimum: 0, required: false });
}

interface TextParamOptions extends Omit<FieldDocs, 'example'> {
  readonly example?: string;
  /** Characters. */
  readonly max: number;
}

/**
 * A text in the query, in NFC and trimmed like the stored text. A blank one is refused, except that with
 * `blankIsAbsent` one of spaces only counts as absent. Without an example, no tool sends one.
 */
export function TextParam(options: TextParamOptions & { readonly blankIsAbsent?: boolean; readonly isFolded?: boolean }): PropertyDecorator {
  const { max, blankIsAbsent = false, isFolded = false, example, ...docs } = options;
  const check = once((value) => {
    if (value === '') return fault('blank', 'must not be blank: leave it out to list all');
    const issues = textIssues(value, { max });
    // A text that folds to nothing would be contained in every text, and equal to an absent one.
    if (issues.length === 0 && isFolded && isBlank(fold(String(value)))) return fault('blank', 'must have more than accents, without regard to which it is compared: leave it out to list all');
    return issues;
  });
  // Invisible characters do not count as blank: the client meant them, and must not get every record.
  const normalize: Normalize = (value) => (blankIsAbsent && typeof value === 'string' && SPACES.test(value) ? undefined : readText(value, { max }));
  return field(normalize, check, { ...(example === undefined ? docs : illustrated({ ...docs, example })), type: String, ...(blankIsAbsent ? {} : { minLength: 1 }), maxLength: max, required: false });
}

const SPACES = /^\p{Zs}*$/u;

/** A search text that must be given. */
export function RequiredSearchParam(options: TextParamOptions & { readonly example: string }): PropertyDecorator {
  const { max, example, ...docs } = options;
  const given = once((value) => {
    if (value === '') return fault('blank', 'must not be blank');
    const issues = textIssues(value, { max });
    return issues.length === 0 && isBlank(fold(String(value))) ? fault('blank', 'must have more than accents, without regard to which it is compared') : issues;
  });
  const check: Check = (value) => (value === undefined ? fault('required', 'is required') : given(value));
  return field((value) => readText(value, { max }), check, { ...docs, example, type: String, minLength: 1, maxLength: max, required: true });
}

/** A search text, folded, anywhere in a text: `q`. One of spaces only counts as absent, as search boxes send it. */
export function SearchParam(options: TextParamOptions): PropertyDecorator {
  return TextParam({ ...options, blankIsAbsent: true, isFolded: true });
}

/**
 * An email address to search. Characters that no address contains are refused, above all the space that results from an
 * unescaped +.
 */
export function EmailParam(options: FieldDocs): PropertyDecorator {
  const check = once((value) => {
    if (value === '') return fault('blank', 'must not be blank: leave it out to list all');
    const issues = textIssues(value, EMAIL);
    if (issues.length > 0 || !hasInvisible(String(value))) return issues;
    return fault('email', 'must not contain white space or invisible characters; a + in an address is written %2B in a query');
  });
  return field((value) => readText(value, EMAIL), check, { ...illustrated(options), type: String, minLength: 1, maxLength: EMAIL_LENGTH, required: false });
}

/** A cursor in the query: taken exactly as sent, since one with an added character was never issued. */
export function CursorParam(options: Pick<FieldDocs, 'description'> & { readonly max: number }): PropertyDecorator {
  const check = once((value) => {
    if (typeof value !== 'string' || value === '') return fault('blank', 'must not be blank: leave it out for the first page');
    return value.length > options.max ? fault('max_length', `must have at most ${options.max} characters, but has ${value.length}`) : [];
  });
  const { max, ...docs } = options;
  return field(same, check, { ...docs, type: String, minLength: 1, maxLength: max, required: false });
}

/** One of a set of words in the query. */
export function ChoiceParam(options: FieldDocs & { readonly choices: readonly string[]; readonly default?: string }): PropertyDecorator {
  const { choices, default: fallback, ...docs } = options;
  return field(same, once((value) => choiceIssues(value, choices)), { ...illustrated(docs), type: String, enum: [...choices], ...(fallback === undefined ? {} : { default: fallback }), required: false });
}

/** A parameter of the query that must not be repeated. */
export function once(check: Check): Check {
  return (value) => (value === undefined ? [] : Array.isArray(value) ? fault('once', ONCE) : check(value));
}

/** The id of another record in the query. */
export function IdParam(options: FieldDocs & { readonly required?: boolean }): PropertyDecorator {
  const { required = false, ...docs } = options;
  const check = once(idIssues);
  return field(toId, (value) => (value === undefined && required ? fault('required', 'is required') : check(value)), { ...(required ? docs : illustrated(docs)), type: String, format: 'uuid', required });
}

/** A user of the organization in the query, by id; `me` is the person who asks. */
export function OwnerParam(options: { readonly description: string }): PropertyDecorator {
  const check = once((value) => (value === 'me' ? [] : idIssues(value)));
  const docs = illustrated({ description: `${options.description} \`me\`: of the person who asks, by a session.`, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75' });
  return field(toId, check, { ...docs, type: String, pattern: '^(me|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$', required: false });
}

/** A moment in the query: RFC 3339 with an offset. */
export function TimeParam(options: FieldDocs): PropertyDecorator {
  // An unescaped + arrives as a space.
  const normalize: Normalize = (value) => toTime(typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value);
  return field(normalize, once(timeIssues), { ...illustrated(options), type: String, format: 'date-time', required: false });
}
