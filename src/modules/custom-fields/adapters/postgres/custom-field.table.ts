import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { AttributeType } from '../../../../contracts/attribute-types.js';
import { type CustomFieldState, nameKey } from '../../domain/custom-field.js';
import type { CustomObject } from '../../domain/field-scope.js';
import type { SelectOption } from '../../domain/select-options.js';

export interface CustomFieldRow {
  org_id: string;
  id: string;
  version: number;
  object: CustomObject;
  pipeline_id: string | null;
  property_name: string;
  name: string;
  /** The form in which names are unique. */
  name_key: string;
  attribute_type: AttributeType;
  options: readonly SelectOption[];
  field_order: number;
  is_hidden: boolean;
  place: number;
  is_closed: boolean;
  created_at: string;
  updated_at: string;
}

export const customFieldsTable = defineTable<CustomFieldRow>({
  name: 'custom_fields',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    object: 'text',
    pipeline_id: { type: 'uuid', nullable: true },
    property_name: 'text',
    name: 'text',
    name_key: 'text',
    attribute_type: 'text',
    options: 'jsonb',
    field_order: 'integer',
    is_hidden: 'boolean',
    place: 'integer',
    is_closed: 'boolean',
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  audited: true,
  stamp: 'updated_at',
  references: [{ columns: ['org_id', 'pipeline_id'], table: 'pipelines' }],
  // Another unit defined a field concurrently: the rerun finds its names and its place taken.
  violations: { custom_fields_property_key: 'retry', custom_fields_name_key: 'retry', custom_fields_place_key: 'retry' },
});

export function toRow(state: CustomFieldState): CustomFieldRow {
  return {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    object: state.object,
    pipeline_id: state.pipelineId,
    property_name: state.propertyName,
    name: state.name,
    name_key: nameKey(state.name),
    attribute_type: state.type,
    options: state.options,
    field_order: state.order,
    is_hidden: state.isHidden,
    place: state.place,
    is_closed: state.isClosed,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  };
}

export function toState(row: CustomFieldRow): CustomFieldState {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    object: row.object,
    pipelineId: row.pipeline_id,
    propertyName: row.property_name,
    name: row.name,
    type: row.attribute_type,
    options: row.options,
    order: row.field_order,
    isHidden: row.is_hidden,
    place: row.place,
    isClosed: row.is_closed,
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  };
}
