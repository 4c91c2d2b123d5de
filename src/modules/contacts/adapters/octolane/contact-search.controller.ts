import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { listed, neededBy, type Paged, searched } from '../../../../surfaces/octolane/search.dto.js';
import { searchPage, shown } from '../../../../surfaces/octolane/search-page.js';
import { CustomFieldsApi } from '../../../custom-fields/custom-fields.api.js';
import { CONTACT_CUSTOM_FIELDS } from '../../domain/contact.js';
import { ContactQueries } from '../../ports/contact.queries.js';
import { publishContactProfile } from './contact-profile.dto.js';
import { ContactProfileListQuery, ContactProfilesAnswer, ContactSearchBody } from './contact-search.dto.js';

/** Lists and searches of `/v1/contacts` (octolane.md, Reads). */
@ApiTags('Contact profiles')
@Controller('v1/contacts')
export class ContactSearchController {
  constructor(
    private readonly queries: ContactQueries,
    private readonly customFields: CustomFieldsApi,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listContactProfiles',
    summary: 'List contacts',
    description: 'Lists contacts, those changed last first. `q` is sought in name and email. Read on with `cursor`: a contact that is added or removed meanwhile makes no other one repeat or go missing.',
    success: { status: 200, description: 'A page of contacts.', type: ContactProfilesAnswer },
    errors: [],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: ContactProfileListQuery): Promise<ContactProfilesAnswer> {
    return this.answer(actor, listed(query), query, this.fields(actor));
  }

  @Post('search')
  @HttpCode(200)
  @RequireScope('read', {
    id: 'searchContacts',
    summary: 'Search contacts',
    description: 'Lists the contacts that meet all filters, in any order. `query` is sought in name and email. A search that cannot be answered within two seconds is refused, and `errors` names what to narrow.',
    success: { status: 200, description: 'A page of contacts.', type: ContactProfilesAnswer },
    body: true,
    errors: [],
  })
  @ApiBody({ type: ContactSearchBody, required: true })
  async search(@CurrentActor() actor: Actor, @Body() body: ContactSearchBody): Promise<ContactProfilesAnswer> {
    const fields = this.fields(actor);
    return this.answer(actor, searched(body, await neededBy(body, fields)), body, fields);
  }

  private fields(actor: Actor): ReturnType<CustomFieldsApi['list']> {
    return this.customFields.list(actor.orgId, CONTACT_CUSTOM_FIELDS);
  }

  private async answer(actor: Actor, request: Parameters<ContactQueries['search']>[1], asked: Paged, defined: ReturnType<CustomFieldsApi['list']>): Promise<ContactProfilesAnswer> {
    const [page, fields] = await Promise.all([this.queries.search(actor.orgId, request), defined]);
    return answered('Contacts retrieved successfully', Object.assign({ contacts: shown(page, asked, publishContactProfile) }, searchPage(page, asked, fields)));
  }
}
