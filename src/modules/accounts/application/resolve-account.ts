import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { ResolvedAccount } from '../accounts.api.js';
import { Account, type AccountSeed } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';

/** Finds the account of a domain, or creates it. */
@Injectable()
export class ResolveAccount {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly clock: Clock,
  ) {}

  /** @param input `domain` is normalised; `fields` are those of a new account */
  execute(actor: Actor, input: { domain: string; fields: AccountSeed }): Promise<ResolvedAccount> {
    return this.units.run(async () => {
      const found = await this.accounts.findByDomain(actor.orgId, input.domain);
      if (found) return { account: found.state, created: false };
      const account = Account.create(actor.orgId, input.domain, input.fields, this.clock.now());
      this.accounts.save(actor, account);
      return { account: account.state, created: true };
    });
  }
}
