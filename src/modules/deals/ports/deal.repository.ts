import type { DealNames } from '../../../contracts/opportunity-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Deal } from '../domain/deal.js';

/** Deals to change. All methods need an open unit of work. */
export abstract class DealRepository {
  /** The deal, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Deal | null>;
  /** The deals with these ids, in their order, by one statement; null where there is none. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(Deal | null)[]>;
  /** All unarchived deals with this primary contact, as the unit has them, new ones included. In no order. */
  abstract liveOf(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /** Reads the unarchived deals of these primary contacts by one statement, so that `liveOf` needs none for each. */
  abstract loadLive(orgId: OrgId, contactIds: readonly string[]): Promise<void>;
  /**
   * All deals with this contact, primary or additional, archived ones included, as the unit has them. The unit reruns if
   * another unit adds one.
   */
  abstract involving(orgId: OrgId, contactId: string): Promise<Deal[]>;
  /** Reads the deals with these contacts by one statement, so that `involving` needs none for each. */
  abstract loadInvolving(orgId: OrgId, contactIds: readonly string[]): Promise<void>;
  /**
   * Deals with this account, archived ones included, as the unit has them: all of them, or at most so many that are stored.
   */
  abstract ofAccount(orgId: OrgId, accountId: string, atMost: number): Promise<Deal[]>;
  /** Up to `limit` deals in this stage, archived ones included, those with the lowest ids first in the database, as the unit has them. */
  abstract someInStage(orgId: OrgId, stageId: string, limit: number): Promise<Deal[]>;
  /** Deals of the pipeline with a value of the custom field, archived ones included, as the unit has them: all of them, or at most so many that are stored. */
  abstract withValue(orgId: OrgId, pipelineId: string, propertyName: string, atMost: number): Promise<Deal[]>;
  /** At most so many live deals of this owner, as the unit has them. */
  abstract ofOwner(orgId: OrgId, ownerId: string, atMost: number): Promise<Deal[]>;
  /**
   * Stages the deal with its links and its event.
   * @param names what the event shows of other records; null if the deal has no event
   */
  abstract save(actor: Actor, deal: Deal, names: DealNames | null): void;
}
