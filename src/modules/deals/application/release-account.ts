import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { AccountHook } from '../../accounts/accounts.api.js';
import { DealBook } from './deal-book.js';

/** Deals stay without the account when it is deleted. */
@Injectable()
export class ReleaseAccount implements AccountHook {
  readonly id = 'deals';

  constructor(private readonly book: DealBook) {}

  deleting(actor: Actor, accountId: string): Promise<void> {
    return this.book.releaseAccount(actor, accountId);
  }
}
