import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../contracts/account-record.js';
import type { SentCustomValues } from '../../../contracts/custom-values.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { accountNotFound, domainTaken, nothingToChange } from '../domain/account.errors.js';
import { ACCOUNT_CUSTOM_FIELDS, type AccountFields } from '../domain/account.js';
import { AccountRepository } from '../ports/account.repository.js';

/** What a client asks to change of an account. */
export interface AccountChange extends Partial<AccountFields> {
  readonly custom?: SentCustomValues;
}

export interface AccountUpdate {
  readonly id: string;
  readonly change: Change<AccountView, AccountChange>;
  readonly precondition: Precondition<AccountView> | null;
  /**
   * Of a bulk: the accounts that it changes, by the domains that they had before it. One of these domains stays taken until the
   * bulk is written, since the unique index is checked for each row as it is written.
   */
  readonly holders?: ReadonlyMap<string, string>;
}

/** Changes the fields that are given: `null` clears, what is absent stays. */
@Injectable()
export class UpdateAccount {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountRepository,
    private readonly customFields: CustomFieldsApi,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` and `change` throw, `account_no_fields`, `account_not_found`, `account_domain_taken`, `custom_values_refused`. */
  execute(actor: Actor, input: AccountUpdate): Promise<AccountView> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const [account] = await this.accounts.findMany(actor.orgId, [input.id]);
      const { custom, ...fields } = input.change.against(account?.state ?? null, input.precondition);
      if (!account) throw accountNotFound();
      if (fields.domain !== undefined && fields.domain !== account.state.domain && (await this.isTaken(actor.orgId, fields.domain, input))) throw domainTaken();
      const values = custom && (await this.customFields.read(actor.orgId, { scope: ACCOUNT_CUSTOM_FIELDS, sent: custom }, account.state.custom));
      account.change({ ...fields, ...(values ? { custom: values } : {}) }, this.clock.now());
      this.accounts.save(actor, account);
      return account.state;
    });
  }

  private async isTaken(orgId: OrgId, domain: string, { id, holders }: AccountUpdate): Promise<boolean> {
    const holder = holders?.get(domain);
    return (holder !== undefined && holder !== id) || (await this.accounts.findByDomain(orgId, domain)) !== null;
  }
}
