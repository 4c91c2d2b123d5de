import { Length } from 'class-validator';
import { Failure } from '../../kernel/failure.js';
import { ChoiceField, ChoicesField, EmailField, IdField, TagsField, TextField, TimeField } from './fields.js';
import { IntegerField, MoneyField } from './number-fields.js';
import { ChoicesParam, DigitsParam, IdsParam, RepeatableChoiceParam, RepeatableParam } from './list-params.js';
import { ChoiceParam, CursorParam, IdParam, IntegerParam, SearchParam, TextParam, TimeParam } from './query-params.js';
import { ShapePipe } from './shape.pipe.js';

const ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b';
const docs = { description: 'x', example: 'x' };

class Base {
  @TextField({ ...docs, max: 3 })
  name?: string | null;
}
class Body extends Base {
  @EmailField(docs)
  email?: string | null;
  @MoneyField(docs)
  amount?: number | null;
  @TagsField({ ...docs, maxItems: 2, max: 3 })
  tags?: string[] | null;
  @ChoiceField({ ...docs, choices: ['a', 'b'] })
  word?: string;
  @TimeField(docs)
  at?: string | null;
  @IdField(docs)
  other?: string | null;
}
class Query {
  @IntegerParam({ description: 'x', min: 1, max: 5, default: 2 })
  limit = 2;
  @TextParam({ ...docs, max: 3 })
  label?: string;
  @SearchParam({ ...docs, max: 3 })
  q?: string;
  @TextParam({ ...docs, max: 3, isFolded: true })
  company?: string;
  @DigitsParam({ ...docs, min: 2, max: 5 })
  phone?: string;
  @IdParam(docs)
  id?: string;
  @IdsParam({ ...docs, maxItems: 2 })
  ids?: string[];
  @ChoicesParam({ ...docs, choices: ['a', 'b'] })
  has?: string[];
  @RepeatableChoiceParam({ ...docs, choices: ['a', 'b'] })
  type?: string[];
  @RepeatableParam({ ...docs, max: 3, maxItems: 2 })
  tag?: string[];
  @ChoiceParam({ ...docs, choices: ['a', 'b'] })
  sort?: string;
  @TimeParam(docs)
  since?: string;
  @CursorParam({ description: 'x', max: 5 })
  cursor?: string;
}

const pipe = new ShapePipe({ unknownKeys: 'refuse', setByServer: new Set(['id', 'created_at']) });
const body = (sent: unknown): unknown => pipe.transform(sent, { type: 'body', metatype: Body });
const query = (sent: unknown): unknown => pipe.transform(sent, { type: 'query', metatype: Query });
function faults(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    return (error as Failure).issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  }
  return [];
}

it('trims, and takes a blank text for none', () => {
  expect(body({ name: '  a ', email: ' ', tags: [' b '] })).toEqual({ name: 'a', email: null, tags: ['b'] });
});

it.each<[string, object, object]>([
  ['composes', { name: 'Jo\u0301', tags: ['e\u0301'] }, { name: 'J\u00f3', tags: ['\u00e9'] }],
  ['trims what is not seen', { name: '\u200b\ufeffa\u2060', email: 'a@b.example\u200b', tags: ['\u00adb\u200d'] }, { name: 'a', email: 'a@b.example', tags: ['b'] }],
  ['trims line breaks at the ends', { name: '\r\na\n', email: '\ta@b.example\r\n' }, { name: 'a', email: 'a@b.example' }],
  ['takes for none what shows nothing', { name: '\u200b\u2800', email: '\u3164' }, { name: null, email: null }],
  ['takes for none what is only controls', { name: '\u0001\u0002' }, { name: null }],
  ['keeps joiners and marks of direction inside', { name: 'a\u200db', tags: ['a\u200eb'] }, { name: 'a\u200db', tags: ['a\u200eb'] }],
  ['counts after it has composed', { name: 'e\u0301e\u0301e\u0301' }, { name: '\u00e9\u00e9\u00e9' }],
])('%s', (_what, sent, kept) => {
  expect(body(sent)).toEqual(kept);
});

it('keeps null, and leaves out what was not sent', () => {
  expect(body({ name: null })).toEqual({ name: null });
  expect(body(undefined)).toEqual({});
});

it('does not change what was sent', () => {
  const sent = Object.freeze({ name: ' a ', tags: Object.freeze([' b ']) });
  expect(body(sent)).toEqual({ name: 'a', tags: ['b'] });
});

