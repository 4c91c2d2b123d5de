import { ApiProperty } from '@nestjs/swagger';
import type { Page } from '../../kernel/page.js';
import { CursorParam, IntegerParam } from '../../platform/input/query-params.js';

/** The paging that every list takes (octolane.md, Reads). */
export class PageQuery {
  @CursorParam({ max: 8192, description: '`next_cursor` of the page before, with everything else as it was, `limit` included.' })
  cursor?: string;

  @IntegerParam({ description: 'How many records a page has at most.', min: 1, max: 500, default: 100 })
  limit = 100;
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
