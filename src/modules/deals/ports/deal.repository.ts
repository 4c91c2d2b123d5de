import type { OrgId } from '../../../kernel/ids.js';
import type { Deal } from '../domain/deal.js';

/** Deals to change. Everything here happens in the unit of work that is open. */
export abstract class DealRepository {
  /** The deals that are not archived and have this primary contact, all of them, as the unit has them: also those that it opened. In no order. */
  abstract liveOf(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /** All deals with this primary contact, archived ones too, as the unit has them. The unit runs again if another unit opens one. */
  abstract ofContact(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /** Writes what has become of the deal when the unit ends. */
  abstract save(deal: Deal): void;
}
