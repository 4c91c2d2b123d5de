import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { Departure, Visit } from '../../../../contracts/visit.js';
import type { Actor } from '../../../../kernel/actor.js';
import { Failure } from '../../../../kernel/failure.js';
import { isUuid } from '../../../../kernel/ids.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import type { Principal } from '../../../../platform/auth/principal.js';
import { type Content, html } from '../../../../surfaces/account/html.js';
import { field, hidden, notice, page, type Page } from '../../../../surfaces/account/page.js';
import { CurrentPrincipal, CurrentVisit, pathOr, PersonalPage, sent } from '../../../../surfaces/account/page.interceptor.js';
import { ChangePassword } from '../../application/change-password.js';
import { ChooseUser } from '../../application/choose-user.js';
import { EndSessions } from '../../application/end-sessions.js';
import { MyAccount } from '../../application/my-account.js';
import { PASSWORD } from '../../domain/password.js';
import { sessionNotFound } from '../../domain/sign-in.errors.js';
import type { SessionView, SignInMethod } from '../../domain/session.js';
import { formFault, type FormFault } from './failed-form.js';
import { NEW_PASSWORD_LABEL, PASSWORD_HINT, repeatedFault } from './password-fields.js';

const PATHS = { account: '/account', password: '/account/password', sessions: '/account/sessions' } as const;
const NAVIGATION = [
  [PATHS.account, 'Account'],
  [PATHS.password, 'Password'],
  [PATHS.sessions, 'Sessions'],
] as const;

const METHODS: Readonly<Record<SignInMethod, string>> = { password: 'by password', openid: 'by your identity provider', link: 'by a link' };

const SIGNED_OUT: Departure = { to: '/account/sign-in', cookies: [{ name: 'session', value: null }] };

