import { ApiProperty } from '@nestjs/swagger';
import type { AttributeType } from '../../../../contracts/attribute-types.js';
import type { FieldKind } from '../../../../kernel/fields.js';
import { millisecondsOf } from '../../../../kernel/timestamp.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import { ATTRIBUTE_TYPE_NAMES, SelectOption } from '../../../../surfaces/octolane/custom-fields.dto.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { publishedName } from '../../../../surfaces/octolane/names.js';
import { hasOptions } from '../../../../contracts/attribute-types.js';
import type { CustomFieldState } from '../../domain/custom-field.js';
import type { CustomObject } from '../../domain/field-scope.js';
import { SYSTEM_FIELDS } from '../../domain/system-fields.js';

/** What a field has besides its type. */
export class FieldMetadata {
  @ApiProperty({ description: 'The options that its values are chosen from, in their order; absent from fields of other types.', type: [SelectOption], required: false })
  select_options?: readonly SelectOption[];
}

/** A field of records: one that all have, or one that the organization has defined. */
export class RecordField {
  @ApiProperty({ description: 'Id of the field, a UUID; null for a field of the system.', type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a78' })
  id!: string | null;

  @ApiProperty({ description: 'What people call it.', example: 'Customer tier' })
  name!: string;

  @ApiProperty({ description: 'Its name in records and filters.', example: 'customer_tier' })
  property_name!: string;

  @ApiProperty({ description: 'What its values are.', enum: ATTRIBUTE_TYPE_NAMES, example: 'select' })
  attribute_type!: AttributeType;

  @ApiProperty({ description: 'Whether it is one of the system, which cannot be changed.', example: false })
  is_system!: boolean;

  @ApiProperty({ description: 'What it has besides its type.', type: FieldMetadata })
  metadata!: FieldMetadata;

  @ApiProperty({ description: 'Its place, from 1, among the fields of the system or among the custom ones.', type: 'integer', example: 1 })
  order!: number;

  @ApiProperty({ description: 'Whether screens should leave it out.', example: false })
  is_hidden!: boolean;

  @ApiProperty({ description: 'When it was defined, in milliseconds since 1970; null for a field of the system.', type: 'integer', nullable: true, example: 1770768000000 })
  created_at!: number | null;

  @ApiProperty({ description: 'When it last changed, in milliseconds since 1970; null for a field of the system.', type: 'integer', nullable: true, example: 1770768000000 })
  updated_at!: number | null;
}

class RecordFields {
  @ApiProperty({ description: 'The fields of the system, then the custom ones, each in their order.', type: [RecordField] })
  fields!: RecordField[];
}

/** The answer with the fields of records. */
export class FieldsAnswer extends answerWith(RecordFields, 'Fields retrieved successfully') {}

/** The answer to a bulk of definitions. */
export class FieldsProcessedAnswer extends answerWith(BulkResults, 'Fields processed successfully') {}

/** The fields of these records in this API's words. */
export function toFields(object: CustomObject, custom: readonly CustomFieldState[]): RecordField[] {
  return [...systemFields(object), ...custom.map(toField)];
}

function toField({ id, name, propertyName, type, options, order, isHidden, createdAt, updatedAt }: CustomFieldState): RecordField {
  return {
    id,
    name,
    property_name: propertyName,
    attribute_type: type,
    is_system: false,
    metadata: hasOptions(type) ? { select_options: options } : {},
    order,
    is_hidden: isHidden,
    created_at: millisecondsOf(createdAt),
    updated_at: millisecondsOf(updatedAt),
  };
}

/** The type that a field of the system has here. */
const TYPE_OF_KIND: Readonly<Record<FieldKind, AttributeType>> = {
  text: 'string',
  name: 'string',
  email: 'email',
  word: 'string',
  money: 'currency',
  number: 'number',
  wholeNumber: 'number',
  flag: 'checkbox',
  texts: 'multi_select',
  moment: 'datetime',
  reference: 'string',
};

function systemFields(object: CustomObject): RecordField[] {
  return Object.entries(SYSTEM_FIELDS[object]).map(([field, { kind }], index) => {
    const propertyName = publishedName(field);
    return {
      id: null,
      name: spoken(propertyName),
      property_name: propertyName,
      attribute_type: TYPE_OF_KIND[kind],
      is_system: true,
      metadata: {},
      order: index + 1,
      is_hidden: false,
      created_at: null,
      updated_at: null,
    };
  });
}

/** The name for people: `job_title` is "Job title". */
function spoken(name: string): string {
  const words = name.replaceAll('_', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
