import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { type NewOpportunity, OpenOpportunity } from './open-opportunity.js';

/** Opens many opportunities in one unit. Their accounts are read by one statement. */
@Injectable()
export class OpenOpportunities {
  constructor(
    private readonly units: UnitOfWork,
    private readonly openOpportunity: OpenOpportunity,
    private readonly accounts: AccountsApi,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<NewOpportunity>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      const inputs = inputsOf(items);
      const emails = inputs.flatMap(({ primaryContactEmail, additionalContactEmails = [] }) => [...(primaryContactEmail ? [primaryContactEmail] : []), ...additionalContactEmails]);
      await this.accounts.prefetch(actor.orgId, { domains: inputs.flatMap(({ accountDomain }) => accountDomain ?? []), emails });
      return inBulk(this.units, items, async (input) => {
        const { opportunity } = await this.openOpportunity.execute(actor, input);
        return { id: opportunity.id, created: true };
      });
    });
  }
}
