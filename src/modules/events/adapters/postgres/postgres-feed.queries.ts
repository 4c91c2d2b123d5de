import { Injectable } from '@nestjs/common';
import type { EventType } from '../../../../contracts/events.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { Conditions } from '../../../../platform/database/keyset-list.js';
import { rowsFound, withinBytes } from '../../../../platform/database/page-bytes.js';
import { statementName } from '../../../../platform/database/statement-name.js';
import { watermarkOf } from '../../../../platform/database/watermark.js';
import type { EventRow } from '../../../../platform/outbox/events.table.js';
import { FeedQueries, type FeedEventView, type FeedPage, type FeedRequest } from '../../ports/feed.queries.js';
import { FEED_PLAN } from './feed-plan.js';
import { BEGINNING, beginningOf, type FeedPosition, readPosition, writePosition } from './feed-cursor.js';

/** The most events that a request with a filter reads: a few milliseconds. */
const MAX_SCANNED = 10_000;
/**
 * The usual limits are literals in the statement, since a generic plan for any limit is worse; few, because each makes
 * another prepared statement.
 */
const LITERAL_LIMITS: ReadonlySet<number> = new Set([100, 500]);

type PositionRow = Pick<EventRow, 'at' | 'record_id' | 'seq'>;
type Row = PositionRow & Pick<EventRow, 'id' | 'body'> & { readonly type: EventType };

/**
 * The index along which events are read: that of the feed, or that of the events of one record, whose times never
 * decrease.
 */
interface Walk {
  /** The conditions for the events after its position. */
  where(): Conditions;
  readonly order: string;
}

@Injectable()
export class PostgresFeedQueries extends FeedQueries {
  constructor(private readonly database: Database) {
    super();
  }

  /** A quarter of the pool, so that other requests find connections. */
  override get atOnce(): number {
    return Math.max(1, Math.floor(this.database.poolSize / 4));
  }

  override async now(orgId: OrgId): Promise<string> {
    return writePosition(this.database.cursorKeys, orgId, beginningOf(await watermarkOf(this.database)));
  }

  override async page(orgId: OrgId, { cursor, types, recordId, limit }: FeedRequest): Promise<FeedPage> {
    const after = readPosition(this.database.cursorKeys, orgId, cursor);
    // Read before the events: an event that their snapshot does not contain has a later time than the watermark.
    const until = await watermarkOf(this.database);
    const to = (events: FeedEventView[], position: FeedPosition, hasMore: boolean): FeedPage => ({ events, nextCursor: writePosition(this.database.cursorKeys, orgId, position), hasMore, reached: position.at });
    // The position may come from another instance that read a later watermark.
    if (until <= after.at) return to([], after, false);
    const walk: Walk = recordId === null ? walkAll(orgId, after, until) : walkRecord(orgId, recordId, after, until);
    const bound = types.length === 0 ? null : await this.boundOf(walk);
    const rows = await this.rows(walk, bound, types, limit);
    const events = rows.slice(0, limit).map(toView);
    const last = events.at(-1);
    if (rowsFound(rows) > events.length && last) return to(events, { at: last.at, recordId: last.recordId, sequence: last.sequence }, true);
    return bound ? to(events, bound, true) : to(events, beginningOf(until), false);
  }

  /** The last event that a request may read; null if there are fewer. */
  private async boundOf(walk: Walk): Promise<FeedPosition | null> {
    const where = walk.where();
    const text = `SELECT at, record_id, seq FROM events WHERE ${where.toString()} ORDER BY ${walk.order} OFFSET ${MAX_SCANNED - 1} LIMIT 1`;
    const [row] = await this.database.query<PositionRow>({ settings: FEED_PLAN, ...named(text), values: where.values });
    return row ? { at: fromDatabaseTime(row.at), recordId: row.record_id, sequence: row.seq } : null;
  }

  private rows(walk: Walk, bound: FeedPosition | null, types: readonly EventType[], limit: number): Promise<Row[]> {
    const where = walk.where();
    if (bound) where.and(`(at, record_id, seq) <= (${where.bind(bound.at)}::timestamptz, ${where.bind(bound.recordId)}::uuid, ${where.bind(bound.sequence)}::integer)`);
    if (types.length > 0) where.and(`type = ANY (${where.bind(types)})`);
    const isKept = LITERAL_LIMITS.has(limit);
    const text = withinBytes(`SELECT id, type, at, seq, record_id, body FROM events WHERE ${where.toString()} ORDER BY ${walk.order} LIMIT ${isKept ? limit + 1 : where.bind(limit + 1)}`, 'octet_length(body)');
    return this.database.query<Row>({ settings: FEED_PLAN, ...(isKept ? named(text) : { text }), values: where.values });
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
      // Searched backwards: a client whose position lies between two events of the record has mostly read all but the
      // last few.
      const position = `(${where.bind(after.at)}::timestamptz, ${where.bind(after.recordId)}::uuid)`;
      return where.and(`seq > coalesce((SELECT seq FROM events WHERE org_id = $1 AND record_id = ${record} AND (at, record_id) < ${position} ORDER BY seq DESC LIMIT 1), 0)`);
    },
    order: 'seq',
  };
}

/**
 * Conditions for the events that the organization may see: tests of subscriptions have no record. `$1` is the
 * organization.
 */
function events(orgId: OrgId, until: string): Conditions {
  const where = new Conditions();
  return where.and(`org_id = ${where.bind(orgId)}`).and(`at < ${where.bind(until)}::timestamptz`).and("record_type <> 'webhook'");
}

function named(text: string): { readonly name: string; readonly text: string } {
  return { name: statementName(text), text };
}

function toView({ id, type, at, seq, record_id, body }: Row): FeedEventView {
  const { payload } = JSON.parse(body) as Pick<FeedEventView, 'payload'>;
  return { id, type, at: fromDatabaseTime(at), sequence: seq, recordId: record_id, payload };
}
