/** A page ends with the record that fills this many bytes of large values (octolane.md, Reads: `limit` is the most). */
const MAX_PAGE_BYTES = 5_000_000;

/** The most rows of a list of `/api/v1`, and the one after it. */
const MOST_ROWS = 201;

/** A page of rows of at most so many bytes each is never too large. */
export const ALWAYS_FITS = Math.floor(MAX_PAGE_BYTES / MOST_ROWS);

/** What a row of a bounded page carries: the number of rows that the page would have without the bound. */
interface BoundedRow {
  readonly rows_found?: string;
}

/**
 * The statement of a page, bounded by the bytes of its rows, of which it always gives the first one. Only the rows that it gives
 * are read whole: the length of a large text is known without reading it.
 * @param text a statement in the order of the page @param bytes SQL of a row's size, of the columns of that statement
 */
export function withinBytes(text: string, bytes: string | undefined): string {
  if (bytes === undefined) return text;
  // Without an order of its own, a window has the rows in the order in which they come.
  const before = `coalesce(sum(${bytes}) OVER (ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)`;
  return `SELECT * FROM (SELECT p.*, ${before} AS bytes_before, count(*) OVER () AS rows_found FROM (${text}) p) bounded WHERE bytes_before < ${MAX_PAGE_BYTES}`;
}

/** How many rows a page would have without the bound. */
export function rowsFound(rows: readonly object[]): number {
  return Math.max(rows.length, Number((rows[0] as BoundedRow | undefined)?.rows_found ?? 0));
}
