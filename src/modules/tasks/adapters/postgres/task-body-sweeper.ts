import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { BodySweeper } from '../../../../platform/database/body-sweeper.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { TASK_BODIES } from './task.table.js';

/** The published JSON of tasks. */
@Injectable()
export class TaskBodySweeper extends BodySweeper {
  protected override readonly bodies = TASK_BODIES;

  // eslint-disable-next-line @typescript-eslint/no-useless-constructor -- its types tell Nest what to inject
  constructor(database: Database, units: PostgresUnitOfWork, clock: Clock) {
    super(database, units, clock);
  }
}
