import { ATTRIBUTE_TYPES, type AttributeType } from '../../../../contracts/attribute-types.js';
import type { Issue } from '../../../../kernel/failure.js';
import { ChoiceField, IdField, TextField } from '../../../../platform/input/fields.js';
import { NestedField, NestedListField } from '../../../../platform/input/nested-fields.js';
import { FlagField, WholeNumberField } from '../../../../platform/input/number-fields.js';
import type { ChecksItself } from '../../../../platform/input/shape.js';
import type { FieldUpdate } from '../../application/update-fields.js';
import { FIELD_NAME, type FieldChanges, type NewField } from '../../domain/custom-field.js';
import { PROPERTY_NAME_LENGTH } from '../../domain/property-name.js';
import { MAX_OPTIONS, OPTION_COLOR, OPTION_TEXT } from '../../domain/select-options.js';

/** The greatest number of an order. */
const MAX_ORDER = 1_000_000;

/** An option of a field whose values are chosen. */
class SelectOptionInput {
  @TextField({ ...OPTION_TEXT, description: 'What people see.', example: 'Gold', required: true })
  label!: string;

  @TextField({ max: OPTION_TEXT.max, description: 'What records have. Absent: the label.', example: 'gold' })
  value?: string | null;

  @TextField({ ...OPTION_COLOR, description: 'Its color, in any notation.', example: '#d4af37' })
  color?: string | null;

  @WholeNumberField({ min: 1, max: MAX_ORDER, description: 'Its place among the options, from 1. Absent: its place in this list.', example: 1 })
  order?: number | null;
}

/** What a field has besides its type. */
class FieldMetadataInput {
  @NestedListField(() => SelectOptionInput, { max: MAX_OPTIONS, description: 'The options of a `select`, a `multi_select` or a `radio`, which its values are chosen from: at most 25,000 characters in their labels, values and colors together.' })
  select_options?: SelectOptionInput[];
}

/** What of a field can be set and changed. */
class FieldInput {
  @NestedField(() => FieldMetadataInput, { description: 'Its options. Options that are sent replace those before; values that records have stay.' })
  metadata?: FieldMetadataInput;

  @WholeNumberField({ min: 1, max: MAX_ORDER, description: 'Its place among the custom fields, from 1. Absent from a new field: behind all others.', example: 1 })
  order?: number | null;

  @FlagField({ description: 'Whether screens should leave it out; it is read and written all the same.', example: false })
  is_hidden?: boolean;
}

/** A field to define (octolane.md, Pipelines, stages, fields, activities, bulk update). */
export class DefineFieldBody extends FieldInput {
  @TextField({ ...FIELD_NAME, description: 'What people call it; no other custom field of these records has this name, in any case and with any accents.', example: 'Customer tier', required: true })
  name!: string;

  @ChoiceField({ choices: ATTRIBUTE_TYPES, description: 'What its values are; it never changes.', example: 'select', required: true })
  attribute_type!: AttributeType;

  @TextField({ max: PROPERTY_NAME_LENGTH, description: 'The name of its values in records and filters, `^[a-z][a-z0-9_]*$`; it never changes. Absent: made of the name.', example: 'customer_tier' })
  property_name?: string | null;
}

/** A change of a field, which is named by `id`, `attribute_id` or `property_name`: only what is sent changes. */
export class UpdateFieldBody extends FieldInput implements ChecksItself {
  @IdField({ description: 'Id of the field.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a78' })
  id?: string | null;

  @IdField({ description: 'The same as `id`.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a78' })
  attribute_id?: string | null;

  @TextField({ max: PROPERTY_NAME_LENGTH, description: 'Its `property_name`, which names the field where no id is sent, and cannot be changed.', example: 'customer_tier' })
  property_name?: string | null;

  @TextField({ ...FIELD_NAME, description: 'What people call it.', example: 'Customer tier' })
  name?: string;

  @ChoiceField({ choices: ATTRIBUTE_TYPES, description: 'Its type, which cannot be changed: leave it out, or send it as it is.', example: 'select' })
  attribute_type?: AttributeType;

  faults(): Issue[] {
    const { id, attribute_id: attributeId, property_name: propertyName } = this;
    if (id != null && attributeId != null && id !== attributeId) return [{ path: ['attribute_id'], code: 'with_id', rule: 'must be the same as id: leave one of them out' }];
    if (id == null && attributeId == null && propertyName == null) return [{ path: ['id'], code: 'required', rule: 'is required, unless attribute_id or property_name is sent' }];
    return [];
  }
}

/** The field in the domain's words. */
export function toNewField({ name, attribute_type: type, property_name: propertyName, ...body }: DefineFieldBody): NewField {
  return { name, type, ...(propertyName == null ? {} : { propertyName }), ...toChanges(body) };
}

/** The change in the domain's words. */
export function toUpdate({ id, attribute_id: attributeId, property_name: propertyName, attribute_type: type, name, ...body }: UpdateFieldBody): FieldUpdate {
  return { id: id ?? attributeId ?? null, propertyName: propertyName ?? null, ...(type === undefined ? {} : { type }), changes: { ...(name === undefined ? {} : { name }), ...toChanges(body) } };
}

function toChanges({ metadata, order, is_hidden: isHidden }: FieldInput): Omit<FieldChanges, 'name'> {
  const options = metadata?.select_options;
  return { ...(options === undefined ? {} : { options }), ...(order == null ? {} : { order }), ...(isHidden === undefined ? {} : { isHidden }) };
}
