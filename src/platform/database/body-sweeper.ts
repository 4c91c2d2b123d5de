import type { QueryResultRow } from 'pg';
import type { Clock } from '../../kernel/clock.js';
import type { Database } from './database.js';
import type { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import type { AnyRecordBodies } from './record-bodies.js';
import type { Bind } from './staged-rows.js';

type Row = QueryResultRow & { readonly org_id: string; readonly id: string; readonly version: number };

/**
 * Renders the bodies that are missing or out of date: of rows that there were before their table had bodies or this form, and of
 * those that the release before writes during a rolling restart.
 */
export abstract class BodySweeper {
  protected abstract readonly bodies: AnyRecordBodies;

  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Renders all of them, unless it is stopped meanwhile. */
  async turn(isStopped: () => boolean): Promise<void> {
    // Each step begins behind the one before: index entries of renewed rows stay until a VACUUM.
    for (let last = await this.step(null); last && !isStopped(); ) last = await this.step(last);
  }

  /** Renders some of those behind the row, and returns the last of them. */
  private async step(after: Row | null): Promise<Row | null> {
    const rows = await this.database.query<Row>(this.bodies.staleAfter(after));
    if (rows.length > 0) await this.renew(rows);
    return rows.at(-1) ?? null;
  }

  private renew(rows: readonly Row[]): Promise<void> {
    const { isStale, of } = this.bodies;
    const { table, form } = of;
    const columns: readonly [values: readonly unknown[], type: string][] = [
      [rows.map(({ org_id }) => org_id), 'uuid'],
      [rows.map(({ id }) => id), 'uuid'],
      [rows.map(({ version }) => version), 'integer'],
      [rows.map((row) => this.bodies.render(row).text), 'text'],
    ];
    const given = (bind: Bind): string => `unnest(${columns.map(([values, type]) => `${bind(values)}::${type}[]`).join(', ')}) AS r(org_id, id, version, body)`;
    // A row that another unit writes gets its body there.
    const free = (bind: Bind): string => `SELECT t.org_id, t.id, r.body FROM ${table} t JOIN ${given(bind)} USING (org_id, id, version) WHERE ${isStale} ORDER BY t.org_id, t.id FOR NO KEY UPDATE OF t SKIP LOCKED`;
    return this.units.run(() => {
      this.units.stage((staged) =>
        staged.command({ table, stamp: this.clock.now(), render: (bind) => `UPDATE ${table} t SET body = f.body, body_version = t.version, body_form = ${form} FROM (${free(bind)}) f WHERE t.org_id = f.org_id AND t.id = f.id` }),
      );
      return Promise.resolve();
    });
  }
}
