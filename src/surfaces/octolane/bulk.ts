import { applyDecorators, type Type, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { BulkOutcome } from '../../kernel/bulk.js';
import { Failure, type Issue } from '../../kernel/failure.js';
import { OneRecordConditionsGuard } from '../../platform/http/writes/one-record-conditions.guard.js';
import { nameEnum } from '../../platform/openapi/named-enums.js';
import { answered, type Envelope } from './envelope.js';
import { MAX_BULK } from './input.js';
import { publishedName } from './names.js';
import { errorsOf } from './words.js';

const BULK_STATUSES = nameEnum('BulkStatus', ['created', 'existing', 'error'], 'What became of an item of a bulk.');

/** What became of one item of a bulk. */
export class BulkResult {
  @ApiProperty({ description: 'Place of the item in the list that was sent, from 0.', type: 'integer', example: 0 })
  index!: number;

  @ApiProperty({ description: '`created`, `existing` if it was resolved to a record that there was or that an earlier item made, or `error`.', enum: BULK_STATUSES, example: 'created' })
  status!: (typeof BULK_STATUSES)[number];

  @ApiProperty({ description: 'Id of the record; null for an error.', type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' })
  id!: string | null;

  @ApiProperty({ description: 'One sentence for each field of the item with a fault, by its path within the item; empty unless it is an error.', type: 'object', additionalProperties: { type: 'string' }, example: {} })
  errors!: Record<string, string>;
}

/** What became of a bulk (octolane.md, Accounts, contacts, notes: bulk). */
export class BulkResults {
  @ApiProperty({ description: 'One for each item, in their order.', type: [BulkResult] })
  results!: BulkResult[];

  @ApiProperty({ description: 'How many items created a record.', type: 'integer', example: 1 })
  created!: number;

  @ApiProperty({ description: 'How many were resolved to an existing record.', type: 'integer', example: 0 })
  existing!: number;

  @ApiProperty({ description: 'How many were refused.', type: 'integer', example: 0 })
  failed!: number;
}

/** Refuses conditions on a bulk, whose items take none. */
export const ONE_RECORD = new OneRecordConditionsGuard('or change the record that it is meant for by a request of its own');

/** Documents the body of a bulk, which `ListBody` reads: a list of 1 to 100 of these. */
export function BulkBody(dto: Type<unknown>): MethodDecorator {
  return applyDecorators(UseGuards(ONE_RECORD), ApiExtraModels(dto), ApiBody({ required: true, schema: { type: 'array', items: { $ref: getSchemaPath(dto) }, minItems: 1, maxItems: MAX_BULK } }));
}

/**
 * The answer to a bulk: 201 if anything was created, else 200. Throws `bulk_refused` if every item was refused; the paths of its
 * issues begin with the item's index.
 */
export function answeredBulk(message: string, outcomes: readonly BulkOutcome[]): Envelope<BulkResults> {
  const refusals = outcomes.map((outcome) => (outcome instanceof Failure ? outcome : null));
  if (refusals.every((refusal) => refusal !== null)) throw refusalOfAll(refusals, (index) => index);
  const results = outcomes.map(resultOf);
  const count = (status: BulkResult['status']): number => results.filter((result) => result.status === status).length;
  const created = count('created');
  return answered(message, { results, created, existing: count('existing'), failed: count('error') }, created > 0 ? 201 : 200);
}

function resultOf(outcome: BulkOutcome, index: number): BulkResult {
  if (outcome instanceof Failure) return { index, status: 'error', id: null, errors: errorsOfItem(outcome) };
  return { index, status: outcome.created ? 'created' : 'existing', id: outcome.id, errors: {} };
}

/** The refusal of a bulk whose every item was refused. @param keyOf how the item stands in the body */
export function refusalOfAll(refusals: readonly Failure[], keyOf: (index: number) => string | number): Failure {
  const issues = refusals.flatMap((refusal, index) => toItem(refusal).issues.map((issue) => ({ ...issue, path: [keyOf(index), ...issue.path] })));
  return new Failure('invalid', 'bulk_refused', 'Every item has faults.', issues, { namesAsSent: true });
}

/** One sentence for each field of the item with a fault. */
export function errorsOfItem(refusal: Failure): Record<string, string> {
  return errorsOf(toItem(refusal));
}

/** The refusal with this API's names, and at least one issue: one that names no field is of the item as a whole. */
function toItem(refusal: Failure): Failure {
  const issues: readonly Issue[] = refusal.issues.length > 0 ? refusal.issues : [{ path: [], code: refusal.code, sentence: refusal.message }];
  const named = refusal.namesAsSent ? issues : issues.map((issue) => ({ ...issue, path: issue.path.map((part) => (typeof part === 'number' ? part : publishedName(part))) }));
  return new Failure('invalid', refusal.code, refusal.message, named, { namesAsSent: true });
}
