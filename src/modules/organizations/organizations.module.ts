import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { OrganizationController } from './adapters/oratek/organization.controller.js';
import { organizationsTable } from './adapters/postgres/organization.table.js';
import { PostgresOrganizationRepository } from './adapters/postgres/postgres-organization.repository.js';
import { Quotas } from '../../platform/auth/quotas.js';
import { PostgresQuotas } from './adapters/postgres/postgres-quotas.js';
import { OrganizationsFacade } from './application/organizations.facade.js';
import { UpdateOrganization } from './application/update-organization.js';
import { OrganizationRepository } from './ports/organization.repository.js';
import { OrganizationsApi } from './organizations.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([organizationsTable.entity])],
  controllers: [OrganizationController],
  providers: [
    UpdateOrganization,
    { provide: OrganizationsApi, useClass: OrganizationsFacade },
    { provide: OrganizationRepository, useClass: PostgresOrganizationRepository },
    { provide: Quotas, useClass: PostgresQuotas },
  ],
  exports: [OrganizationsApi, Quotas],
})
export class OrganizationsModule {}
