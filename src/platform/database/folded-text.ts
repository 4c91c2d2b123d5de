import { fold } from '../../kernel/fold.js';
import type { Conditions } from './keyset-list.js';

/*
 * Searchable texts are stored folded in one column named `folded`, separated by U+001F, under one trigram index. The
 * index may match in another part than the one searched, so a condition on the part itself decides.
 */

export const FOLDED_SEPARATOR = '\u001f';

/** The form of a text in `folded`, and of a text that is searched there. */
export function foldedPart(text: string | null): string {
  // A text that is older than the rule against controls may contain the separator.
  return text === null ? '' : fold(text).replaceAll(FOLDED_SEPARATOR, ' ');
}

/** SQL of the part at this place, as `split_part` counts. */
export const foldedColumn = (place: number): string => `split_part(folded, E'\\x1f', ${place})`;

/** A text as a pattern that matches it alone. */
export function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/**
 * The rows that the pattern finds in `folded` and `decides` accepts. In a CASE, because Postgres would assume that the
 * two conditions are independent, estimate next to no matches, and never walk an index in order.
 */
export function foundBy(where: Conditions, pattern: string, decides: string): Conditions {
  return where.and(`folded LIKE ${pattern}`).and(`CASE WHEN ${decides} THEN true ELSE false END`);
}

/** One of the parts at these places contains the text. */
export function containsFolded(where: Conditions, text: string, places: readonly number[]): Conditions {
  const pattern = where.bind(`%${literalPattern(foldedPart(text))}%`);
  return foundBy(where, pattern, places.map((place) => `${foldedColumn(place)} LIKE ${pattern}`).join(' OR '));
}
