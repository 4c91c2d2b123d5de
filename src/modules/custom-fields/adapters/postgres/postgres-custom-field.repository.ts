import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { auditField } from '../../domain/custom-field.audit.js';
import { CustomField, type CustomFieldState, inOrder } from '../../domain/custom-field.js';
import type { FieldScope } from '../../domain/field-scope.js';
import { CustomFieldRepository } from '../../ports/custom-field.repository.js';
import { type CustomFieldRow, customFieldsTable, toRow, toState } from './custom-field.table.js';

const COLUMNS = customFieldsTable.columns.join(', ');
const FIND = `SELECT ${COLUMNS} FROM custom_fields WHERE org_id = $1 AND id = $2`;
const OF_OBJECT = `SELECT ${COLUMNS} FROM custom_fields WHERE org_id = $1 AND object = $2 AND pipeline_id IS NULL`;
const OF_PIPELINES = `SELECT ${COLUMNS} FROM custom_fields WHERE org_id = $1 AND object = 'pipeline' AND pipeline_id = ANY ($2::uuid[])`;

@Injectable()
export class PostgresCustomFieldRepository extends CustomFieldRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async list(orgId: OrgId, scope: FieldScope): Promise<CustomFieldState[]> {
    return (await this.read(orgId, scope)).map(toState).filter(({ isClosed }) => !isClosed).sort(inOrder);
  }

  override ofScope(orgId: OrgId, scope: FieldScope): Promise<CustomField[]> {
    return this.inUnit(orgId, scope, () => this.read(orgId, scope));
  }

  override async prefetchPipelines(orgId: OrgId, pipelineIds: readonly string[]): Promise<void> {
    const ids = [...new Set(pipelineIds)];
    let reading: Promise<CustomFieldRow[]> | undefined;
    const read = (): Promise<CustomFieldRow[]> => (reading ??= this.ofPipelines(orgId, ids));
    await Promise.all(ids.map((pipelineId) => this.inUnit(orgId, { object: 'pipeline', pipelineId }, async () => (await read()).filter((row) => row.pipeline_id === pipelineId))));
  }

  override find(orgId: OrgId, id: string): Promise<CustomField | null> {
    return this.units.find(customFieldsTable, [orgId, id], async () => {
      const [row] = await this.database.query<CustomFieldRow>({ name: 'custom_field_by_id', text: FIND, values: [orgId, id] });
      return row ? CustomField.restore(toState(row)) : null;
    });
  }

  override save(actor: Actor, field: CustomField): void {
    const { orgId, id } = field.state;
    this.units.save(customFieldsTable, [orgId, id], field, (rows) => {
      if (!field.isChanged) return;
      if (field.isDeleted) rows.delete(customFieldsTable, { org_id: orgId, id }, field.stored?.version ?? null);
      else if (field.stored) rows.update(customFieldsTable, toRow(field.state), field.stored.version);
      else rows.insert(customFieldsTable, toRow(field.state));
      this.audit.stage(rows, actor, auditField(field));
    });
  }

  override confirm({ stored }: CustomField): void {
    if (stored) this.units.stage((rows) => rows.expectUnchanged(customFieldsTable, { org_id: stored.orgId, id: stored.id }, stored.version, { isShared: true }));
  }

  private read(orgId: OrgId, { object, pipelineId }: FieldScope): Promise<CustomFieldRow[]> {
    if (pipelineId !== null) return this.ofPipelines(orgId, [pipelineId]);
    return this.database.query<CustomFieldRow>({ name: 'custom_fields_of_object', text: OF_OBJECT, values: [orgId, object] });
  }

  private ofPipelines(orgId: OrgId, pipelineIds: readonly string[]): Promise<CustomFieldRow[]> {
    return this.database.query<CustomFieldRow>({ name: 'custom_fields_of_pipelines', text: OF_PIPELINES, values: [orgId, pipelineIds] });
  }

  private inUnit(orgId: OrgId, { object, pipelineId }: FieldScope, read: () => Promise<CustomFieldRow[]>): Promise<CustomField[]> {
    return this.units.list<CustomField>(customFieldsTable, {
      name: ['of', orgId, object, pipelineId ?? ''],
      load: async () => (await read()).map((row) => CustomField.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.object === object && state.pipelineId === pipelineId,
    });
  }
}
