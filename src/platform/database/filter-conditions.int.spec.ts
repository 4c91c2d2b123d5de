import fc from 'fast-check';
import pg from 'pg';
import { newDatabase } from '../../../test/support/databases.js';
import { type Evaluated, keeps } from '../../../test/support/filter-evaluator.js';
import { type Filter, type FilterKind, type FilterOperator, type FilterValue, isList, operatorsOf, valuesOf } from '../../kernel/filter.js';
import { toTimestamp } from '../../kernel/timestamp.js';
import { addFilters, type FilterColumns } from './filter-conditions.js';
import { FOLDED_SEPARATOR, foldedPart } from './folded-text.js';
import { Conditions } from './keyset-list.js';
import { linkedIds, referredText } from './related-columns.js';

/* Postgres and the evaluator agree on random records and filters. */

const COLUMNS = {
  title: { kind: 'text', expression: 'title' },
  size: { kind: 'number', expression: 'size' },
  rate: { kind: 'number', expression: 'rate' },
  at: { kind: 'moment', expression: 'at' },
  isKnown: { kind: 'flag', expression: 'is_known' },
  owner: { kind: 'id', expression: 'owner' },
  tags: { kind: 'texts', expression: 'tags' },
  id: { kind: 'id', expression: 'id', isIndexed: true },
  stage: referredText('stage_id', 'sample_stages', 'label'),
  links: linkedIds('sample_links', 'sample_id', 'linked_id'),
  name: { kind: 'foldedText', place: 1, places: 3 },
  company: { kind: 'foldedText', place: 2, places: 3 },
  email: { kind: 'foldedText', place: 3, places: 3 },
  customText: { kind: 'text', custom: 'tier' },
  customNumber: { kind: 'number', custom: 'size' },
  customMoment: { kind: 'moment', custom: 'since' },
  customFlag: { kind: 'flag', custom: 'is_known' },
  customTexts: { kind: 'texts', custom: 'tags' },
  customTime: { kind: 'time', custom: 'at' },
  customRange: { kind: 'range', custom: 'within' },
} as const satisfies FilterColumns;

type Field = keyof typeof COLUMNS;
const FIELDS = Object.keys(COLUMNS) as Field[];
const KINDS = Object.fromEntries(FIELDS.map((field) => [field, COLUMNS[field].kind])) as Record<Field, FilterKind>;

const [ORG, OTHER] = ['0190aaaa-0000-7000-8000-000000000001', '0190aaaa-0000-7000-8000-000000000002'];
const SEED = 20_261_126;
const RECORDS = 100;
/** Filters for each operator. */
const RUNS = 6;

