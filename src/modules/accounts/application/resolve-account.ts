import { Injectable } from '@nestjs/common';
import type { SentCustomValues } from '../../../contracts/custom-values.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import type { ResolvedAccount } from '../accounts.api.js';
import { Account, ACCOUNT_CUSTOM_FIELDS, type AccountSeed } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';

/** An account to find by its domain, which is normalised, or to create with these fields and values. */
export interface AccountToResolve {
  readonly domain: string;
  readonly fields: AccountSeed;
  /** Judged even if the account exists. */
  readonly custom?: SentCustomValues;
}

/** Finds the account of a domain, or creates it. */
@Injectable()
export class ResolveAccount {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly customFields: CustomFieldsApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `custom_values_refused`. */
  execute(actor: Actor, input: AccountToResolve): Promise<ResolvedAccount> {
    return this.units.run(async () => {
      const custom = input.custom && (await this.customFields.read(actor.orgId, { scope: ACCOUNT_CUSTOM_FIELDS, sent: input.custom }));
      const found = await this.accounts.findByDomain(actor.orgId, input.domain);
      if (found) return { account: found.state, created: false };
      const account = Account.create(actor.orgId, input.domain, input.fields, this.clock.now(), custom);
      this.accounts.save(actor, account);
      return { account: account.state, created: true };
    });
  }
}