it('counts characters, not code units', () => {
  expect(faults(() => body({ name: '😀😀😀' }))).toEqual([]);
  expect(faults(() => body({ name: '😀😀😀😀' }))).toEqual(['name: max_length']);
});

it('tells every fault at once', () => {
  const sent = { name: 'long', email: 'nobody', amount: -1, tags: ['a', 'b', 'c'], nmae: 1 };
  expect(faults(() => body(sent)).sort()).toEqual(['amount: min', 'email: email', 'name: max_length', 'nmae: unknown_field', 'tags: max_items']);
});

it.each([
  [{ name: 1 }, 'name: string'],
  [{ name: 'a\0' }, 'name: nul'],
  [{ name: '\0' }, 'name: nul'],
  [{ name: '\ud800' }, 'name: unicode'],
  [{ name: 'a\r\nb' }, 'name: control_character'],
  [{ name: 'a\tb' }, 'name: control_character'],
  [{ name: 'a\u0007' }, 'name: control_character'],
  [{ name: 'a\u0085b' }, 'name: control_character'],
  [{ name: '\u0958a\u0301b' }, 'name: max_length'],
  [{ tags: ['a\nb'] }, 'tags.0: control_character'],
  [{ tags: ['a', '\u200b'] }, 'tags.1: blank'],
  [{ email: '"\r\nBcc: x@example.org"@example.com' }, 'email: control_character'],
  [{ email: '"jane doe"@example.com' }, 'email: email'],
  [{ email: 'jane@exam\u200bple.com' }, 'email: email'],
  [{ amount: '1' }, 'amount: number'],
  [{ amount: 1e12 }, 'amount: max'],
  [{ amount: 0.001 }, 'amount: decimals'],
  [{ amount: 1e-9 }, 'amount: decimals'],
  [{ tags: 'a' }, 'tags: array'],
  [{ tags: ['a', ' '] }, 'tags.1: blank'],
  [{ tags: [1] }, 'tags.0: string'],
  [{ tags: ['long'] }, 'tags.0: max_length'],
  [{ word: 'a ' }, 'word: one_of'],
  [{ at: ' 2026-05-14T18:24:30Z' }, 'at: date_time'],
  [{ at: '2026-05-14T18:24:30Z\n' }, 'at: date_time'],
  [{ at: '0000-12-31T23:59:59Z' }, 'at: date_time'],
  [{ other: `${ID} ` }, 'other: uuid'],
  [JSON.parse('{"__proto__": {"name": "a"}}'), '__proto__: unknown_field'],
  [{ constructor: 'x' }, 'constructor: unknown_field'],
] as [object, string][])('refuses %j with %s', (sent, fault) => {
  expect(faults(() => body(sent))).toEqual([fault]);
});

it.each([0, -0, 0.01, 0.3, 1.1, 4.35, 999_999_999_999.99])('takes the amount %d', (amount) => {
  expect(faults(() => body({ amount }))).toEqual([]);
});

it('says which times it takes', () => {
  for (const run of [() => body({ at: '9999-12-31T23:59:59-01:00' }), () => query({ since: '0000-12-31T23:59:59Z' })]) {
    expect(run).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ rule: expect.stringContaining('in the years 0001 to 9999 of UTC') as unknown })] }));
  }
});

it('refuses an amount that is not quite one', () => {
  expect(faults(() => body({ amount: 0.1 + 0.2 }))).toEqual(['amount: decimals']);
});

it('reads a query, with its defaults', () => {
  expect(query({ limit: '5', label: ' a ', q: ' \u00a0\u3000', phone: ' 12\u200b', sort: 'a', since: '2026-05-14T18:24:30 02:00' })).toEqual({
    limit: 5, label: 'a', phone: '12', sort: 'a', since: '2026-05-14T16:24:30.000Z',
  });
  expect(query(undefined)).toEqual({ limit: 2 });
});

