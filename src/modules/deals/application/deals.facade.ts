import { Injectable } from '@nestjs/common';
import type { DealView } from '../../../contracts/opportunity-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { DealsApi, type OpportunitySeed } from '../deals.api.js';
import { OpenOpportunity } from './open-opportunity.js';

@Injectable()
export class DealsFacade extends DealsApi {
  constructor(private readonly openOpportunity: OpenOpportunity) {
    super();
  }

  override async open(actor: Actor, seed: OpportunitySeed): Promise<DealView> {
    return (await this.openOpportunity.execute(actor, seed)).opportunity;
  }
}
