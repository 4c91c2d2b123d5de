import { Body, Controller, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { Job, JOB_FORM } from '../../../../surfaces/oratek/job.dto.js';
import { CursorQuery, pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { CreateMemberLink } from '../../application/create-member-link.js';
import { InviteMember } from '../../application/invite-member.js';
import { Members } from '../../application/members.js';
import { ReadHoldings } from '../../application/read-holdings.js';
import { ReassignRecords } from '../../application/reassign-records.js';
import { UpdateMember } from '../../application/update-member.js';
import { memberNotFound } from '../../domain/team.errors.js';
import { invited, InvitedUser, InviteUserBody, MEMBER_FORM, publishHoldings, publishMember, ReassignBody, SettingsUser, SettingsUserPage, toFields, UpdateUserBody, UserHoldings, UserLink } from './team.dto.js';

/** `/api/v1/settings/users`: the people of the organization, for admins. People are never deleted, since records and entries of the audit log name them. */
@ApiTags('Settings')
@Controller('api/v1/settings/users')
export class TeamController {
  constructor(
    private readonly members: Members,
    private readonly inviteMember: InviteMember,
    private readonly updateMember: UpdateMember,
    private readonly createMemberLink: CreateMemberLink,
    private readonly holdings: ReadHoldings,
    private readonly reassignRecords: ReassignRecords,
  ) {}

  @Get()
  @RequireScope('admin', {
    id: 'listSettingsUsers',
    summary: 'List users with their roles',
    description: 'Lists the users of your organization, newest first, disabled ones too, with what only admins see of them.',
    success: { status: 200, description: 'A page of users.', type: SettingsUserPage },
    reads: true,
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: CursorQuery): Promise<SettingsUserPage> {
    return toPageBody(await this.members.list(actor.orgId, pagingOf(query)), query, publishMember);
  }

  @Post()
  @RequireScope('admin', {
    id: 'inviteUser',
    summary: 'Invite a user',
    description: 'Makes a user, with a link that works once within 7 days: it lets the person sign in, and set a password. The link is in this answer and never again, and mailed to the person if the server sends mail; make another by `POST …/link`.',
    success: { status: 201, description: 'The user, with the link.', type: InvitedUser, record: true, location: '/api/v1/settings/users/{id}', shownOnce: ['link'] },
    body: true,
    errors: [],
  })
  @ApiBody({ type: InviteUserBody, required: true })
  async invite(@CurrentActor() actor: Actor, @Body() { email, role, name = null }: InviteUserBody): Promise<InvitedUser> {
    return invited(await this.inviteMember.execute(actor, { email, role, name }));
  }

  @Get(':id')
  @RequireScope('admin', {
    id: 'getSettingsUser',
    summary: 'Get a user with its role',
    description: 'Reads one user. Its ETag does not move with `last_sign_in_at`, so a 304 says nothing of that.',
    success: { status: 200, description: 'The user.', type: SettingsUser, record: true },
    reads: true,
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<SettingsUser> {
    const member = await this.members.find(actor.orgId, id);
    if (!member) throw memberNotFound();
    return MEMBER_FORM.show(member);
  }

  @Patch(':id')
  @RequireScope('admin', {
    id: 'updateUser',
    summary: 'Update a user',
    description:
      'Changes the fields that are sent and leaves the others. Disabling a user ends its sessions and links at once; its keys go on working and its records stay its own: see `GET …/holdings`. The last active admin can neither be disabled nor become a member.',
    success: { status: 200, description: 'The user as it now is.', type: SettingsUser, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateUserBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateUserBody) change: RecordChange<UpdateUserBody>, @Conditions() conditions: RequestConditions): Promise<SettingsUser> {
    return MEMBER_FORM.show(await this.updateMember.execute(actor, { id, change: change.for(MEMBER_FORM, toFields), precondition: conditions.on(MEMBER_FORM) }));
  }

  @Post(':id/link')
  @RequireScope('admin', {
    id: 'createUserLink',
    summary: 'Make a one-time link for a user',
    description: 'Makes a link that works once, in place of an earlier one: an invitation (7 days) for one who has never signed in, else one to set a new password (24 hours). It is in this answer and never again. A disabled user gets none: 422 on `id`.',
    success: { status: 201, description: 'The link.', type: UserLink, shownOnce: ['link'] },
    errors: ['not_found', 'validation'],
  })
  async link(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<UserLink> {
    const { purpose, link } = await this.createMemberLink.execute(actor, id);
    return { purpose, link: link.url, expires_at: link.expiresAt };
  }

  @Get(':id/holdings')
  @RequireScope('admin', {
    id: 'getUserHoldings',
    summary: 'See what a user holds',
    description: 'Lists the keys of a user and counts the records that it owns: what to revoke and to pass on when it leaves.',
    success: { status: 200, description: 'Its keys and the numbers of its records.', type: UserHoldings },
    reads: true,
    errors: ['not_found'],
  })
  async getHoldings(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<UserHoldings> {
    return publishHoldings(await this.holdings.of(actor.orgId, id));
  }

  @Post(':id/reassign')
  @HttpCode(202)
  @RequireScope('admin', {
    id: 'reassignRecords',
    summary: 'Give the records of a user to another',
    description:
      'Starts a job that makes another user the owner of all contacts, opportunities and tasks of a disabled user, 500 at a time, with the events of any change; null leaves them without an owner. While the user is active: 422 on `id`. The job ends early if the user is enabled again, or the new owner disabled.',
    success: { status: 202, description: 'The job that changes the records.', type: Job, record: true },
    body: true,
    errors: ['not_found'],
  })
  @ApiBody({ type: ReassignBody, required: true })
  async reassign(@CurrentActor() actor: Actor, @RecordId() id: string, @Body() { to }: ReassignBody): Promise<Job> {
    return JOB_FORM.show(await this.reassignRecords.execute(actor, { id, to }));
  }
}
