import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { OrganizationsApi } from '../../organizations/organizations.api.js';
import type { CreatedLink } from '../../sign-in/sign-in.api.js';
import { MemberMails } from '../ports/member-mails.js';

/** Mails an invitation after the unit that makes its link, where mail is set up. The link is in the answer all the same. */
@Injectable()
export class MailInvitation {
  constructor(
    private readonly organizations: OrganizationsApi,
    private readonly mails: MemberMails,
  ) {}

  /** Only inside a unit. */
  async execute(actor: Actor, email: string, link: CreatedLink): Promise<void> {
    if (!this.mails.isOn) return;
    const { name } = await this.organizations.get(actor.orgId);
    this.mails.invite({ to: email, organization: name, invitedBy: actor.type === 'user' ? actor.name : null, link: link.url });
  }
}
