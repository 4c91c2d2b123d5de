import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../kernel/page.js';
import { CursorParam, IntegerParam } from '../../platform/input/query-params.js';

/** The most records of a page (octolane.md, Reads). */
export const MAX_LIMIT = 500;
export const DEFAULT_LIMIT = 100;
/** Characters of a cursor. */
export const MAX_CURSOR = 8192;

export const LIMIT = 'How many records a page has at most. One whose records are large ends when it holds about 5 MB: `has_more` and `next_cursor` say how to go on.';
export const CURSOR = '`next_cursor` of the page before, with everything else as it was, `limit` included.';

/** The paging that every list takes. */
export class PageQuery {
  @CursorParam({ max: MAX_CURSOR, description: CURSOR })
  cursor?: string;

  @IntegerParam({ description: LIMIT, min: 1, max: MAX_LIMIT, default: DEFAULT_LIMIT })
  limit = DEFAULT_LIMIT;
}

/** What a page says of itself, beside its records. */
export class PageInfo {
  @ApiProperty({ description: 'Whether there is another page.', example: false })
  has_more!: boolean;

  @ApiProperty({ description: 'Give it as `cursor` to read the next page; null on the last page.', type: String, nullable: true, example: null })
  next_cursor!: string | null;

  @ApiProperty({ description: 'The limit that was applied.', type: 'integer', example: 100 })
  limit!: number;
}

export function pageInfo({ nextCursor }: Page<unknown>, { limit }: PageQuery): Pick<PageInfo, keyof PageInfo> {
  return { has_more: nextCursor !== null, next_cursor: nextCursor, limit };
}
