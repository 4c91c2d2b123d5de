import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** Numbers of requests. */
export interface Counts {
  /** That were admitted. */
  readonly requests: number;
  /** That the limit refused, which do not use up the quota. */
  readonly refused: number;
}

export interface HourOfUse extends Counts {
  /** Its first moment. */
  readonly at: Timestamp;
}

export interface UseOfKey extends Counts {
  readonly keyId: string;
}

export interface Usage {
  /** Each hour of the span, the present one last; hours without requests too. */
  readonly hours: readonly HourOfUse[];
  /** The keys with the most requests in the span, those first. */
  readonly keys: readonly UseOfKey[];
}

/** The counts of requests, to read. */
export abstract class UsageQueries {
  /** @param hours how many, the present one included @param keyId only requests of this key; null for all @param maxKeys the most keys to tell of */
  abstract find(orgId: OrgId, span: { readonly hours: number; readonly keyId: string | null; readonly maxKeys: number }): Promise<Usage>;
}
