import { Failure } from '../../kernel/failure.js';
import { InconsistentReads } from '../../kernel/unit-of-work.js';
import { isConflict, isMissingReference, ofSentUnit, unmetExpectation, violatedConstraint } from './postgres-errors.js';
import type { StagedRows } from './staged-rows.js';
import { meaningOfConstraint, type Table, type Violation } from './table.js';

/** Conflicts after which a unit locks its records first, instead of another optimistic run. */
export const OPTIMISTIC_RUNS = 3;
/** Runs after which a unit fails. */
export const MAX_RUNS = 8;

/** Whether the same work may succeed in a rerun. */
export function mayRunAgain(error: unknown, staged: StagedRows): boolean {
  if (error instanceof InconsistentReads) return true;
  return lostBy(error, staged) === undefined && (isConflict(error) || violationOf(error, staged) === 'retry');
}

/**
 * The error that a unit ends with.
 * @param isSent whether its statement was on its way
 */
export function refusalOf(error: unknown, staged: StagedRows, isSent: boolean): unknown {
  const lost = lostBy(error, staged);
  if (lost) return lost;
  const violation = violationOf(error, staged);
  const meaning = typeof violation === 'function' ? violation() : error;
  return isSent ? ofSentUnit(meaning) : meaning;
}

/** The refusal of a unit whose last run conflicted as well. */
export function tooManyConflicts(cause: unknown): Failure {
  return new Failure('unavailable', 'too_many_conflicts', 'Too many changes of the same record at once; try again in a moment.', [], { cause });
}

function violationOf(error: unknown, staged: StagedRows): Violation | undefined {
  const constraint = violatedConstraint(error);
  const meaning = constraint === null ? undefined : meaningOfConstraint(constraint);
  if (!meaning) return undefined;
  // Otherwise another unit's row references a row that this unit deletes: rerun, and find that row.
  const isOwn = staged.tables().some(({ table, rows }) => table.name === meaning.table && rows.some((row) => row.op !== 'delete' && (!isMissingReference(error) || refers(table, row.row))));
  return isOwn ? meaning.violation : 'retry';
}

/** Whether the row has a reference: one without cannot violate a foreign key. */
function refers(table: Table, row: Readonly<Record<string, unknown>>): boolean {
  return table.references.some(({ columns }) => columns.every((column) => row[column] !== null && row[column] !== undefined));
}

/** The error of a command that did not find the rows it expects: a rerun would not find them either. */
function lostBy(error: unknown, staged: StagedRows): Error | undefined {
  const what = unmetExpectation(error);
  if (what === null) return undefined;
  return staged.commands().find(({ expects }) => expects?.of === what)?.expects?.otherwise?.();
}
