import { fold } from '../../kernel/fold.js';
import type { Where } from './keyset-list.js';

/*
 * Texts by which records are found lie folded in one column named `folded`, parted by U+001F, under one index over
 * trigrams: it finds, and covers more than is sought, so that the part itself decides.
 */

export const FOLDED_SEPARATOR = '\u001f';

/** What stands for a text in `folded`, and for what is sought there. */
export function foldedPart(text: string | null): string {
  // A text from before controls were refused may contain the separator.
  return text === null ? '' : fold(text).replaceAll(FOLDED_SEPARATOR, ' ');
}

/** SQL of the part at this place, as `split_part` counts. */
export const foldedColumn = (place: number): string => `split_part(folded, E'\\x1f', ${place})`;

/** A text as a pattern that matches it alone. */
export function literalPattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}

/**
 * What the pattern finds in `folded` and `decides` then takes. In a CASE, because Postgres would take the two conditions
 * for independent, believe that next to nothing matches, and never walk a list.
 */
export function foundBy(where: Where, pattern: string, decides: string): Where {
  return where.and(`folded LIKE ${pattern}`).and(`CASE WHEN ${decides} THEN true ELSE false END`);
}

/** One of the parts at these places contains the text. */
export function containsFolded(where: Where, text: string, places: readonly number[]): Where {
  const pattern = where.bind(`%${literalPattern(foldedPart(text))}%`);
  return foundBy(where, pattern, places.map((place) => `${foldedColumn(place)} LIKE ${pattern}`).join(' OR '));
}
