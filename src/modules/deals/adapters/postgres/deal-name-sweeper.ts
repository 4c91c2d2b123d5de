import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { foldedPart } from '../../../../platform/database/folded-text.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';

interface Unsearched {
  readonly org_id: string;
  readonly id: string;
  readonly name: string;
}

/** Deals a step. */
const STEP = 500;

const UNSEARCHED = `SELECT org_id, id, name FROM deals WHERE NOT is_searched ORDER BY org_id, id LIMIT ${STEP}`;

/**
 * Adds the names of deals to `deals_search` that the release before has inserted, as it may do during a rolling restart. An index
 * has these deals alone.
 */
@Injectable()
export class DealNameSweeper {
  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Adds those that there are, unless it is stopped meanwhile. */
  async turn(isStopped: () => boolean): Promise<void> {
    while (!isStopped()) {
      const deals = await this.database.query<Unsearched & Record<string, unknown>>({ name: 'unsearched_deals', text: UNSEARCHED, values: [] });
      if (deals.length > 0) await this.add(deals);
      if (deals.length < STEP) return;
    }
  }

  private add(deals: readonly Unsearched[]): Promise<void> {
    const columns = [deals.map(({ org_id }) => org_id), deals.map(({ id }) => id), deals.map(({ name }) => name), deals.map(({ name }) => foldedPart(name))];
    return this.units.run(() => {
      this.units.stage((rows) => {
        const found = (bind: (value: unknown) => string): string =>
          `unnest(${columns.map((column, n) => `${bind(column)}::${n < 2 ? 'uuid' : 'text'}[]`).join(', ')}) AS r(org_id, id, name, folded)`;
        // One that is renamed meanwhile has its row from the unit that renames it.
        const same = 'd.org_id = r.org_id AND d.id = r.id AND d.name = r.name AND NOT d.is_searched';
        rows.command({ table: 'deals', stamp: this.clock.now(), render: (bind) => `UPDATE deals d SET is_searched = true FROM ${found(bind)} WHERE ${same}` });
        rows.command({ table: 'deals_search', render: (bind) => `INSERT INTO deals_search (org_id, id, folded) SELECT r.org_id, r.id, r.folded FROM ${found(bind)} JOIN deals d ON ${same} ON CONFLICT DO NOTHING` });
      });
      return Promise.resolve();
    });
  }
}
