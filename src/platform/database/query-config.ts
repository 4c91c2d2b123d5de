import pg from 'pg';
import type { Statement } from './statement.js';

const TIME_TYPES: ReadonlySet<number> = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const asText = (value: string): string => value;

const TEXT_ARRAY = 1009;
const parseAnyTextArray = (pg.types.getTypeParser as (oid: number) => (value: string) => string[])(TEXT_ARRAY);
/** Arrays with quotes, escapes, nesting or null go to the general parser. */
const parseTextArray = (value: string): string[] => {
  if (value === '{}') return [];
  return /["\\]|null/i.test(value) || value.lastIndexOf('{') > 0 ? parseAnyTextArray(value) : value.slice(1, -1).split(',');
};

/** Times stay text: parsing them into Dates costs a quarter of a list, and a parser set globally would break TypeORM. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    TIME_TYPES.has(oid) ? asText : oid === TEXT_ARRAY && format !== 'binary' ? parseTextArray : (pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown)(oid, format)) as typeof pg.types.getTypeParser,
};

/** Twice the names that `statementName` keeps: statements in use alone never fill a connection. */
const MAX_PREPARED = 2_000;

/** Statements as `pg` sends them, and the names of those that each connection has prepared. */
export class QueryConfigs {
  private readonly prepared = new WeakMap<pg.PoolClient, Set<string>>();

  /** @param areNamed whether statements keep their names, which makes connections prepare them */
  constructor(private readonly areNamed: boolean) {}

  /** The statement as it is sent over this connection, which from then on counts as having prepared it. */
  on(client: pg.PoolClient, { name, text, values }: Statement): pg.QueryConfig {
    if (name === undefined || !this.areNamed) return { text, values: [...values], types: typeParsers };
    const names = this.prepared.get(client);
    if (names) names.add(name);
    else this.prepared.set(client, new Set([name]));
    return { name, text, values: [...values], types: typeParsers };
  }

  /** Unused names stay prepared: a connection with too many is closed, and the pool makes another. */
  isFull(client: pg.PoolClient): boolean {
    return (this.prepared.get(client)?.size ?? 0) > MAX_PREPARED;
  }
}
