import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { OwnedRecords } from '../../users/users.api.js';
import { DealQueries } from '../ports/deal.queries.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';

/** Live deals of a user who leaves get another owner, or none; archived ones keep theirs, which nothing shows. */
@Injectable()
export class PassOnDeals implements OwnedRecords {
  readonly kind = 'opportunities';

  constructor(
    private readonly queries: DealQueries,
    private readonly deals: DealRepository,
    private readonly book: DealBook,
  ) {}

  count(orgId: OrgId, ownerId: string, atMost: number): Promise<number> {
    return this.queries.countOwned(orgId, ownerId, atMost);
  }

  async passOn(actor: Actor, from: string, to: string | null, atMost: number): Promise<number> {
    const deals = await this.deals.ofOwner(actor.orgId, from, atMost);
    await this.book.passOn(actor, deals, to);
    return deals.length;
  }
}
