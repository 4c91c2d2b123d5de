import { Injectable } from '@nestjs/common';
import { Failure } from '../../../../kernel/failure.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { FOLDED_SEPARATOR, foldedPart, literalPattern } from '../../../../platform/database/folded-text.js';
import { isOutOfTime } from '../../../../platform/database/postgres-errors.js';
import type { Statement } from '../../../../platform/database/statement.js';
import { FOUND_TYPES, type FoundRecord, type FoundType, MAX_FOUND, RecordSearch } from '../../ports/record-search.js';

/** Two seconds at most, and from the trigram indexes, whatever the statistics say. */
const SETTINGS = { statement_timeout: '2000', enable_seqscan: 'off', enable_indexscan: 'off', enable_indexonlyscan: 'off' };

/** How many matches of each way are compared: of a text that more records contain, the best of some are found. */
const COMPARED = 500;

interface Source {
  readonly table: string;
  /** SQL of title and subtitle. */
  readonly title: string;
  readonly subtitle: string;
  readonly shown?: string;
}

const SOURCES: Readonly<Record<FoundType, Source>> = {
  contact: { table: 'contacts', title: 'coalesce(r.full_name, r.company)', subtitle: 'coalesce(CASE WHEN r.full_name IS NOT NULL THEN r.company END, r.email)' },
  account: { table: 'accounts', title: 'coalesce(r.name, r.domain)', subtitle: 'CASE WHEN r.name IS NULL THEN r.industry ELSE r.domain END' },
  deal: { table: 'deals', title: 'r.name', subtitle: '(SELECT g.label FROM stages g WHERE g.org_id = r.org_id AND g.id = r.stage_id)', shown: 'r.archived_at IS NULL' },
  task: { table: 'tasks', title: 'r.title', subtitle: 'r.status' },
};

interface Match extends Record<string, unknown> {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly grade: number;
}

@Injectable()
export class PostgresRecordSearch extends RecordSearch {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, text: string): Promise<FoundRecord[]> {
    try {
      const found = await Promise.all(FOUND_TYPES.map(async (type, order) => (await this.database.query<Match>({ settings: SETTINGS, ...statementOf(SOURCES[type], orgId, text) })).map((match) => ({ ...match, type, order }))));
      return found
        .flat()
        .sort((a, b) => a.grade - b.grade || a.title.length - b.title.length || a.order - b.order || (a.id < b.id ? 1 : -1))
        .slice(0, MAX_FOUND)
        .map(({ type, id, title, subtitle }) => ({ type, id, title, subtitle }));
    } catch (error) {
      throw isOutOfTime(error) ? tooBroad(error) : error;
    }
  }
}

/** The best matches of one table. Its search table is read alone; the records are looked up by their keys. */
function statementOf({ table, title, subtitle, shown }: Source, orgId: OrgId, text: string): Statement {
  const sought = foldedPart(text);
  const pattern = literalPattern(sought);
  // A scalar subquery: it is looked up for each match, and never joined.
  const isShown = shown === undefined ? '' : ` AND (SELECT ${shown} FROM ${table} r WHERE r.org_id = s.org_id AND r.id = s.id)`;
  const matches = (condition: string): string => `(SELECT s.id, s.folded FROM ${table}_search s WHERE s.org_id = $1 AND (${condition})${isShown} LIMIT ${COMPARED})`;
  const graded = `SELECT id, CASE
      WHEN strpos($5::text || folded || $5, $5::text || $2::text || $5) > 0 THEN 0
      WHEN strpos($5::text || folded, $5::text || $2::text) > 0 THEN 1
      WHEN strpos(' ' || folded, ' ' || $2::text) > 0 THEN 2
      ELSE 3 END AS grade, length(folded) AS length
    FROM (${matches('s.folded LIKE $3 OR s.folded LIKE $4')} UNION ${matches('s.folded LIKE $6')}) m`;
  return {
    text: `SELECT b.id, b.grade, t.title, t.subtitle FROM (${graded} ORDER BY 2, 3, 1 DESC LIMIT ${MAX_FOUND}) b
      CROSS JOIN LATERAL (SELECT ${title} AS title, ${subtitle} AS subtitle FROM ${table} r WHERE r.org_id = $1 AND r.id = b.id OFFSET 0) t`,
    values: [orgId, sought, `${pattern}%`, `%${FOLDED_SEPARATOR}${pattern}%`, FOLDED_SEPARATOR, `%${pattern}%`],
  };
}

function tooBroad(cause: unknown): Failure {
  const rule = 'makes this search take too long: narrow it';
  return new Failure('invalid', 'list_too_broad', `The text ${rule}.`, [{ path: ['text'], code: 'too_broad', rule }], { cause });
}
