import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { ContactProfile } from '../../../../contracts/contact-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { Page } from '../../../../kernel/page.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { listed, type Paged, searched } from '../../../../surfaces/octolane/search.dto.js';
import { searchPage, shown } from '../../../../surfaces/octolane/search-page.js';
import { ContactQueries } from '../../ports/contact.queries.js';
import { publishContactProfile } from './contact-profile.dto.js';
import { ContactProfileListQuery, ContactProfilesAnswer, ContactSearchBody } from './contact-search.dto.js';

/** Lists and searches of `/v1/contacts` (octolane.md, Reads). */
@ApiTags('Contact profiles')
@Controller('v1/contacts')
export class ContactSearchController {
  constructor(private readonly queries: ContactQueries) {}

  @Get()
  @RequireScope('read', {
    id: 'listContactProfiles',
    summary: 'List contacts',
    description: 'Lists contacts, those changed last first. `q` is sought in name and email. Read on with `cursor`: a contact that is added or removed meanwhile makes no other one repeat or go missing.',
    success: { status: 200, description: 'A page of contacts.', type: ContactProfilesAnswer },
    errors: [],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: ContactProfileListQuery): Promise<ContactProfilesAnswer> {
    return toAnswer(await this.queries.search(actor.orgId, listed(query)), query);
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
    return toAnswer(await this.queries.search(actor.orgId, searched(body)), body);
  }
}

function toAnswer(page: Page<ContactProfile>, asked: Paged): ContactProfilesAnswer {
  return answered('Contacts retrieved successfully', Object.assign({ contacts: shown(page, asked, publishContactProfile) }, searchPage(page, asked)));
}
