import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { AccountSeed } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';
import { ResolveAccount } from './resolve-account.js';

/** Finds or creates many accounts; items with one domain get one account. */
@Injectable()
export class ResolveAccounts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly resolveAccount: ResolveAccount,
  ) {}

  /** @param items their domains are normalised */
  execute(actor: Actor, items: readonly BulkItem<{ readonly domain: string; readonly fields: AccountSeed }>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.accounts.prefetch(actor.orgId, inputsOf(items).map(({ domain }) => domain));
      return inBulk(this.units, items, async (input) => {
        const { account, created } = await this.resolveAccount.execute(actor, input);
        return { id: account.id, created };
      });
    });
  }
}
