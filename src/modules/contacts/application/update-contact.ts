import { Injectable } from '@nestjs/common';
import type { ContactProfile } from '../../../contracts/contact-record.js';
import type { SentCustomValues } from '../../../contracts/custom-values.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import { emailKey } from '../../../kernel/email.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { UsersApi } from '../../users/users.api.js';
import { ContactDeals } from '../contacts.api.js';
import { accountUnknown, contactEmailTaken, contactNotFound, nothingToChange } from '../domain/contact.errors.js';
import { type Contact, CONTACT_CUSTOM_FIELDS, type ContactContent } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { dealChange } from './deal-change.js';

/** What a client asks to change of a contact. */
export interface ContactChange extends Partial<ContactContent> {
  readonly custom?: SentCustomValues;
}

export interface ContactUpdate {
  readonly id: string;
  readonly change: Change<ContactProfile, ContactChange>;
  readonly precondition: Precondition<ContactProfile> | null;
  /** Whether a new email must identify this contact, and so is refused if another contact has it; if not, emails repeat. */
  readonly identifiesByEmail?: boolean;
}

/** Changes the fields that are given: `null` clears, what is absent stays. */
@Injectable()
export class UpdateContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly accounts: AccountsApi,
    private readonly deals: ContactDeals,
    private readonly customFields: CustomFieldsApi,
    private readonly users: UsersApi,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws what `precondition` and `change` throw, `contact_no_fields`, `contact_not_found`, `contact_unnamed`,
   * `contact_email_taken`, `contact_account_unknown`, `owner_unknown`, `owner_inactive`, `stage_unknown`, `custom_values_refused`.
   */
  execute(actor: Actor, input: ContactUpdate): Promise<ContactProfile> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const contact = await this.contacts.find(actor.orgId, input.id);
      const asked = input.change.against(contact?.state ?? null, input.precondition);
      if (!contact || contact.isDeleted) throw contactNotFound();
      const { dealStage, custom, ...fields } = asked;
      const { email } = contact.state;
      if (fields.accountId != null && fields.accountId !== contact.state.accountId && !(await this.accounts.find(actor.orgId, fields.accountId))) throw accountUnknown();
      if (fields.ownerId !== contact.state.ownerId) await this.users.requireOwner(actor.orgId, fields.ownerId);
      const values = custom && (await this.customFields.read(actor.orgId, { scope: CONTACT_CUSTOM_FIELDS, sent: custom }, contact.state.custom));
      contact.change({ ...fields, ...(values ? { custom: values } : {}) }, this.clock.now());
      if (input.identifiesByEmail && !isSameEmail(email, contact.state.email)) await this.identify(contact);
      this.contacts.save(actor, contact);
      const change = dealChange(dealStage, fields.dealValue);
      if (change) {
        // The deals are read after the contact: check its version at commit, so that the headline fits the deals.
        this.contacts.confirm(contact);
        await this.deals.settle(actor, contact.state, change);
      }
      return contact.state;
    });
  }

  /** Throws `contact_email_taken`. */
  private async identify(contact: Contact): Promise<void> {
    const { orgId, email } = contact.state;
    if (email === null) return;
    if ((await this.contacts.findByEmail(orgId, email)) !== contact) throw contactEmailTaken();
    // Of concurrent units that take the same email, all but one rerun, and find it taken.
    await this.contacts.claimEmail(contact);
  }
}

function isSameEmail(before: string | null, after: string | null): boolean {
  return before === after || (before !== null && after !== null && emailKey(before) === emailKey(after));
}
