import type { OrgId } from '../../../kernel/ids.js';
import type { Deal } from '../domain/deal.js';

/** Deals to change. All methods need an open unit of work. */
export abstract class DealRepository {
  /** All unarchived deals with this primary contact, as the unit has them, new ones included. In no order. */
  abstract liveOf(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /**
   * All deals with this primary contact, archived ones included, as the unit has them. The unit reruns if another unit
   * opens one.
   */
  abstract ofContact(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /** Stages the deal. */
  abstract save(deal: Deal): void;
}
