import pg from 'pg';
import { newDatabase } from '../../../test/support/databases.js';
import { type Evaluated, keeps } from '../../../test/support/filter-evaluator.js';
import { Failure } from '../../kernel/failure.js';
import type { Filter, FilterKinds } from '../../kernel/filter.js';
import type { OrgId } from '../../kernel/ids.js';
import type { SearchRequest } from '../../kernel/search.js';
import { toTimestamp } from '../../kernel/timestamp.js';
import { Database } from './database.js';
import { filterColumns } from './filter-conditions.js';
import { FOLDED_SEPARATOR, foldedPart } from './folded-text.js';
import { readSearch } from './search-list.js';
import { lowerCaseOrder, type SearchSource } from './search-source.js';

/**
 * Page by page, a search shows the records that the evaluator keeps, in order, whether a walk or a gathering fills the
 * pages.
 */

const KINDS = { id: 'id', name: 'foldedText', email: 'foldedText', title: 'text', size: 'number', updatedAt: 'moment' } as const satisfies FilterKinds;
type Field = keyof typeof KINDS;
type Sort = 'updatedAt' | 'name' | 'title' | 'size' | 'id';

const SOURCE: SearchSource<Field, Sort> = {
  table: 'sample',
  foldedTable: 'sample_search',
  columns: 'id, name, title, size, updated_at',
  filters: filterColumns(KINDS, ['name', 'email'], ['id', 'updatedAt']),
  sorts: {
    updatedAt: { expression: 'updated_at', type: 'timestamptz', listed: 'updated_at', isIndexed: true },
    id: { expression: 'id', type: 'uuid', listed: 'id', isIndexed: true },
    name: { expression: `split_part(folded, E'\\x1f', 1) COLLATE "C"`, type: 'text', listed: 'name', fromListed: foldedPart, isFolded: true },
    title: lowerCaseOrder('title'),
    size: { expression: 'coalesce(size, -1)', type: 'numeric' },
  },
  sought: [1, 2],
};

const [ORG, OTHER] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'] as OrgId[] as [OrgId, OrgId];
const RECORDS = 700;
const uuid = (n: number): string => `0190bbbb-0000-7000-8000-${String((n * 7919) % 1_000_003).padStart(12, '0')}`;
/** Only the one that was changed first has the rare title, so that no walk with a limit of 2 reaches it. */
const record = (n: number): Evaluated & { readonly id: string } => ({
  id: uuid(n),
  name: n % 11 === 0 ? null : `${['Ann', 'Béa', 'cy', 'Dé'][n % 4]} ${n % 37}`,
  email: `p${n}@${n % 3 === 0 ? 'x.com' : 'y.org'}`,
  title: n === 0 ? 'Rare' : n % 5 === 0 ? null : ['CEO', 'ceo', 'Clerk'][n % 3]!,
  size: n % 7 === 0 ? null : (n * 13) % 50,
  updatedAt: toTimestamp(new Date(Date.UTC(2026, 4, 1) + Math.floor(n / 3) * 1_000)),
});
const known = Array.from({ length: RECORDS }, (_, n) => record(n));

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on('error', () => undefined);
  db = new Database(() => pool);
  await pool.query('CREATE TABLE sample (org_id uuid, id uuid, name text, title text, size numeric(14,2), updated_at timestamptz(3), PRIMARY KEY (org_id, id))');
  await pool.query('CREATE INDEX ON sample (org_id, updated_at DESC, id DESC)');
  await pool.query('CREATE TABLE sample_search (org_id uuid, id uuid, folded text, PRIMARY KEY (org_id, id))');
  for (const org of [ORG, OTHER]) {
    await pool.query('INSERT INTO sample SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::numeric[], $6::timestamptz[])', [org, ...['id', 'name', 'title', 'size', 'updatedAt'].map((field) => known.map((one) => one[field]))]);
    await pool.query('INSERT INTO sample_search SELECT $1, * FROM unnest($2::uuid[], $3::text[])', [org, known.map(({ id }) => id), known.map((one) => [one['name'], one['email']].map((part) => foldedPart(part as string | null)).join(FOLDED_SEPARATOR))]);
  }
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

type Asked = Partial<SearchRequest<Field, Sort>>;
const requestOf = (asked: Asked): SearchRequest<Field, Sort> => ({ text: null, filters: [], sort: { field: 'updatedAt', descending: true }, limit: 50, cursor: null, ...asked });
const page = (asked: Asked, scope: Readonly<Record<string, string | null>> = {}, source = SOURCE) => readSearch<{ id: string }, Field, Sort>(db, source, { org_id: ORG, ...scope }, requestOf(asked));
/** The same records, of which 25 fill a page. */
const LARGE = { ...SOURCE, bytes: '200000' };

async function walked(asked: Asked, source = SOURCE): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | null = null; ; ) {
    const { rows, nextCursor }: { rows: { id: string }[]; nextCursor: string | null } = await page({ ...asked, cursor }, {}, source);
    if (source === LARGE) expect(rows.length).toBeLessThanOrEqual(25);
    ids.push(...rows.map(({ id }) => id));
    if (nextCursor === null) return ids;
    cursor = nextCursor;
  }
}

const SORT_VALUES: Readonly<Record<Sort, (one: Evaluated) => string | number>> = {
  updatedAt: (one) => (one['updatedAt'] as string),
  id: (one) => (one['id'] as string),
  name: (one) => foldedPart(one['name'] as string | null),
  title: (one) => ((one['title'] ?? '') as string).toLowerCase(),
  size: (one) => Number(one['size'] ?? -1),
};

