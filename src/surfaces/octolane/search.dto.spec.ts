import type { FilterKinds } from '../../kernel/filter.js';
import { Failure } from '../../kernel/failure.js';
import { SHAPE } from './input.js';
import { listed, listQuery, searchBody, searched } from './search.dto.js';
import type { Sort } from './search-fields.js';
import { searchWords } from './search-words.js';
import { errorsOf } from './words.js';

const KINDS = { fullName: 'foldedText', company: 'text', updatedAt: 'moment' } as const satisfies FilterKinds;
const WORDS = searchWords('Sample', { kinds: KINDS, also: { name: 'fullName' }, sorts: { updated_at: 'updatedAt', name: 'fullName' } as const, fields: ['id', 'name', 'current_company'] });

class SampleQuery extends listQuery(WORDS) {}
class SampleSearch extends searchBody(WORDS) {}

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
  return body instanceof SampleSearch ? searched(body) : body;
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
