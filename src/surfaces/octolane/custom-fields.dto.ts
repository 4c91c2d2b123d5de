import { ApiProperty } from '@nestjs/swagger';
import { ATTRIBUTE_TYPES, type AttributeType, hasOptions } from '../../contracts/attribute-types.js';
import { nameEnum } from '../../platform/openapi/named-enums.js';

/** The types of custom fields, for the document. */
export const ATTRIBUTE_TYPE_NAMES = nameEnum('AttributeType', ATTRIBUTE_TYPES, 'What the values of a field are.');

/** An option that values are chosen from. */
export class SelectOption {
  @ApiProperty({ description: 'What people see.', example: 'Gold' })
  label!: string;

  @ApiProperty({ description: 'What records have.', example: 'gold' })
  value!: string;

  @ApiProperty({ description: 'Its color, as it was set; null if it was not.', type: String, nullable: true, example: '#d4af37' })
  color!: string | null;

  @ApiProperty({ description: 'Its place among the options, from 1.', type: 'integer', example: 1 })
  order!: number;
}

/** What the definition of a field has besides its type. */
export class DefinitionMetadata {
  @ApiProperty({ description: 'The options that its values are chosen from, in their order; absent from fields of other types.', type: [SelectOption], required: false })
  options?: readonly SelectOption[];
}

/** The definition of a custom field beside records that may have values of it (octolane.md: definitions in reads). */
export class CustomFieldDefinition {
  @ApiProperty({ description: 'What people call it now.', example: 'Customer tier' })
  current_name!: string;

  @ApiProperty({ description: 'The name of its values in `custom_fields`; its slug is the same.', example: 'customer_tier' })
  property_name!: string;

  @ApiProperty({ description: 'What its values are.', enum: ATTRIBUTE_TYPE_NAMES, example: 'select' })
  attribute_type!: AttributeType;

  @ApiProperty({ description: 'What it has besides its type.', type: DefinitionMetadata })
  metadata!: DefinitionMetadata;
}

/** What a list needs of the definition of a field. */
export interface DefinedField {
  readonly propertyName: string;
  readonly name: string;
  readonly type: AttributeType;
  readonly options: readonly SelectOption[];
}

/** The definitions by their slugs. */
export function definitionsOf(fields: readonly DefinedField[]): Record<string, CustomFieldDefinition> {
  return Object.fromEntries(
    fields.map(({ propertyName, name, type, options }) => [propertyName, { current_name: name, property_name: propertyName, attribute_type: type, metadata: hasOptions(type) ? { options } : {} }]),
  );
}
