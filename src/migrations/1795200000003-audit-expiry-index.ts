import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/**
 * Finds old entries of the audit log, whose rows lie in the order of their times. The index before it had that order too, so a list of
 * one organization could be read through it, past the entries of all others.
 */
export class AuditExpiryIndex1795200000003 implements MigrationInterface {
  readonly name = 'AuditExpiryIndex1795200000003';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, { audit_entries_age_idx: 'audit_entries USING brin (at) WITH (autosummarize = on)' });
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS audit_entries_expired_idx');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
