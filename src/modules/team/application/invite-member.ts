import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { SignInApi } from '../../sign-in/sign-in.api.js';
import { UsersApi } from '../../users/users.api.js';
import type { Invitation, MemberWithLink } from '../team.api.js';
import { MailInvitation } from './mail-invitation.js';
import { memberOf } from './member-of.js';

/** Makes a user, with the link by which it signs in for the first time, which is mailed where mail is set up. */
@Injectable()
export class InviteMember {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly signIn: SignInApi,
    private readonly mail: MailInvitation,
  ) {}

  /** Throws `invalid` naming each wrong field, `user_exists`. */
  execute(actor: Actor, invitation: Invitation): Promise<MemberWithLink> {
    return this.units.run(async () => {
      const user = this.users.create(actor, invitation);
      const purpose = 'invitation';
      const link = this.signIn.createLink(actor, user, purpose);
      await this.mail.execute(actor, user.email, link);
      return { member: memberOf(user, undefined), purpose, link };
    });
  }
}
