import { momentReader } from '../../../kernel/moment-forms.js';
import { ATTRIBUTE_TYPES, type AttributeType } from '../../../contracts/attribute-types.js';
import { MAX_TEAM_MEMBERS, readValue } from './value-rules.js';

const FORMS = ['milliseconds', 'rfc3339', 'date'] as const;
const OPTIONS = ['gold', 'silver', 'Bronze'];
const read = (type: AttributeType, sent: unknown): unknown => {
  const result = readValue(type, sent, { options: OPTIONS, moments: FORMS });
  return 'faults' in result ? result.faults.map(({ at, rule }) => [...at, rule].join(' ')) : { value: result.value };
};
const user = (number: number): string => `019a2b3c-4d5e-7f60-8a9b-${String(number).padStart(12, '0')}`;
const at = (text: string): object => ({ at: text });
const MAY_14 = '2026-05-14T18:24:30.000Z';
const MOMENT = momentReader(FORMS).rule;
const URL_RULE = 'must be an address that begins with http:// or https://';
const ONE_OF = 'must be one of gold, silver, Bronze';
const SAFE = Number.MAX_SAFE_INTEGER;

/** Of each type, what is stored of a value. */
const GOOD: Readonly<Record<AttributeType, readonly (readonly [sent: unknown, stored?: unknown])[]>> = {
  string: [['Red'], [' Red \n', 'Red'], ['e\u0301', '\u00e9'], ['two\nlines'], ['x'.repeat(10_000)], ['', null], [' \u200b', null]],
  number: [[0], [-1.5], [SAFE], [-SAFE]],
  checkbox: [[true], [false]],
  date: [['2026-05-14', at('2026-05-14T00:00:00.000Z')], [1_778_783_070_000, at(MAY_14)], ['2026-05-14T20:24:30+02:00', at(MAY_14)], [0, at('1970-01-01T00:00:00.000Z')]],
  date_range: [
    [{ start: '2026-05-14', end: '2026-05-14' }, { start: at('2026-05-14T00:00:00.000Z'), end: at('2026-05-14T00:00:00.000Z') }],
    [{ end: 1_778_783_070_000, start: 0 }, { start: at('1970-01-01T00:00:00.000Z'), end: at(MAY_14) }],
  ],
  rating: [[1], [5]],
  timestamp: [[1_778_783_070_000, at(MAY_14)]],
  select: [['gold'], ['Bronze']],
  multi_select: [[['gold']], [['silver', 'gold', 'Bronze']], [[], null]],
  currency: [[0], [0.01], [999_999_999_999.99]],
  percentage: [[0], [100.25], [-3]],
  location: [['Salt Lake City'], ['x'.repeat(255)], [' ', null]],
  time: [['00:00'], ['23:59:59'], ['09:05']],
  datetime: [['0001-01-01', at('0001-01-01T00:00:00.000Z')], ['9999-12-31T23:59:59.999Z', at('9999-12-31T23:59:59.999Z')]],
  email: [['Jane@Acme.example'], [' jane@acme.example ', 'jane@acme.example'], ['', null]],
  phone: [['+1 (801) 555-0102'], ['x'.repeat(64)]],
  website: [['https://acme.example'], ['HTTP://acme.example/a?b=c#d']],
  url: [[`https://acme.example/${'x'.repeat(2048 - 21)}`], ['', null]],
  radio: [['silver']],
  team_members: [[[user(1)]], [[user(1).toUpperCase(), user(2)], [user(1), user(2)]], [Array.from({ length: MAX_TEAM_MEMBERS }, (_, index) => user(index))], [[], null]],
};

