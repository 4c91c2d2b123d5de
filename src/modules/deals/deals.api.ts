import type { ContactSource } from '../../contracts/contact-record.js';
import type { DealView } from '../../contracts/opportunity-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { DealFields } from './domain/deal.js';

/** An opportunity to open. Its account and its contacts are found, or created. */
export interface OpportunitySeed extends Pick<DealFields, 'name'>, Partial<Omit<DealFields, 'name'>> {
  readonly pipelineId: string;
  /** The label of a stage of the pipeline. */
  readonly stageName: string;
  /** Normalised by `normalDomain`. */
  readonly accountDomain: string;
  /** Null for none. */
  readonly primaryContactEmail: string | null;
  readonly additionalContactEmails: readonly string[];
  /** The source of contacts that are created. */
  readonly source: ContactSource;
}

/** The interface of deals for other modules. What contacts require of deals is `ContactDeals`, an interface of theirs. */
export abstract class DealsApi {
  /**
   * Opens an opportunity together with its account and its contacts (octolane.md, Opportunities), in the open unit of work
   * or in one of its own. Throws `deal_reference_unknown`.
   */
  abstract open(actor: Actor, seed: OpportunitySeed): Promise<DealView>;
}
