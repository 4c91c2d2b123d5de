import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactHooks } from '../contacts/contacts.api.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { DealsController } from './adapters/oratek/deals.controller.js';
import { dealsTable } from './adapters/postgres/deal.table.js';
import { PostgresDealQueries } from './adapters/postgres/postgres-deal.queries.js';
import { PostgresDealRepository } from './adapters/postgres/postgres-deal.repository.js';
import { FollowContact } from './application/follow-contact.js';
import { DealQueries } from './ports/deal.queries.js';
import { DealRepository } from './ports/deal.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([dealsTable.entity]), ContactsModule, PipelinesModule],
  controllers: [DealsController],
  providers: [FollowContact, { provide: DealRepository, useClass: PostgresDealRepository }, { provide: DealQueries, useClass: PostgresDealQueries }],
})
export class DealsModule implements OnModuleInit {
  constructor(
    private readonly hooks: ContactHooks,
    private readonly follow: FollowContact,
  ) {}

  onModuleInit(): void {
    this.hooks.register(this.follow);
  }
}
