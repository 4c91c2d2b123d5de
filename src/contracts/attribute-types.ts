/** The types of custom fields (octolane.md, Pipelines, stages, fields: `POST …/fields/bulk`). */
export const ATTRIBUTE_TYPES = [
  'string',
  'number',
  'checkbox',
  'date',
  'date_range',
  'rating',
  'timestamp',
  'select',
  'multi_select',
  'currency',
  'percentage',
  'location',
  'time',
  'datetime',
  'email',
  'phone',
  'website',
  'url',
  'radio',
  'team_members',
] as const;

export type AttributeType = (typeof ATTRIBUTE_TYPES)[number];

const WITH_OPTIONS: ReadonlySet<AttributeType> = new Set<AttributeType>(['select', 'multi_select', 'radio']);

/** Whether the values of a field of this type are chosen from its options. */
export function hasOptions(type: AttributeType): boolean {
  return WITH_OPTIONS.has(type);
}
