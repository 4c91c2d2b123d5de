import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { ValuedField, ValuedRecords } from '../../custom-fields/custom-fields.api.js';
import { ACCOUNT_CUSTOM_FIELDS } from '../domain/account.js';
import { AccountQueries } from '../ports/account.queries.js';
import { AccountRepository } from '../ports/account.repository.js';

/** Accounts lose their values of a custom field that is deleted. */
@Injectable()
export class ClearAccountValues implements ValuedRecords {
  readonly object = ACCOUNT_CUSTOM_FIELDS.object;

  constructor(
    private readonly accounts: AccountRepository,
    private readonly queries: AccountQueries,
    private readonly clock: Clock,
  ) {}

  count({ orgId, propertyName }: ValuedField): Promise<number> {
    return this.queries.countWithValue(orgId, propertyName);
  }

  async clear(actor: Actor, { propertyName }: ValuedField, atMost: number): Promise<number> {
    const accounts = await this.accounts.withValue(actor.orgId, propertyName, atMost);
    const now = this.clock.now();
    for (const account of accounts) {
      account.change({ custom: { [propertyName]: null } }, now);
      this.accounts.save(actor, account);
    }
    return accounts.length;
  }
}
