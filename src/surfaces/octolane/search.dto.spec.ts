import type { FilterKinds } from '../../kernel/filter.js';
import { Failure } from '../../kernel/failure.js';
import { SHAPE } from './input.js';
import type { DefinedField } from './custom-fields.dto.js';
import { listed, listQuery, searchBody, searched } from './search.dto.js';
import type { Sort } from './search-fields.js';
import { searchWords } from './search-words.js';
import { errorsOf } from './words.js';

const KINDS = { fullName: 'foldedText', company: 'text', updatedAt: 'moment' } as const satisfies FilterKinds;
const WORDS = searchWords('Sample', { kinds: KINDS, also: { name: 'fullName' }, sorts: { updated_at: 'updatedAt', name: 'fullName' } as const, fields: ['id', 'name', 'current_company'] });

class SampleQuery extends listQuery(WORDS) {}
class SampleSearch extends searchBody(WORDS) {}

const FIELDS: readonly DefinedField[] = [{ propertyName: 'tier', name: 'Tier', type: 'select', options: [] }, { propertyName: 'open_at', name: 'Open at', type: 'time', options: [] }];

function read<Dto extends object>(dto: new () => Dto, type: 'body' | 'query', sent: object): Dto | Record<string, string> {
  try {
    return SHAPE.transform(sent, { type, metatype: dto }) as Dto;
  } catch (error) {
    if (error instanceof Failure) return errorsOf(error);
    throw error;
  }
}

const search = (sent: object): unknown => {
  const body = read(SampleSearch, 'body', sent);
  if (!(body instanceof SampleSearch)) return body;
  try {
    return searched(body, FIELDS);
  } catch (error) {
    return errorsOf(error as Failure);
  }
};
const list = (sent: object): unknown => {
  const query = read(SampleQuery, 'query', sent);
  return query instanceof SampleQuery ? { ...listed(query), fields: query.fields } : query;
};
const NEWEST = { field: 'updatedAt', descending: true };
const EVERYTHING = { text: null, filters: [], sort: NEWEST, limit: 100, cursor: null };

it('asks for everything, the records changed last first, unless it says otherwise', () => {
  expect(search({})).toEqual(EVERYTHING);
  expect(search({ query: null, q: ' ', filters: null, sort: null, cursor: null, fields: null })).toEqual(EVERYTHING);
  expect(list({})).toEqual({ ...EVERYTHING, fields: undefined });
});

it('filters by the names that the API publishes, and by further ones', () => {
  const all = ['full_name', 'name', 'current_company'].map((field) => ({ field, operator: 'is', value: ' x ' }));
  expect(search({ filters: all })).toMatchObject({ filters: ['fullName', 'fullName', 'company'].map((field) => ({ field, operator: 'eq', values: ['x'] })) });
  expect(search({ filters: [{ field: 'fullName', operator: 'eq', value: 'x' }] })).toEqual({ 'filters.0.field': 'Field names fullName, by which this search cannot filter: the nearest is full_name' });
  expect(search({ filters: 'x' })).toEqual({ filters: 'Filters must be a list' });
});

it('filters by custom fields, by the operators and values of their type', () => {
  expect(search({ filters: [{ field: 'tier', operator: 'is_any_of', value: ['a'] }, { field: 'open_at', operator: 'after', value: '09:30' }, { field: 'name', operator: 'is', value: 'x' }] })).toMatchObject({
    filters: [{ field: 'tier', customKind: 'text', operator: 'in', values: ['a'] }, { field: 'open_at', customKind: 'time', operator: 'gt', values: ['09:30:00'] }, { field: 'fullName', operator: 'eq', values: ['x'] }],
  });
  expect(search({ filters: [{ field: 'tier', operator: 'gt', value: 'a' }, { field: 'teir', operator: 'eq', value: 'a' }, { field: 'open_at', operator: 'eq', value: 9 }, { field: 'name', operator: 'x' }] })).toEqual({
    'filters.0.operator': 'Operator is gt, which does not fit tier: those that fit are eq, neq, in, not_in, contains, not_contains, contains_all, contains_none, starts_with, ends_with, empty, not_empty',
    'filters.1.field': 'Field names teir, by which this search cannot filter: the nearest is tier',
    'filters.2.value': 'Value must be a time of the day, such as 14:30',
    'filters.3.operator': expect.stringMatching(/^Operator names x, which is no operator/),
  });
});

