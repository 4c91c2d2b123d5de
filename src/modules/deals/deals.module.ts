import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountHooks } from '../accounts/accounts.api.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactDeals, ContactHooks } from '../contacts/contacts.api.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { AllValuedRecords } from '../custom-fields/custom-fields.api.js';
import { CustomFieldsModule } from '../custom-fields/custom-fields.module.js';
import { JobHandlers } from '../jobs/jobs.api.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { StageDeals } from '../pipelines/pipelines.api.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { AllOwnedRecords } from '../users/users.api.js';
import { UsersModule } from '../users/users.module.js';
import { OpportunitySearchController } from './adapters/octolane/opportunity-search.controller.js';
import { OpportunitiesController } from './adapters/octolane/opportunities.controller.js';
import { DealsController } from './adapters/oratek/deals.controller.js';
import { DealNameSweeper } from './adapters/postgres/deal-name-sweeper.js';
import { dealSearchTable } from './adapters/postgres/deal-search.table.js';
import { dealContactsTable, dealsTable } from './adapters/postgres/deal.table.js';
import { PostgresDealQueries } from './adapters/postgres/postgres-deal.queries.js';
import { PostgresDealRepository } from './adapters/postgres/postgres-deal.repository.js';
import { ClearDealValues } from './application/clear-deal-values.js';
import { CountStageDeals } from './application/count-stage-deals.js';
import { DealBook } from './application/deal-book.js';
import { DealReferences } from './application/deal-references.js';
import { DealStages } from './application/deal-stages.js';
import { DealViews } from './application/deal-views.js';
import { DealsFacade } from './application/deals.facade.js';
import { DeleteOpportunity } from './application/delete-opportunity.js';
import { MoveMergedDeals } from './application/move-merged-deals.js';
import { OpenOpportunities } from './application/open-opportunities.js';
import { OpenOpportunity } from './application/open-opportunity.js';
import { PassOnDeals } from './application/pass-on-deals.js';
import { ReleaseAccount } from './application/release-account.js';
import { ReleaseContact } from './application/release-contact.js';
import { SettleContactDeals } from './application/settle-contact-deals.js';
import { UpdateOpportunities } from './application/update-opportunities.js';
import { UpdateOpportunity } from './application/update-opportunity.js';
import { DealsApi } from './deals.api.js';
import { DealQueries } from './ports/deal.queries.js';
import { DealRepository } from './ports/deal.repository.js';

/** Global, since it binds `ContactDeals` for the contacts module and `StageDeals` for that of pipelines, which cannot import it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([dealsTable.entity, dealContactsTable.entity, dealSearchTable.entity]), AccountsModule, ContactsModule, CustomFieldsModule, JobsModule, PipelinesModule, UsersModule],
  controllers: [DealsController, OpportunitySearchController, OpportunitiesController],
  providers: [
    DealBook,
    DealViews,
    DealReferences,
    DealNameSweeper,
    DealStages,
    ClearDealValues,
    PassOnDeals,
    MoveMergedDeals,
    OpenOpportunity,
    OpenOpportunities,
    UpdateOpportunities,
    UpdateOpportunity,
    DeleteOpportunity,
    ReleaseAccount,
    ReleaseContact,
    { provide: DealsApi, useClass: DealsFacade },
    { provide: ContactDeals, useClass: SettleContactDeals },
    { provide: StageDeals, useClass: CountStageDeals },
    { provide: DealRepository, useClass: PostgresDealRepository },
    { provide: DealQueries, useClass: PostgresDealQueries },
  ],
  exports: [DealsApi, ContactDeals, StageDeals],
})
export class DealsModule implements OnModuleInit {
  constructor(
    private readonly accountHooks: AccountHooks,
    private readonly contactHooks: ContactHooks,
    private readonly jobHandlers: JobHandlers,
    private readonly releaseAccount: ReleaseAccount,
    private readonly releaseContact: ReleaseContact,
    private readonly moveMergedDeals: MoveMergedDeals,
    private readonly valuedRecords: AllValuedRecords,
    private readonly clearDealValues: ClearDealValues,
    private readonly ownedRecords: AllOwnedRecords,
    private readonly passOnDeals: PassOnDeals,
  ) {}

  onModuleInit(): void {
    this.accountHooks.register(this.releaseAccount);
    this.contactHooks.register(this.releaseContact);
    this.jobHandlers.register(this.moveMergedDeals);
    this.valuedRecords.register(this.clearDealValues);
    this.ownedRecords.register(this.passOnDeals);
  }
}
