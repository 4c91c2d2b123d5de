import { Injectable } from '@nestjs/common';
import type { AuditContent } from '../../contracts/audit-entries.js';
import type { Actor } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newId } from '../../kernel/ids.js';
import type { StagedRows } from '../database/staged-rows.js';
import { auditEntriesTable } from './audit-entries.table.js';

/** Writes entries of the audit log in the statement of the change that they tell of. */
@Injectable()
export class AuditLog {
  constructor(private readonly clock: Clock) {}

  /** Stages what the actor has done. Called when the statement is built, with the last state of what was changed. */
  stage(rows: StagedRows, actor: Actor, contents: readonly AuditContent[]): void {
    for (const { action, target, changes } of contents) {
      rows.insert(auditEntriesTable, {
        org_id: actor.orgId,
        id: newId(),
        at: this.clock.now(),
        actor_type: actor.type,
        actor_id: actor.id,
        actor_name: actor.name,
        action,
        target_type: target.type,
        target_id: target.id,
        target_name: target.name,
        changes,
        address: actor.client?.address ?? null,
        user_agent: actor.client?.userAgent ?? null,
        request_id: actor.requestId ?? null,
      });
    }
  }
}
