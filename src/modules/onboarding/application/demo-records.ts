import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { type Timestamp, toTimestamp } from '../../../kernel/timestamp.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { DealsApi } from '../../deals/deals.api.js';
import { NotesApi } from '../../notes/notes.api.js';
import { TasksApi } from '../../tasks/tasks.api.js';
import { DEMO_ACCOUNTS } from '../domain/demo-accounts.js';
import { DEMO_CONTACTS } from '../domain/demo-contacts.js';
import { DEMO_NOTES } from '../domain/demo-notes.js';
import { DEMO_OPPORTUNITIES } from '../domain/demo-opportunities.js';
import { DEMO_TASKS } from '../domain/demo-tasks.js';

/** How the demo's contacts came to be. */
const SOURCE = 'csv_import';

/** Makes the records of the demo through the doors of their modules, by the rules for those of every organization. */
@Injectable()
export class DemoRecords {
  constructor(
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
    private readonly deals: DealsApi,
    private readonly notes: NotesApi,
    private readonly tasks: TasksApi,
    private readonly clock: Clock,
  ) {}

  /** In the open unit of work, in an organization without records. */
  async create(actor: Actor, pipelineId: string): Promise<void> {
    // One statement each for all of them, instead of one for each record.
    await this.accounts.prefetch(actor.orgId, { domains: DEMO_ACCOUNTS.map(({ domain }) => domain) });
    await this.contacts.prefetch(actor.orgId, DEMO_CONTACTS.map(({ email }) => email));
    const ids = await this.createContacts(actor, await this.createAccounts(actor));
    for (const { closesInDays, ...opportunity } of DEMO_OPPORTUNITIES) {
      await this.deals.open(actor, { ...opportunity, pipelineId, closeDate: closesInDays === null ? null : this.daysAhead(closesInDays), source: SOURCE });
    }
    for (const { writtenDaysAgo, contactEmails, ...note } of DEMO_NOTES) {
      const contactIds = contactEmails.flatMap((email) => ids.get(email) ?? []);
      await this.notes.write(actor, { ...note, contactIds, createdAt: this.daysAhead(-writtenDaysAgo) });
    }
    for (const { about, dueInDays, ...task } of DEMO_TASKS) {
      await this.tasks.create(actor, { ...task, contactId: ids.get(about) ?? null, dueAt: this.daysAhead(dueInDays) });
    }
  }

  /** @returns their ids by domain */
  private async createAccounts(actor: Actor): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const { domain, ...fields } of DEMO_ACCOUNTS) ids.set(domain, (await this.accounts.resolve(actor, domain, fields)).account.id);
    return ids;
  }

  /** @returns their ids by email */
  private async createContacts(actor: Actor, accountIds: ReadonlyMap<string, string>): Promise<Map<string, string>> {
    const ids = new Map<string, string>();
    for (const fields of DEMO_CONTACTS) {
      ids.set(fields.email, (await this.contacts.create(actor, fields, SOURCE)).id);
      const joinAccount = accountIds.get(fields.email.slice(fields.email.indexOf('@') + 1));
      // A contact that is created joins no account by itself.
      if (joinAccount !== undefined) await this.contacts.resolve(actor, fields.email, { fields: {}, source: SOURCE, joinAccount });
    }
    return ids;
  }

  /** Two in the afternoon, UTC, so many days from now. */
  private daysAhead(days: number): Timestamp {
    const day = new Date(this.clock.now());
    day.setUTCDate(day.getUTCDate() + days);
    day.setUTCHours(14, 0, 0, 0);
    return toTimestamp(day);
  }
}
