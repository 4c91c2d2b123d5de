import { Injectable } from '@nestjs/common';
import { Failure } from '../../../kernel/failure.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountHooks } from '../accounts.api.js';
import { AccountRepository } from '../ports/account.repository.js';

/**
 * Unlinks what still refers to deleted accounts, a bounded number of records a unit, then removes the accounts' rows. It
 * continues where a process that has died left off.
 */
@Injectable()
export class ReleaseDeletedAccounts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly hooks: AccountHooks,
  ) {}

  /** Runs until no deleted account is left, or it is stopped. */
  async turn(isStopped: () => boolean): Promise<void> {
    try {
      while (!isStopped() && (await this.step()));
    } catch (error) {
      // Other processes unlink the same records: what is left takes place in the next turn.
      if (!(error instanceof Failure) || error.code !== 'too_many_conflicts') throw error;
    }
  }

  /** @returns whether there was one */
  private step(): Promise<boolean> {
    return this.units.run(async () => {
      const account = await this.accounts.concealed();
      if (!account) return false;
      if (await this.hooks.deleting(account.deletedBy, account.id)) this.accounts.remove(account);
      return true;
    });
  }
}
