import { Injectable } from '@nestjs/common';
import { Mailer } from '../../../../platform/mail/mailer.js';
import { type InvitationMail, invitationText } from '../../domain/invitation-mail.js';
import { MemberMails } from '../../ports/member-mails.js';

@Injectable()
export class QueuedMemberMails extends MemberMails {
  constructor(private readonly mailer: Mailer) {
    super();
  }

  override get isOn(): boolean {
    return this.mailer.isOn;
  }

  override invite(mail: InvitationMail): void {
    this.mailer.sendAfterCommit({ to: mail.to, ...invitationText(mail) });
  }
}
