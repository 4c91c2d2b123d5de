import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../contracts/account-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountHooks } from '../accounts.api.js';
import { accountNotFound } from '../domain/account.errors.js';
import { AccountRepository } from '../ports/account.repository.js';

/**
 * Deletes an account permanently; its contacts, deals and notes stay, unlinked. Of very many, most are unlinked afterwards, by
 * `ReleaseDeletedAccounts`.
 */
@Injectable()
export class DeleteAccount {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly hooks: AccountHooks,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `account_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<AccountView> | null }): Promise<void> {
    return this.units.run(async () => {
      const [account] = await this.accounts.findMany(actor.orgId, [input.id]);
      if (!account) throw accountNotFound();
      input.precondition?.(account.state);
      const areAllGone = await this.hooks.deleting(actor, account.state.id);
      account.delete(this.clock.now());
      if (areAllGone) this.accounts.save(actor, account);
      else this.accounts.conceal(actor, account);
    });
  }
}
