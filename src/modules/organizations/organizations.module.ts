import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { organizationsTable } from './adapters/postgres/organization.table.js';
import { PostgresOrganizations } from './adapters/postgres/postgres-organizations.js';
import { Quotas } from '../../platform/auth/quotas.js';
import { PostgresQuotas } from './adapters/postgres/postgres-quotas.js';
import { OrganizationsApi } from './organizations.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([organizationsTable.entity])],
  providers: [
    { provide: OrganizationsApi, useClass: PostgresOrganizations },
    { provide: Quotas, useClass: PostgresQuotas },
  ],
  exports: [OrganizationsApi, Quotas],
})
export class OrganizationsModule {}
