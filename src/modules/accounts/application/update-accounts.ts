import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../contracts/account-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkChange, type BulkItem, type BulkOutcome, changeInBulk, fieldsOfUpdates, idsIn, inputsOf } from '../../../kernel/bulk.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { ACCOUNT_CUSTOM_FIELDS } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';
import { type AccountChange, UpdateAccount } from './update-account.js';

/** Changes many accounts in one unit, by a fixed number of statements (octolane.md, bulk update). */
@Injectable()
export class UpdateAccounts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly customFields: CustomFieldsApi,
    private readonly updateAccount: UpdateAccount,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<BulkChange<AccountView, AccountChange>>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      const holders = await this.prefetch(actor.orgId, inputsOf(items));
      return changeInBulk(this.units, items, (input) => this.updateAccount.execute(actor, { ...input, holders }));
    });
  }

  /** @returns the ids of the accounts, by their domains as they are */
  private async prefetch(orgId: OrgId, updates: readonly BulkChange<AccountView, AccountChange>[]): Promise<ReadonlyMap<string, string>> {
    const found = (await this.accounts.findMany(orgId, idsIn(updates, 'update'))).filter((account) => account !== null);
    const changes = fieldsOfUpdates(updates, new Map(found.map(({ state }) => [state.id, state])));
    await this.accounts.prefetch(orgId, changes.flatMap(({ domain }) => domain ?? []));
    await this.customFields.prefetch(orgId, changes.flatMap(({ custom }) => (custom ? { scope: ACCOUNT_CUSTOM_FIELDS, sent: custom } : [])));
    return new Map(found.map(({ state }) => [state.domain, state.id]));
  }
}
