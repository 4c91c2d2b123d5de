import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { ContactHook } from '../../contacts/contacts.api.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';

/** Deals stay without a contact when their contact is deleted. */
@Injectable()
export class ReleaseContact implements ContactHook {
  readonly id = 'deals';

  constructor(
    private readonly book: DealBook,
    private readonly deals: DealRepository,
  ) {}

  async deleting(actor: Actor, contactId: string): Promise<void> {
    for (const deal of await this.deals.ofContact(actor.orgId, contactId)) this.book.reassign(deal, null);
  }
}
