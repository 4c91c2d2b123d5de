import { Controller, Get, Param, Query } from '@nestjs/common';
import type { Visit } from '../../../../contracts/visit.js';
import { html } from '../../../../surfaces/account/html.js';
import { field, page, type PageAnswer } from '../../../../surfaces/account/page.js';
import { CurrentVisit, PublicPage } from '../../../../surfaces/account/page.interceptor.js';
import { BeginSignIn } from '../../application/begin-sign-in.js';
import { OfferProvider } from '../../application/offer-provider.js';
import { notSetUp } from '../../domain/openid.errors.js';
import { FinishSignIn } from '../../application/finish-sign-in.js';

/** `/account/openid`: the way to an organization's identity provider and back. */
@Controller('account/openid')
export class OpenIdPagesController {
  constructor(
    private readonly beginSignIn: BeginSignIn,
    private readonly finishSignIn: FinishSignIn,
    private readonly offerProvider: OfferProvider,
  ) {}

  /** Asks for the organization. The provider is behind a link: a form that led there would break the policy of the page. */
  @Get()
  @PublicPage()
  async ask(@Query('organization') asked: unknown): Promise<PageAnswer> {
    const slug = typeof asked === 'string' ? asked.trim().toLowerCase() : '';
    const isKnown = slug !== '' && (await this.offerProvider.has(slug));
    return page({
      title: 'Sign in with a provider',
      status: slug === '' || isKnown ? 200 : 404,
      content: isKnown
        ? html`<p>You are led to the provider of ${slug}, and back here.</p><p><a href="${this.offerProvider.pathOf(slug)}">Go on</a></p>`
        : html`<form method="get" action="/account/openid">
${field({ name: 'organization', label: 'Short name of your organization', type: 'text', autocomplete: 'organization', value: slug, fault: slug === '' ? undefined : notSetUp().message, maxLength: 63, isFocused: true })}
<button>Go on</button>
</form>
<p class="hint"><a href="/account/sign-in">Sign in with a password</a></p>`,
    });
  }

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
