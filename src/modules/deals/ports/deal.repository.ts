import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { Deal } from '../domain/deal.js';

/** Deals to change. Everything here happens in the unit of work that is open. */
export abstract class DealRepository {
  /** The deals that are not archived and have this primary contact, all of them, as the unit has them: also those that it opened. In no order. */
  abstract liveOf(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /** Writes what has become of the deal when the unit ends. */
  abstract save(deal: Deal): void;
  /** Takes the contact off all its deals, archived ones too; they move to their next version. */
  abstract unlink(orgId: OrgId, contactId: string, at: Timestamp): void;
}
