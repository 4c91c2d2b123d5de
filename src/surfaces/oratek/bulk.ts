import { applyDecorators, type Type, UseGuards } from '@nestjs/common';
import { ApiBody, ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import type { BulkItem, BulkOperation, BulkOutcome } from '../../kernel/bulk.js';
import { Failure, type Issue } from '../../kernel/failure.js';
import { ifMatchOf } from '../../platform/http/writes/conditions.js';
import { OneRecordConditionsGuard } from '../../platform/http/writes/one-record-conditions.guard.js';
import type { RecordForm } from '../../platform/http/writes/record-form.js';
import { ChoiceField, fault, field, type FieldDocs, type FieldIssue, IdField, illustrated, optional, same } from '../../platform/input/fields.js';
import { RecordChange } from '../../platform/input/record-change.js';
import { listBody, type ListItem } from '../../platform/input/shape.pipe.js';
import { type ChecksItself, shape } from '../../platform/input/shape.js';
import { nameEnum } from '../../platform/openapi/named-enums.js';
import { ERROR_CODES, type ErrorCode } from './error-codes.js';
import { ErrorDetail } from './error.dto.js';
import { RULES } from './input.js';
import { publishedName } from './names.js';
import { codeOf } from './surface.js';
import { wordedIssues, wordedMessage } from './words.js';

/** The most items of a bulk (oratek.md, Extensions over the same records). */
const MAX_ITEMS = 100;

const OPERATIONS = nameEnum('BulkOperation', ['create', 'update', 'delete'], 'What an item of a bulk does.');

type Sent = Readonly<Record<string, unknown>>;

/** The most characters of `if_match`. */
const MAX_TAGS = 1024;

/** The text of an `If-Match`. A blank one is no absent condition, but a fault: without its condition, the item could overwrite a change. */
function EntityTagsField(options: FieldDocs): PropertyDecorator {
  const check = optional((value) => {
    if (typeof value !== 'string') return fault('string', 'must be a string');
    return value.length > MAX_TAGS ? fault('max_length', `must have at most ${MAX_TAGS} characters, but has ${value.length}`) : entityTagFaults(value);
  });
  return field(same, check, { ...illustrated(options), type: String, nullable: true, minLength: 1, maxLength: MAX_TAGS, required: false });
}

function entityTagFaults(header: string): FieldIssue[] {
  try {
    ifMatchOf(header);
    return [];
  } catch (error) {
    if (error instanceof Failure) return error.issues.flatMap((issue) => ('rule' in issue ? fault(issue.code, issue.rule) : []));
    throw error;
  }
}

/** An item of a bulk. Its body is judged by the DTO of its operation. */
export abstract class BulkItemBody implements ChecksItself {
  @ChoiceField({ choices: OPERATIONS, required: true, description: 'What to do.', example: 'create' })
  op!: (typeof OPERATIONS)[number];

  @IdField({ description: 'The record to update or delete; left out of a create.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id?: string | null;

  abstract body?: Sent | null;

  @EntityTagsField({ description: 'The `ETag` that the record must still have, with its quotes, as the header `If-Match`, which a bulk does not take; left out of a create.', example: '"4CkRzxPBUfqYhDdCQvLVzw"' })
  if_match?: string | null;

  /** What the operation needs beside, or cannot have. */
  faults(isRefused: boolean): Issue[] {
    if (isRefused) return [];
    const needed = this.op === 'create' ? ['body'] : this.op === 'update' ? ['id', 'body'] : ['id'];
    const refused = this.op === 'create' ? ['id', 'if_match'] : this.op === 'delete' ? ['body'] : [];
    const has = (name: string): boolean => (this as unknown as Sent)[name] != null;
    return [
      ...needed.filter((name) => !has(name)).map((name): Issue => ({ path: [name], code: 'required', rule: `is required to ${this.op}` })),
      ...refused.filter(has).map((name): Issue => ({ path: [name], code: 'not_taken', rule: `is not taken to ${this.op}: leave it out` })),
    ];
  }
}

/** The `body` of an item, of one of these sorts. The first one has the example. */
export function ItemBodyField(create: Type<unknown>, update: Type<unknown>, example: object): PropertyDecorator {
  const check = optional((value) => (typeof value === 'object' && !Array.isArray(value) ? [] : fault('object', 'must be an object')));
  const anyOf = [create, update].map((dto) => ({ $ref: getSchemaPath(dto) }));
  return field(same, check, { description: 'The record to create, or the fields to change, as the single request takes them; left out of a delete.', anyOf, example, required: false });
}

/** What became of one item of a bulk. */
export class BulkItemResult {
  @ApiProperty({ description: 'Place of the item in the list that was sent, from 0.', type: 'integer', example: 0 })
  index!: number;

  @ApiProperty({ description: 'The status that the request for this item alone would have: 201 created, 200 updated, 204 deleted, or that of its error.', type: 'integer', example: 201 })
  status!: number;

  @ApiProperty({ description: 'Id of the record; null if it was to be created and was not, or if the item names none.', type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id!: string | null;

  @ApiProperty({ description: 'The code of its error, as the single request has it; null if there is none.', type: String, nullable: true, example: null })
  error!: ErrorCode | null;

  @ApiProperty({ description: 'The error in one sentence; null if there is none.', type: String, nullable: true, example: null })
  message!: string | null;

  @ApiProperty({ description: 'Every fault, each with its path within the item, if the error is `validation`; else empty.', type: [ErrorDetail], example: [] })
  details!: ErrorDetail[];
}

/** How many items of a bulk succeeded. */
export class BulkMeta {
  @ApiProperty({ description: 'Number of items that succeeded.', type: 'integer', example: 1 })
  succeeded!: number;

  @ApiProperty({ description: 'Number of items that were refused.', type: 'integer', example: 0 })
  failed!: number;
}

/** What became of a bulk (oratek.md, Extensions over the same records). */
export class BulkAnswer {
  @ApiProperty({ description: 'One for each item, in their order.', type: [BulkItemResult] })
  data!: BulkItemResult[];

  @ApiProperty({ description: 'How many succeeded.', type: BulkMeta })
  meta!: BulkMeta;
}

const ONE_RECORD = new OneRecordConditionsGuard('and send the ETag as `if_match` in each item that it is meant for');

/** Documents the body of a bulk, which `OperationsBody` reads: a list of 1 to 100 of these. Its conditions stand in the items, so the headers are refused. */
export function BulkBody(item: Type<unknown>, ...bodies: Type<unknown>[]): MethodDecorator {
  return applyDecorators(UseGuards(ONE_RECORD), ApiExtraModels(item, ...bodies), ApiBody({ required: true, schema: { type: 'array', items: { $ref: getSchemaPath(item) }, minItems: 1, maxItems: MAX_ITEMS } }));
}

/** The body of a bulk: a list of 1 to 100 items, each checked by itself (`ListItem<Item>[]`). */
export function OperationsBody(item: new () => BulkItemBody): ParameterDecorator {
  return listBody(item, { min: 1, max: MAX_ITEMS }, RULES);
}

/** The bodies of a record, and how it looks in this API. */
export interface RecordBodies<Create extends object, Update extends object, New, View, Fields> {
  readonly create: new () => Create;
  readonly update: new () => Update;
  readonly form: RecordForm<View, object>;
  readonly toNew: (body: Create) => New;
  readonly toFields: (body: Update) => Fields;
}

/** The operations in the domain's words. */
export function operationsOf<Create extends object, Update extends object, New, View, Fields>(
  items: readonly ListItem<BulkItemBody>[],
  { create, update, form, toNew, toFields }: RecordBodies<Create, Update, New, View, Fields>,
): BulkItem<BulkOperation<New, View, Fields>>[] {
  return items.map((item, index) => {
    if (!('value' in item)) return item;
    const { op, id, body, if_match: header } = item.value;
    if (op === 'create') {
      const { instance, issues } = shape(create, body ?? {}, true, RULES);
      return issues.length === 0 ? { value: { op, input: toNew(instance) } } : { issues: issues.map((issue) => ({ ...issue, path: [index, 'body', ...issue.path] })) };
    }
    const aimed = { id: id ?? '', precondition: header == null ? null : ifMatchOf(header).on(form) };
    return { value: op === 'delete' ? { op, ...aimed } : { op, ...aimed, change: new RecordChange(update, body ?? {}, RULES).for(form, toFields) } };
  });
}

const STATUS_OF = { create: 201, update: 200, delete: 204 } as const;

/** The answer to a bulk. */
export function answeredBulk(items: readonly ListItem<BulkItemBody>[], outcomes: readonly BulkOutcome[]): BulkAnswer {
  const data = outcomes.map((outcome, index): BulkItemResult => {
    const item = items[index];
    const sent = item && 'value' in item ? item.value : null;
    if (outcome instanceof Failure) return { index, id: sent?.id ?? null, ...refusal(outcome, sent !== null) };
    return { index, status: STATUS_OF[sent?.op ?? 'create'], id: outcome.id, error: null, message: null, details: [] };
  });
  const failed = data.filter(({ error }) => error !== null).length;
  return { data, meta: { succeeded: data.length - failed, failed } };
}

/** @param isOfBody whether its issues are of the item's body, not of the item itself */
function refusal(failure: Failure, isOfBody: boolean): Pick<BulkItemResult, 'status' | 'error' | 'message' | 'details'> {
  const error = codeOf(failure);
  const issues = failure.issues.map((issue) => ({ ...issue, path: [...(isOfBody && issue.path[0] !== 'body' ? ['body'] : []), ...issue.path.map((part) => (failure.namesAsSent ? part : publishedName(String(part))))] }));
  const details = error === 'validation' ? wordedIssues(new Failure(failure.kind, failure.code, failure.message, issues, { namesAsSent: true })) : [];
  const [only, ...others] = details;
  const message = only === undefined ? wordedMessage(failure) : others.length === 0 ? only.message : `The item has ${details.length} faults: see details.`;
  return { status: ERROR_CODES[error].status, error, message, details };
}
