import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { publishAccount } from '../../../../contracts/account-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { listed, neededBy, type Paged, searched } from '../../../../surfaces/octolane/search.dto.js';
import { searchPage, shown } from '../../../../surfaces/octolane/search-page.js';
import { CustomFieldsApi } from '../../../custom-fields/custom-fields.api.js';
import { ACCOUNT_CUSTOM_FIELDS } from '../../domain/account.js';
import { AccountQueries } from '../../ports/account.queries.js';
import { AccountListQuery, AccountsAnswer, AccountSearchBody } from './account-search.dto.js';

/** Lists and searches of `/v1/accounts` (octolane.md, Reads). */
@ApiTags('Accounts')
@Controller('v1/accounts')
export class AccountSearchController {
  constructor(
    private readonly queries: AccountQueries,
    private readonly customFields: CustomFieldsApi,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listAccounts',
    summary: 'List accounts',
    description: 'Lists accounts, those changed last first. `q` is sought in name and domain. Read on with `cursor`: an account that is added or removed meanwhile makes no other one repeat or go missing.',
    success: { status: 200, description: 'A page of accounts.', type: AccountsAnswer },
    errors: [],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: AccountListQuery): Promise<AccountsAnswer> {
    return this.answer(actor, listed(query), query, this.fields(actor));
  }

  @Post('search')
  @HttpCode(200)
  @RequireScope('read', {
    id: 'searchAccounts',
    summary: 'Search accounts',
    description: 'Lists the accounts that meet all filters, in any order. `query` is sought in name and domain. A search that cannot be answered within two seconds is refused, and `errors` names what to narrow.',
    success: { status: 200, description: 'A page of accounts.', type: AccountsAnswer },
    body: true,
    errors: [],
  })
  @ApiBody({ type: AccountSearchBody, required: true })
  async search(@CurrentActor() actor: Actor, @Body() body: AccountSearchBody): Promise<AccountsAnswer> {
    const fields = this.fields(actor);
    return this.answer(actor, searched(body, await neededBy(body, fields)), body, fields);
  }

  private fields(actor: Actor): ReturnType<CustomFieldsApi['list']> {
    return this.customFields.list(actor.orgId, ACCOUNT_CUSTOM_FIELDS);
  }

  private async answer(actor: Actor, request: Parameters<AccountQueries['search']>[1], asked: Paged, defined: ReturnType<CustomFieldsApi['list']>): Promise<AccountsAnswer> {
    const [page, fields] = await Promise.all([this.queries.search(actor.orgId, request), defined]);
    return answered('Accounts retrieved successfully', Object.assign({ accounts: shown(page, asked, publishAccount) }, searchPage(page, asked, fields)));
  }
}
