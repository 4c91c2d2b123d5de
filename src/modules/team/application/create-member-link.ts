import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { PasswordPolicies, SignInApi } from '../../sign-in/sign-in.api.js';
import { UsersApi } from '../../users/users.api.js';
import { memberDisabled, memberNotFound } from '../domain/team.errors.js';
import type { MemberState, MemberWithLink } from '../team.api.js';
import { MailInvitation } from './mail-invitation.js';
import { Members } from './members.js';

/** Makes a new one-time link for a user: an invitation for one who has never signed in, else to set a new password. */
@Injectable()
export class CreateMemberLink {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly signIn: SignInApi,
    private readonly passwords: PasswordPolicies,
    private readonly members: Members,
    private readonly mail: MailInvitation,
  ) {}

  /** Throws `user_not_found`, `user_disabled`. */
  execute(actor: Actor, id: string): Promise<MemberWithLink> {
    return this.units.run(async () => {
      const user = await this.users.get(actor.orgId, id);
      if (!user) throw memberNotFound();
      if (!user.active) throw memberDisabled();
      const member = await this.members.of(user);
      const purpose = await this.purposeFor(user.orgId, member.state);
      // A unit that disables the user ends all links: this one is not written after it.
      this.users.confirm(user);
      const link = this.signIn.createLink(actor, user, purpose);
      // Another link is for the admin who asked for it to hand over: whoever asks for one by mail is told at `/account/forgot`.
      if (purpose === 'invitation') await this.mail.execute(actor, user.email, link);
      return { member, purpose, link };
    });
  }

  /** Where nobody has a password, the link only signs in. */
  private async purposeFor(orgId: OrgId, state: MemberState): Promise<MemberWithLink['purpose']> {
    if (state === 'invited') return 'invitation';
    return (await this.passwords.allowedIn([orgId])).has(orgId) ? 'password_reset' : 'sign_in';
  }
}
