import { Failure, sentenceOf } from '../../../../kernel/failure.js';

/** A refusal as the form shows it. */
export interface FormFault {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Above the form; undefined where fields have faults of their own. */
  readonly sentence?: string;
  /** Beside the fields, by the domain's names. */
  readonly fields: Readonly<Partial<Record<string, string>>>;
}

/** Kinds of refusals that a person answers by filling in the same form again. */
const STATUS: Readonly<Partial<Record<Failure['kind'], number>>> = { invalid: 422, forbidden: 403, excessive: 429, unavailable: 503 };

/**
 * The refusal as the form shows it. Throws the error if the form cannot be filled in again: then it is a page of its own.
 * @param labels how the page calls the fields
 */
export function formFault(error: unknown, labels: Readonly<Record<string, string>> = {}): FormFault {
  const status = error instanceof Failure ? STATUS[error.kind] : undefined;
  if (!(error instanceof Failure) || status === undefined) throw error;
  const headers = error.kind === 'unavailable' ? { 'retry-after': '1', ...error.headers } : error.headers;
  const fields: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = String(issue.path[0]);
    fields[name] ??= sentenceOf(issue, labels[name] ?? name);
  }
  return { status, headers, fields, ...(error.issues.length === 0 ? { sentence: error.message } : {}) };
}
