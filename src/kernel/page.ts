import type { Timestamp } from './timestamp.js';

/** One page of a list. */
export interface Page<T> {
  readonly items: T[];
  /** The cursor of the next page; null on the last page. */
  readonly nextCursor: string | null;
  /** How many records match in all, if that was asked for. */
  readonly total?: number;
  /**
   * The watermark of a list that follows changes: each change with an earlier `updated_at` was visible to this walk, or
   * never will be. All pages of a walk have the same.
   */
  readonly syncedUntil?: Timestamp;
}
