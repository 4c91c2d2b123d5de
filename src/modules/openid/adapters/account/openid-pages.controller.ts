import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Visit } from '../../../../contracts/visit.js';
import type { PageAnswer } from '../../../../surfaces/account/page.js';
import { CurrentVisit, PublicPage } from '../../../../surfaces/account/page.interceptor.js';
import { BeginSignIn } from '../../application/begin-sign-in.js';
import { FinishSignIn } from '../../application/finish-sign-in.js';

/** `/account/openid`: the way to an organization's identity provider and back. */
@Controller('account/openid')
export class OpenIdPagesController {
  constructor(
    private readonly beginSignIn: BeginSignIn,
    private readonly finishSignIn: FinishSignIn,
  ) {}

  @Get('start')
  @PublicPage()
  begin(@CurrentVisit() visit: Visit, @Query('organization') slug: unknown): Promise<PageAnswer> {
    return this.beginSignIn.execute(visit, typeof slug === 'string' ? slug : '');
  }

  @Get('callback/:organization')
  @PublicPage()
  finish(@CurrentVisit() visit: Visit, @Param('organization') organization: string, @Query() query: Readonly<Record<string, unknown>>): Promise<PageAnswer> {
    return this.finishSignIn.execute(visit, { organization, query: toQuery(query) });
  }
}

/** With parameters that were sent several times, which the checks of the answer refuse. */
function toQuery(query: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(query).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((one): [string, string] => [name, String(one)]));
  return new URLSearchParams(pairs).toString();
}
