import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { Departure, Visit } from '../../../../contracts/visit.js';
import { html } from '../../../../surfaces/account/html.js';
import { field, hidden, notice, page, type Page } from '../../../../surfaces/account/page.js';
import { CurrentVisit, PublicPage, sent } from '../../../../surfaces/account/page.interceptor.js';
import { type OpenLink, UseLink } from '../../application/use-link.js';
import { PASSWORD } from '../../domain/password.js';
import type { LinkPurpose } from '../../domain/sign-in-link.js';
import { formFault, type FormFault } from './failed-form.js';
import { NEW_PASSWORD_LABEL, PASSWORD_HINT, repeatedFault } from './password-fields.js';

const TITLES: Readonly<Record<LinkPurpose, string>> = { invitation: 'Welcome', password_reset: 'Set a new password', sign_in: 'Sign in', forgotten: 'Set a new password' };

/** `/account/link/{token}`: one-time links. To look at one does not use it up: programs that scan mail do that, too. */
@Controller('account/link')
export class LinkController {
  constructor(private readonly useLink: UseLink) {}

  @Get(':token')
  @PublicPage()
  async look(@CurrentVisit() visit: Visit, @Param('token') token: string): Promise<Page> {
    return linkPage(await this.useLink.look(visit, token), token);
  }

  @Post(':token')
  @PublicPage()
  async use(@CurrentVisit() visit: Visit, @Param('token') token: string, @Body() form: unknown): Promise<Page | Departure> {
    const password = sent(form, 'new_password');
    try {
      const repeated = sent(form, 'repeated');
      const link = await this.useLink.look(visit, token);
      if (link.setsPassword && repeated !== password) throw repeatedFault();
      return await this.useLink.execute(visit, token, password);
    } catch (error) {
      const fault = formFault(error, { newPassword: NEW_PASSWORD_LABEL, repeated: NEW_PASSWORD_LABEL });
      return linkPage(await this.useLink.look(visit, token), token, fault);
    }
  }
}

function linkPage({ purpose, email, organization, setsPassword }: OpenLink, token: string, fault?: FormFault): Page {
  return page({
    title: TITLES[purpose],
    status: fault?.status ?? 200,
    headers: fault?.headers ?? {},
    content: html`<p>You are <strong>${email}</strong> of <strong>${organization}</strong>.</p>
${notice('bad', fault?.sentence)}
<form method="post" action="/account/link/${token}">
${hidden('username', email)}
${
  setsPassword &&
  html`${field({ name: 'new_password', label: NEW_PASSWORD_LABEL, type: 'password', autocomplete: 'new-password', hint: PASSWORD_HINT, fault: fault?.fields['newPassword'], isFocused: true, maxLength: 2 * PASSWORD.max })}
${field({ name: 'repeated', label: 'The same again', type: 'password', autocomplete: 'new-password', fault: fault?.fields['repeated'], maxLength: 2 * PASSWORD.max })}`
}
<button>${setsPassword ? 'Set password and sign in' : 'Sign in'}</button>
</form>
<p class="hint">The link works once.</p>`,
  });
}
