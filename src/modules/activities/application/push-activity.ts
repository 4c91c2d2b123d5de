import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { type PushedActivity, type PushedFields, type PushedLinks, pushActivity } from '../domain/pushed-activity.js';
import { PushedActivityRepository } from '../ports/pushed-activity.repository.js';

/** An activity to push in. */
export interface NewActivity extends PushedFields {
  /** The time when it took place; null for now. */
  readonly at: Timestamp | null;
}

/**
 * Pushes activities in, joined to the contacts that participants identify and the accounts of domains. None is created:
 * participants are colleagues, rooms and lists as well.
 */
@Injectable()
export class PushActivity {
  constructor(
    private readonly units: UnitOfWork,
    private readonly activities: PushedActivityRepository,
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: NewActivity): Promise<PushedActivity> {
    return this.units.run(async () => {
      await this.prefetch(actor.orgId, [input]);
      return this.push(actor, input);
    });
  }

  /** Pushes many, each as by itself; their records are read by a fixed number of statements. */
  executeMany(actor: Actor, items: readonly BulkItem<NewActivity>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.prefetch(actor.orgId, inputsOf(items));
      return inBulk(this.units, items, async (input) => ({ id: (await this.push(actor, input)).id, created: true }));
    });
  }

  private async push(actor: Actor, { at, ...fields }: NewActivity): Promise<PushedActivity> {
    const activity = pushActivity(actor, fields, await this.linksOf(actor.orgId, fields), at, this.clock.now());
    this.activities.add(activity);
    return activity;
  }

  private async linksOf(orgId: OrgId, { domains, participants }: PushedFields): Promise<PushedLinks> {
    const [accountIds, contactIds]: [string[], string[]] = [[], []];
    for (const domain of domains) accountIds.push(...idsOf(await this.accounts.findByDomain(orgId, domain)));
    for (const email of participants) contactIds.push(...idsOf(await this.contacts.findByEmail(orgId, email)));
    return { accountIds, contactIds };
  }

  private async prefetch(orgId: OrgId, inputs: readonly NewActivity[]): Promise<void> {
    await this.accounts.prefetch(orgId, { domains: inputs.flatMap(({ domains }) => domains) });
    await this.contacts.prefetchByEmail(orgId, inputs.flatMap(({ participants }) => participants));
  }
}

function idsOf(record: { readonly id: string } | null): string[] {
  return record ? [record.id] : [];
}
