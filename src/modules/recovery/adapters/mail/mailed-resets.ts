import { Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../../platform/http/public-url.js';
import { Mailer } from '../../../../platform/mail/mailer.js';
import { type Recovery, resetMail } from '../../domain/reset-mail.js';
import { ResetMails } from '../../ports/reset-mails.js';

@Injectable()
export class MailedResets extends ResetMails {
  constructor(
    private readonly mailer: Mailer,
    private readonly publicUrl: PublicUrl,
  ) {
    super();
  }

  override send(email: string, recoveries: readonly Recovery[]): void {
    this.mailer.send({ to: email, ...resetMail(recoveries) });
  }

  override providerPageOf(slug: string): string {
    return this.publicUrl.at(`/account/sign-in?organization=${encodeURIComponent(slug)}`);
  }
}
