import type { CustomChanges, CustomValues, SentCustomValues } from '../../contracts/custom-values.js';
import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { CustomFieldState } from './domain/custom-field.js';
import type { CustomObject, FieldScope } from './domain/field-scope.js';

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
   * fault, an unknown name and a record whose values become too large (`MAX_CUSTOM_VALUES_BYTES`) included; the paths of its
   * issues are as they were sent.
   * @param current the values that the record has, and keeps unless they are changed
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

/** A field that records may have a value of. */
export type ValuedField = Pick<CustomFieldState, 'orgId' | 'pipelineId' | 'propertyName'>;

/** The records of one kind, by the module that knows them: custom fields cannot know it. */
export interface ValuedRecords {
  /** The kind of records; that of a pipeline are its opportunities. */
  readonly object: CustomObject;
  /** How many records have a value of the field. One statement, by an index. */
  count(field: ValuedField): Promise<number>;
  /**
   * Clears the field's value of at most so many records, in the open unit, as any change does, with its events. By a fixed
   * number of statements. @returns how many records it was; 0 if none is left
   */
  clear(actor: Actor, field: ValuedField, atMost: number): Promise<number>;
}

/** The records of all kinds that have custom fields. */
export class AllValuedRecords {
  private readonly kinds = new Map<CustomObject, ValuedRecords>();

  /** Called once for each kind, when the application starts. */
  register(records: ValuedRecords): void {
    if (this.kinds.has(records.object)) throw new Error(`The records of "${records.object}" are registered already`);
    this.kinds.set(records.object, records);
  }

  /** Throws for a kind that no module has registered. */
  of(object: CustomObject): ValuedRecords {
    const records = this.kinds.get(object);
    if (!records) throw new Error(`No module has registered the records of "${object}"`);
    return records;
  }
}
