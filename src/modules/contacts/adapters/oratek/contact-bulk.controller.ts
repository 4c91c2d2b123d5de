import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ContactProfile } from '../../../../contracts/contact-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkAnswer, BulkBody, BulkItemBody, ItemBodyField, OperationsBody, operationsOf, type RecordBodies } from '../../../../surfaces/oratek/bulk.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ChangeContacts } from '../../application/change-contacts.js';
import type { ContactToCreate } from '../../application/create-contact.js';
import type { ContactChange } from '../../application/update-contact.js';
import { CONTACT_FORM, CreateContactBody, toChange, toNewContact, UpdateContactBody } from './contacts.dto.js';

const BODIES: RecordBodies<CreateContactBody, UpdateContactBody, ContactToCreate, ContactProfile, ContactChange> = {
  create: CreateContactBody,
  update: UpdateContactBody,
  form: CONTACT_FORM,
  toNew: toNewContact,
  toFields: toChange,
};

/** An item of a bulk of contacts. */
export class ContactBulkItem extends BulkItemBody {
  @ItemBodyField(CreateContactBody, UpdateContactBody, { full_name: 'Wasatch Drug Testing', label: 'hot' })
  override body?: Readonly<Record<string, unknown>> | null;
}

/** `/api/v1/contacts/bulk` (oratek.md, Extensions over the same records). */
@ApiTags('Contacts')
@Controller('api/v1/contacts/bulk')
export class ContactBulkController {
  constructor(private readonly changeContacts: ChangeContacts) {}

  @Post()
  @HttpCode(200)
  @RequireScope('write', {
    id: 'changeContacts',
    summary: 'Create, update and delete many contacts',
    description:
      'Does 1 to 100 things to contacts, in their order, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` does nothing twice. Fires `contact.created`, `contact.updated`, `deal.stage_changed` and `contact.deleted` once for each contact, as it is in the end.',
    success: { status: 200, description: 'What became of each item, even if all were refused.', type: BulkAnswer },
    body: true,
    errors: [],
  })
  @BulkBody(ContactBulkItem, CreateContactBody, UpdateContactBody)
  async bulk(@CurrentActor() actor: Actor, @OperationsBody(ContactBulkItem) items: ListItem<ContactBulkItem>[]): Promise<BulkAnswer> {
    return answeredBulk(items, await this.changeContacts.execute(actor, operationsOf(items, BODIES)));
  }
}
