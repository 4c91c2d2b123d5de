import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { auditEntriesTable } from './audit-entries.table.js';
import { AuditLog } from './audit-log.js';
import { DeniedCalls } from './denied-calls.js';

/** The audit log, to which every module writes. */
@Global()
@Module({ imports: [TypeOrmModule.forFeature([auditEntriesTable.entity])], providers: [AuditLog, DeniedCalls], exports: [AuditLog, DeniedCalls] })
export class AuditLogModule {}
