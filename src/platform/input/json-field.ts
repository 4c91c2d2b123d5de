import { jsonObjectFault } from '../../kernel/json-object.js';
import { fault, field, type FieldDocs, optional, same } from './fields.js';

/** An object of any content, kept as it is; `null` counts as an empty one. @param options `max` characters of its JSON */
export function JsonObjectField(options: FieldDocs & { readonly max: number }): PropertyDecorator {
  const { max, ...docs } = options;
  const check = optional((value) => {
    const found = jsonObjectFault(value, { max });
    return found ? fault(found.code, found.rule) : [];
  });
  return field(same, check, { ...docs, type: 'object', additionalProperties: true, nullable: true, selfRequired: false });
}
