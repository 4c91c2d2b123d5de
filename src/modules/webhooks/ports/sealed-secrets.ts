import type { OrgId } from '../../../kernel/ids.js';

/** The sealed secrets of one subscription, of any organization. */
export interface SealedSubscription {
  readonly orgId: OrgId;
  readonly id: string;
  readonly secret: Buffer;
  /** The previous secret of a rotation whose overlap has not ended; null if there is none. */
  readonly previous: Buffer | null;
}

/** The sealed secrets of all subscriptions, outside of units of work: for the operator, beside running servers. */
export abstract class SealedSecrets {
  /** At most `limit` subscriptions, in the order of their ids; those after the given one, or the first. */
  abstract page(after: Pick<SealedSubscription, 'orgId' | 'id'> | null, limit: number): Promise<SealedSubscription[]>;
  /**
   * Writes the secrets of those `renewed` whose stored secrets still equal `before` at the same index, and nothing
   * else.
   */
  abstract replace(before: readonly SealedSubscription[], renewed: readonly SealedSubscription[]): Promise<void>;
}
