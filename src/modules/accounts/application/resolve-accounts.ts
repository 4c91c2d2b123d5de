import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { ACCOUNT_CUSTOM_FIELDS } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';
import { type AccountToResolve, ResolveAccount } from './resolve-account.js';

/** Finds or creates many accounts; items with one domain get one account. */
@Injectable()
export class ResolveAccounts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly resolveAccount: ResolveAccount,
    private readonly customFields: CustomFieldsApi,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<AccountToResolve>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      const inputs = inputsOf(items);
      await this.accounts.prefetch(actor.orgId, inputs.map(({ domain }) => domain));
      await this.customFields.prefetch(actor.orgId, inputs.flatMap(({ custom }) => (custom ? { scope: ACCOUNT_CUSTOM_FIELDS, sent: custom } : [])));
      return inBulk(this.units, items, async (input) => {
        const { account, created } = await this.resolveAccount.execute(actor, input);
        return { id: account.id, created };
      });
    });
  }
}
