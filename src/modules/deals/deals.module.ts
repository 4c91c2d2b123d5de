import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactDeals, ContactHooks } from '../contacts/contacts.api.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { DealsController } from './adapters/oratek/deals.controller.js';
import { dealSearchTable } from './adapters/postgres/deal-search.table.js';
import { dealContactsTable, dealsTable } from './adapters/postgres/deal.table.js';
import { PostgresDealQueries } from './adapters/postgres/postgres-deal.queries.js';
import { PostgresDealRepository } from './adapters/postgres/postgres-deal.repository.js';
import { DealBook } from './application/deal-book.js';
import { ReleaseContact } from './application/release-contact.js';
import { SettleContactDeals } from './application/settle-contact-deals.js';
import { DealQueries } from './ports/deal.queries.js';
import { DealRepository } from './ports/deal.repository.js';

/** Global, since it binds `ContactDeals` for the contacts module, which cannot import it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([dealsTable.entity, dealContactsTable.entity, dealSearchTable.entity]), ContactsModule, PipelinesModule],
  controllers: [DealsController],
  providers: [
    DealBook,
    ReleaseContact,
    { provide: ContactDeals, useClass: SettleContactDeals },
    { provide: DealRepository, useClass: PostgresDealRepository },
    { provide: DealQueries, useClass: PostgresDealQueries },
  ],
  exports: [ContactDeals],
})
export class DealsModule implements OnModuleInit {
  constructor(
    private readonly hooks: ContactHooks,
    private readonly release: ReleaseContact,
  ) {}

  onModuleInit(): void {
    this.hooks.register(this.release);
  }
}
