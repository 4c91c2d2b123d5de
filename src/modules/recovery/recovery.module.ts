import { Module, type OnModuleInit } from '@nestjs/common';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { SignInOptions } from '../sign-in/sign-in.api.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { UsersModule } from '../users/users.module.js';
import { ForgotController } from './adapters/account/forgot.controller.js';
import { MailedResets } from './adapters/mail/mailed-resets.js';
import { QueuedResetRequests } from './adapters/mail/queued-reset-requests.js';
import { MailResetLinks } from './application/mail-reset-links.js';
import { ResetMails } from './ports/reset-mails.js';
import { ResetRequests } from './ports/reset-requests.js';

@Module({
  imports: [OrganizationsModule, UsersModule, SignInModule],
  controllers: [ForgotController],
  providers: [MailResetLinks, { provide: ResetMails, useClass: MailedResets }, { provide: ResetRequests, useClass: QueuedResetRequests }],
})
export class RecoveryModule implements OnModuleInit {
  constructor(private readonly options: SignInOptions) {}

  onModuleInit(): void {
    // Offered without mail, too: the page then says whom to ask.
    this.options.add(() => [{ path: '/account/forgot', label: 'Forgotten your password?' }]);
  }
}
