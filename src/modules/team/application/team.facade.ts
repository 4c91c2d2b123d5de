import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { type UserChange, UsersApi } from '../../users/users.api.js';
import { memberNotFound } from '../domain/team.errors.js';
import { type Invitation, type Member, type MemberWithLink, TeamApi } from '../team.api.js';
import { CreateMemberLink } from './create-member-link.js';
import { InviteMember } from './invite-member.js';
import { Members } from './members.js';
import { UpdateMember } from './update-member.js';

@Injectable()
export class TeamFacade extends TeamApi {
  constructor(
    private readonly users: UsersApi,
    private readonly members: Members,
    private readonly inviteMember: InviteMember,
    private readonly updateMember: UpdateMember,
    private readonly createMemberLink: CreateMemberLink,
  ) {
    super();
  }

  override invite(actor: Actor, invitation: Invitation): Promise<MemberWithLink> {
    return this.inviteMember.execute(actor, invitation);
  }

  override async list(orgId: OrgId, limit: number): Promise<Member[]> {
    return [...(await this.members.list(orgId, { limit, offset: 0, cursor: null })).items];
  }

  override async change(actor: Actor, email: string, change: UserChange): Promise<Member> {
    const id = await this.idOf(actor.orgId, email);
    return this.updateMember.execute(actor, { id, change: { isEmpty: Object.keys(change).length === 0, against: () => change }, precondition: null });
  }

  override async createLink(actor: Actor, email: string): Promise<MemberWithLink> {
    return this.createMemberLink.execute(actor, await this.idOf(actor.orgId, email));
  }

  private async idOf(orgId: OrgId, email: string): Promise<string> {
    const user = await this.users.withEmailIn(orgId, email);
    if (!user) throw memberNotFound();
    return user.id;
  }
}
