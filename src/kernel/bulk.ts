import type { Change } from './change.js';
import { Failure, type FailureKind, type Issue } from './failure.js';
import type { Precondition } from './precondition.js';
import type { UnitOfWork } from './unit-of-work.js';

/** An item of a bulk: its input, or the faults that were found before, whose paths begin with its index. */
export type BulkItem<Input> = { readonly value: Input } | { readonly issues: readonly Issue[] };

/** The record of an item, and whether the item has created it. */
export interface BulkRecord {
  readonly id: string;
  readonly created: boolean;
}

/** The record of an item, or why the item alone was refused; the paths of the refusal's issues begin within the item. */
export type BulkOutcome = BulkRecord | Failure;

/** Refusals that are the fault of one item. Any other error is one of the whole bulk, such as a database that does not answer. */
const OF_ONE_ITEM: ReadonlySet<FailureKind> = new Set<FailureKind>(['invalid', 'not_found', 'conflict', 'no_fields', 'precondition']);

/**
 * Runs the work for each item, in their order and in one unit: a refused item fails alone, and the rest is written whole
 * or not at all, so that a bulk that is sent again doubles nothing. Throws errors that are not of one item.
 * @param work takes the input of the item and its index
 */
export function inBulk<Input>(units: UnitOfWork, items: readonly BulkItem<Input>[], work: (input: Input, index: number) => Promise<BulkRecord>): Promise<BulkOutcome[]> {
  return units.run(async () => {
    const outcomes: BulkOutcome[] = [];
    for (const [index, item] of items.entries()) outcomes.push('value' in item ? await outcomeOf(() => units.attempt(() => work(item.value, index))) : faulty(item.issues));
    return outcomes;
  });
}

/** The inputs of the items without faults, to read what they need by one statement before the bulk. */
export function inputsOf<Input>(items: readonly BulkItem<Input>[]): Input[] {
  return items.flatMap((item) => ('value' in item ? [item.value] : []));
}

async function outcomeOf(attempt: () => Promise<BulkRecord>): Promise<BulkOutcome> {
  try {
    const { id, created } = await attempt();
    return { id, created };
  } catch (error) {
    if (error instanceof Failure && OF_ONE_ITEM.has(error.kind)) return error;
    throw error;
  }
}

function faulty(issues: readonly Issue[]): Failure {
  return new Failure('invalid', 'input_refused', 'The item has faults.', issues.map((issue) => ({ ...issue, path: issue.path.slice(1) })), { namesAsSent: true });
}

/** What an item of a bulk does with a record: as the use case for one record takes it. */
export type BulkOperation<New, View, Fields> =
  | { readonly op: 'create'; readonly input: New }
  | { readonly op: 'update'; readonly id: string; readonly change: Change<View, Fields>; readonly precondition: Precondition<View> | null }
  | { readonly op: 'delete'; readonly id: string; readonly precondition: Precondition<View> | null };

/** The change of one record in a bulk of changes. */
export type BulkChange<View, Fields> = Extract<BulkOperation<never, View, Fields>, { readonly op: 'update' }>;

/** The use cases for one record. */
export interface OperationsOfOne<New, View, Fields> {
  readonly create: (input: New) => Promise<{ readonly id: string }>;
  readonly update: (input: { id: string; change: Change<View, Fields>; precondition: Precondition<View> | null }) => Promise<unknown>;
  readonly remove: (input: { id: string; precondition: Precondition<View> | null }) => Promise<void>;
}

/** Runs each operation as its use case does, as `inBulk`. */
export function operateInBulk<New, View, Fields>(units: UnitOfWork, items: readonly BulkItem<BulkOperation<New, View, Fields>>[], { create, update, remove }: OperationsOfOne<New, View, Fields>): Promise<BulkOutcome[]> {
  return inBulk(units, items, async (operation) => {
    if (operation.op === 'create') return { id: (await create(operation.input)).id, created: true };
    await (operation.op === 'update' ? update(operation) : remove(operation));
    return { id: operation.id, created: false };
  });
}

/** Changes each record as its use case does, as `inBulk`. */
export function changeInBulk<View, Fields>(units: UnitOfWork, items: readonly BulkItem<BulkChange<View, Fields>>[], update: (input: BulkChange<View, Fields>) => Promise<unknown>): Promise<BulkOutcome[]> {
  return inBulk(units, items, async (input) => {
    await update(input);
    return { id: input.id, created: false };
  });
}

/** The ids of the records that are updated, deleted, or either. */
export function idsIn<New, View, Fields>(operations: readonly BulkOperation<New, View, Fields>[], ...of: readonly ('update' | 'delete')[]): string[] {
  return [...new Set(operations.flatMap((operation) => (operation.op !== 'create' && of.includes(operation.op) ? [operation.id] : [])))];
}

/**
 * The fields that the updates set, by the records as they are now, to read ahead what those refer to. An update that is
 * refused has none; it is judged again when its turn comes.
 */
export function fieldsOfUpdates<New, View, Fields>(operations: readonly BulkOperation<New, View, Fields>[], current: ReadonlyMap<string, View>): Fields[] {
  return operations.flatMap((operation) => {
    if (operation.op !== 'update') return [];
    try {
      return [operation.change.against(current.get(operation.id) ?? null, null)];
    } catch (error) {
      if (error instanceof Failure) return [];
      throw error;
    }
  });
}
