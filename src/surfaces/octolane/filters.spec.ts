import type { FilterValue } from '../../kernel/filter.js';
import { FILTER_OPERATORS } from '../../kernel/filter.js';
import { type FilterNames, MAX_FILTER_VALUES, MAX_FILTERS, OPERATOR_NAMES, readFilters } from './filters.js';

const NAMES = {
  name: { field: 'fullName', kind: 'foldedText' },
  job_title: { field: 'jobTitle', kind: 'text' },
  deal_size: { field: 'value', kind: 'number' },
  amount: { field: 'value', kind: 'number' },
  updated_at: { field: 'updatedAt', kind: 'moment' },
  email_verified: { field: 'emailVerified', kind: 'flag' },
  account_id: { field: 'accountId', kind: 'id' },
  other_emails: { field: 'otherEmails', kind: 'texts' },
} as const satisfies FilterNames;

const ID = '019a5c3e-7b1a-7c3d-9e4f-0123456789ab';

/** The filters, or the faults by their path. */
function read(sent: unknown): unknown {
  const result = readFilters(NAMES, sent);
  return 'issues' in result ? Object.fromEntries(result.issues.map(({ at, rule }) => [at.join('.'), rule])) : result.filters;
}

it.each([
  ['is', 'eq', 'x'],
  ['is_not', 'neq', 'x'],
  ['contain', 'contains', 'x'],
  ['not_contain', 'notContains', 'x'],
  ['is_any_of', 'in', ['x']],
  ['include_all', 'containsAll', ['x']],
  ['exclude_all', 'containsNone', ['x']],
  ['starts_with', 'startsWith', 'x'],
  ['ends_with', 'endsWith', 'x'],
  ['not_in', 'notIn', ['x']],
  ['not_empty', 'notEmpty', undefined],
])('%s is %s', (word, operator, value) => {
  expect(read([{ field: 'job_title', operator: word, value }])).toEqual([{ field: 'jobTitle', operator, values: value === undefined ? [] : [value].flat() }]);
});

it.each([
  ['greater_than', 'gt'],
  ['after', 'gt'],
  ['less_than', 'lt'],
  ['before', 'lt'],
  ['gte', 'gte'],
  ['lte', 'lte'],
])('%s of a date is %s', (word, operator) => {
  expect(read([{ field: 'updated_at', operator: word, value: 1_770_768_000_000 }])).toEqual([{ field: 'updatedAt', operator, values: ['2026-02-11T00:00:00.000Z'] }]);
});

it('has 17 operators and 11 aliases', () => {
  expect([FILTER_OPERATORS.length, OPERATOR_NAMES.length]).toEqual([17, 28]);
});

it.each<[string, string, unknown, FilterValue[]]>([
  ['name', 'eq', '  Ann  ', ['Ann']],
  ['name', 'eq', 'Jose\u0301', ['José']],
  ['deal_size', 'eq', 1.5, [1.5]],
  ['amount', 'between', [0, 10], [0, 10]],
  ['updated_at', 'eq', '2026-02-11', ['2026-02-11T00:00:00.000Z']],
  ['updated_at', 'in', ['2026-02-11T01:00:00+01:00', 1_770_768_000_000], ['2026-02-11T00:00:00.000Z', '2026-02-11T00:00:00.000Z']],
  ['updated_at', 'between', ['2026-02-11', 1_770_768_000_000], ['2026-02-11T00:00:00.000Z', '2026-02-11T00:00:00.000Z']],
  ['email_verified', 'eq', false, [false]],
  ['account_id', 'eq', ID.toUpperCase(), [ID]],
  ['other_emails', 'eq', ['A', 'B'], ['A', 'B']],
  ['other_emails', 'eq', 'A', ['A']],
  ['other_emails', 'contains', 'A', ['A']],
  ['job_title', 'empty', null, []],
  ['job_title', 'empty', true, []],
])('%s %s %j is read as %j', (field, operator, value, values) => {
  expect(read([{ field, operator, value }])).toMatchObject([{ values }]);
});

