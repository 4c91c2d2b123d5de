import type { InvitationMail } from '../domain/invitation-mail.js';

/** Mail to the people of an organization. */
export abstract class MemberMails {
  /** Whether mail is set up. */
  abstract readonly isOn: boolean;
  /** Mails the invitation once the open unit of work has committed. Only inside a unit. */
  abstract invite(mail: InvitationMail): void;
}
