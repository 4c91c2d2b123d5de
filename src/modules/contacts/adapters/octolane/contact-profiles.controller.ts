import { Body, Controller, Delete, Get, Patch, Post } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import type { KeyedChange, ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkBody } from '../../../../surfaces/octolane/bulk.js';
import { answeredUpdates, BulkUpdateAnswer, BulkUpdateBody, changesOf } from '../../../../surfaces/octolane/bulk-update.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { ChangedBody, KeyedChangesBody, ListBody } from '../../../../surfaces/octolane/input.js';
import { ChangeContacts } from '../../application/change-contacts.js';
import { DeleteContact } from '../../application/delete-contact.js';
import { ResolveContact } from '../../application/resolve-contact.js';
import { ResolveContacts } from '../../application/resolve-contacts.js';
import { UpdateContact } from '../../application/update-contact.js';
import { contactNotFound } from '../../domain/contact.errors.js';
import { ContactQueries } from '../../ports/contact.queries.js';
import { ResolveContactBody, toChange, toResolve, UpdateContactProfileBody } from './contact-input.dto.js';
import { CONTACT_PROFILE_FORM, ContactDeletedAnswer, ContactProfileAnswer, ContactsProcessedAnswer } from './contact-profile.dto.js';

/** `/v1/contacts` (octolane.md, Accounts, contacts, notes). */
@ApiTags('Contact profiles')
@Controller('v1/contacts')
export class ContactProfilesController {
  constructor(
    private readonly queries: ContactQueries,
    private readonly resolveContact: ResolveContact,
    private readonly resolveContacts: ResolveContacts,
    private readonly updateContact: UpdateContact,
    private readonly changeContacts: ChangeContacts,
    private readonly deleteContact: DeleteContact,
  ) {}

  @Post()
  @RequireScope('write', {
    id: 'resolveContact',
    summary: 'Create or resolve a contact',
    description:
      'Creates a contact, unless the email identifies one: that one is answered as it is. If the contact has no account, that of the email\'s domain is created or resolved and linked, except for domains of free mail such as gmail.com.',
    success: { status: 201, description: 'The contact as created.', type: ContactProfileAnswer, record: true, or: { status: 200, description: 'The contact that the email identifies.' } },
    body: true,
    errors: [],
  })
  @ApiBody({ type: ResolveContactBody, required: true })
  async resolve(@CurrentActor() actor: Actor, @Body() body: ResolveContactBody): Promise<ContactProfileAnswer> {
    const { contact, created } = await this.resolveContact.execute(actor, toResolve(body));
    return answered(created ? 'Contact created successfully' : 'Contact already exists', CONTACT_PROFILE_FORM.show(contact), created ? 201 : 200);
  }

  @Post('bulk')
  @RequireScope('write', {
    id: 'resolveContacts',
    summary: 'Create or resolve many contacts',
    description:
      'Creates or resolves 1 to 100 contacts, each as by itself; items with one email get one contact. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again doubles nothing.',
    success: { status: 201, description: 'At least one contact was created.', type: ContactsProcessedAnswer, or: { status: 200, description: 'None was created.' } },
    body: true,
    errors: [],
  })
  @BulkBody(ResolveContactBody)
  async bulk(@CurrentActor() actor: Actor, @ListBody(ResolveContactBody) items: ListItem<ResolveContactBody>[]): Promise<ContactsProcessedAnswer> {
    const outcomes = await this.resolveContacts.execute(actor, items.map((item) => ('value' in item ? { value: toResolve(item.value) } : item)));
    return answeredBulk('Contacts processed successfully', outcomes);
  }

  @Get(':id')
  @RequireScope('read', {
    id: 'getContactProfile',
    summary: 'Get a contact',
    description: 'Reads one contact.',
    success: { status: 200, description: 'The contact.', type: ContactProfileAnswer, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<ContactProfileAnswer> {
    const contact = await this.queries.findProfile(actor.orgId, id);
    if (!contact) throw contactNotFound();
    return answered('Contact retrieved successfully', CONTACT_PROFILE_FORM.show(contact));
  }

  @Patch('bulk')
  @RequireScope('write', {
    id: 'updateContactProfiles',
    summary: 'Update many contacts',
    description: 'Changes 1 to 50 contacts, each as `PATCH /v1/contacts/{id}` does: an object of the changes by the ids of their records. An entry with a fault fails alone. The others are written whole or not at all. Fires `contact.updated` once for each record that changes.',
    success: { status: 200, description: 'What became of each entry.', type: BulkUpdateAnswer },
    body: true,
    errors: [],
  })
  @BulkUpdateBody(UpdateContactProfileBody)
  async updateMany(@CurrentActor() actor: Actor, @KeyedChangesBody(UpdateContactProfileBody) entries: KeyedChange<UpdateContactProfileBody>[]): Promise<BulkUpdateAnswer> {
    return answeredUpdates(entries, await this.changeContacts.execute(actor, changesOf(entries, CONTACT_PROFILE_FORM, toChange), { identifiesByEmail: true }));
  }

  @Patch(':id')
  @RequireScope('write', {
    id: 'updateContactProfile',
    summary: 'Update a contact',
    description: 'Changes the fields that are sent and leaves the others; `null` clears a field. Fires `contact.updated`, unless nothing changes.',
    success: { status: 200, description: 'The contact as it now is.', type: ContactProfileAnswer, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateContactProfileBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateContactProfileBody) change: RecordChange<UpdateContactProfileBody>, @Conditions() conditions: RequestConditions): Promise<ContactProfileAnswer> {
    const contact = await this.updateContact.execute(actor, { id, change: change.for(CONTACT_PROFILE_FORM, toChange), precondition: conditions.on(CONTACT_PROFILE_FORM), identifiesByEmail: true });
    return answered('Contact updated successfully', CONTACT_PROFILE_FORM.show(contact));
  }

  @Delete(':id')
  @RequireScope('write', {
    id: 'deleteContactProfile',
    summary: 'Delete a contact',
    description: 'Deletes a contact for good, with its activities; its opportunities stay without it. Fires `contact.deleted`.',
    success: { status: 200, description: 'The contact is gone.', type: ContactDeletedAnswer },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<ContactDeletedAnswer> {
    await this.deleteContact.execute(actor, { id, precondition: conditions.on(CONTACT_PROFILE_FORM) });
    return answered('Contact deleted successfully', { id });
  }
}
