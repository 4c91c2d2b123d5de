import { Failure, type Issue, sentenceOf } from '../../../kernel/failure.js';

/** The most fields that can be defined for accounts, for contacts, and for the opportunities of one pipeline. */
export const MAX_FIELDS = 200;

/** The refusal of a definition for the rule that one of its parts breaks; `path` is in the domain's words. */
export function definitionRefused(path: Issue['path'], code: string, rule: string): Failure {
  return new Failure('invalid', 'custom_field_refused', `The field's ${path.join('.')} ${rule}.`, [{ path, code, rule }]);
}

export function tooManyFields(): Failure {
  const sentence = `There are ${MAX_FIELDS} fields already, the most that can be defined: hide or reuse one.`;
  return new Failure('invalid', 'custom_field_limit', sentence, [{ path: ['name'], code: 'too_many_fields', sentence }]);
}

/** A new field of the opportunities of a locked pipeline. */
export function pipelineLocked(): Failure {
  const rule = 'is of no field of this pipeline, which takes no new ones since it is locked: an admin can unlock it';
  return new Failure('invalid', 'custom_field_pipeline_locked', `The name ${rule}.`, [{ path: ['name'], code: 'pipeline_locked', rule }]);
}

/** No such field of these records in this organization. Another organization's field answers the same. @param by what named it in the item of a bulk */
export function fieldNotFound(by?: 'id' | 'propertyName'): Failure {
  return new Failure('not_found', 'custom_field_not_found', 'The field does not exist.', by === undefined ? [] : [{ path: [by], code: 'unknown', rule: 'is not that of a custom field of these records' }]);
}

export function nothingToChange(): Failure {
  return new Failure('no_fields', 'custom_field_no_fields', 'The item names nothing to change: send at least one of name, metadata, order and is_hidden.');
}

/** The maximum number of faults in one refusal of values, so that an answer is not many times larger than its request. */
const MAX_TOLD = 100;

/** The deletion of a field takes its values along: `confirm` says that the caller knows how many. @param count of the records that have one */
export function deletionUnconfirmed(count: number): Failure {
  const rule = `must be ${count}, the number of records that have a value of the field and lose it`;
  return new Failure('invalid', 'custom_field_deletion_unconfirmed', `The deletion of the field must be confirmed: ${count} records have a value of it.`, [{ path: ['confirm'], code: 'unconfirmed', rule }]);
}

/** Values that break the rules of their fields; the paths are names as they were sent. */
export function valuesRefused(issues: readonly [Issue, ...Issue[]]): Failure {
  const [first] = issues;
  const message = issues.length === 1 ? sentenceOf(first, first.path.join('.')) : `Values of custom fields have ${issues.length} faults.`;
  const more = issues.length - MAX_TOLD;
  const told: readonly Issue[] = more > 0 ? [...issues.slice(0, MAX_TOLD), { path: ['…'], code: 'more_faults', sentence: `${more} more values of custom fields have faults.` }] : issues;
  return new Failure('invalid', 'custom_values_refused', message, told, { namesAsSent: true });
}
