import { Injectable } from '@nestjs/common';
import { sourceOf } from '../../../contracts/contact-record.js';
import { type Actor, makerOf } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import type { ContactSeed, ResolvedContact } from '../contacts.api.js';
import { Contact, CONTACT_CUSTOM_FIELDS } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Finds the contact that an email identifies, or creates it, and links it with an account if it has none. */
@Injectable()
export class ResolveContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly accounts: AccountsApi,
    private readonly customFields: CustomFieldsApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `custom_values_refused`, also if the contact exists. */
  execute(actor: Actor, input: { email: string; seed: ContactSeed }): Promise<ResolvedContact> {
    return this.units.run(async () => {
      const { email, seed } = input;
      const custom = seed.custom && (await this.customFields.read(actor.orgId, { scope: CONTACT_CUSTOM_FIELDS, sent: seed.custom }));
      const found = await this.contacts.findByEmail(actor.orgId, email);
      const contact = found ?? Contact.identifiedBy(email, actor.orgId, { ownerId: makerOf(actor), ...seed.fields, ...(custom ? { custom } : {}) }, sourceOf(actor, seed.source), this.clock.now());
      if (contact.state.accountId === null) {
        const accountId = seed.joinAccount ?? (await this.accounts.resolveForEmail(actor, email))?.account.id ?? null;
        contact.change({ accountId }, this.clock.now());
      }
      this.contacts.save(actor, contact);
      await this.contacts.claimEmail(contact);
      return { contact: contact.state, created: found === null };
    });
  }

  /** Reads what is needed to resolve these emails, by a fixed number of statements; the ids of the contacts that there are. Only inside a unit. */
  async prefetch(orgId: OrgId, emails: readonly string[]): Promise<string[]> {
    const [known] = await Promise.all([this.contacts.loadEmails(orgId, emails), this.accounts.prefetch(orgId, { emails })]);
    return known.map(({ state }) => state.id);
  }
}
