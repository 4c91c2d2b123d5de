import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import { Database } from '../../../../platform/database/database.js';
import { foldedPart } from '../../../../platform/database/folded-text.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { Bind } from '../../../../platform/database/staged-rows.js';

/** Tasks a unit. */
const STEP = 500;

const UNSEARCHED = `SELECT org_id, id, title FROM tasks WHERE NOT is_searched ORDER BY org_id, id LIMIT ${STEP}`;

/** Adds the titles of tasks to `tasks_search` that the release before has inserted, during a rolling restart. An index has them alone. */
@Injectable()
export class TaskTitleSweeper {
  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
    private readonly clock: Clock,
  ) {}

  async turn(isStopped: () => boolean): Promise<void> {
    for (let found = STEP; found === STEP && !isStopped(); ) found = await this.step();
  }

  private async step(): Promise<number> {
    const tasks = await this.database.query<{ org_id: string; id: string; title: string }>({ name: 'unsearched_tasks', text: UNSEARCHED, values: [] });
    if (tasks.length === 0) return 0;
    await this.units.run(() => {
      this.units.stage((rows) => {
        const columns = [tasks.map(({ org_id }) => org_id), tasks.map(({ id }) => id), tasks.map(({ title }) => title), tasks.map(({ title }) => foldedPart(title))];
        const found = (bind: Bind): string => `unnest(${columns.map((column, n) => `${bind(column)}::${n < 2 ? 'uuid' : 'text'}[]`).join(', ')}) AS r(org_id, id, title, folded)`;
        // A task that changes meanwhile has its row from the unit that changes it.
        const same = 't.org_id = r.org_id AND t.id = r.id AND t.title = r.title AND NOT t.is_searched';
        rows.command({ table: 'tasks', stamp: this.clock.now(), render: (bind) => `UPDATE tasks t SET is_searched = true FROM ${found(bind)} WHERE ${same}` });
        rows.command({ table: 'tasks_search', render: (bind) => `INSERT INTO tasks_search (org_id, id, folded) SELECT r.org_id, r.id, r.folded FROM ${found(bind)} JOIN tasks t ON ${same} ON CONFLICT DO NOTHING` });
      });
      return Promise.resolve();
    });
    return tasks.length;
  }
}
