import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { FieldDeletionAnswer } from './field-deletion.dto.js';
import { FieldsAnswer, FieldsProcessedAnswer } from './fields.dto.js';

/** Whose fields the routes of a controller are about. */
interface Subject {
  /** In names of operations: `Account`. */
  readonly id: string;
  /** In sentences: `accounts`. */
  readonly of: string;
  readonly errors: readonly 'not_found'[];
}

/** Declares and documents the list of fields. */
export function ListsFields({ id, of, errors }: Subject): MethodDecorator {
  return RequireScope('read', {
    id: `list${id}Fields`,
    summary: `List the fields of ${of}`,
    description: `Lists the fields of ${of}: those of the system, then those that your organization has defined.`,
    success: { status: 200, description: 'The fields.', type: FieldsAnswer },
    errors: [...errors],
  });
}

/** Declares and documents the definition of fields. */
export function DefinesFields({ id, of, errors }: Subject): MethodDecorator {
  return RequireScope('write', {
    id: `define${id}Fields`,
    summary: `Define custom fields of ${of}`,
    description: `Defines 1 to 100 custom fields of ${of}, which may have 200. A field that is defined already, with this name and type, stays as it is. An item with a fault fails alone; the others are written whole or not at all, so a bulk that is sent again doubles nothing.`,
    success: { status: 201, description: 'At least one field was defined.', type: FieldsProcessedAnswer, or: { status: 200, description: 'None was defined: all were there.' } },
    body: true,
    errors: [...errors],
  });
}

/** Declares and documents the change of fields (oratek.md, Extensions: who may). */
export function UpdatesFields({ id, of, errors }: Subject): MethodDecorator {
  return RequireScope('admin', {
    id: `update${id}Fields`,
    summary: `Update custom fields of ${of}`,
    description: `Changes 1 to 100 custom fields of ${of}, each named by its id or its \`property_name\`. An item with a fault fails alone; the others are written whole or not at all. A changed field counts as \`existing\`. Needs a key with the scope \`admin\`.`,
    success: { status: 200, description: 'At least one field is as it was asked for.', type: FieldsProcessedAnswer },
    body: true,
    errors: [...errors],
  });
}

/** Declares and documents the deletion of a field. */
export function DeletesField({ id, of }: Subject): MethodDecorator {
  return RequireScope('admin', {
    id: `delete${id}Field`,
    summary: `Delete a custom field of ${of}`,
    description: `Deletes a custom field of ${of} with all its values. If records have a value of it, \`confirm\` must be their number, which the refusal names. From now on no list has the field and no value of it is taken. A job clears the values, 500 records at a time, each with the event of any change, and then removes the field; until then records show the values that are left, and the field's name and \`property_name\` cannot be used again. \`GET /api/v1/settings/jobs/{id}\` says how far it is. Needs a key with the scope \`admin\`.`,
    success: { status: 202, description: 'The job that clears the values.', type: FieldDeletionAnswer },
    errors: ['not_found'],
  });
}
