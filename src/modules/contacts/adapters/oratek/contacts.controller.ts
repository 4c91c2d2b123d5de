import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { ContactProfile, ContactRecord } from '../../../../contracts/contact-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { RenderedJson } from '../../../../kernel/rendered-json.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { renderPage } from '../../../../surfaces/oratek/page.dto.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { PipelinesApi } from '../../../pipelines/pipelines.api.js';
import { CreateContact } from '../../application/create-contact.js';
import { DeleteContact } from '../../application/delete-contact.js';
import { type ContactChange, UpdateContact } from '../../application/update-contact.js';
import { contactNotFound } from '../../domain/contact.errors.js';
import { ContactQueries } from '../../ports/contact.queries.js';
import { Contact, CONTACT_FORM, ContactListQuery, ContactPage, CreateContactBody, toChange, toListRequest, toNewContact, UpdateContactBody } from './contacts.dto.js';

/** `/api/v1/contacts` (oratek.md, Contacts). */
@ApiTags('Contacts')
@Controller('api/v1/contacts')
export class ContactsController {
  constructor(
    private readonly queries: ContactQueries,
    private readonly pipelines: PipelinesApi,
    private readonly createContact: CreateContact,
    private readonly updateContact: UpdateContact,
    private readonly deleteContact: DeleteContact,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listContacts',
    summary: 'List contacts',
    description:
      'Lists contacts, newest first unless `sort` says otherwise. Filters narrow the list together. Read on with `cursor`: a contact that is added or removed meanwhile makes no other one repeat or go missing. A page with about 5 MB of custom values ends there if `cursor` or `updated_since` is given, else it is refused with the `limit` that fits.',
    success: { status: 200, description: 'A page of contacts.', type: ContactPage },
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: ContactListQuery): Promise<RenderedJson<ContactPage>> {
    const stages = query.stage === undefined ? null : { asked: query.stage, keys: await this.pipelines.keysMatching(actor.orgId, query.stage) };
    return renderPage(await this.queries.list(actor.orgId, toListRequest(actor, query, stages)), query);
  }

  @Post()
  @RequireScope('write', {
    id: 'createContact',
    summary: 'Create a contact',
    description:
      'Creates a contact. Every field is optional, but `full_name` or `company` must be given and not blank. Emails may repeat: two requests make two contacts. Fires `contact.created`.',
    success: {
      status: 201,
      description: 'The contact as created.',
      type: Contact,
      record: true,
      location: '/api/v1/contacts/{id}',
    },
    body: true,
    errors: [],
  })
  @ApiBody({ type: CreateContactBody, required: true })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateContactBody): Promise<ContactRecord> {
    return CONTACT_FORM.show(await this.createContact.execute(actor, toNewContact(body)));
  }

  @Get(':id')
  @RequireScope('read', {
    id: 'getContact',
    summary: 'Get a contact',
    description: 'Reads one contact.',
    success: { status: 200, description: 'The contact.', type: Contact, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<RenderedJson<ContactRecord>> {
    const contact = await this.queries.find(actor.orgId, id);
    if (!contact) throw contactNotFound();
    return CONTACT_FORM.pass(contact);
  }

  @Patch(':id')
  @RequireScope('write', {
    id: 'updateContact',
    summary: 'Update a contact',
    description:
      'Changes the fields that are sent and leaves the others; `null` clears a field. Fires `contact.updated`, and `deal.stage_changed` if the stage moved. A change to what already is so changes nothing and fires nothing.',
    success: { status: 200, description: 'The contact as it now is.', type: Contact, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateContactBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateContactBody) change: RecordChange<UpdateContactBody>, @Conditions() conditions: RequestConditions): Promise<ContactRecord> {
    return CONTACT_FORM.show(await this.updateContact.execute(actor, { id, change: change.for<ContactProfile, ContactChange>(CONTACT_FORM, toChange), precondition: conditions.on(CONTACT_FORM) }));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('write', {
    id: 'deleteContact',
    summary: 'Delete a contact',
    description: 'Deletes a contact for good, with its activities. Fires `contact.deleted`, which carries its last state.',
    success: { status: 204, description: 'The contact is gone.' },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<void> {
    await this.deleteContact.execute(actor, { id, precondition: conditions.on(CONTACT_FORM) });
  }
}
