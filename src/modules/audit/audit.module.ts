import { Module } from '@nestjs/common';
import { AuditController } from './adapters/oratek/audit.controller.js';
import { AuditSweeper } from './adapters/postgres/audit-sweeper.js';
import { PostgresAuditQueries } from './adapters/postgres/postgres-audit.queries.js';
import { AuditQueries } from './ports/audit.queries.js';

/** Reads the audit log, which every module writes through `platform/audit`. */
@Module({
  controllers: [AuditController],
  providers: [AuditSweeper, { provide: AuditQueries, useClass: PostgresAuditQueries }],
  exports: [AuditQueries, AuditSweeper],
})
export class AuditModule {}
