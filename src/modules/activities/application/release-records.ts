import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { AccountHook } from '../../accounts/accounts.api.js';
import type { ContactHook } from '../../contacts/contacts.api.js';
import { PushedActivityRepository } from '../ports/pushed-activity.repository.js';

/** Deleting a contact deletes the activities that are pushed in about it alone, and takes it out of the others. */
@Injectable()
export class ReleaseContact implements ContactHook {
  readonly id = 'activities';

  constructor(private readonly activities: PushedActivityRepository) {}

  prefetch({ orgId }: Actor, contactIds: readonly string[]): Promise<void> {
    return this.activities.prefetch(orgId, contactIds);
  }

  deleting({ orgId }: Actor, contactId: string): Promise<void> {
    return this.activities.releaseContact(orgId, contactId);
  }
}

/** Deleting an account takes it out of the activities that are pushed in about it, which stay. */
@Injectable()
export class ReleaseAccount implements AccountHook {
  readonly id = 'activities';

  constructor(private readonly activities: PushedActivityRepository) {}

  deleting({ orgId }: Actor, accountId: string): boolean {
    this.activities.releaseAccount(orgId, accountId);
    return true;
  }
}