/** `/account`: pages for people who are signed in. */
@Controller('account')
export class AccountController {
  constructor(
    private readonly me: MyAccount,
    private readonly choose: ChooseUser,
    private readonly changePassword: ChangePassword,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  @PersonalPage()
  async account(@CurrentActor() actor: Actor, @CurrentPrincipal() principal: Principal): Promise<Page> {
    const [{ user, organization }, others] = await Promise.all([this.me.get(actor), this.choose.whileSignedIn({ actor, sessionId: sessionOf(principal) })]);
    const choices = others.filter(({ userId }) => userId !== user.id);
    return page({
      title: user.name,
      navigation: navigation(PATHS.account),
      content: html`<p>${user.email}<br><span class="quiet">${user.role === 'admin' ? 'Admin' : 'Member'} of ${organization.name}</span></p>
${
  choices.length > 0 &&
  html`<h2>Switch to</h2>
<form method="post" action="/account/switch">
${choices.map((choice) => html`<button class="choice" name="user" value="${choice.userId}">${choice.organization}<span>${choice.email}</span></button>`)}
</form>`
}
<form class="inline" method="post" action="/account/sign-out"><button class="quiet-button">Sign out</button></form>`,
    });
  }

  @Post('switch')
  @PersonalPage()
  switchTo(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @CurrentPrincipal() principal: Principal, @Body() form: unknown): Promise<Departure> {
    return this.choose.switchTo(visit, { actor, sessionId: sessionOf(principal) }, sent(form, 'user'), pathOr(sent(form, 'to'), PATHS.account));
  }

  @Post('sign-out')
  @PersonalPage()
  async signOut(@CurrentActor() actor: Actor, @CurrentPrincipal() principal: Principal): Promise<Departure> {
    await this.endSessions.one(actor, sessionOf(principal)).catch((error: unknown) => {
      // It has ended meanwhile, which is what was asked for.
      if (!(error instanceof Failure) || error.code !== 'session_not_found') throw error;
    });
    return SIGNED_OUT;
  }

  @Get('password')
  @PersonalPage()
  passwordForm(@CurrentActor() actor: Actor, @Query('done') done: unknown): Page {
    return passwordPage(actor, done === '1' ? { done: true } : {});
  }

  @Post('password')
  @PersonalPage()
  async setPassword(@CurrentVisit() visit: Visit, @CurrentActor() actor: Actor, @CurrentPrincipal() principal: Principal, @Body() form: unknown): Promise<Page | Departure> {
    const newPassword = sent(form, 'new_password');
    try {
      if (sent(form, 'repeated') !== newPassword) throw repeatedFault();
      const { cookie } = await this.changePassword.execute(visit, { actor, sessionId: sessionOf(principal) }, { currentPassword: sent(form, 'current_password'), newPassword });
      return { to: `${PATHS.password}?done=1`, cookies: [cookie] };
    } catch (error) {
      return passwordPage(actor, { fault: formFault(error, { currentPassword: 'The present password', newPassword: 'The new password' }) });
    }
  }

  @Get('sessions')
  @PersonalPage()
  async sessions(@CurrentActor() actor: Actor, @CurrentPrincipal() principal: Principal): Promise<Page> {
    return sessionsPage(await this.me.sessions(actor), sessionOf(principal));
  }

  @Post('sessions/:id/end')
  @PersonalPage()
  async endOne(@CurrentActor() actor: Actor, @CurrentPrincipal() principal: Principal, @Param('id') id: string): Promise<Departure> {
    if (!isUuid(id)) throw sessionNotFound();
    await this.endSessions.one(actor, id);
    return id === sessionOf(principal) ? SIGNED_OUT : { to: PATHS.sessions, cookies: [] };
  }

  @Post('sessions/end')
  @PersonalPage()
  async endAll(@CurrentActor() actor: Actor): Promise<Departure> {
    await this.endSessions.all(actor);
    return SIGNED_OUT;
  }
}

function navigation(current: string): Content {
  return html`<nav aria-label="Account">${NAVIGATION.map(([path, label]) => html`<a href="${path}"${path === current && html` aria-current="page"`}>${label}</a>`)}</nav>`;
}

function passwordPage(actor: Actor, { fault, done = false }: { readonly fault?: FormFault; readonly done?: boolean }): Page {
  return page({
    title: 'Password',
    navigation: navigation(PATHS.password),
    status: fault?.status ?? 200,
    headers: fault?.headers ?? {},
    content: html`${notice('good', done ? 'The password was changed. Your other sessions have ended.' : undefined)}${notice('bad', fault?.sentence)}
<form method="post" action="${PATHS.password}">
${hidden('username', actor.name)}
${field({ name: 'current_password', label: 'Present password', type: 'password', autocomplete: 'current-password', fault: fault?.fields['currentPassword'], maxLength: 2 * PASSWORD.max })}
${field({ name: 'new_password', label: NEW_PASSWORD_LABEL, type: 'password', autocomplete: 'new-password', hint: PASSWORD_HINT, fault: fault?.fields['newPassword'], maxLength: 2 * PASSWORD.max })}
${field({ name: 'repeated', label: 'The same again', type: 'password', autocomplete: 'new-password', fault: fault?.fields['repeated'], maxLength: 2 * PASSWORD.max })}
<button>Change password</button>
</form>`,
  });
}

function sessionsPage(sessions: readonly SessionView[], own: string): Page {
  return page({
    title: 'Sessions',
    wide: true,
    navigation: navigation(PATHS.sessions),
    content: html`<p class="quiet">Browsers in which you are signed in. A session ends after 12 hours without a request, and after 30 days.</p>
<ul class="rows">
${sessions.map(
  (session) => html`<li><div><strong>${session.id === own ? 'This browser' : (session.userAgent ?? 'Unknown browser')}</strong><br>
<span class="quiet">${session.address ?? 'unknown address'}, signed in ${METHODS[session.method]} <time datetime="${session.createdAt}">${shortTime(session.createdAt)}</time>, last seen <time datetime="${session.lastSeenAt}">${shortTime(session.lastSeenAt)}</time></span></div>
<form class="inline" method="post" action="/account/sessions/${session.id}/end"><button class="quiet-button" aria-label="Sign out of the session of ${shortTime(session.createdAt)}">Sign out</button></form></li>`,
)}
</ul>
<form class="inline" method="post" action="/account/sessions/end"><button>Sign out everywhere</button></form>`,
  });
}

/** To the minute, in UTC: a page without a script does not know the reader's zone. */
function shortTime(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;
}

function sessionOf({ session }: Principal): string {
  if (!session) throw new Error('A page of a person was asked for without a session');
  return session.id;
}
