/** What of an error goes into the log. */
interface LoggedError {
  readonly [name: string]: unknown;
  readonly type: string;
  readonly message: string;
  readonly stack: string;
}

/** Not `detail`, `where` and the like: there Postgres repeats the customer's values. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const told: Record<string, unknown> = {};
  for (const name of ['code', 'constraint', 'table', 'routine']) {
    if (name in error) told[name] = (error as unknown as Record<string, unknown>)[name];
  }
  if (error.cause !== undefined) told['cause'] = loggedError(error.cause);
  return { ...told, type: error.name, message: error.message, stack: error.stack ?? '' };
}
