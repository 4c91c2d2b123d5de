import { Injectable } from '@nestjs/common';
import type { ContactProfile } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOperation, type BulkOutcome, fieldsOfUpdates, idsIn, inputsOf, operateInBulk } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { UsersApi } from '../../users/users.api.js';
import { ContactDeals, ContactHooks } from '../contacts.api.js';
import { CONTACT_CUSTOM_FIELDS } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { type ContactToCreate, CreateContact } from './create-contact.js';
import { dealChange } from './deal-change.js';
import { DeleteContact } from './delete-contact.js';
import { type ContactChange, type ContactUpdate, UpdateContact } from './update-contact.js';

export type ContactOperation = BulkOperation<ContactToCreate, ContactProfile, ContactChange>;

/** Creates, changes and deletes many contacts in one unit, by a fixed number of statements. */
@Injectable()
export class ChangeContacts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly accounts: AccountsApi,
    private readonly deals: ContactDeals,
    private readonly hooks: ContactHooks,
    private readonly customFields: CustomFieldsApi,
    private readonly users: UsersApi,
    private readonly createContact: CreateContact,
    private readonly updateContact: UpdateContact,
    private readonly deleteContact: DeleteContact,
  ) {}

  /** @param options `identifiesByEmail` as of `ContactUpdate`, for all changes; emails of new contacts repeat in any case */
  execute(actor: Actor, items: readonly BulkItem<ContactOperation>[], { identifiesByEmail = false }: Pick<ContactUpdate, 'identifiesByEmail'> = {}): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.prefetch(actor, inputsOf(items), identifiesByEmail);
      return operateInBulk(this.units, items, {
        create: (input) => this.createContact.execute(actor, input),
        update: (input) => this.updateContact.execute(actor, { ...input, identifiesByEmail }),
        remove: (input) => this.deleteContact.execute(actor, input),
      });
    });
  }

  private async prefetch(actor: Actor, operations: readonly ContactOperation[], identifiesByEmail: boolean): Promise<void> {
    const { orgId } = actor;
    const ids = idsIn(operations, 'update', 'delete');
    const found = ids.length === 0 ? [] : await this.contacts.findMany(orgId, ids);
    const current = new Map(found.flatMap((contact) => (contact ? [[contact.state.id, contact.state] as const] : [])));
    const existing = (of: 'update' | 'delete'): string[] => idsIn(operations, of).filter((id) => current.has(id));
    const created = operations.flatMap((operation) => (operation.op === 'create' ? [operation.input] : []));
    const changes = fieldsOfUpdates(operations, current);
    await this.customFields.prefetch(orgId, [...created, ...changes].flatMap(({ custom }) => (custom ? { scope: CONTACT_CUSTOM_FIELDS, sent: custom } : [])));
    const ownerIds = [...created.map(({ fields }) => fields), ...changes].flatMap(({ ownerId }) => ownerId ?? []);
    if (ownerIds.length > 0) await this.users.prefetch(orgId, { ids: ownerIds, emails: [] });
    await this.accounts.findMany(orgId, changes.flatMap(({ accountId }) => accountId ?? []));
    const emails = identifiesByEmail ? changes.flatMap(({ email }) => email ?? []) : [];
    if (emails.length > 0) await this.contacts.loadEmails(orgId, emails);
    const changesDeals = changes.some(({ dealStage, dealValue }) => dealChange(dealStage, dealValue) !== null);
    if (changesDeals && existing('update').length > 0) await this.deals.prefetch(orgId, existing('update'));
    if (existing('delete').length > 0) await this.hooks.prefetch(actor, existing('delete'));
  }
}
