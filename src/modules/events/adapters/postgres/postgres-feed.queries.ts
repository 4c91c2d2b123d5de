import { Injectable } from '@nestjs/common';
import type { EventType } from '../../../../contracts/events.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { Where } from '../../../../platform/database/keyset-list.js';
import { statementName } from '../../../../platform/database/statement-name.js';
import { watermarkOf } from '../../../../platform/database/watermark.js';
import type { EventRow } from '../../../../platform/outbox/events.table.js';
import { FeedQueries, type FeedEventRecord, type FeedPage, type FeedRequest } from '../../ports/feed.queries.js';
import { FEED_PLAN } from './feed-plan.js';
import { BEGINNING, beginningOf, type FeedPosition, readPosition, writePosition } from './feed-cursor.js';

/** So many events a request with a filter looks at, at most: a few milliseconds. */
const MAX_SCANNED = 10_000;
/** Limits that stand in the statement as they are, since a plan for any limit is a worse one; few, as each makes a statement to keep. */
const LITERAL_LIMITS: ReadonlySet<number> = new Set([100, 500]);

type PositionRow = Pick<EventRow, 'at' | 'record_id' | 'seq'>;
type Row = PositionRow & Pick<EventRow, 'id' | 'body'> & { readonly type: EventType };

/** Where events are walked: in the feed's own index, or in that of the events of one record, whose times never go back. */
interface Walk {
  /** The conditions under which events lie on the walk, after its position. */
  where(): Where;
  readonly order: string;
}

@Injectable()
export class PostgresFeedQueries extends FeedQueries {
  constructor(private readonly database: Database) {
    super();
  }

  /** A quarter of the pool. */
  override get atOnce(): number {
    return Math.max(1, Math.floor(this.database.poolSize / 4));
  }

  override async now(orgId: OrgId): Promise<string> {
    return writePosition(this.database.cursorKeys, orgId, beginningOf(await watermarkOf(this.database)));
  }

  override async page(orgId: OrgId, { cursor, types, recordId, limit }: FeedRequest): Promise<FeedPage> {
    const after = readPosition(this.database.cursorKeys, orgId, cursor);
    // Before the events: one that is not visible to them has a later time.
    const until = await watermarkOf(this.database);
    const to = (events: FeedEventRecord[], position: FeedPosition, hasMore: boolean): FeedPage => ({ events, nextCursor: writePosition(this.database.cursorKeys, orgId, position), hasMore, reached: position.at });
    // Another instance may have read a later moment.
    if (until <= after.at) return to([], after, false);
    const walk: Walk = recordId === null ? walkAll(orgId, after, until) : walkRecord(orgId, recordId, after, until);
    const bound = types.length === 0 ? null : await this.boundOf(walk);
    const rows = await this.rows(walk, bound, types, limit);
    const events = rows.slice(0, limit).map(toRecord);
    const last = events.at(-1);
    if (rows.length > limit && last) return to(events, { at: last.at, recordId: last.record_id, sequence: last.sequence }, true);
    return bound ? to(events, bound, true) : to(events, beginningOf(until), false);
  }

  /** The last event that a request looks at; null if there are not so many. */
  private async boundOf(walk: Walk): Promise<FeedPosition | null> {
    const where = walk.where();
    const text = `SELECT at, record_id, seq FROM events WHERE ${where.toString()} ORDER BY ${walk.order} OFFSET ${MAX_SCANNED - 1} LIMIT 1`;
    const [row] = await this.database.queryBy<PositionRow>(FEED_PLAN, { ...named(text), values: where.values });
    return row ? { at: fromDatabaseTime(row.at), recordId: row.record_id, sequence: row.seq } : null;
  }

  private rows(walk: Walk, bound: FeedPosition | null, types: readonly EventType[], limit: number): Promise<Row[]> {
    const where = walk.where();
    if (bound) where.and(`(at, record_id, seq) <= (${where.bind(bound.at)}::timestamptz, ${where.bind(bound.recordId)}::uuid, ${where.bind(bound.sequence)}::integer)`);
    if (types.length > 0) where.and(`type = ANY (${where.bind(types)})`);
    const isKept = LITERAL_LIMITS.has(limit);
    const text = `SELECT id, type, at, seq, record_id, body FROM events WHERE ${where.toString()} ORDER BY ${walk.order} LIMIT ${isKept ? limit + 1 : where.bind(limit + 1)}`;
    return this.database.queryBy<Row>(FEED_PLAN, { ...(isKept ? named(text) : { text }), values: where.values });
  }
}

function walkAll(orgId: OrgId, { at, recordId, sequence }: FeedPosition, until: string): Walk {
  return {
    where: () => {
      const where = events(orgId, until);
      return where.and(`(at, record_id, seq) > (${where.bind(at)}::timestamptz, ${where.bind(recordId)}::uuid, ${where.bind(sequence)}::integer)`);
    },
    order: 'at, record_id, seq',
  };
}

function walkRecord(orgId: OrgId, recordId: string, after: FeedPosition, until: string): Walk {
  return {
    where: () => {
      const where = events(orgId, until);
      const record = where.bind(recordId);
      where.and(`record_id = ${record}`);
      if (after.recordId === recordId) return where.and(`seq > ${where.bind(after.sequence)}`);
      if (after === BEGINNING) return where;
      // From the last one back, since whoever has a position between two events mostly has seen all but the last few.
      const position = `(${where.bind(after.at)}::timestamptz, ${where.bind(after.recordId)}::uuid)`;
      return where.and(`seq > coalesce((SELECT seq FROM events WHERE org_id = $1 AND record_id = ${record} AND (at, record_id) < ${position} ORDER BY seq DESC LIMIT 1), 0)`);
    },
    order: 'seq',
  };
}

/** Conditions on what can be shown of the organization: tests of subscriptions happen to no record. `$1` is the organization. */
function events(orgId: OrgId, until: string): Where {
  const where = new Where();
  return where.and(`org_id = ${where.bind(orgId)}`).and(`at < ${where.bind(until)}::timestamptz`).and("record_type <> 'webhook'");
}

function named(text: string): { readonly name: string; readonly text: string } {
  return { name: statementName(text), text };
}

function toRecord({ id, type, at, seq, record_id, body }: Row): FeedEventRecord {
  const { payload } = JSON.parse(body) as Pick<FeedEventRecord, 'payload'>;
  return { id, type, at: fromDatabaseTime(at), sequence: seq, record_id, payload };
}
