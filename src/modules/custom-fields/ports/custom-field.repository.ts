import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { CustomField, CustomFieldState } from '../domain/custom-field.js';
import type { FieldScope } from '../domain/field-scope.js';

/** Definitions of custom fields. All methods but `list` need an open unit of work. */
export abstract class CustomFieldRepository {
  /** The fields of these records as they are stored, in their order, without closed ones: to read. One statement. */
  abstract list(orgId: OrgId, scope: FieldScope): Promise<CustomFieldState[]>;
  /** All fields of these records as the unit has them, closed ones included, in no order. */
  abstract ofScope(orgId: OrgId, scope: FieldScope): Promise<CustomField[]>;
  /** Reads the fields of all these pipelines by one statement, so that `ofScope` needs none for each. */
  abstract prefetchPipelines(orgId: OrgId, pipelineIds: readonly string[]): Promise<void>;
  /** The field, closed or not, as the unit has it; null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<CustomField | null>;
  /** Stages the field, or its deletion. The unit reruns if another defines a field of the same name or at the same place first. */
  abstract save(actor: Actor, field: CustomField): void;
  /** Fails the unit, so that it reruns, if another unit changes the field; units that only use it do not wait for each other. */
  abstract confirm(field: CustomField): void;
}
