import type { CustomFilter } from '../kernel/filter.js';

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

const FILTER_KINDS: Readonly<Record<AttributeType, CustomFilter['customKind']>> = {
  string: 'text',
  number: 'number',
  checkbox: 'flag',
  date: 'moment',
  date_range: 'range',
  rating: 'number',
  timestamp: 'moment',
  select: 'text',
  multi_select: 'texts',
  currency: 'number',
  percentage: 'number',
  location: 'text',
  time: 'time',
  datetime: 'moment',
  email: 'text',
  phone: 'text',
  website: 'text',
  url: 'text',
  radio: 'text',
  team_members: 'texts',
};

/** The kind of a field of this type where records are filtered by it. */
export function filterKindOf(type: AttributeType): CustomFilter['customKind'] {
  return FILTER_KINDS[type];
}
