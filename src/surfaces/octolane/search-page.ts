import type { Type } from '@nestjs/common';
import { ApiExtraModels, ApiProperty, getSchemaPath, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import type { Page } from '../../kernel/page.js';
import { millisecondsOf } from '../../kernel/timestamp.js';
import { CustomFieldDefinition, type DefinedField, definitionsOf } from './custom-fields.dto.js';
import { PageInfo, pageInfo } from './page.dto.js';

/** What a page of a list or a search says of itself, beside its records (octolane.md, Reads: answer). */
@ApiExtraModels(CustomFieldDefinition)
export class SearchPage extends PageInfo {
  @ApiProperty({ description: 'The custom fields that these records may have values of, by their slug, which is the `property_name`.', type: 'object', additionalProperties: { $ref: getSchemaPath(CustomFieldDefinition) }, example: {} })
  custom_field_definitions!: Readonly<Record<string, CustomFieldDefinition>>;

  @ApiProperty({
    description:
      'Only where a filter on `updated_at` with `gte` is given: each change with an earlier `updated_at` was visible to this walk, or will never be. In milliseconds; all pages of a walk say the same. Filter by it when you ask the next time: every change comes at least once.',
    type: 'integer',
    required: false,
    example: 1770768000000,
  })
  synced_until?: number;
}

/** The class of a record on a page, to extend: `fields` leaves out what it does not name, except the id. */
export function listedAs<Record extends { readonly id: string }>(record: Type<Record>): Type<Partial<Record> & Pick<Record, 'id'>> {
  return IntersectionType(PickType(record, ['id']), PartialType(OmitType(record, ['id']))) as Type<Partial<Record> & Pick<Record, 'id'>>;
}

/** The page, without its records. @param fields the custom fields of records of this kind */
export function searchPage(page: Page<unknown>, asked: { readonly limit: number }, fields: readonly DefinedField[]): SearchPage {
  return Object.assign({ custom_field_definitions: definitionsOf(fields) }, pageInfo(page, asked), page.syncedUntil === undefined ? {} : { synced_until: millisecondsOf(page.syncedUntil) });
}

/** The records of a page with the fields that were asked for, all if none were. */
export function shown<View, Record extends { readonly id: string }>({ items }: Page<View>, { fields }: { readonly fields?: readonly string[] }, publish: (view: View) => Record): (Partial<Record> & Pick<Record, 'id'>)[] {
  const records = items.map(publish);
  const [first] = records;
  if (fields === undefined || !first) return records;
  const wanted = new Set(['id', ...fields]);
  // Records of one kind have the same fields in the same order.
  const names = (Object.keys(first) as (keyof Record & string)[]).filter((name) => wanted.has(name));
  return records.map((record) => {
    const picked: Partial<Record> = {};
    for (const name of names) picked[name] = record[name];
    return picked as Partial<Record> & Pick<Record, 'id'>;
  });
}
