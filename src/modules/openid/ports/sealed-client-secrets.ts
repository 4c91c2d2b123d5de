import type { OrgId } from '../../../kernel/ids.js';

/** A client secret as it is stored. */
export interface SealedClientSecret {
  readonly orgId: OrgId;
  readonly secret: Buffer;
}

/** The client secrets of all organizations, outside of units of work: for the operator, beside running servers. */
export abstract class SealedClientSecrets {
  /** At most `limit`, in the order of their organizations; those after the given one, or the first. */
  abstract page(after: OrgId | null, limit: number): Promise<SealedClientSecret[]>;
  /** Writes each renewed secret whose stored one still equals that before at the same index, and nothing else. */
  abstract replace(before: readonly SealedClientSecret[], renewed: readonly SealedClientSecret[]): Promise<void>;
}
