import { Body, Controller, Delete, Get, HttpCode, Patch, Put, UseInterceptors } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Visit } from '../../../../contracts/visit.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { CurrentPerson, type Person } from '../../../../platform/http/browser/current-person.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { CookiesInterceptor } from '../../../../platform/http/writes/cookies.interceptor.js';
import { withCookies } from '../../../../platform/http/writes/success.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { ChangePassword } from '../../application/change-password.js';
import { EndSessions } from '../../application/end-sessions.js';
import { MyAccount } from '../../application/my-account.js';
import { UpdateMe } from '../../application/update-me.js';
import { ChangePasswordBody, Me, ME_FORM, type MeView, publishSession, SESSION_ID, SessionList, UpdateMeBody } from './me.dto.js';

const toFields = bodyToFields<Pick<UpdateMeBody, 'name'>, { name: string }>();

/** `/api/v1/me`: the person who asks, by a session (issue 15). */
@ApiTags('Me')
@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly me: MyAccount,
    private readonly updateMe: UpdateMe,
    private readonly changePassword: ChangePassword,
    private readonly endSessions: EndSessions,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'getMe',
    summary: 'Get the person who asks',
    description: 'Reads who is signed in, in which organization, and what the role may do.',
    success: { status: 200, description: 'The person.', type: Me, record: true },
    isPersonal: true,
    errors: [],
  })
  async get(@CurrentActor() actor: Actor, @CurrentPerson() person: Person): Promise<Me> {
    return ME_FORM.show(await this.view(actor, person));
  }

  @Patch()
  @RequireScope('write', {
    id: 'updateMe',
    summary: 'Change your name',
    description: 'Changes the name that others see. An admin changes roles; an email never changes.',
    success: { status: 200, description: 'The person, as it now is.', type: Me, record: true },
    body: true,
    isPersonal: true,
    errors: ['no_fields', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateMeBody, required: true })
  async update(@CurrentActor() actor: Actor, @CurrentPerson() person: Person, @ChangedBody(UpdateMeBody) change: RecordChange<UpdateMeBody>, @Conditions() conditions: RequestConditions): Promise<Me> {
    const { organization } = await this.me.get(actor);
    const toView = (user: MeView['user']): MeView => ({ user, organization, ...person });
    return ME_FORM.show(toView(await this.updateMe.execute(actor, { change: change.for(ME_FORM, toFields), precondition: conditions.on(ME_FORM), toView })));
  }

  @Get('sessions')
  @RequireScope('read', {
    id: 'listMySessions',
    summary: 'List your sessions',
    description: 'Lists the browsers in which you are signed in to this organization, the newest first.',
    success: { status: 200, description: 'The sessions.', type: SessionList },
    isPersonal: true,
    errors: [],
  })
  async sessions(@CurrentActor() actor: Actor, @CurrentPerson() { sessionId }: Person): Promise<SessionList> {
    return { data: (await this.me.sessions(actor)).map((session) => publishSession(session, sessionId)) };
  }

  @Delete('sessions')
  @HttpCode(204)
  @RequireScope('write', {
    id: 'endMySessions',
    summary: 'Sign out everywhere',
    description: 'Ends all your sessions in this organization, the one of this request included, and your one-time links. Every server refuses them within 100 ms.',
    success: { status: 204, description: 'You are signed out everywhere.' },
    isPersonal: true,
    errors: [],
  })
  async endAll(@CurrentActor() actor: Actor): Promise<void> {
    await this.endSessions.all(actor);
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  @RequireScope('write', {
    id: 'endMySession',
    summary: 'End a session',
    description: 'Ends one of your sessions, be it that of this request or another. Every server refuses it within 100 ms.',
    success: { status: 204, description: 'The session has ended.' },
    isPersonal: true,
    errors: ['not_found'],
  })
  @ApiParam({ name: 'id', description: 'Id of the session.', schema: { type: 'string', format: 'uuid', example: SESSION_ID } })
  async endOne(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<void> {
    await this.endSessions.one(actor, id);
  }

  @Put('password')
  @RequireScope('write', {
    id: 'changeMyPassword',
    summary: 'Change your password',
    description: 'Ends all your sessions in this organization and your one-time links. The answer sets the cookie of a new session, with which this browser goes on. A person without a password gets a link from an admin.',
    success: { status: 200, description: 'The password was changed.', type: Me },
    body: true,
    isPersonal: true,
    ownUnits: true,
    errors: [],
  })
  @UseInterceptors(CookiesInterceptor)
  @ApiBody({ type: ChangePasswordBody, required: true })
  async setPassword(@CurrentActor() actor: Actor, @CurrentPerson() person: Person, @Body() body: ChangePasswordBody): Promise<Me> {
    const { cookie, sessionId } = await this.changePassword.execute(person.visit, { actor, sessionId: person.sessionId }, { currentPassword: body.current_password, newPassword: body.new_password });
    return withCookies(ME_FORM.publish(await this.view(actor, { ...person, sessionId })), [cookie]);
  }

  private async view(actor: Actor, { scopes, sessionId }: Omit<Person, 'visit'> & { readonly visit?: Visit }): Promise<MeView> {
    return { ...(await this.me.get(actor)), scopes, sessionId };
  }
}
