/** One page of a list. */
export interface Page<T> {
  readonly items: T[];
  /** Where the next page begins; null on the last page. */
  readonly nextCursor: string | null;
  /** How many records match in all, if that was asked for. */
  readonly total?: number;
}
