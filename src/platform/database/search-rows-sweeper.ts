import type { Clock } from '../../kernel/clock.js';
import type { Database } from './database.js';
import { foldedPart } from './folded-text.js';
import type { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import type { Bind } from './staged-rows.js';

/** Records a unit. */
const STEP = 500;

/** The text by which a table's records are searched, and the table with its folded form. */
export interface SearchRows {
  readonly table: string;
  readonly column: string;
  readonly searchTable: string;
}

interface Unsearched {
  readonly org_id: string;
  readonly id: string;
  readonly sought: string;
}

/**
 * Adds the rows of a search table for records that the release before has inserted, as it may do during a rolling restart:
 * those whose `is_searched` is false. An index has them alone.
 */
export abstract class SearchRowsSweeper {
  protected abstract readonly rows: SearchRows;

  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Adds all that are missing, unless it is stopped meanwhile. */
  async turn(isStopped: () => boolean): Promise<void> {
    for (let found = STEP; found === STEP && !isStopped(); ) found = await this.step();
  }

  private async step(): Promise<number> {
    const { table, column } = this.rows;
    const text = `SELECT org_id, id, ${column} AS sought FROM ${table} WHERE NOT is_searched ORDER BY org_id, id LIMIT ${STEP}`;
    const found = await this.database.query<Unsearched & Record<string, unknown>>({ name: `unsearched_${table}`, text, values: [] });
    if (found.length > 0) await this.add(found);
    return found.length;
  }

  private add(found: readonly Unsearched[]): Promise<void> {
    const { table, column, searchTable } = this.rows;
    const columns = [found.map(({ org_id }) => org_id), found.map(({ id }) => id), found.map(({ sought }) => sought), found.map(({ sought }) => foldedPart(sought))];
    const given = (bind: Bind): string => `unnest(${columns.map((values, n) => `${bind(values)}::${n < 2 ? 'uuid' : 'text'}[]`).join(', ')}) AS r(org_id, id, sought, folded)`;
    // A record whose text changes meanwhile has its row from the unit that changes it.
    const same = `t.org_id = r.org_id AND t.id = r.id AND t.${column} = r.sought AND NOT t.is_searched`;
    return this.units.run(() => {
      this.units.stage((rows) => {
        rows.command({ table, stamp: this.clock.now(), render: (bind) => `UPDATE ${table} t SET is_searched = true FROM ${given(bind)} WHERE ${same}` });
        rows.command({ table: searchTable, render: (bind) => `INSERT INTO ${searchTable} (org_id, id, folded) SELECT r.org_id, r.id, r.folded FROM ${given(bind)} JOIN ${table} t ON ${same} ON CONFLICT DO NOTHING` });
      });
      return Promise.resolve();
    });
  }
}
