import { Injectable } from '@nestjs/common';
import type { AuditContent } from '../../../../contracts/audit-entries.js';
import type { Actor } from '../../../../kernel/actor.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { TeamLog } from '../../ports/team.log.js';

@Injectable()
export class PostgresTeamLog extends TeamLog {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override tell(actor: Actor, content: AuditContent): void {
    this.units.stage((rows) => this.audit.stage(rows, actor, [content]));
  }
}
