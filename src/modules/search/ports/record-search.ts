import type { OrgId } from '../../../kernel/ids.js';

/** The sorts of records that are searched together. Equally good ones come in this order. */
export const FOUND_TYPES = ['contact', 'account', 'deal', 'task'] as const;

export type FoundType = (typeof FOUND_TYPES)[number];

/** A record that a text was found in. */
export interface FoundRecord {
  readonly type: FoundType;
  readonly id: string;
  readonly title: string;
  /** What tells it from others with its title; null if there is nothing. */
  readonly subtitle: string | null;
}

/** The most records of a search. */
export const MAX_FOUND = 25;

/** Searches the records of all sorts by one text. */
export abstract class RecordSearch {
  /**
   * At most `MAX_FOUND` records that contain the text, folded, best first: equal to the text, then beginning with it, then with a word
   * that does; of these, short texts before long ones. Throws `invalid` on `text` with the code `too_broad` if it takes too long.
   */
  abstract find(orgId: OrgId, text: string): Promise<FoundRecord[]>;
}
