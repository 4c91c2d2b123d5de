import type { OrgId } from '../../../kernel/ids.js';

/** What is sealed of one subscription, of any organization. */
export interface SealedSubscription {
  readonly orgId: OrgId;
  readonly id: string;
  readonly secret: Buffer;
  /** Of a rotation whose overlap has not ended; null if there is none. */
  readonly previous: Buffer | null;
}

/** The secrets of all subscriptions as they are stored, past units of work: for the operator, beside running servers. */
export abstract class SealedSecrets {
  /** At most `limit` subscriptions, in the order of their ids; those after the given one, or the first. */
  abstract page(after: Pick<SealedSubscription, 'orgId' | 'id'> | null, limit: number): Promise<SealedSubscription[]>;
  /** Writes those `renewed` whose stored secrets are still the `before` of the same place, and nothing else of them. */
  abstract replace(before: readonly SealedSubscription[], renewed: readonly SealedSubscription[]): Promise<void>;
}
