import { ApiProperty } from '@nestjs/swagger';
import type { Issue } from '../../kernel/failure.js';
import type { Page } from '../../kernel/page.js';
import { RenderedJson, stringifyList } from '../../kernel/rendered-json.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { CursorParam, IntegerParam } from '../../platform/input/query-params.js';
import type { ChecksItself } from '../../platform/input/shape.js';

/** The paging that every list takes. */
export class CursorQuery implements ChecksItself {
  @IntegerParam({ description: 'How many records a page has at most.', min: 1, max: 200, default: 50 })
  limit = 50;

  @IntegerParam({ description: 'How many records to skip. For long lists prefer `cursor`, whose pages cost the same at any depth.', min: 0, max: Number.MAX_SAFE_INTEGER, default: 0 })
  offset = 0;

  @CursorParam({
    max: 8192,
    description: '`meta.next_cursor` of the page before, with the other parameters as they were (`limit` may change). Not together with `offset`.',
  })
  cursor?: string;

  faults(): Issue[] {
    if (this.cursor === undefined || this.offset === 0) return [];
    return [{ path: ['offset'], code: 'with_cursor', rule: 'cannot be combined with cursor: leave one of them out' }];
  }
}

/** The metadata of a list's page. */
export class PageMeta {
  @ApiProperty({ description: 'Number of records on this page.', type: 'integer', example: 1 })
  count!: number;

  @ApiProperty({ description: 'The limit that was applied.', type: 'integer', example: 50 })
  limit!: number;

  @ApiProperty({ description: 'The offset that was applied.', type: 'integer', example: 0 })
  offset!: number;

  @ApiProperty({ description: 'Give it as `cursor` to read the next page; null on the last page.', type: String, nullable: true, example: null })
  next_cursor!: string | null;

  @ApiProperty({ description: 'Number of records on all pages; only with `total=exact`.', type: 'integer', required: false, example: 1 })
  total?: number;
}

/** The metadata of a page of a list that follows changes (oratek.md, incremental sync). */
export class FollowedPageMeta extends PageMeta {
  @ApiProperty({
    description:
      'Only with `updated_since`: each change with an earlier `updated_at` was visible to this walk, or will never be. All pages of a walk say the same. Give it as `updated_since` when you ask the next time: every change comes at least once.',
    type: String,
    format: 'date-time',
    required: false,
    example: '2026-05-14T18:24:27.500Z',
  })
  synced_until?: Timestamp;
}

/** The paging in the domain's words. */
export function pagingOf({ limit, offset, cursor }: CursorQuery): { limit: number; offset: number; cursor: string | null } {
  return { limit, offset, cursor: cursor ?? null };
}

/** A page in this API's shape, each record of it as `publish` shows it. */
export function toPageBody<View, Published>(page: Page<View>, query: CursorQuery, publish: (view: View) => Published): { data: Published[]; meta: FollowedPageMeta } {
  return { data: page.items.map(publish), meta: metaOf(page, query) };
}

/** The same of records that are rendered already. */
export function renderPage<Published>(page: Page<RenderedJson<Published>>, query: CursorQuery): RenderedJson<{ data: Published[]; meta: FollowedPageMeta }> {
  return new RenderedJson(`{"data":${stringifyList(page.items)},"meta":${JSON.stringify(metaOf(page, query))}}`);
}

function metaOf(page: Page<unknown>, query: CursorQuery): FollowedPageMeta {
  const meta: FollowedPageMeta = { count: page.items.length, limit: query.limit, offset: query.offset, next_cursor: page.nextCursor };
  if (page.total !== undefined) meta.total = page.total;
  if (page.syncedUntil !== undefined) meta.synced_until = page.syncedUntil;
  return meta;
}
