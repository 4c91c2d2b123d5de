import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import type { Visit } from '../../../../contracts/visit.js';
import { EMAIL_LENGTH, emailFault } from '../../../../kernel/email.js';
import { readText } from '../../../../kernel/text-rules.js';
import { html } from '../../../../surfaces/account/html.js';
import { field, page, type PageAnswer } from '../../../../surfaces/account/page.js';
import { CurrentVisit, PublicPage, sent } from '../../../../surfaces/account/page.interceptor.js';
import { ResetRequests } from '../../ports/reset-requests.js';

const TITLE = 'Forgotten password';
const BACK = html`<p><a href="/account/sign-in">Back to sign in</a></p>`;

/** `/account/forgot`: a new password by mail, without a word on who has an account. */
@Controller('account/forgot')
export class ForgotController {
  constructor(private readonly requests: ResetRequests) {}

  @Get()
  @PublicPage()
  show(): PageAnswer {
    return this.requests.isOn ? form() : withoutMail();
  }

  @Post()
  @HttpCode(200)
  @PublicPage()
  async send(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<PageAnswer> {
    if (!this.requests.isOn) return withoutMail();
    const email = readText(sent(body, 'email'), { max: EMAIL_LENGTH });
    const fault = emailFault(email);
    if (fault) return form(email, `The email ${fault.rule}.`);
    await this.requests.accept(visit, email);
    return page({ title: TITLE, content: html`<p>If somebody here has the address ${email}, a mail with a link to a new password is on its way to it. The link works once, within 24 hours.</p><p class="hint">Nothing came? Look into the folder of unwanted mail, or ask an admin of your organization for a link.</p>${BACK}` });
  }
}

function form(email?: string, fault?: string): PageAnswer {
  return page({
    title: TITLE,
    ...(fault === undefined ? {} : { status: 422 }),
    content: html`<form method="post" action="/account/forgot">
<p>Name the email address that you sign in with, and a link to a new password is mailed to it.</p>
${field({ name: 'email', label: 'Email', type: 'email', autocomplete: 'username', value: email, fault, maxLength: EMAIL_LENGTH, isFocused: true })}
<button type="submit">Mail me a link</button>
</form>
${BACK}`,
  });
}

function withoutMail(): PageAnswer {
  return page({ title: TITLE, content: html`<p>This server sends no mail. Ask an admin of your organization for a link to a new password; an admin asks whoever runs the server.</p>${BACK}` });
}