/** Of each type, why a value is refused. */
const BAD: Readonly<Record<AttributeType, readonly (readonly [sent: unknown, ...faults: string[]])[]>> = {
  string: [[7, 'must be a string'], [true, 'must be a string'], [['a'], 'must be a string'], [{}, 'must be a string'], ['x'.repeat(10_001), 'must have at most 10000 characters, but has 10001'], ['a\0', 'must not contain the NUL character'], ['\ud800', 'must be well-formed Unicode: it has half of a surrogate pair']],
  number: [['7', 'must be a number'], [NaN, 'must have at most 15 significant digits'], [Infinity, `must be at most ${SAFE}`], [-Infinity, `must be at least ${-SAFE}`], [true, 'must be a number'], [[], 'must be a number']],
  checkbox: [['true', 'must be true or false'], [1, 'must be true or false'], [{}, 'must be true or false']],
  date: [['soon', MOMENT], ['2026-02-30', MOMENT], [1.5, MOMENT], [8.64e15, MOMENT], [true, MOMENT], [{ at: MAY_14 }, MOMENT], [[MAY_14], MOMENT]],
  date_range: [
    ['2026-05-14', 'must be an object with start and end'], [[], 'must be an object with start and end'], [{}, `start ${MOMENT}`, `end ${MOMENT}`], [{ start: '2026-05-14' }, `end ${MOMENT}`],
    [{ start: '2026-05-15', end: '2026-05-14' }, 'end must not be before start'], [{ start: 0, end: 1, on: 2 }, 'must have start and end, and nothing else'], [{ start: null, end: 1 }, `start ${MOMENT}`],
  ],
  rating: [[0, 'must be at least 1'], [6, 'must be at most 5'], [2.5, 'must be a whole number'], ['3', 'must be a whole number']],
  timestamp: [['18:24', MOMENT]],
  select: [['Gold', ONE_OF], ['bronze', ONE_OF], ['', ONE_OF], [['gold'], 'must be a string']],
  multi_select: [['gold', 'must be a list'], [['gold', 'gold'], '1 must not repeat an earlier entry'], [['tin', 7], `0 ${ONE_OF}`, '1 must be a string'], [['gold', 'silver', 'Bronze', 'gold'], 'must have at most 3 entries, but has 4']],
  currency: [[-0.01, 'must be at least 0'], [0.001, 'must have at most 2 decimals'], [1e12, 'must be at most 999999999999.99'], ['1', 'must be a number'], [NaN, 'must have at most 2 decimals']],
  percentage: [['10%', 'must be a number']],
  location: [['x'.repeat(256), 'must have at most 255 characters, but has 256'], ['a\nb', 'must not contain control characters, such as line breaks and tabs, except at its ends']],
  time: [['24:00', 'must be a time of the day, such as 14:30 or 14:30:59'], ['9:05', 'must be a time of the day, such as 14:30 or 14:30:59'], ['10:60', 'must be a time of the day, such as 14:30 or 14:30:59'], ['10:00 ', 'must be a time of the day, such as 14:30 or 14:30:59'], [36_000, 'must be a time of the day, such as 14:30 or 14:30:59']],
  datetime: [['0000-01-01', MOMENT]],
  email: [['jane', 'must be an email address, such as jane@example.com: the @ is missing'], [7, 'must be a string']],
  phone: [['x'.repeat(65), 'must have at most 64 characters, but has 65'], [8015550102, 'must be a string']],
  website: [['acme.example', URL_RULE], ['javascript:alert(1)', URL_RULE], ['ftp://acme.example', URL_RULE], ['https://', URL_RULE]],
  url: [[`https://acme.example/${'x'.repeat(2048 - 20)}`, 'must have at most 2048 characters, but has 2049'], [7, 'must be a string']],
  radio: [['tin', ONE_OF]],
  team_members: [
    [user(1), 'must be a list'], [['jane'], '0 must be the id of a user, a UUID'], [[user(1), user(1).toUpperCase()], '1 must not repeat an earlier entry'],
    [Array.from({ length: MAX_TEAM_MEMBERS + 1 }, (_, index) => user(index)), 'must have at most 100 entries, but has 101'],
  ],
};

describe.each(ATTRIBUTE_TYPES)('a value of type %s', (type) => {
  it.each(GOOD[type])('may be case %#', (sent, stored = sent) => {
    expect(read(type, sent)).toEqual({ value: stored });
  });

  it.each(BAD[type])('may not be case %#', (sent, ...faults) => {
    expect(read(type, sent)).toEqual(faults);
  });
});

it('of a select without options says that there are none', () => {
  for (const type of ['select', 'radio'] as const) expect(readValue(type, 'gold', { options: [], moments: FORMS })).toEqual({ faults: [{ at: [], code: 'one_of', rule: 'has no options yet: add some to its field' }] });
});

it('names the first options of many', () => {
  const options = Array.from({ length: 30 }, (_, index) => `o${index}`);
  expect(readValue('select', 'x', { options, moments: FORMS })).toEqual({ faults: [{ at: [], code: 'one_of', rule: `must be one of ${options.slice(0, 20).join(', ')}, …` }] });
});

it('names few of long options, at least one', () => {
  const told = (length: number): unknown => readValue('select', 'x', { options: Array.from({ length: 30 }, (_, index) => `${index}`.padEnd(length, 'o')), moments: FORMS });
  expect(told(100)).toMatchObject({ faults: [{ rule: `must be one of ${['0', '1'].map((one) => one.padEnd(100, 'o')).join(', ')}, …` }] });
  expect(told(400)).toMatchObject({ faults: [{ rule: `must be one of ${'0'.padEnd(400, 'o')}, …` }] });
});

it('is a moment in the forms of the API alone', () => {
  expect(readValue('date', '2026-05-14', { options: [], moments: ['rfc3339'] })).toMatchObject({ faults: [{ code: 'date_time' }] });
});

it('of a list has at most ten faults', () => {
  const options = Array.from({ length: 30 }, (_, index) => `o${index}`);
  expect(readValue('multi_select', Array.from({ length: 30 }, (_, index) => `x${index}`), { options, moments: FORMS })).toMatchObject({ faults: { length: 10 } });
});
