import type { Type } from '@nestjs/common';
import { ApiProperty, IntersectionType, OmitType, PartialType, PickType } from '@nestjs/swagger';
import type { Page } from '../../kernel/page.js';
import { millisecondsOf } from '../../kernel/timestamp.js';
import { PageInfo, pageInfo } from './page.dto.js';

/** What a page of a list or a search says of itself, beside its records (octolane.md, Reads: answer). */
export class SearchPage extends PageInfo {
  @ApiProperty({ description: 'Definitions of custom fields, by their slug: none, since none can be defined yet.', type: 'object', additionalProperties: false, properties: {}, example: {} })
  custom_field_definitions!: Readonly<Record<string, never>>;

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

/** The page, without its records. */
export function searchPage(page: Page<unknown>, asked: { readonly limit: number }): SearchPage {
  return Object.assign({ custom_field_definitions: {} }, pageInfo(page, asked), page.syncedUntil === undefined ? {} : { synced_until: millisecondsOf(page.syncedUntil) });
}

/** The records of a page with the fields that were asked for, all if none were. */
export function shown<View, Record extends { readonly id: string }>({ items }: Page<View>, { fields }: { readonly fields?: readonly string[] }, publish: (view: View) => Record): (Partial<Record> & Pick<Record, 'id'>)[] {
  const records = items.map(publish);
  if (fields === undefined) return records;
  const names = new Set(['id', ...fields]);
  return records.map((record) => Object.fromEntries(Object.entries(record).filter(([name]) => names.has(name))) as Partial<Record> & Pick<Record, 'id'>);
}