it.each<[unknown, Record<string, string>]>([
  [{ field: 'job_titel', operator: 'eq', value: 'x' }, { '0.field': 'names job_titel, by which this search cannot filter: the nearest is job_title' }],
  [{ field: 'zzz', operator: 'eq', value: 'x' }, { '0.field': expect.stringMatching(/^names zzz, .*: there are name, job_title, /) }],
  [{ field: '__proto__', operator: 'eq', value: 'x' }, { '0.field': expect.stringMatching(/^names __proto__, /) }],
  [{ field: 'name', operator: 'starts', value: 'x' }, { '0.operator': expect.stringMatching(/^names starts, which is no operator: there are eq, /) }],
  [{ field: 'name', operator: 'start_with', value: 'x' }, { '0.operator': 'names start_with, which is no operator: the nearest is starts_with' }],
  [{ operator: 7 }, { '0.field': 'is required', '0.operator': 'must be a string' }],
  [{ field: 'name', operator: 'eq', value: 'x', values: [] }, { '0.values': 'is no key of a filter: the nearest is value' }],
  [{ field: 'name', operator: 'gt', value: 'x' }, { '0.operator': expect.stringMatching(/^is gt, which does not fit name: those that fit are eq, neq, /) }],
  [{ field: 'email_verified', operator: 'contains', value: true }, { '0.operator': 'is contains, which does not fit email_verified: those that fit are eq, neq, in, not_in, empty, not_empty' }],
  [{ field: 'name', operator: 'eq' }, { '0.value': 'is required: eq takes one, and absent values are found by empty' }],
  [{ field: 'name', operator: 'eq', value: null }, { '0.value': 'is required: eq takes one, and absent values are found by empty' }],
  [{ field: 'name', operator: 'eq', value: ' ' }, { '0.value': 'must not be blank' }],
  [{ field: 'name', operator: 'eq', value: ['x'] }, { '0.value': 'must be a string' }],
  [{ field: 'name', operator: 'eq', value: '\0' }, { '0.value': 'must not contain the NUL character' }],
  [{ field: 'name', operator: 'contains', value: '\u0301' }, { '0.value': 'must have more than accents, without regard to which it is compared' }],
  [{ field: 'name', operator: 'in', value: 'x' }, { '0.value': 'must be a list, which in takes' }],
  [{ field: 'name', operator: 'in', value: [] }, { '0.value': `must have 1 to ${MAX_FILTER_VALUES} entries, but has 0` }],
  [{ field: 'name', operator: 'in', value: ['x', 7, 8] }, { '0.value.1': 'must be a string' }],
  [{ field: 'deal_size', operator: 'eq', value: '5' }, { '0.value': 'must be a number' }],
  [{ field: 'deal_size', operator: 'eq', value: NaN }, { '0.value': 'must be a number' }],
  [{ field: 'deal_size', operator: 'between', value: [1] }, { '0.value': 'must have 2 entries, but has 1' }],
  [{ field: 'deal_size', operator: 'between', value: [2, 1] }, { '0.value': 'must have the least value first' }],
  [{ field: 'updated_at', operator: 'gt', value: 'soon' }, { '0.value': expect.stringMatching(/^must be a number of milliseconds/) }],
  [{ field: 'email_verified', operator: 'eq', value: 'true' }, { '0.value': 'must be true or false' }],
  [{ field: 'account_id', operator: 'eq', value: 'x' }, { '0.value': 'must be a UUID' }],
  [{ field: 'job_title', operator: 'empty', value: false }, { '0.value': 'must be left out: empty takes none' }],
  [7, { 0: 'must be an object' }],
])('%j is refused', (filter, faults) => {
  expect(read([filter])).toEqual(faults);
});

it('names the place of each fault', () => {
  expect(read([{ field: 'name', operator: 'eq', value: 'x' }, { field: 'name', operator: 'eq', value: 7 }, {}])).toEqual({ '1.value': 'must be a string', '2.field': 'is required', '2.operator': 'is required' });
});

it.each([[7], [{}], [Array.from({ length: MAX_FILTERS + 1 }, () => ({ field: 'name', operator: 'empty' }))]])('refuses what is no list of at most 50', (sent) => {
  expect(Object.keys(read(sent) as object)).toEqual(['']);
});
