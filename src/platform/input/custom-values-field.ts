import { type Check, fault, field, type FieldDocs, same } from './fields.js';

/** Values of custom fields, by their names: an object that only the use case can judge. */
export function CustomValuesField(options: FieldDocs): PropertyDecorator {
  const check: Check = (value) => (value === undefined || (typeof value === 'object' && value !== null && !Array.isArray(value)) ? [] : fault('object', 'must be an object'));
  return field(same, check, { ...options, type: 'object', additionalProperties: true, selfRequired: false });
}
