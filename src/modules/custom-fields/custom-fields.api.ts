import type { CustomChanges, CustomValues, SentCustomValues } from '../../contracts/custom-values.js';
import type { OrgId } from '../../kernel/ids.js';
import type { CustomFieldState } from './domain/custom-field.js';
import type { FieldScope } from './domain/field-scope.js';

/** Values that were sent for a record of these kinds. */
export interface SentFor {
  readonly scope: FieldScope;
  readonly sent: SentCustomValues;
}

/** The interface of custom fields for the modules whose records have values of them. */
export abstract class CustomFieldsApi {
  /** The fields of these records as they are stored, in their order. One statement, outside of any unit. */
  abstract list(orgId: OrgId, scope: FieldScope): Promise<readonly CustomFieldState[]>;
  /**
   * The values to store, null for those that are cleared, in the open unit, which reruns if a field that is named changes
   * before it ends. Values that the record has already are not judged. One statement for the fields of the scope and one
   * for users, if the unit has not read them yet; none if nothing was sent. Throws `custom_values_refused` with every
   * fault, an unknown name included; the paths of its issues are as they were sent.
   * @param current the values that the record has
   */
  abstract read(orgId: OrgId, values: SentFor, current?: CustomValues): Promise<CustomChanges>;
  /** Reads what `read` needs for all of these by a fixed number of statements; none if nothing was sent. Only inside a unit. */
  abstract prefetch(orgId: OrgId, values: readonly SentFor[]): Promise<void>;
  /** Reads the fields of these pipelines by one statement, so that `moved` needs none for each. Only inside a unit. */
  abstract prefetchPipelines(orgId: OrgId, pipelineIds: readonly string[]): Promise<void>;
  /**
   * The values, of a record that moves to another pipeline, that its fields accept: null for all others, which have no field
   * there, or one that would refuse them. Only inside a unit.
   */
  abstract moved(orgId: OrgId, scope: FieldScope, current: CustomValues): Promise<CustomChanges>;
}
