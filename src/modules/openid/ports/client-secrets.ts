import type { OrgId } from '../../../kernel/ids.js';

/** The secrets by which this server proves to a provider who it is, encrypted at rest. */
export abstract class ClientSecrets {
  abstract seal(orgId: OrgId, secret: string): Buffer;
  /** Throws if no configured key opens it. */
  abstract open(orgId: OrgId, sealed: Buffer): string;
  /** The same secret sealed with the first key; null if it is already. Throws if no configured key opens it. */
  abstract reseal(orgId: OrgId, sealed: Buffer): Buffer | null;
}
