import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { SearchRowsSweeper } from '../../../../platform/database/search-rows-sweeper.js';

/** The names of deals, in `deals_search`. */
@Injectable()
export class DealNameSweeper extends SearchRowsSweeper {
  protected override readonly rows = { table: 'deals', column: 'name', searchTable: 'deals_search' };

  // eslint-disable-next-line @typescript-eslint/no-useless-constructor -- its types tell Nest what to inject
  constructor(database: Database, units: PostgresUnitOfWork, clock: Clock) {
    super(database, units, clock);
  }
}
