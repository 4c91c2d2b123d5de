import { Module, type OnModuleInit } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { JobHandlers } from '../jobs/jobs.api.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { UsersModule } from '../users/users.module.js';
import { TeamController } from './adapters/oratek/team.controller.js';
import { QueuedMemberMails } from './adapters/mail/queued-member-mails.js';
import { PostgresTeamLog } from './adapters/postgres/postgres-team.log.js';
import { CreateMemberLink } from './application/create-member-link.js';
import { InviteMember } from './application/invite-member.js';
import { MailInvitation } from './application/mail-invitation.js';
import { Members } from './application/members.js';
import { PassOnRecords } from './application/pass-on-records.js';
import { ReadHoldings } from './application/read-holdings.js';
import { ReassignRecords } from './application/reassign-records.js';
import { TeamFacade } from './application/team.facade.js';
import { UpdateMember } from './application/update-member.js';
import { MemberMails } from './ports/member-mails.js';
import { TeamLog } from './ports/team.log.js';
import { TeamApi } from './team.api.js';

@Module({
  imports: [ApiKeysModule, JobsModule, OrganizationsModule, SignInModule, UsersModule],
  controllers: [TeamController],
  providers: [
    Members,
    InviteMember,
    UpdateMember,
    CreateMemberLink,
    MailInvitation,
    ReadHoldings,
    ReassignRecords,
    PassOnRecords,
    { provide: TeamApi, useClass: TeamFacade },
    { provide: MemberMails, useClass: QueuedMemberMails },
    { provide: TeamLog, useClass: PostgresTeamLog },
  ],
  exports: [TeamApi],
})
export class TeamModule implements OnModuleInit {
  constructor(
    private readonly handlers: JobHandlers,
    private readonly passOnRecords: PassOnRecords,
  ) {}

  onModuleInit(): void {
    this.handlers.register(this.passOnRecords);
  }
}