it.each([
  [{ limit: '0' }, 'limit: min'],
  [{ limit: '6' }, 'limit: max'],
  [{ limit: '1.5' }, 'limit: integer'],
  [{ limit: '99999999999999999999999' }, 'limit: max'],
  [{ limit: '-99999999999999999999999' }, 'limit: min'],
  [{ limit: '' }, 'limit: integer'],
  [{ limit: '1e2' }, 'limit: integer'],
  [{ other: 'x' }, 'other: unknown_parameter'],
  [{ 'limit[]': '1' }, 'limit[]: unknown_parameter'],
  [{ label: '\u200b' }, 'label: blank'],
  [{ label: 'a\nb' }, 'label: control_character'],
  [{ cursor: '' }, 'cursor: blank'],
  [{ cursor: 'abcdef' }, 'cursor: max_length'],
  [{ cursor: ['a', 'b'] }, 'cursor: once'],
  [{ limit: ['1', '2'] }, 'limit: once'],
  [{ label: '' }, 'label: blank'],
  [{ label: 'long' }, 'label: max_length'],
  [{ sort: 'c' }, 'sort: one_of'],
  [{ since: 'yesterday' }, 'since: date_time'],
  [{ since: '2026-05-14T18:24:30Z ' }, 'since: date_time'],
  [{ sort: ' a' }, 'sort: one_of'],
  [{ limit: ' 1' }, 'limit: integer'],
  [{ id: ` ${ID}` }, 'id: uuid'],
  [{ ids: `${ID}, ${ID}` }, 'ids: uuid'],
  [{ ids: [ID, ID, ID].join() }, 'ids: max_items'],
  [{ ids: [ID, ID, ID] }, 'ids: max_items'],
  [{ has: 'a, b' }, 'has: one_of'],
  [{ has: 'a,a,a' }, 'has: max_items'],
  [{ type: ['a', 'b '] }, 'type: one_of'],
  [{ type: ['a', 'a', 'a'] }, 'type: max_items'],
  [{ tag: ['a', 'a', 'a'] }, 'tag: max_items'],
  [{ q: '\u200b' }, 'q: blank'],
  [{ q: ' \u0001' }, 'q: blank'],
  [{ q: '\t' }, 'q: blank'],
  [{ q: '\u0301\u200b\u0301' }, 'q: blank'],
  [{ company: '\u2800' }, 'company: blank'],
  [{ company: '\u0301' }, 'company: blank'],
  [{ phone: '' }, 'phone: min_digits'],
])('refuses the query %j with %s', (sent, fault) => {
  expect(faults(() => query(sent))).toEqual([fault]);
});

it('takes a cursor exactly as it was sent, and a text as a field would keep it', () => {
  expect(query({ cursor: ' a\u200b', label: 'e\u0301 ' })).toEqual({ limit: 2, cursor: ' a\u200b', label: '\u00e9' });
});

it('names what is meant', () => {
  expect(() => query({ lable: 'hot' })).toThrow('the nearest is label.');
  expect(() => body({ emial: 'a@b.example' })).toThrow('the nearest is email.');
});

it('holds plain class-validator rules, too', () => {
  class Plain {
    @TextField({ ...docs, max: 10 })
    @Length(5, 10)
    name?: string;
  }
  expect(faults(() => pipe.transform({ name: 'a' }, { type: 'body', metatype: Plain }))).toEqual(['name: is_length']);
});

it('refuses a list where an object is asked for', () => {
  expect(() => body([])).toThrow(expect.objectContaining({ code: 'invalid_json' }));
});

describe('whole numbers and lists of choices', () => {
  class Options {
    @IntegerField({ ...docs, min: 0, max: 9, default: 3 })
    count = 3;
    @ChoicesField({ ...docs, choices: ['a', 'b'], required: true })
    kinds!: string[];
  }
  const options = (sent: unknown): unknown => pipe.transform(sent, { type: 'body', metatype: Options });

  it('have their default', () => {
    expect(options({ kinds: ['b', 'a'] })).toEqual({ count: 3, kinds: ['b', 'a'] });
    expect(options({ kinds: ['a'], count: 0 })).toEqual({ count: 0, kinds: ['a'] });
  });

  it.each<[object, string[]]>([
    [{}, ['kinds: required']],
    [{ kinds: 'a', count: null }, ['count: integer', 'kinds: array']],
    [{ kinds: [' b ', 'a'] }, ['kinds.0: one_of']],
    [{ kinds: [], count: 10 }, ['count: max', 'kinds: min_items']],
    [{ kinds: ['a', 'a'], count: -1 }, ['count: min', 'kinds.1: unique']],
    [{ kinds: ['c', {}], count: '1' }, ['count: integer', 'kinds.0: one_of', 'kinds.1: one_of']],
    [{ kinds: ['a', 'b', 'a'], count: 1.5 }, ['count: integer', 'kinds: max_items']],
  ])('refuse %j', (sent, expected) => {
    expect(faults(() => options(sent))).toEqual(expected);
  });
});
