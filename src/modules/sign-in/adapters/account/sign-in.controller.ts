import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { Departure, Visit } from '../../../../contracts/visit.js';
import { EMAIL_LENGTH } from '../../../../kernel/email.js';
import { html } from '../../../../surfaces/account/html.js';
import { field, hidden, notice, page, type Page } from '../../../../surfaces/account/page.js';
import { CurrentVisit, pathOr, PublicPage, sent } from '../../../../surfaces/account/page.interceptor.js';
import { ChooseUser } from '../../application/choose-user.js';
import { SignInWithPassword } from '../../application/sign-in-with-password.js';
import { choiceGone } from '../../domain/sign-in.errors.js';
import { SignInOptions } from '../../sign-in.api.js';
import { formFault, type FormFault } from './failed-form.js';

const ACCOUNT = '/account';

/** `/account/sign-in` and `/account/choose`: pages for people who are not signed in yet. */
@Controller('account')
export class SignInController {
  constructor(
    private readonly signIn: SignInWithPassword,
    private readonly choose: ChooseUser,
    private readonly options: SignInOptions,
  ) {}

  @Get('sign-in')
  @PublicPage()
  form(@Query('to') to: unknown, @Query('organization') organization: unknown): Promise<Page> {
    return this.signInPage({ to: pathOr(to, ACCOUNT), organization: typeof organization === 'string' && organization !== '' ? organization : null });
  }

  @Post('sign-in')
  @PublicPage()
  async submit(@CurrentVisit() visit: Visit, @Body() form: unknown): Promise<Page | Departure> {
    const email = sent(form, 'email');
    const to = pathOr(sent(form, 'to'), ACCOUNT);
    try {
      return await this.signIn.execute(visit, { email, password: sent(form, 'password'), to });
    } catch (error) {
      return await this.signInPage({ to, organization: sent(form, 'organization') || null, email: email.slice(0, EMAIL_LENGTH), fault: formFault(error) });
    }
  }

  @Get('choose')
  @PublicPage()
  async choices(@CurrentVisit() visit: Visit, @Query('to') to: unknown): Promise<Page> {
    const users = await this.choose.afterSignIn(visit);
    if (users.length === 0) throw choiceGone();
    return page({
      title: 'Choose an organization',
      content: html`<p class="quiet">You belong to several. You can switch later.</p>
<form method="post" action="/account/choose">
${hidden('to', pathOr(to, ACCOUNT))}
${users.map((user) => html`<button class="choice" name="user" value="${user.userId}">${user.organization}<span>${user.email}</span></button>`)}
</form>`,
    });
  }

  @Post('choose')
  @PublicPage()
  chosen(@CurrentVisit() visit: Visit, @Body() form: unknown): Promise<Departure> {
    return this.choose.afterSigningIn(visit, sent(form, 'user'), pathOr(sent(form, 'to'), ACCOUNT));
  }

  private async signInPage({ to, organization, email, fault }: { readonly to: string; readonly organization: string | null; readonly email?: string; readonly fault?: FormFault }): Promise<Page> {
    const options = await this.options.all(organization);
    return page({
      title: 'Sign in',
      status: fault?.status ?? 200,
      headers: fault?.headers ?? {},
      content: html`${notice('bad', fault?.sentence)}
<form method="post" action="/account/sign-in">
${hidden('to', to)}
${organization !== null && hidden('organization', organization)}
${field({ name: 'email', label: 'Email', type: 'email', autocomplete: 'username', value: email, isFocused: !email, maxLength: EMAIL_LENGTH })}
${field({ name: 'password', label: 'Password', type: 'password', autocomplete: 'current-password', isFocused: Boolean(email) })}
<button>Sign in</button>
</form>
${options.map(({ path, label }) => html`<p class="hint"><a href="${path}">${label}</a></p>`)}`,
    });
  }
}
