import { applyDecorators, type Type, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { BulkChange, BulkItem, BulkOutcome } from '../../kernel/bulk.js';
import { Failure } from '../../kernel/failure.js';
import type { RecordForm } from '../../platform/http/writes/record-form.js';
import type { KeyedChange } from '../../platform/input/shape.pipe.js';
import { nameEnum } from '../../platform/openapi/named-enums.js';
import { errorsOfItem, ONE_RECORD, refusalOfAll } from './bulk.js';
import { answered, answerWith, type Envelope } from './envelope.js';
import { MAX_BULK_UPDATE } from './input.js';

const BULK_UPDATE_STATUSES = nameEnum('BulkUpdateStatus', ['updated', 'error'], 'What became of an entry of a bulk update.');

/** What became of one entry of a bulk update. */
export class BulkUpdateResult {
  @ApiProperty({ description: 'Place of the entry in the object that was sent, from 0.', type: 'integer', example: 0 })
  index!: number;

  @ApiProperty({ description: '`updated`, also if the record was as it should be already, or `error`.', enum: BULK_UPDATE_STATUSES, example: 'updated' })
  status!: (typeof BULK_UPDATE_STATUSES)[number];

  @ApiProperty({ description: 'Id of the record, the key of the entry.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' })
  id!: string;

  @ApiProperty({ description: 'One sentence for each field of the entry with a fault, by its path within the entry; empty unless it is an error.', type: 'object', additionalProperties: { type: 'string' }, example: {} })
  errors!: Record<string, string>;
}

/** What became of a bulk update (octolane.md, bulk update). */
export class BulkUpdateResults {
  @ApiProperty({ description: 'One for each entry, in their order.', type: [BulkUpdateResult] })
  results!: BulkUpdateResult[];

  @ApiProperty({ description: 'How many records are as they were to be.', type: 'integer', example: 1 })
  updated!: number;

  @ApiProperty({ description: 'How many entries were refused.', type: 'integer', example: 0 })
  failed!: number;
}

/** The answer to a bulk update of any kind of record. */
export class BulkUpdateAnswer extends answerWith(BulkUpdateResults, 'Records updated successfully') {}

/** Documents the body of a bulk update, which `KeyedChangesBody` reads: an object of 1 to 50 of these by uuid. */
export function BulkUpdateBody(dto: Type<unknown>): MethodDecorator {
  // The types know OpenAPI 3.0, which has no names of properties.
  const propertyNames = { type: 'string', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' };
  const schema = { type: 'object', propertyNames, additionalProperties: { $ref: getSchemaPath(dto) }, minProperties: 1, maxProperties: MAX_BULK_UPDATE };
  return applyDecorators(UseGuards(ONE_RECORD), ApiExtraModels(dto), ApiBody({ required: true, schema }));
}

/** The changes in the domain's words. @param form how the record looks in this API */
export function changesOf<Dto extends object, View, Fields>(entries: readonly KeyedChange<Dto>[], form: RecordForm<View, object>, toFields: (body: Dto) => Fields): BulkItem<BulkChange<View, Fields>>[] {
  return entries.map(({ id, change }, index) => {
    if (change) return { value: { op: 'update', id, change: change.for(form, toFields), precondition: null } };
    return { issues: [{ path: [index], code: 'object', sentence: 'The entry must be an object of fields and their new values.' }] };
  });
}

/**
 * The answer to a bulk update. Throws `bulk_refused` if every entry was refused; the paths of its issues begin with the
 * entry's key.
 */
export function answeredUpdates(entries: readonly KeyedChange<object>[], outcomes: readonly BulkOutcome[]): Envelope<BulkUpdateResults> {
  const refusals = outcomes.filter((outcome) => outcome instanceof Failure);
  if (refusals.length === outcomes.length) throw refusalOfAll(refusals, (index) => entries[index]?.id ?? index);
  const results = entries.map(({ id }, index): BulkUpdateResult => {
    const outcome = outcomes[index];
    return outcome instanceof Failure ? { index, status: 'error', id, errors: errorsOfItem(outcome) } : { index, status: 'updated', id, errors: {} };
  });
  return answered('Records updated successfully', { results, updated: outcomes.length - refusals.length, failed: refusals.length });
}
