import { Length } from 'class-validator';
import { RequestFailure } from '../request-failure.js';
import { ChoiceParam, ChoicesField, EmailField, IntegerField, IntegerParam, MoneyField, TagsField, TextField, TextParam, TimeParam } from './fields.js';
import { ShapePipe } from './shape.pipe.js';

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
}
class Query {
  @IntegerParam({ description: 'x', min: 1, max: 5, default: 2 })
  limit = 2;
  @TextParam({ ...docs, max: 3 })
  label?: string;
  @TextParam({ ...docs, max: 3, blankIsAbsent: true })
  q?: string;
  @ChoiceParam({ ...docs, choices: ['a', 'b'] })
  sort?: string;
  @TimeParam(docs)
  since?: string;
}

const pipe = new ShapePipe();
const body = (sent: unknown): unknown => pipe.transform(sent, { type: 'body', metatype: Body });
const query = (sent: unknown): unknown => pipe.transform(sent, { type: 'query', metatype: Query });
function faults(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    return (error as RequestFailure).issues.map(({ field, code }) => `${field}: ${code}`);
  }
  return [];
}

it('trims, and takes a blank text for none', () => {
  expect(body({ name: '  a ', email: ' ', tags: [' b '] })).toEqual({ name: 'a', email: null, tags: ['b'] });
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
  [{ name: '\ud800' }, 'name: unicode'],
  [{ amount: '1' }, 'amount: number'],
  [{ amount: 1e12 }, 'amount: max'],
  [{ amount: 0.001 }, 'amount: decimals'],
  [{ amount: 1e-9 }, 'amount: decimals'],
  [{ tags: 'a' }, 'tags: array'],
  [{ tags: ['a', ' '] }, 'tags.1: blank'],
  [{ tags: [1] }, 'tags.0: string'],
  [{ tags: ['long'] }, 'tags.0: max_length'],
  [JSON.parse('{"__proto__": {"name": "a"}}'), '__proto__: unknown_field'],
  [{ constructor: 'x' }, 'constructor: unknown_field'],
] as [object, string][])('refuses %j with %s', (sent, fault) => {
  expect(faults(() => body(sent))).toEqual([fault]);
});

it.each([0, -0, 0.01, 0.3, 1.1, 4.35, 999_999_999_999.99])('takes the amount %d', (amount) => {
  expect(faults(() => body({ amount }))).toEqual([]);
});

it('refuses an amount that is not quite one', () => {
  expect(faults(() => body({ amount: 0.1 + 0.2 }))).toEqual(['amount: decimals']);
});

it('reads a query, with its defaults, and ignores what it does not know', () => {
  expect(query({ limit: '5', label: ' a ', q: ' ', sort: 'a', since: '2026-05-14T18:24:30 02:00', other: 'x' })).toEqual({
    limit: 5, label: 'a', sort: 'a', since: '2026-05-14T16:24:30.000Z',
  });
  expect(query(undefined)).toEqual({ limit: 2 });
});

it.each([
  [{ limit: '0' }, 'limit: min'],
  [{ limit: '6' }, 'limit: max'],
  [{ limit: '1.5' }, 'limit: integer'],
  [{ limit: '' }, 'limit: integer'],
  [{ limit: ['1', '2'] }, 'limit: once'],
  [{ label: '' }, 'label: blank'],
  [{ label: 'long' }, 'label: max_length'],
  [{ sort: 'c' }, 'sort: one_of'],
  [{ since: 'yesterday' }, 'since: date_time'],
])('refuses the query %j with %s', (sent, fault) => {
  expect(faults(() => query(sent))).toEqual([fault]);
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

  it('have their default, and words are trimmed', () => {
    expect(options({ kinds: [' b ', 'a'] })).toEqual({ count: 3, kinds: ['b', 'a'] });
    expect(options({ kinds: ['a'], count: 0 })).toEqual({ count: 0, kinds: ['a'] });
  });

  it.each<[object, string[]]>([
    [{}, ['kinds: required']],
    [{ kinds: 'a', count: null }, ['count: integer', 'kinds: array']],
    [{ kinds: [], count: 10 }, ['count: max', 'kinds: min_items']],
    [{ kinds: ['a', 'a'], count: -1 }, ['count: min', 'kinds.1: unique']],
    [{ kinds: ['c', {}], count: '1' }, ['count: integer', 'kinds.0: one_of', 'kinds.1: one_of']],
    [{ kinds: ['a', 'b', 'a'], count: 1.5 }, ['count: integer', 'kinds: max_items']],
  ])('refuse %j', (sent, expected) => {
    expect(faults(() => options(sent))).toEqual(expected);
  });
});
