import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { fold } from './folded-contacts/frozen-text.js';
import { reportOf } from './folded-contacts/report.js';

interface Task {
  readonly org_id: string;
  readonly id: string;
  readonly title: string;
}

/** Tasks a statement. */
const CHUNK = 5000;

const INSERT = `
  INSERT INTO tasks_search (org_id, id, folded)
  SELECT t.org_id, t.id, r.folded FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS r(org_id, id, folded) JOIN tasks t USING (org_id, id) FOR KEY SHARE OF t
  ON CONFLICT DO NOTHING`;

/**
 * Tasks are searched by their folded titles, in a table of its own. A task that the release before inserts from now on has
 * `is_searched` false, by which the application finds it and adds its title. Each step can run again.
 */
export class TasksSearch1795000720000 implements MigrationInterface {
  readonly name = 'TasksSearch1795000720000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS tasks_search (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        folded text NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT tasks_search_task_fkey FOREIGN KEY (org_id, id) REFERENCES tasks (org_id, id) ON DELETE CASCADE
      )`);
    // A constant default rewrites no row: the tasks that there are have it, and those to come the next one.
    await runner.query('ALTER TABLE tasks ADD COLUMN IF NOT EXISTS is_searched boolean NOT NULL DEFAULT true');
    await runner.query('ALTER TABLE tasks ALTER COLUMN is_searched SET DEFAULT false');
    const report = reportOf(runner);
    let last: Task | undefined;
    for (let done = 0; ; ) {
      const tasks = (await runner.query('SELECT org_id, id, title FROM tasks WHERE ($1::uuid IS NULL OR (org_id, id) > ($1, $2::uuid)) ORDER BY org_id, id LIMIT $3', [last?.org_id, last?.id, CHUNK])) as Task[];
      if (tasks.length === 0) break;
      await runner.query(INSERT, [tasks.map(({ org_id }) => org_id), tasks.map(({ id }) => id), tasks.map(({ title }) => fold(title).replaceAll('\u001f', ' '))]);
      last = tasks.at(-1);
      done += tasks.length;
      report(`${done} tasks can be searched by their titles.`, tasks.length < CHUNK);
    }
    await buildIndexes(runner, {
      tasks_search_folded_idx: 'tasks_search USING gin (org_id, folded gin_trgm_ops) WITH (fastupdate = off)',
      tasks_unsearched_idx: 'tasks (org_id, id) WHERE NOT is_searched',
    });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
