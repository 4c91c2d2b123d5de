import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type AccountHook, MAX_RELEASED } from '../../accounts/accounts.api.js';
import { DealBook } from './deal-book.js';

/** Deals stay without the account when it is deleted. */
@Injectable()
export class ReleaseAccount implements AccountHook {
  readonly id = 'deals';

  constructor(private readonly book: DealBook) {}

  async deleting(actor: Actor, accountId: string): Promise<boolean> {
    return (await this.book.releaseAccount(actor, accountId, MAX_RELEASED)) < MAX_RELEASED;
  }
}
