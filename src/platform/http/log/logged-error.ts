/** The part of an error that is logged. */
interface LoggedError {
  readonly [name: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/** Data exceptions of Postgres, and exceptions that a trigger raises: their messages quote the value, too. */
const QUOTES_VALUES = /^(?:22...|P0001)$/;
const WITHHELD = '(withheld: it may quote a value; the code says what it is)';

/** Leaves out `detail`, `where` and the like: there Postgres repeats customers' values. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const told: Record<string, unknown> = {};
  for (const name of ['code', 'constraint', 'table', 'routine']) {
    if (name in error) told[name] = (error as unknown as Record<string, unknown>)[name];
  }
  if (error.cause !== undefined) told['cause'] = loggedError(error.cause);
  const { code } = told;
  if (typeof code !== 'string' || !QUOTES_VALUES.test(code)) return { ...told, type: error.name, message: error.message, stack: error.stack ?? '' };
  return { ...told, type: error.name, message: WITHHELD, stack: (error.stack ?? '').replace(error.message, () => WITHHELD) };
}
