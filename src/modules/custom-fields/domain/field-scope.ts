/** The kinds of records that have custom fields: those of a pipeline are the fields of its opportunities. */
export type CustomObject = 'account' | 'contact' | 'pipeline';

/** The records that a field is defined for. */
export interface FieldScope {
  readonly object: CustomObject;
  /** The pipeline whose opportunities have the field; null for accounts and contacts. */
  readonly pipelineId: string | null;
}
