import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { fold } from './folded-contacts/frozen-text.js';
import { type Report, reportOf } from './folded-contacts/report.js';

interface Deal {
  readonly org_id: string;
  readonly id: string;
  readonly name: string;
}

/** Rows a statement: few enough to be interrupted soon, enough to make round trips negligible. */
const CHUNK = 5000;

/**
 * Deals are searched and sorted by their folded names, in a table of its own, so that a change of a stage does not write
 * to the trigram index. Each step can run again: an interrupted migration resumes where it was.
 */
export class DealsSearch1795000500000 implements MigrationInterface {
  readonly name = 'DealsSearch1795000500000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS deals_search (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        folded text NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT deals_search_deal_fkey FOREIGN KEY (org_id, id) REFERENCES deals (org_id, id) ON DELETE CASCADE
      )`);
    await fill(runner, reportOf(runner));
    await buildIndexes(runner, { deals_search_folded_idx: 'deals_search USING gin (org_id, folded gin_trgm_ops) WITH (fastupdate = off)' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}

/** Gives each deal that has none its row. A deal that is deleted meanwhile gets none: its row is looked for once more, and locked. */
async function fill(runner: QueryRunner, report: Report): Promise<void> {
  let done = 0;
  for (let after: Deal | undefined; ; ) {
    const deals = (await runner.query(`SELECT org_id, id, name FROM deals ${after ? 'WHERE (org_id, id) > ($1, $2)' : ''} ORDER BY org_id, id LIMIT ${CHUNK}`, after ? [after.org_id, after.id] : [])) as Deal[];
    after = deals.at(-1);
    if (!after) return;
    const folded = deals.map(({ name }) => fold(name).replaceAll('\u001f', ' '));
    await runner.query(
      `INSERT INTO deals_search (org_id, id, folded)
       SELECT r.* FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS r(org_id, id, folded) JOIN deals d USING (org_id, id) FOR KEY SHARE OF d
       ON CONFLICT (org_id, id) DO NOTHING`,
      [deals.map(({ org_id }) => org_id), deals.map(({ id }) => id), folded],
    );
    done += deals.length;
    report(`${done} deals can be searched by their names.`, deals.length < CHUNK);
  }
}
