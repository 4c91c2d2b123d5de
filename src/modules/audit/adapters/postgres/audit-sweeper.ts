import { Injectable } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';

/** Rows a statement. */
const CHUNK = 1_000;

/** The age is the one that the trigger of the table demands (see the migration `AuditEntries`). */
const FORGET = `DELETE FROM audit_entries WHERE (org_id, id) IN (
  SELECT org_id, id FROM audit_entries WHERE at < now() - interval '400 days' LIMIT ${CHUNK}) RETURNING id`;

/** Removes entries of the audit log that are older than 400 days. */
@Injectable()
export class AuditSweeper {
  constructor(private readonly database: Database) {}

  async turn(isStopped: () => boolean): Promise<void> {
    let removed = CHUNK;
    while (removed === CHUNK && !isStopped()) removed = (await this.database.query({ name: 'audit_forget', writes: true, text: FORGET, values: [] })).length;
  }
}
