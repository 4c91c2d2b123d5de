import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { ContactHook } from '../../contacts/contacts.api.js';
import { DealBook } from './deal-book.js';

/** Deals stay without the contact when it is deleted. */
@Injectable()
export class ReleaseContact implements ContactHook {
  readonly id = 'deals';

  constructor(private readonly book: DealBook) {}

  prefetch({ orgId }: Actor, contactIds: readonly string[]): Promise<void> {
    return this.book.prefetchReleases(orgId, contactIds);
  }

  deleting(actor: Actor, contactId: string): Promise<void> {
    return this.book.releaseContact(actor, contactId);
  }
}
