import type { Issue } from '../../kernel/failure.js';

/** The most unknown names that are reported: an answer must not be ten times as large as its request. */
const MAX_TOLD = 100;
/** The most unknown names that are compared with the known ones: a bulk of a thousand names each must not take seconds. */
const MAX_COMPARED = 5;
/** The most known names that a refusal lists. */
const MAX_LISTED = 40;
/** The most characters of a name that are reported; a longer one resembles no known name. */
const MAX_NAME = 64;

/** The kind of a name: fields of a body, or parameters of a query. */
export interface NameKind {
  /** The code of the fault: `unknown_field`, `unknown_parameter`. */
  readonly code: string;
  /** The word for one name of this kind, as in "is no field of this body". */
  readonly one: string;
  readonly many: string;
}

/** A fault for each unknown name, the first ones with the known name that they resemble (oratek.md, Errors). The known names are listed once. */
export function unknownNames(names: readonly string[], known: readonly string[], kind: NameKind, hintOf: (name: string) => string | null = () => null): Issue[] {
  let isListed = false;
  const adviceFor = (name: string, index: number): string => {
    const meant = index < MAX_COMPARED ? nearestName(name, known) : null;
    if (meant !== null) return `: the nearest is ${meant}`;
    if (isListed) return '';
    isListed = true;
    return known.length === 0 ? ': there are none' : `: the ${kind.many} are ${listedNames(known)}`;
  };
  const told = names.slice(0, MAX_TOLD).map((name, index): Issue => {
    const field = name.length > MAX_NAME ? `${name.slice(0, MAX_NAME).toWellFormed()}…` : name;
    const rule = hintOf(name) ?? `is no ${kind.one}${adviceFor(name, index)}`;
    return { path: [field], code: kind.code, ...(field === '' ? { sentence: `A name that is empty ${rule}.` } : { rule }) };
  });
  const more = names.length - told.length;
  return more === 0 ? told : [...told, { path: ['…'], code: kind.code, sentence: `${more} more ${kind.many} are no ${kind.one}.` }];
}

/** The known names, for a message: the first of many. */
export function listedNames(known: readonly string[]): string {
  return `${known.slice(0, MAX_LISTED).join(', ')}${known.length > MAX_LISTED ? ', …' : ''}`;
}

/** The most similar known name, or null if none is similar. */
export function nearestName(name: string, known: readonly string[]): string | null {
  const sought = plain(name);
  if (sought === '' || name.length > MAX_NAME) return null;
  let [nearest, least]: [string | null, number] = [null, Infinity];
  for (const one of known) {
    const candidate = plain(one);
    // Up to a third of the letters may differ, but never all of a short name.
    const most = Math.min(Math.floor(Math.max(sought.length, candidate.length) / 3), candidate.length - 1);
    const distance = distanceWithin(Math.min(most, least - 1), sought, candidate);
    if (distance !== null) [nearest, least] = [one, distance];
  }
  return nearest;
}

/** Treats `updatedSince` and `limit[]` like `updated_since` and `limit`. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The edit distance: letters to add, remove, replace, or swap with their neighbour; null if it is more than `most`. */
function distanceWithin(most: number, a: string, b: string): number | null {
  if (Math.abs(a.length - b.length) > most) return null;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const next = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min((last[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    // A swap goes on from the row before the last, and costs one.
    if (least > most && Math.min(...last) >= most) return null;
    [before, last] = [last, next];
  }
  const distance = last[b.length] ?? 0;
  return distance <= most ? distance : null;
}
