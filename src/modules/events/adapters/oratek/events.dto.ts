import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES, type EventType } from '../../../../contracts/events.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { RepeatableChoiceParam } from '../../../../platform/input/list-params.js';
import { CursorParam, IdParam, IntegerParam } from '../../../../platform/input/query-params.js';
import type { FeedWish } from '../../application/read-feed.js';
import type { FeedEventView, FeedPage } from '../../ports/feed.queries.js';

/** The query of the feed. */
export class FeedQuery {
  @CursorParam({
    max: 8192,
    description:
      '`meta.next_cursor` of the answer before; the other parameters may be others than then. Absent: no events, and the cursor of now. `0`: from the oldest event. Events are kept for good, but for those of a deleted contact. Should a later release remove old ones, a cursor from before the oldest that is kept will be a 422 with the details code `cursor_expired`.',
  })
  cursor?: string;

  @RepeatableChoiceParam({ choices: EVENT_TYPES, description: 'Only events of this type; given several times, of any of them.', example: ['contact.updated'] })
  type?: EventType[];

  @IdParam({ description: 'Only events of this record: a contact or a task, also one that is deleted.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  record_id?: string;

  @IntegerParam({ description: 'How many events an answer has at most. It ends when it holds about 5 MB, too: `meta.has_more` says whether there are more.', min: 1, max: 500, default: 100 })
  limit = 100;

  @IntegerParam({ description: 'If there is no event to show: for how many seconds to wait for one before the answer is empty.', min: 0, max: 30, default: 0 })
  wait = 0;
}

/** The query in the domain's words. */
export function toWish({ cursor, type, record_id, limit, wait }: FeedQuery): FeedWish {
  return { cursor: cursor ?? null, types: type ?? [], recordId: record_id ?? null, limit, wait };
}

/** Something that happened to a record. */
export class FeedEvent {
  @ApiProperty({ description: 'Id of the event, a UUID: that which `webhook-id` of its deliveries carries.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e' })
  id!: string;

  @ApiProperty({ description: 'What happened.', enum: EVENT_TYPES, example: 'contact.created' })
  type!: EventType;

  @ApiProperty({ description: 'When it happened: UTC, in milliseconds. It never goes back among the events of a record.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  at!: Timestamp;

  @ApiProperty({ description: 'Number of the event among those of its record, from 1 without gaps; of a deleted contact only the last is left.', type: 'integer', minimum: 1, example: 1 })
  sequence!: number;

  @ApiProperty({ description: 'The contact or the task that it happened to.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  record_id!: string;

  /** The document says for each type what it has: surfaces/oratek/document/feed-document.ts. */
  @ApiProperty({ description: 'The record as the API showed it then.', type: 'object', additionalProperties: true })
  payload!: Readonly<Record<string, unknown>>;
}

/** The position after the page. */
export class EventPageMeta {
  @ApiProperty({ description: 'Give it as `cursor` the next time; it is always there. A cursor is kept as long as you like.', example: 'WyJxN0I0cWM4TSIsIjIwMjYtMDUtMTRUMTg6MjQ6MzAuMDAwWiJd' })
  next_cursor!: string;

  @ApiProperty({ description: 'Whether there is more to read right now. With a filter, also an empty answer may say so.', example: false })
  has_more!: boolean;
}

/** Events, the oldest first. */
export class EventPage {
  @ApiProperty({ description: 'The events, by `at`, `record_id` and `sequence`.', type: [FeedEvent] })
  data!: FeedEvent[];

  @ApiProperty({ description: 'Where to go on.', type: EventPageMeta })
  meta!: EventPageMeta;
}

/** The event as this API shows it. */
function publishEvent({ id, type, at, sequence, recordId, payload }: FeedEventView): FeedEvent {
  return { id, type, at, sequence, record_id: recordId, payload };
}

/** The answer in this API's shape. */
export function toBody({ events, nextCursor, hasMore }: Omit<FeedPage, 'reached'>): EventPage {
  return { data: events.map(publishEvent), meta: { next_cursor: nextCursor, has_more: hasMore } };
}