it.each<[unknown, Sort]>([
  ['name', { field: 'fullName', descending: false }],
  ['name:asc', { field: 'fullName', descending: false }],
  ['name:desc', { field: 'fullName', descending: true }],
  [{ field: 'updated_at' }, { field: 'updatedAt', descending: false }],
  [{ field: 'updated_at', direction: 'desc' }, { field: 'updatedAt', descending: true }],
])('is sorted by %j', (sort, read) => {
  expect(search({ sort })).toMatchObject({ sort: read });
});

it.each<[unknown, Record<string, string>]>([
  ['full_name', { sort: 'Sort names full_name, by which this search cannot sort: there are updated_at, name' }],
  ['names', { sort: 'Sort names names, by which this search cannot sort: the nearest is name' }],
  ['name:down', { sort: 'Sort must be one of asc, desc' }],
  ['name:asc:x', { sort: 'Sort must be a field, such as updated_at:desc, or an object with field and direction' }],
  [7, { sort: 'Sort must be a field, such as updated_at:desc, or an object with field and direction' }],
  [['name'], { sort: 'Sort must be a field, such as updated_at:desc, or an object with field and direction' }],
  [{}, { 'sort.field': 'Field is required' }],
  [{ field: 'name', direction: 'up' }, { 'sort.direction': 'Direction must be one of asc, desc' }],
  [{ field: 'name', by: 'x' }, { sort: 'Sort must be a field, such as updated_at:desc, or an object with field and direction' }],
  [{ field: 'constructor' }, { 'sort.field': expect.stringMatching(/^Field names constructor/) }],
])('is not sorted by %j', (sort, errors) => {
  expect(search({ sort })).toEqual(errors);
});

it('seeks a text under either name', () => {
  expect([search({ query: ' Ann ' }), search({ q: 'Ann' })]).toEqual([{ ...EVERYTHING, text: 'Ann' }, { ...EVERYTHING, text: 'Ann' }]);
  expect(search({ query: 'a', q: 'a' })).toEqual({ q: 'Q cannot be combined with query: leave one of them out' });
  expect(search({ query: 7 })).toEqual({ query: 'Query must be a string' });
  expect(search({ q: '\u0301' })).toEqual({ q: 'Q must have more than accents, without regard to which it is compared' });
});

it.each<[object, Record<string, string>]>([
  [{ limit: 0 }, { limit: 'Limit must be at least 1' }],
  [{ limit: 501 }, { limit: 'Limit must be at most 500' }],
  [{ limit: '7' }, { limit: 'Limit must be a whole number' }],
  [{ cursor: 7 }, { cursor: 'Cursor must be the next_cursor of an answer: leave it out for the first page' }],
  [{ cursor: 'x'.repeat(8193) }, { cursor: 'Cursor must have at most 8192 characters, but has 8193' }],
  [{ fields: 'name' }, { fields: 'Fields must be a list of names' }],
  [{ fields: ['nam', 7] }, { 'fields.0': 'Fields names nam, which the record has not: the nearest is name', 'fields.1': 'Fields must be a string' }],
  [{ fields: Array.from({ length: 101 }, () => 'name') }, { fields: 'Fields must have at most 100 entries, but has 101' }],
  [{ pages: 1 }, { pages: expect.stringMatching(/^Pages is no field of this body/) }],
])('refuses %j', (body, errors) => {
  expect(search(body)).toEqual(errors);
});

it('takes the names of fields parted by commas or repeated in a query', () => {
  expect([list({ fields: 'name,id' }), list({ fields: ['name', 'id'] })].map((one) => (one as { fields: unknown }).fields)).toEqual([['name', 'id'], ['name', 'id']]);
  expect(list({ fields: 'name,nam,x' })).toEqual({ fields: 'Fields names nam, which the record has not: the nearest is name' });
  expect(list({ fields: '' })).toEqual({ fields: expect.stringMatching(/^Fields names , which the record has not/) });
});