function expected({ text, filters, sort }: SearchRequest<Field, Sort>): string[] {
  const value = SORT_VALUES[sort.field];
  const isSought = (one: Evaluated): boolean => text === null || ['name', 'email'].some((field) => foldedPart((one[field] ?? '') as string).includes(foldedPart(text)));
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  const rows = known.filter((one) => isSought(one) && keeps(KINDS, filters as readonly Filter[], one));
  rows.sort((a, b) => (compare(value(a), value(b)) || compare(a.id, b.id)) * (sort.descending ? -1 : 1));
  return rows.map(({ id }) => id);
}

const rare: Filter<Field> = { field: 'title', operator: 'eq', values: ['rare'] };
const since = toTimestamp(new Date(Date.UTC(2026, 4, 1) + 100_000));

it.each<[string, Asked]>([
  ['all', {}],
  ['all, by name', { sort: { field: 'name', descending: false } }],
  ['all, by name downwards', { sort: { field: 'name', descending: true } }],
  ['all, by title', { sort: { field: 'title', descending: true } }],
  ['all, by size', { sort: { field: 'size', descending: false } }],
  ['all, by id', { sort: { field: 'id', descending: false } }],
  ['a dense text', { text: 'X.COM' }],
  ['a sparse text', { text: 'bea 3' }],
  ['a text, by title', { text: 'ann', sort: { field: 'title', descending: false } }],
  ['one folded text, by another', { filters: [{ field: 'email', operator: 'endsWith', values: ['x.com'] }], sort: { field: 'name', descending: true } }],
  ['a text by a plain filter, by name', { text: 'e', filters: [{ field: 'title', operator: 'eq', values: ['CEO'] }], sort: { field: 'name', descending: false } }],
  ['a filter on the order', { filters: [{ field: 'updatedAt', operator: 'lt', values: [since] }] }],
  ['a filter on the order and others', { filters: [{ field: 'updatedAt', operator: 'gte', values: [since] }, { field: 'title', operator: 'neq', values: ['ceo'] }, { field: 'name', operator: 'notEmpty', values: [] }], sort: { field: 'updatedAt', descending: false } }],
  ['one id', { filters: [{ field: 'id', operator: 'in', values: [uuid(5), uuid(6)] }] }],
  ['nothing', { text: 'nobody' }],
])('%s', async (_name, asked) => {
  const ids = expected(requestOf(asked));
  expect(await walked(asked)).toEqual(ids);
  expect(await walked(asked, LARGE)).toEqual(ids);
});

it('finds the last record of the order, which no walk reaches, and goes on behind a full page', async () => {
  expect(await walked({ filters: [rare], limit: 2 })).toEqual([uuid(0)]);
  const sparse: Asked = { filters: [{ field: 'size', operator: 'eq', values: [13] }], limit: 2 };
  expect(await walked(sparse)).toEqual(expected(requestOf(sparse)));
});

it('has only the records of its scope', async () => {
  expect((await page({ filters: [{ field: 'title', operator: 'empty', values: [] }] }, { title: 'CEO' })).rows).toEqual([]);
  expect((await page({ filters: [rare] }, { title: null })).rows).toEqual([]);
  expect((await page({ limit: 500 }, { title: 'Rare' })).rows).toEqual([expect.objectContaining({ id: uuid(0) })]);
});

describe('a cursor', () => {
  it.each<[string, Asked, Readonly<Record<string, string | null>>]>([
    ['text', { text: 'b' }, {}],
    ['filters', { filters: [rare] }, {}],
    ['sort', { sort: { field: 'updatedAt', descending: false } }, {}],
    ['limit', { limit: 3 }, {}],
    ['scope', {}, { title: 'CEO' }],
    ['organization', {}, { org_id: OTHER }],
  ])('is one of its %s alone', async (_name, asked, scope) => {
    const { nextCursor } = await page({ limit: 2 });
    await expect(page({ limit: 2, ...asked, cursor: nextCursor }, scope)).rejects.toMatchObject({ code: 'cursor_mismatch' });
  });
});

it('follows changes where it is bounded by the time of the last change from below', async () => {
  const bounded = (operator: 'gt' | 'gte'): Asked => ({ filters: [{ field: 'updatedAt', operator, values: [since] }] });
  expect(await page(bounded('gte'))).toHaveProperty('syncedUntil');
  expect(await page(bounded('gt'))).not.toHaveProperty('syncedUntil');
});

describe('a search that runs out of time', () => {
  /** Postgres ends every statement of the search at once. */
  async function refused(asked: Asked): Promise<Failure> {
    const slow = new Database(() => pool);
    slow.query = ({ settings }) => db.query({ settings: { ...settings, statement_timeout: '1' }, text: 'SELECT pg_sleep(60)', values: [] });
    const failure: unknown = await readSearch(slow, SOURCE, { org_id: ORG }, requestOf(asked)).catch((error: unknown) => error);
    if (failure instanceof Failure) return failure;
    throw new Error('It was answered');
  }

  it.each<[Asked, (string | number)[]]>([
    [{ text: 'a', filters: [{ field: 'name', operator: 'contains', values: ['a'] }, { field: 'title', operator: 'eq', values: ['a'] }] }, ['filters', 1, 'title']],
    [{ text: 'a', filters: [{ field: 'name', operator: 'contains', values: ['a'] }] }, ['text']],
    [{ filters: [{ field: 'updatedAt', operator: 'gte', values: [since] }, { field: 'updatedAt', operator: 'neq', values: [since] }] }, ['filters', 1, 'updatedAt']],
    [{ filters: [{ field: 'name', operator: 'contains', values: ['a'] }] }, ['filters', 0, 'name']],
    [{ sort: { field: 'title', descending: true } }, ['sort']],
  ])('%j is refused on %j', async (asked, path) => {
    expect(await refused(asked)).toMatchObject({ kind: 'invalid', code: 'search_too_broad', issues: [{ path, code: 'too_broad' }] });
  });
});
