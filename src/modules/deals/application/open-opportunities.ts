import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type NewOpportunity, OpenOpportunity } from './open-opportunity.js';

/** Opens many opportunities in one unit. What it needs of their accounts, contacts and owners is read by a fixed number of statements. */
@Injectable()
export class OpenOpportunities {
  constructor(
    private readonly units: UnitOfWork,
    private readonly openOpportunity: OpenOpportunity,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<NewOpportunity>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.openOpportunity.prefetch(actor.orgId, inputsOf(items));
      return inBulk(this.units, items, async (input) => {
        const { opportunity } = await this.openOpportunity.open(actor, input);
        return { id: opportunity.id, created: true };
      });
    });
  }
}