/** Characters that are special in a pattern, in the text form of a list, or when letters are compared. */
const letter = fc.constantFrom('a', 'A', 'b', 'é', 'É', 'Σ', 'ß', '%', '_', '\\', '"', "'", ',', '{', '}', ' ', '1', 'ﬁ', '💡', '\n');
const text = fc.oneof(fc.string({ unit: letter, minLength: 1, maxLength: 4 }), fc.constantFrom('NULL', 'null', 'abba', 'Straße'));
function idOf(n: number): string {
  return `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
}
const moment = fc.integer({ min: 0, max: 5 }).map((n) => toTimestamp(new Date(Date.UTC(2026, 4, 14) + n * 500)));
const VALUES: Readonly<Record<FilterKind, fc.Arbitrary<FilterValue>>> = {
  text,
  foldedText: text,
  texts: text,
  number: fc.constantFrom(-1.5, 0, 0.1, 1, 2.25, 1e20),
  moment,
  flag: fc.boolean(),
  id: fc.integer({ min: 1, max: 4 }).map(idOf),
  ids: fc.integer({ min: 1, max: 4 }).map(idOf),
  time: fc.constantFrom('00:00', '09:30', '09:30:00', '09:30:01', '23:59'),
  range: moment,
};
const STAGES = ['Lead', 'won', 'Straße', 'É'];

const range: fc.Arbitrary<string[]> = fc.tuple(moment, moment).map((both) => [...both].sort());

function valuesFor(field: Field): fc.Arbitrary<unknown> {
  const kind = KINDS[field];
  if (field === 'stage') return fc.constantFrom(...STAGES);
  if (isList(kind)) return fc.uniqueArray(VALUES[kind], { maxLength: 3 });
  const values: fc.Arbitrary<unknown> = kind === 'range' ? range : VALUES[kind];
  return fc.option(values, { freq: 3 });
}

const records: fc.Arbitrary<Evaluated> = fc.record(
  Object.fromEntries(FIELDS.map((field) => [field, valuesFor(field)])),
) as fc.Arbitrary<Evaluated>;

const filterOf = (field: Field, operator: FilterOperator): fc.Arbitrary<Filter<Field>> => {
  const count = valuesOf(KINDS[field], operator);
  const [minLength, maxLength] = count === 'list' ? [1, 4] : [count, count];
  return fc.record({ field: fc.constant(field), operator: fc.constant(operator), values: fc.array(field === 'stage' ? fc.oneof(text, fc.constantFrom(...STAGES, 'WON', 'l', 'e')) : VALUES[KINDS[field]], { minLength, maxLength }) });
};
const anyFilter = fc.constantFrom(...FIELDS).chain((field) => fc.constantFrom(...operatorsOf(KINDS[field])).chain((operator) => filterOf(field, operator)));

/** The values of custom fields as they are stored. */
function customOf(one: Evaluated): object {
  const stored = (value: Evaluated[string] | undefined, kind: FilterKind): unknown => {
    if (kind === 'moment') return { at: value };
    if (kind !== 'range') return value;
    const [start, end] = value as readonly string[];
    return { start: { at: start }, end: { at: end } };
  };
  const entries = Object.entries(COLUMNS).flatMap(([field, column]) => ('custom' in column && one[field] != null ? [[column.custom, stored(one[field], column.kind)]] : []));
  return Object.fromEntries(entries) as object;
}

let database: { url: string; drop: () => Promise<void> };
let client: pg.Client;
let known: readonly Evaluated[];

beforeAll(async () => {
  database = await newDatabase();
  client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('CREATE TABLE sample (n integer, title text, size numeric(30,2), rate double precision, at timestamptz(3), is_known boolean, owner uuid, tags text[], id uuid, stage_id uuid, folded text, custom jsonb)');
  await client.query('CREATE TABLE sample_stages (org_id uuid, id uuid, label text)');
  await client.query('CREATE TABLE sample_links (org_id uuid, sample_id uuid, linked_id uuid)');
  for (const [n, label] of STAGES.entries()) await client.query('INSERT INTO sample_stages VALUES ($1, $2, $3), ($4, $2, $5)', [ORG, idOf(n), label, OTHER, STAGES[(n + 1) % STAGES.length]]);
  // The id is the record's own, so that filters by it and by links meet.
  known = fc.sample(records, { numRuns: RECORDS, seed: SEED }).map((one, n) => ({ ...one, id: idOf(n) }));
  const foldedOf = (one: Evaluated): string => [one['name'], one['company'], one['email']].map((part) => foldedPart((part ?? null) as string | null)).join(FOLDED_SEPARATOR);
  for (const [n, one] of known.entries()) {
    const values = [n, one['title'], one['size'], one['rate'], one['at'], one['isKnown'], one['owner'], one['tags'], one['id'], idOf(STAGES.indexOf(one['stage'] as string)), foldedOf(one), JSON.stringify(customOf(one))];
    await client.query(`INSERT INTO sample VALUES (${values.map((_, index) => `$${index + 1}`).join(', ')})`, values);
    // Links of another organization are no record's.
    for (const linked of one['links'] as readonly string[]) await client.query('INSERT INTO sample_links VALUES ($1, $2, $3), ($4, $5, $3)', [ORG, one['id'], linked, OTHER, idOf((n + 1) % RECORDS)]);
  }
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function found(all: readonly Filter<Field>[], probes = false): Promise<number[]> {
  const where = addFilters(new Conditions([ORG]).and('$1::uuid IS NOT NULL'), COLUMNS, all, { probes });
  const { rows } = await client.query<{ n: number }>(`SELECT n FROM sample WHERE ${where.toString()} ORDER BY n`, where.values);
  return rows.map(({ n }) => n);
}

const expected = (all: readonly Filter<Field>[]): number[] => known.flatMap((one, n) => (keeps(KINDS, all, one) ? [n] : []));

const agreed = async (all: readonly Filter<Field>[]): Promise<boolean> => {
  const kept = JSON.stringify(expected(all));
  return JSON.stringify(await found(all)) === kept && JSON.stringify(await found(all, true)) === kept;
};

it.each(FIELDS)('each filter on %s finds what the evaluator keeps', async (field) => {
  for (const operator of operatorsOf(KINDS[field])) {
    await fc.assert(
      fc.asyncProperty(filterOf(field, operator), (one) => agreed([one])),
      { seed: SEED, numRuns: RUNS },
    );
  }
});

it('several filters hold together', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyFilter, { minLength: 2, maxLength: 3 }), agreed),
    { seed: SEED, numRuns: 60 },
  );
});

it('a value of another type, under the same name of other records, is as if there were none', async () => {
  await client.query("CREATE TABLE others AS SELECT n, jsonb_build_object('x', x) AS custom FROM unnest(ARRAY['\"12:99\"', '\"true\"', '7', 'true', '[\"a\"]', '{\"at\": \"2026-05-14T00:00:00.000Z\"}', '{\"start\": {\"at\": \"2026-05-14T00:00:00.000Z\"}}']::jsonb[]) WITH ORDINALITY u(x, n)");
  for (const kind of ['number', 'moment', 'flag', 'texts', 'time', 'range'] as const) {
    const where = addFilters(new Conditions(), { x: { kind, custom: 'x' } }, [{ field: 'x', operator: 'notEmpty', values: [] }]);
    const { rows } = await client.query<{ n: string }>(`SELECT n FROM others WHERE ${where.toString()} ORDER BY n`, where.values);
    expect([kind, rows.map(({ n }) => Number(n))]).toEqual([kind, { number: [3], moment: [6], flag: [4], texts: [5], time: [], range: [7] }[kind]]);
  }
});
