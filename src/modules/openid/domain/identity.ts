import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** A person at a provider, linked to a user of the one organization that the provider vouches for. */
export interface Identity {
  readonly orgId: OrgId;
  readonly issuer: string;
  readonly subject: string;
  readonly userId: string;
  readonly createdAt: Timestamp;
}
