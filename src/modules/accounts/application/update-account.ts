import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../contracts/account-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { accountNotFound, domainTaken, nothingToChange } from '../domain/account.errors.js';
import type { AccountFields } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';

/** Changes the fields that are given: `null` clears, what is absent stays. */
@Injectable()
export class UpdateAccount {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` and `change` throw, `account_no_fields`, `account_not_found`, `account_domain_taken`. */
  execute(actor: Actor, input: { id: string; change: Change<AccountView, Partial<AccountFields>>; precondition: Precondition<AccountView> | null }): Promise<AccountView> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const [account] = await this.accounts.findMany(actor.orgId, [input.id]);
      const fields = input.change.against(account?.state ?? null, input.precondition);
      if (!account) throw accountNotFound();
      if (fields.domain !== undefined && fields.domain !== account.state.domain && (await this.accounts.findByDomain(actor.orgId, fields.domain))) throw domainTaken();
      account.change(fields, this.clock.now());
      this.accounts.save(actor, account);
      return account.state;
    });
  }
}
